"""Brands, attributes, templates, labels, promises, forbidden words."""

import asyncio
from uuid import uuid4

import pytest
from pydantic import ValidationError

from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.db import set_reach
from houtai.kit.ids import new_id
from houtai.modules.catalog.queries import attributes as attribute_queries
from houtai.modules.catalog.queries import brands as brand_queries
from houtai.modules.catalog.queries import templates as template_queries
from houtai.modules.catalog.queries.labels import labels as all_labels
from houtai.modules.catalog.queries.labels import promises as all_promises
from houtai.modules.catalog.service import attributes, brands, labels, templates
from houtai.modules.catalog.service.attributes import (
    EditAttribute,
    KindFixed,
    MakeAttribute,
    OptionInUse,
    OptionsMissing,
    OptionsNotAsked,
    OptionTwice,
    WriteOption,
)
from houtai.modules.catalog.service.brands import EditBrand, MakeBrand
from houtai.modules.catalog.service.keeping import (
    ChangedMeanwhile,
    EntryInUse,
    EntryNameTaken,
    EntryUnknown,
    LibraryFull,
)
from houtai.modules.catalog.service.labels import (
    EditLabel,
    EditWord,
    MakeLabel,
    MakePromise,
    MakeWord,
)
from houtai.modules.catalog.service.templates import (
    EditTemplate,
    FillAttribute,
    MakeTemplate,
    TemplateOfAnotherPlace,
    TemplateUnknown,
    ValueWrong,
)
from houtai.modules.files.public import FileNotUsable
from tests.factories.catalog import bind, make_attribute, make_brand, make_category, put_product
from tests.factories.files import make_file
from tests.factories.identity import BEGINNING as NOON


async def make_brand_by(session, name, **changes):
    return await brands.make_brand(session, SYSTEM, MakeBrand(name=name, **changes), at=NOON)


# --- brands -----------------------------------------------------------------------------------


async def test_a_brand_finds_its_letter_and_keeps_its_name_to_itself(session):
    brand_id = await make_brand_by(session, "武夷星", name_en="Wuyi Star")
    found = await brand_queries.brand(session, brand_id)
    assert found is not None
    assert (found.initial, found.category_count) == ("W", 0)
    for name in ("武夷星", " 武夷星\u200b"):
        with pytest.raises(EntryNameTaken):
            await make_brand_by(session, name)


async def test_a_logo_must_be_an_uploaded_logo(session):
    contract = await make_file(session)
    logo = await make_file(session, purpose="logo", media_type="image/png", width=40, height=40)
    for file_id in (new_id(), contract.id):
        with pytest.raises(FileNotUsable):
            await make_brand_by(session, uuid4().hex, logo_file_id=file_id)
    brand_id = await make_brand_by(session, "武夷星", logo_file_id=logo.id)
    await brands.edit_brand(session, SYSTEM, brand_id, EditBrand(version=1, name="武夷星"), at=NOON)
    found = await brand_queries.brand(session, brand_id)
    assert found is not None
    assert found.logo_file_id is None


async def test_a_brand_that_a_category_or_a_product_has_is_not_deleted(session):
    bound, sold, free = [await make_brand(session) for _ in range(3)]
    leaf = await make_category(session)
    await bind(session, leaf, brand_id=bound.id)
    await put_product(session, leaf, brand_id=sold.id)
    for used in (bound, sold):
        with pytest.raises(EntryInUse):
            await brands.remove_brand(session, SYSTEM, used.id, at=NOON)
    await brands.remove_brand(session, SYSTEM, free.id, at=NOON)
    with pytest.raises(EntryUnknown):
        await brands.remove_brand(session, SYSTEM, free.id, at=NOON)


async def test_brands_to_choose_are_the_active_ones_of_the_category(session):
    root = await make_category(session)
    leaf, free = await make_category(session, root), await make_category(session)
    one, other = await make_brand(session), await make_brand(session)
    gone = await make_brand(session, state="disabled")
    await bind(session, root, brand_id=one.id)
    await bind(session, root, brand_id=gone.id)

    async def chosen(category):
        wanted = brand_queries.CHOICES.want(limit=200, values={"category_id": category.id})
        page = await brand_queries.list_choices(session, wanted)
        return {brand.id for brand in page.items}

    assert await chosen(leaf) == {one.id}
    assert {one.id, other.id} <= await chosen(free)
    assert gone.id not in await chosen(free)


async def test_one_of_two_makers_of_a_name_wins(database):
    name = uuid4().hex

    async def make():
        async with database.transaction() as session:
            return await make_brand_by(session, name)

    outcomes = await asyncio.gather(*(make() for _ in range(3)), return_exceptions=True)
    assert [type(one) for one in outcomes if isinstance(one, Exception)] == [EntryNameTaken] * 2
    (made,) = [one for one in outcomes if not isinstance(one, Exception)]
    async with database.transaction() as session:
        await brands.remove_brand(session, SYSTEM, made, at=NOON)


