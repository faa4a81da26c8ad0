"""Prices of a timed offer by sheet: into drafts only, each row by itself, and back again."""

from uuid import uuid4

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor, Place, Right
from houtai.kit.ids import NIL, new_id
from houtai.kit.sheets import Change, Row, RowError, Upload
from houtai.modules.marketing.queries.promotions import one_promotion
from houtai.modules.marketing.rules.kinds import KINDS
from houtai.modules.marketing.service import commands, price_sheet, running
from houtai.modules.marketing.service.price_sheet import NAME, PRICE, SKU_CODE
from tests.factories.catalog import make_product, make_sku
from tests.factories.marketing import NOON, make_promotion

UPLOAD = Upload(new_id(), NIL, NOON)
PLATFORM = Actor(uuid4(), merchant_ids=None, fields={"catalog.cost": Right.READ})


def row(number, name, code, fen):
    return Row(number, {NAME: name, SKU_CODE: code, PRICE: fen})


async def a_sku(session, merchant_id=SELF_RUN_ID):
    product = await make_product(session, merchant_id=merchant_id)
    return await make_sku(session, product, price_fen=1_000)


async def a_draft(session, *skus, **changes):
    """Named by itself, so that no other test's has that name."""
    prices = [{"sku_id": one.id, "price_fen": 900} for one in skus]
    terms = KINDS["timed_price"].model_validate({"prices": prices})
    name = f"限时 {new_id()}"
    return name, await make_promotion(session, name=name, terms=terms, **changes)


async def prices_of(session, promotion_id):
    seen = await one_promotion(session, SYSTEM, promotion_id)
    return {one.sku_id: one.price_fen for one in seen.terms.prices}


async def test_prices_are_added_changed_and_taken_back(session):
    old, new = await a_sku(session), await a_sku(session)
    name, made = await a_draft(session, old)
    rows = [row(2, name, old.code, 800), row(3, name, new.code, 700)]
    changes = await price_sheet.plan(session, PLATFORM, rows, UPLOAD)
    assert [one.act for one in changes] == ["change", "create"]
    done = await price_sheet.apply(session, PLATFORM, changes, UPLOAD)
    assert done == changes
    assert await prices_of(session, made) == {old.id: 800, new.id: 700}
    assert await price_sheet.revert(session, PLATFORM, done[::-1], UPLOAD) == []
    assert await prices_of(session, made) == {old.id: 900}


async def test_the_same_again_changes_nothing(session):
    sku = await a_sku(session)
    name, _ = await a_draft(session, sku)
    (change,) = await price_sheet.plan(session, PLATFORM, [row(2, name, sku.code, 900)], UPLOAD)
    assert change.act == "same"


async def test_a_row_that_names_nothing_known_says_which(session):
    sku, foreign = await a_sku(session), await a_sku(session, new_id())
    name, _ = await a_draft(session, sku)
    live, promotion_id = await a_draft(session, sku)
    start = commands.StartPromotion(version=1)
    await running.start(session, SYSTEM, promotion_id, start, at=NOON)
    rows = [
        row(2, "nowhere", sku.code, 1),
        row(3, live, sku.code, 1),
        row(4, name, "no such code", 1),
        row(5, name, foreign.code, 1),
    ]
    told = await price_sheet.plan(session, PLATFORM, rows, UPLOAD)
    unknown = [price_sheet.UNKNOWN_DRAFT] * 2 + [price_sheet.UNKNOWN_SKU] * 2
    assert [one.code for one in told] == unknown


async def test_two_drafts_of_one_name_are_neither(session):
    sku = await a_sku(session)
    name, made = await a_draft(session, sku)
    kept = (await one_promotion(session, SYSTEM, made)).terms
    await make_promotion(session, name=name, terms=kept)
    (told,) = await price_sheet.plan(session, PLATFORM, [row(2, name, sku.code, 1)], UPLOAD)
    assert told.code == price_sheet.UNKNOWN_DRAFT


async def test_what_was_changed_since_is_left_alone(session):
    first, second = await a_sku(session), await a_sku(session)
    name, made = await a_draft(session, first, second)
    rows = [row(2, name, first.code, 800), row(3, name, second.code, 800)]
    changes = await price_sheet.plan(session, PLATFORM, rows, UPLOAD)
    (other,) = await price_sheet.plan(session, PLATFORM, [row(2, name, first.code, 5)], UPLOAD)
    await price_sheet.apply(session, PLATFORM, [other], UPLOAD)
    told = await price_sheet.apply(session, PLATFORM, changes, UPLOAD)
    assert [type(one) for one in told] == [RowError, Change]
    assert await prices_of(session, made) == {first.id: 5, second.id: 800}


async def test_a_started_promotion_is_no_draft_any_more(session):
    sku = await a_sku(session)
    name, made = await a_draft(session, sku)
    changes = await price_sheet.plan(session, PLATFORM, [row(2, name, sku.code, 1)], UPLOAD)
    await running.start(session, SYSTEM, made, commands.StartPromotion(version=1), at=NOON)
    (told,) = await price_sheet.apply(session, PLATFORM, changes, UPLOAD)
    assert told.code == price_sheet.CHANGED_SINCE
    assert await prices_of(session, made) == {sku.id: 900}


async def test_confirmed_prices_are_not_confirmed_any_more(session):
    sku = await a_sku(session)
    name, made = await a_draft(session, sku)
    confirm = commands.ActVersion(version=1)
    await running.confirm_prices(session, PLATFORM, made, confirm, at=NOON)
    changes = await price_sheet.plan(session, PLATFORM, [row(2, name, sku.code, 1)], UPLOAD)
    await price_sheet.apply(session, PLATFORM, changes, UPLOAD)
    assert not (await one_promotion(session, SYSTEM, made)).prices_confirmed


async def test_no_draft_grows_past_its_most(session, monkeypatch):
    monkeypatch.setattr(price_sheet, "PRICES_MAX", 1)
    old, new = await a_sku(session), await a_sku(session)
    name, made = await a_draft(session, old)
    rows = [row(2, name, new.code, 700), row(3, name, old.code, 600)]
    changes = await price_sheet.plan(session, PLATFORM, rows, UPLOAD)
    told = await price_sheet.apply(session, PLATFORM, changes, UPLOAD)
    assert (told[0].code, told[1]) == (price_sheet.TOO_MANY, changes[1])
    assert await prices_of(session, made) == {old.id: 600}


async def test_a_shop_writes_into_its_own_drafts_only(session):
    sku = await a_sku(session)
    name, _ = await a_draft(session, sku)
    here = new_id()
    owner = Actor(uuid4(), merchant_ids=frozenset({here}), place=Place(merchant_id=here))
    upload = Upload(new_id(), here, NOON)
    (told,) = await price_sheet.plan(session, owner, [row(2, name, sku.code, 1)], upload)
    assert told.code == price_sheet.UNKNOWN_DRAFT
