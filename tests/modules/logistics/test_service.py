"""Freight templates: whose they are, which one is in force, what holds under several hands."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import trail
from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.logistics.public import quote, quote_each
from houtai.modules.logistics.queries import templates as queries
from houtai.modules.logistics.queries.quotes import TryFreight, try_out
from houtai.modules.logistics.queries.templates import TemplateUnknown
from houtai.modules.logistics.rules.tariffs import RegionsOverlap
from houtai.modules.logistics.service import templates
from houtai.modules.logistics.service.templates import (
    CopyFreightTemplate,
    EditFreightTemplate,
    MakeFreightTemplate,
)
from houtai.modules.logistics.tables import FreightTemplate
from tests.factories.catalog import make_category
from tests.factories.identity import BEGINNING
from tests.factories.logistics import (
    HANGZHOU,
    RATES,
    SHENZHEN,
    line,
    make_freight_template,
    rates,
    written,
)
from tests.statements import count_statements

PLATFORM = Actor(uuid4(), merchant_ids=None, warehouse_ids=None)


def at_merchant(merchant_id=None) -> Actor:
    here = merchant_id or new_id()
    return Actor(uuid4(), merchant_ids=frozenset({here}), place=Place(merchant_id=here))


def content(**changes):
    usual = {"name": "普通快递", "charge_by": "weight", "category_ids": [], "tariff": written()}
    return {**usual, **changes}


async def make(session, actor, **changes):
    command = MakeFreightTemplate(**content(**{"scope": "shop", **changes}))
    return await templates.make(session, actor, command, at=BEGINNING)


async def edit(session, actor, template_id, version=1, **changes):
    command = EditFreightTemplate(**content(version=version, **changes))
    await templates.edit(session, actor, template_id, command, at=BEGINNING)


async def test_the_first_template_of_a_shop_is_its_default(session):
    actor = at_merchant()
    first = await make(session, actor)
    second = await make(session, actor, name="冷链")
    shown = [await queries.one_template(session, actor, one) for one in (first, second)]
    assert [one.is_default for one in shown] == [True, False]
    assert {one.merchant_id for one in shown} == {actor.place.merchant_id}


async def test_the_platform_makes_templates_of_its_own_shop(session):
    made = await queries.one_template(session, PLATFORM, await make(session, PLATFORM))
    assert made.merchant_id == SELF_RUN_ID


async def test_who_does_not_reach_the_platforms_shop_makes_none_there(session):
    narrow = Actor(uuid4(), merchant_ids=frozenset({new_id()}))
    with pytest.raises(templates.TemplatesNotHere):
        await make(session, narrow)


async def test_a_name_is_taken_once_in_a_shop(session):
    actor = at_merchant()
    await make(session, actor)
    with pytest.raises(templates.NameTaken):
        await make(session, actor)
    await make(session, at_merchant())


async def test_overlapping_regions_leave_nothing_behind(session):
    actor = at_merchant()
    row = {**RATES, "regions": ["440000"]}
    with pytest.raises(RegionsOverlap):
        await make(session, actor, tariff=written(rows=[row, {**row, "regions": [SHENZHEN]}]))
    own = FreightTemplate.merchant_id == actor.place.merchant_id
    assert await session.scalar(select(func.count()).where(own)) == 0


async def test_a_shop_has_a_hundred_templates_at_most(session, monkeypatch):
    monkeypatch.setattr(templates, "TEMPLATES_MAX", 1)
    actor = at_merchant()
    made = await make(session, actor)
    with pytest.raises(templates.TooManyTemplates):
        await make(session, actor, name="冷链")
    with pytest.raises(templates.TooManyTemplates):
        await templates.copy(session, actor, made, CopyFreightTemplate(name="副本"), at=BEGINNING)


async def test_a_change_counts_at_once_and_is_noted(session):
    actor = at_merchant()
    made = await make(session, actor)
    trail.take(session)
    await edit(session, actor, made, name="顺丰", tariff=written(rest=rates(1, 100, 1, 0)))
    found = await quote(session, [line(merchant_id=actor.place.merchant_id)], HANGZHOU)
    assert found.fee_fen == 100
    (note,) = trail.take(session)
    assert [one.field for one in note.changes] == ["name", "tariff"]


async def test_of_two_who_change_one_version_the_second_is_told(session):
    actor = at_merchant()
    made = await make(session, actor)
    await edit(session, actor, made, name="甲")
    with pytest.raises(templates.ChangedMeanwhile):
        await edit(session, actor, made, name="乙")
    await edit(session, actor, made, version=2, name="乙")


async def test_a_foreign_template_is_unknown_for_every_act(session):
    made = await make(session, at_merchant())
    thief = at_merchant()
    acts = [
        queries.one_template(session, thief, made),
        edit(session, thief, made),
        templates.copy(session, thief, made, CopyFreightTemplate(name="副本"), at=BEGINNING),
        templates.make_default(session, thief, made, at=BEGINNING),
        templates.remove(session, thief, made),
    ]
    for act in acts:
        with pytest.raises(TemplateUnknown):
            await act


async def test_another_becomes_the_default_and_the_first_is_none_any_more(session):
    actor = at_merchant()
    first, second = await make(session, actor), await make(session, actor, name="冷链")
    await templates.make_default(session, actor, second, at=BEGINNING)
    await templates.make_default(session, actor, second, at=BEGINNING)
    shown = [await queries.one_template(session, actor, one) for one in (first, second)]
    assert [(one.is_default, one.version) for one in shown] == [(False, 2), (True, 2)]


async def test_the_default_and_one_with_categories_are_not_removed(session):
    actor = at_merchant()
    category = await make_category(session)
    default = await make(session, actor)
    with pytest.raises(templates.TemplateIsDefault):
        await templates.remove(session, actor, default)
    bound = await make(session, actor, name="大件", scope="category", category_ids=[category.id])
    with pytest.raises(templates.TemplateInUse):
        await templates.remove(session, actor, bound)
    await edit(session, actor, bound, name="大件")
    await templates.remove(session, actor, bound)
    with pytest.raises(TemplateUnknown):
        await queries.one_template(session, actor, bound)


async def test_a_categorys_template_is_never_the_default(session):
    actor = at_merchant()
    made = await make(session, actor, scope="category")
    with pytest.raises(templates.OnlyShopTemplates):
        await templates.make_default(session, actor, made, at=BEGINNING)


async def test_a_category_has_one_template_of_a_merchant(session):
    actor = at_merchant()
    category = await make_category(session)
    await make(session, actor, name="大件", scope="category", category_ids=[category.id])
    with pytest.raises(templates.CategoryTaken) as refused:
        await make(session, actor, name="冷链", scope="category", category_ids=[category.id])
    assert refused.value.fields["template"] == "大件"
    await make(session, at_merchant(), scope="category", category_ids=[category.id])


async def test_a_category_that_does_not_exist_is_refused_and_a_shops_template_has_none(session):
    actor = at_merchant()
    with pytest.raises(templates.NoSuchCategory) as refused:
        await make(session, actor, scope="category", category_ids=[new_id()])
    assert refused.value.place == "body/category_ids/0"
    with pytest.raises(templates.ShopHasNoCategories):
        await make(session, actor, category_ids=[new_id()])


async def test_a_copy_charges_the_same_and_is_in_force_nowhere(session):
    actor = at_merchant()
    category = await make_category(session)
    model = await make(session, actor, scope="category", category_ids=[category.id])
    made = await templates.copy(
        session, actor, model, CopyFreightTemplate(name="副本"), at=BEGINNING
    )
    one, other = [await queries.one_template(session, actor, it) for it in (model, made)]
    assert (other.tariff, other.charge_by, other.scope) == (one.tariff, one.charge_by, one.scope)
    assert (other.name, other.category_ids, other.is_default) == ("副本", [], False)


async def test_goods_below_a_category_go_by_its_template(session):
    actor = at_merchant()
    above = await make_category(session)
    below = await make_category(session, parent=above)
    merchant_id = actor.place.merchant_id
    await make_freight_template(session, merchant_id=merchant_id)
    special = await make_freight_template(
        session, above.id, merchant_id=merchant_id, tariff=written(rest=rates(1_000, 5, 1_000, 5))
    )
    lines = [
        line(merchant_id=merchant_id, category_id=below.id),
        line(merchant_id=merchant_id),
    ]
    found = await quote_each(session, lines, HANGZHOU)
    assert [found[one.key].fee_fen for one in lines] == [5, 800]
    (merchant,) = found[lines[0].key].merchants
    assert (merchant.parts[0].template_id, merchant.parts[0].scope) == (special.id, "category")


async def test_a_hundred_lines_of_many_merchants_take_two_statements(session):
    category = await make_category(session)
    merchants = [new_id() for _ in range(20)]
    for merchant_id in merchants:
        await make_freight_template(session, merchant_id=merchant_id)
    lines = [line(merchant_id=one, category_id=category.id) for one in merchants for _ in range(5)]
    with count_statements(session) as told:
        found = await quote(session, lines, HANGZHOU)
        await quote_each(session, lines, HANGZHOU)
    assert told.count == 4
    assert len(found.merchants) == 20


async def test_templates_that_are_not_in_force_charge_nothing(session):
    actor = at_merchant()
    merchant_id = actor.place.merchant_id
    await make_freight_template(session, merchant_id=merchant_id, is_default=False)
    found = await quote(session, [line(merchant_id=merchant_id)], HANGZHOU)
    assert found.merchants[0].parts[0].outcome == "no_template"


async def test_who_tries_out_a_foreign_shop_learns_nothing_of_its_templates(session):
    owner, thief = at_merchant(), at_merchant()
    await make(session, owner)
    wanted = TryFreight(region=HANGZHOU, lines=[line(merchant_id=owner.place.merchant_id)])
    mine, theirs = [await try_out(session, one, wanted) for one in (owner, thief)]
    assert (mine.fee_fen, theirs.fee_fen) == (800, 0)
    assert theirs.merchants[0].parts[0].outcome == "no_template"


async def test_of_twenty_who_make_a_first_template_at_once_one_has_the_default(database):
    actor = at_merchant()

    async def one(number: int) -> None:
        async with database.transaction(actor) as session:
            await make(session, actor, name=f"模板 {number}")

    await asyncio.gather(*(one(number) for number in range(20)))
    own = FreightTemplate.merchant_id == actor.place.merchant_id
    async with database.transaction() as session:
        defaults = await session.scalars(select(FreightTemplate.is_default).where(own))
        assert sorted(defaults) == [False] * 19 + [True]


async def test_of_twenty_who_change_one_version_at_once_one_succeeds(database):
    actor = at_merchant()
    async with database.transaction(actor) as session:
        made = await make(session, actor)

    async def one(number: int) -> bool:
        try:
            async with database.transaction(actor) as session:
                await edit(session, actor, made, name=f"模板 {number}")
        except templates.ChangedMeanwhile:
            return False
        return True

    assert sum(await asyncio.gather(*(one(number) for number in range(20)))) == 1