# --- attributes -------------------------------------------------------------------------------


def written(*options):
    return [WriteOption(name=name, key=key) for key, name in options]


async def test_options_get_keys_of_their_own_and_keep_them(session):
    command = MakeAttribute(name="颜色", kind="choice", options=written((None, "红"), (None, "墨")))
    attribute_id = await attributes.make_attribute(session, command)
    red, ink = (await attribute_queries.attribute(session, attribute_id)).options
    assert red.key != ink.key
    edited = EditAttribute(
        version=1,
        name="颜色",
        kind="choice",
        options=written((ink.key, "墨色"), (None, "青"), (red.key, "红")),
    )
    await attributes.edit_attribute(session, SYSTEM, attribute_id, edited)
    found = await attribute_queries.attribute(session, attribute_id)
    assert [option.name for option in found.options] == ["墨色", "青", "红"]
    assert (found.options[0].key, found.options[2].key) == (ink.key, red.key)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"kind": "choice"}, OptionsMissing),
        ({"kind": "text", "options": written((None, "红"))}, OptionsNotAsked),
        ({"kind": "date", "own_values": True}, OptionsNotAsked),
        ({"kind": "text", "unit": "克"}, OptionsNotAsked),
        ({"kind": "choice", "options": written((None, "Red"), (None, " ｒed"))}, OptionTwice),
        ({"kind": "choices", "options": written(("a", "红"), ("a", "墨"))}, OptionTwice),
    ],
)
async def test_an_attribute_that_makes_no_sense_is_refused(session, values, error):
    with pytest.raises(error):
        await attributes.make_attribute(session, MakeAttribute(name="颜色", **values))


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("choice", "product"),
        ("choice", "sku"),
        ("choice", "draft"),
        ("choice", "template"),
        ("choices", "product"),
        ("choices", "draft"),
    ],
)
async def test_an_option_that_something_has_is_not_taken_away(session, kind, where):
    colour = await make_attribute(session, kind=kind, options={"red": "红", "ink": "墨"})
    root = await make_category(session)
    await bind(session, root, colour, role="sale" if where == "sku" else "parameter")
    leaf = await make_category(session, root)
    value = {str(colour.id): ["red"] if kind == "choices" else "red"}
    match where:
        case "product":
            await put_product(session, leaf, attributes=value)
        case "sku":
            await put_product(session, leaf, spec=value)
        case "draft":
            await put_product(session, leaf, waiting={"attributes": value})
        case _:
            await a_template(session, colour.id, ["red"])
    ink_only = EditAttribute(version=1, name="色", kind=kind, options=written(("ink", "墨")))
    with pytest.raises(OptionInUse) as raised:
        await attributes.edit_attribute(session, SYSTEM, colour.id, ink_only)
    assert raised.value.fields["option"] == "红"
    red_only = EditAttribute(version=1, name="色", kind=kind, options=written(("red", "朱")))
    await attributes.edit_attribute(session, SYSTEM, colour.id, red_only)


async def test_the_kind_stays_once_something_asks_for_the_attribute(session):
    free, bound = await make_attribute(session), await make_attribute(session)
    await bind(session, await make_category(session), bound)
    command = EditAttribute(version=1, name="净含量", kind="number", unit="克")
    await attributes.edit_attribute(session, SYSTEM, free.id, command)
    with pytest.raises(KindFixed):
        await attributes.edit_attribute(session, SYSTEM, bound.id, command)


async def test_one_name_is_given_twice_only_with_a_note(session):
    await attributes.make_attribute(session, MakeAttribute(name="尺码", kind="text"))
    with pytest.raises(EntryNameTaken):
        await attributes.make_attribute(session, MakeAttribute(name="尺码", kind="text"))
    await attributes.make_attribute(session, MakeAttribute(name="尺码", note="鞋", kind="text"))


async def test_an_attribute_that_is_used_is_not_deleted(session):
    bound, filled, free = [await make_attribute(session, options={"a": "甲"}) for _ in range(3)]
    await bind(session, await make_category(session), bound)
    await a_template(session, filled.id, ["a"])
    for used in (bound, filled):
        with pytest.raises(EntryInUse):
            await attributes.remove_attribute(session, used.id)
    await attributes.remove_attribute(session, free.id)


# --- spec templates ---------------------------------------------------------------------------


async def a_template(session, attribute_id, values, *, actor=SYSTEM, name="颜色一套"):
    filled = FillAttribute(attribute_id=attribute_id, values=values)
    return await templates.make_template(
        session, actor, MakeTemplate(name=name, attributes=[filled])
    )


