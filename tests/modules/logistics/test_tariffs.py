"""What a template may say."""

import pytest
from pydantic import ValidationError

from houtai.modules.logistics.rules.tariffs import (
    DeliversNowhere,
    FreeForNothing,
    RegionsOverlap,
    RegionTooFine,
    Tariff,
    check_tariff,
)
from tests.factories.logistics import NANSHAN, RATES, SHENZHEN, tariff, written


def row(*regions: str, **changes: int) -> dict[str, object]:
    return {**RATES, **changes, "regions": list(regions)}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"rows": [row("440000"), row("440000")]}, "rows/1/regions"),
        ({"rows": [row("440000"), row(SHENZHEN)]}, "rows/1/regions"),
        ({"rows": [row(SHENZHEN), row("440000")]}, "rows/1/regions"),
        ({"rows": [row("440000", "440000")]}, "rows/0/regions"),
        ({"rows": [row("110101"), row("110000")]}, "rows/1/regions"),
        ({"rows": [row("410000"), row("419001")]}, "rows/1/regions"),
        ({"rows": [row("650000")], "no_delivery": ["650000"]}, "no_delivery"),
        ({"no_delivery": ["650000", "650100"]}, "no_delivery"),
        (
            {"free": [{"regions": ["440000", SHENZHEN], "count_min": 2}]},
            "free/0/regions",
        ),
    ],
)
def test_a_place_is_spoken_of_once(changes, place):
    with pytest.raises(RegionsOverlap) as refused:
        check_tariff(tariff(**changes))
    assert refused.value.place == f"body/tariff/{place}"


def test_sisters_and_two_rules_for_free_are_no_overlap():
    check_tariff(
        tariff(
            rows=[row("440300", "440400"), row("330000", "419001", "620200")],
            free=[
                {"regions": ["440000"], "count_min": 3},
                {"regions": ["440000"], "amount_fen_min": 9_900},
            ],
            no_delivery=["650000", "810000"],
        )
    )


def test_an_overlap_names_both_places():
    with pytest.raises(RegionsOverlap) as refused:
        check_tariff(tariff(rows=[row(SHENZHEN), row("440000")]))
    assert refused.value.fields == {"region": "广东省", "other": "广东省 深圳市"}


def test_a_district_of_a_city_is_too_fine():
    with pytest.raises(RegionTooFine):
        check_tariff(tariff(rows=[row(NANSHAN)]))


def test_a_template_delivers_somewhere():
    with pytest.raises(DeliversNowhere):
        check_tariff(tariff(rest=None))
    check_tariff(tariff(rest=None, rows=[row("440000")]))


def test_free_delivery_has_a_condition():
    with pytest.raises(FreeForNothing) as refused:
        check_tariff(tariff(free=[{"regions": []}]))
    assert refused.value.place == "body/tariff/free/0/count_min"


@pytest.mark.parametrize(
    "changes",
    [
        {"rest": {**RATES, "first_unit": 0}},
        {"rest": {**RATES, "next_unit": 0}},
        {"rest": {**RATES, "first_fee_fen": -1}},
        {"rest": {**RATES, "next_fee_fen": 10**18}},
        {"rest": {**RATES, "first_unit": 1.5}},
        {"rest": {**RATES, "first_unit": "1000"}},
        {"rows": [row()]},
        {"rows": [row("999999")]},
        {"rows": [row("110100")]},
        {"no_delivery": ["深圳"]},
        {"free": [{"regions": [], "count_min": 0}]},
        {"free": [{"regions": [], "amount_fen_min": -5}]},
        {"rows": [row("440000")] * 61},
        {"no_delivery": ["440000"] * 501},
        {"surprise": 1},
    ],
)
def test_what_is_no_tariff_is_refused(changes):
    with pytest.raises(ValidationError):
        tariff(**changes)


def test_whoever_leaves_the_rest_of_the_country_open_is_asked():
    whole = written()
    del whole["rest"]
    with pytest.raises(ValidationError):
        Tariff.model_validate(whole)
