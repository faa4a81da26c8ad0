"""The divisions of China: complete, and without the placeholders of the official list."""

import pytest
from pydantic import TypeAdapter, ValidationError

from houtai.kit import regions
from houtai.kit.regions.tree import _divisions

EVERYTHING = list(_divisions().by_code.values())
OUTSIDE = ("71", "81", "82")
MAINLAND = [one for one in EVERYTHING if not one.code.startswith(OUTSIDE)]
NO_DISTRICTS = {"441900": "东莞市", "442000": "中山市", "460400": "儋州市", "620200": "嘉峪关市"}


def test_the_mainland_has_31_provinces_342_cities_and_2978_districts():
    by_level = {
        level: sum(one.level == level for one in MAINLAND)
        for level in ("province", "city", "district")
    }
    # The official list has each city without districts once more as a district of itself.
    by_level["district"] += len(NO_DISTRICTS)
    assert by_level == {"province": 31, "city": 342, "district": 2978}


def test_hong_kong_macao_and_taiwan_have_all_their_parts():
    counts = {
        code: [
            len(regions.children(f"{code}0000")),
            sum(one.code.startswith(code) and one.level == "district" for one in EVERYTHING),
        ]
        for code in OUTSIDE
    }
    assert counts == {"71": [20, 358], "81": [3, 18], "82": [2, 7]}


def walked(code=None):
    for one in regions.children(code):
        yield one
        yield from walked(one.code)


def test_the_tree_that_people_see_holds_everything_but_the_nine_placeholders():
    met = list(walked())
    left_out = [one for one in EVERYTHING if one.is_placeholder]
    assert len(left_out) == 9
    assert {one.name for one in left_out} == {
        "市辖区",
        "县",
        "省直辖县级行政区划",
        "自治区直辖县级行政区划",
    }
    assert len(met) + len(left_out) == len(EVERYTHING)
    assert len({one.code for one in met}) == len(met)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("440305", "广东省 深圳市 南山区"),
        ("110101", "北京市 东城区"),
        ("500229", "重庆市 城口县"),
        ("419001", "河南省 济源市"),
        ("659001", "新疆维吾尔自治区 石河子市"),
        ("441900", "广东省 东莞市"),
        ("810101", "香港特别行政区 香港岛 中西区"),
        ("990000", "990000"),
    ],
)
def test_a_place_is_shown_without_placeholders(code, shown):
    assert regions.shown(code) == shown


def test_every_path_begins_at_a_province_and_ends_at_the_place():
    for one in walked():
        way = regions.path(one.code)
        assert way[0].level == "province"
        assert way[-1] == one
        assert [part.parent for part in way[1:]] == [part.code for part in way[:-1]]


def test_cities_without_districts_are_chosen_themselves():
    exact = TypeAdapter(regions.RegionCode)
    for code, name in NO_DISTRICTS.items():
        assert exact.validate_python(code) == code
        assert regions.region(code).name == name
    assert exact.validate_python("440305") == "440305"


@pytest.mark.parametrize(
    "code", ["440300", "110000", "110100", "999999", "44030", "", "４４０３０５"]
)
def test_an_address_names_a_district_that_exists(code):
    with pytest.raises(ValidationError):
        TypeAdapter(regions.RegionCode).validate_python(code)


@pytest.mark.parametrize(("code", "known"), [("440300", True), ("110000", True), ("110100", False)])
def test_an_area_is_of_any_level_but_no_placeholder(code, known):
    area = TypeAdapter(regions.AreaCode)
    if known:
        assert area.validate_python(code) == code
    else:
        with pytest.raises(ValidationError):
            area.validate_python(code)