@pytest.fixture
def owners():
    made = []
    for _ in range(2):
        merchant_id = uuid4()
        place = Place(merchant_id)
        made.append(Actor(uuid4(), merchant_ids=frozenset({merchant_id}), place=place))
    return made


async def test_a_merchant_sees_the_platforms_templates_and_changes_his_own_only(session, owners):
    mine, other = owners
    colour = await make_attribute(session, options={"red": "红"}, own_values=True)
    house = await a_template(session, colour.id, ["red"])
    own = await a_template(session, colour.id, ["red", "=米白"], actor=mine)
    command = EditTemplate(
        version=1, name="新", attributes=[FillAttribute(attribute_id=colour.id, values=["red"])]
    )
    await set_reach(session, mine)
    wanted = template_queries.TEMPLATES.want()
    seen = await template_queries.list_templates(session, mine, wanted)
    assert {one.id for one in seen.items} == {house, own}
    with pytest.raises(TemplateOfAnotherPlace):
        await templates.edit_template(session, mine, house, command)
    with pytest.raises(TemplateOfAnotherPlace):
        await templates.remove_template(session, mine, house)
    await set_reach(session, other)
    for act in (
        templates.edit_template(session, other, own, command),
        templates.remove_template(session, other, own),
    ):
        with pytest.raises(TemplateUnknown):
            await act
    await set_reach(session, mine)
    await templates.edit_template(session, mine, own, command)
    with pytest.raises(ChangedMeanwhile):
        await templates.edit_template(session, mine, own, command)
    await templates.remove_template(session, mine, own)


async def test_the_wall_hides_a_foreign_template_even_without_the_statement(session, owners):
    mine, other = owners
    colour = await make_attribute(session, options={"red": "红"})
    await a_template(session, colour.id, ["red"], actor=mine)
    await set_reach(session, other)
    found = await template_queries.list_templates(
        session, SYSTEM, template_queries.TEMPLATES.want(values={"attribute_id": colour.id})
    )
    assert found.items == []


@pytest.mark.parametrize("values", [["blue"], ["=米白"], ["red", "blue"]])
async def test_a_template_holds_values_of_the_attribute_only(session, values):
    colour = await make_attribute(session, options={"red": "红"})
    with pytest.raises(ValueWrong):
        await a_template(session, colour.id, values)


async def test_names_of_templates_are_taken_per_place(session, owners):
    colour = await make_attribute(session, options={"red": "红"})
    for actor in (SYSTEM, *owners):
        await a_template(session, colour.id, ["red"], actor=actor)
        with pytest.raises(EntryNameTaken):
            await a_template(session, colour.id, ["red"], actor=actor)


# --- labels, promises, words ------------------------------------------------------------------


async def test_labels_and_promises_stand_in_their_order(session):
    later = await labels.make_label(session, MakeLabel(name="爆款", position=2, colour="red"))
    await labels.make_label(session, MakeLabel(name="新品", position=1))
    await labels.make_promise(session, MakePromise(name="48 小时发货"))
    names = [one.name for one in await all_labels(session)]
    assert names.index("新品") < names.index("爆款")
    assert "48 小时发货" in [one.name for one in await all_promises(session, active_only=True)]
    await labels.edit_label(session, later, EditLabel(version=1, name="爆款", state="disabled"))
    assert "爆款" not in [one.name for one in await all_labels(session, active_only=True)]
    with pytest.raises(ChangedMeanwhile):
        await labels.edit_label(session, later, EditLabel(version=1, name="热卖"))


@pytest.mark.parametrize("name", ["一二三四五六七八九十十一十二", "", "  "])
def test_a_label_is_short(name):
    with pytest.raises(ValidationError):
        MakeLabel(name=name)


async def test_a_word_is_kept_once_however_it_is_written(session):
    word_id = await labels.make_word(session, MakeWord(word="国家级"))
    with pytest.raises(EntryNameTaken) as raised:
        await labels.make_word(session, MakeWord(word="国 家 级", level="warn"))
    assert raised.value.place == "body/word"
    await labels.edit_word(session, word_id, EditWord(version=1, word="国家级", level="warn"))
    await labels.remove_word(session, word_id)
    with pytest.raises(EntryUnknown):
        await labels.remove_word(session, word_id)


async def test_lists_that_are_read_whole_stay_short(session, monkeypatch):
    monkeypatch.setattr(labels, "LABELS", labels.Library(
        labels.Label, labels.LibraryLabelView, "catalog.label", len(await all_labels(session)) + 1
    ))  # fmt: skip
    await labels.make_label(session, MakeLabel(name="新品"))
    with pytest.raises(LibraryFull):
        await labels.make_label(session, MakeLabel(name="爆款"))
