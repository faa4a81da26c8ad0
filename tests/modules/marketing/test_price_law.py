"""Prices that are warned of, who may say that they are meant, and who learns nothing of costs."""

from datetime import timedelta
from uuid import uuid4

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor, Place, Right
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import PriceChange
from houtai.modules.marketing.rules.kinds import KINDS
from houtai.modules.marketing.rules.price_law import Caution, OfferedPiece, doubts
from houtai.modules.marketing.service import commands, promotions, running, warning
from tests.factories.catalog import make_product, make_sku
from tests.factories.marketing import NOON, amount_off, make_promotion

TIMES = {"starts_at": NOON, "ends_at": NOON + timedelta(days=1)}
CONSOLE = "/api/console/marketing/promotions"


def staff(merchant_id=SELF_RUN_ID, **fields) -> Actor:
    return Actor(
        uuid4(),
        frozenset({"marketing.promotion.write"}),
        merchant_ids=frozenset({merchant_id}),
        place=Place(merchant_id=merchant_id),
        fields=fields,
    )


def clerk(merchant_id=SELF_RUN_ID) -> Actor:
    return staff(merchant_id)


def keeper(merchant_id=SELF_RUN_ID) -> Actor:
    return staff(merchant_id, **{"catalog.cost": Right.READ})


def at_price(*pairs) -> object:
    prices = [{"sku_id": sku_id, "price_fen": fen} for sku_id, fen in pairs]
    return KINDS["timed_price"].model_validate({"prices": prices})


async def a_sku(session, merchant_id=SELF_RUN_ID, **changes):
    product = await make_product(session, merchant_id=merchant_id)
    return await make_sku(session, product, **{"price_fen": 1_000, "cost_fen": None, **changes})


async def was(session, sku, before_fen, after_fen, *, days_ago):
    session.add(
        PriceChange(
            id=new_id(),
            sku_id=sku.id,
            product_id=sku.product_id,
            merchant_id=sku.merchant_id,
            before_fen=before_fen,
            after_fen=after_fen,
            source="edit",
            by_id=new_id(),
            at=NOON - timedelta(days=days_ago),
        )
    )
    await session.flush()


async def warned(session, actor, promotion_id):
    seen = await promotions.detail(session, actor, promotion_id, at=NOON)
    return [(one.code, one.price_fen, one.limit_fen) for one in seen.warnings]


def start(version=1, *, meant=False):
    return commands.StartPromotion(version=version, below_cost=meant)


def piece(**changes) -> OfferedPiece:
    usual = {"offered_fen": 800, "list_fen": 1_000, "cost_fen": 500, "floor_fen": 500}
    lowest = {"lowest_listed_fen": 1_000, "lowest_offered_fen": None}
    return OfferedPiece(**{"sku_id": SELF_RUN_ID, **usual, **lowest, **changes})


@pytest.mark.parametrize(
    ("changes", "cautions"),
    [
        ({}, []),
        ({"cost_fen": 801}, [Caution.BELOW_COST]),
        ({"cost_fen": 800}, []),
        ({"floor_fen": 801}, [Caution.BELOW_MEAN]),
        ({"floor_fen": 800}, []),
        ({"offered_fen": 1_000}, [Caution.NOT_LOWER]),
        ({"offered_fen": 999}, []),
        ({"lowest_offered_fen": 800}, [Caution.NOT_LOWER]),
        ({"lowest_offered_fen": 801}, []),
        ({"list_fen": 1_001}, [Caution.STRUCK_TOO_HIGH]),
    ],
)
def test_each_caution_begins_exactly_at_its_bound(changes, cautions):
    assert [one.caution for one in doubts([piece(**changes)], with_costs=True)] == cautions


def test_without_costs_no_answer_depends_on_them():
    prices = range(0, 1_200, 100)
    told = {
        cost: [
            list(doubts([piece(offered_fen=one, cost_fen=cost)], with_costs=False))
            for one in prices
        ]
        for cost in (None, 0, 500, 10**9)
    }
    assert len({str(one) for one in told.values()}) == 1


async def test_a_price_raised_for_the_comparison_is_warned_of(session):
    sku = await a_sku(session, price_fen=1_500)
    await was(session, sku, 900, 1_500, days_ago=3)
    made = await make_promotion(session, keeper(), terms=at_price((sku.id, 1_000)))
    assert await warned(session, keeper(), made) == [
        (Caution.NOT_LOWER, 1_000, 900),
        (Caution.STRUCK_TOO_HIGH, 1_500, 900),
    ]


async def test_what_was_asked_more_than_thirty_days_ago_is_no_ground(session):
    sku = await a_sku(session, price_fen=1_500)
    await was(session, sku, 900, 1_500, days_ago=31)
    made = await make_promotion(session, keeper(), terms=at_price((sku.id, 1_000)))
    assert await warned(session, keeper(), made) == []


async def test_an_earlier_offer_counts_once_it_was_live(session):
    shop = new_id()
    sku = await a_sku(session, shop)
    first = await make_promotion(session, keeper(shop), terms=at_price((sku.id, 700)))
    second = await make_promotion(session, keeper(shop), terms=at_price((sku.id, 700)))
    assert await warned(session, keeper(shop), second) == []
    await running.start(session, keeper(shop), first, start(), at=NOON)
    assert await warned(session, keeper(shop), second) == [(Caution.NOT_LOWER, 700, 700)]


async def test_a_share_is_looked_at_for_all_goods_that_it_is_for(session):
    shop = new_id()
    dear, cheap, other = [await a_sku(session, shop, cost_fen=cost) for cost in (950, 400, 950)]
    scope = {"but": {"sku_ids": [other.id]}}
    terms = KINDS["timed_price"].model_validate({"pay_permille": 900})
    made = await make_promotion(session, keeper(shop), terms=terms, scope=scope)
    seen = await promotions.detail(session, keeper(shop), made, at=NOON)
    assert [(one.sku_id, one.price_fen, one.limit_fen) for one in seen.warnings] == [
        (dear.id, 900, 950)
    ]
    only = {"only": {"product_ids": [cheap.product_id]}}
    made = await make_promotion(session, keeper(shop), terms=terms, scope=only)
    assert await warned(session, keeper(shop), made) == []


async def test_order_offers_price_no_pieces_and_are_not_warned_of(session):
    made = await make_promotion(session, keeper(), terms=amount_off((10_000, 9_999)))
    assert await warned(session, keeper(), made) == []


@pytest.mark.parametrize("cost_fen", [1, 499, 500, 501, 10**9])
async def test_a_clerk_hears_the_same_whatever_the_goods_cost(session, cost_fen):
    sku = await a_sku(session, cost_fen=cost_fen)
    made = await make_promotion(session, clerk(), terms=at_price((sku.id, 500)))
    assert await warned(session, clerk(), made) == [(Caution.COSTS_UNSEEN, None, None)]
    for meant in (False, True):
        with pytest.raises(warning.CostsUnseen):
            await running.start(session, clerk(), made, start(meant=meant), at=NOON)


async def test_who_sees_costs_confirms_and_then_a_clerk_may_start_until_prices_change(session):
    sku = await a_sku(session, cost_fen=900)
    made = await make_promotion(session, clerk(), terms=at_price((sku.id, 500)))
    confirm = commands.ActVersion(version=1)
    with pytest.raises(warning.NotYoursToConfirm):
        await running.confirm_prices(session, clerk(), made, confirm, at=NOON)
    await running.confirm_prices(session, keeper(), made, confirm, at=NOON)
    await running.start(session, clerk(), made, start(2), at=NOON)
    await running.turn(session, clerk(), made, "pause", commands.ActVersion(version=3), at=NOON)
    name = commands.EditPromotion(name="other", terms=at_price((sku.id, 500)), version=4, **TIMES)
    await promotions.edit(session, clerk(), made, name, at=NOON)
    assert (await promotions.detail(session, clerk(), made, at=NOON)).prices_confirmed
    lower = name.model_copy(update={"terms": at_price((sku.id, 499)), "version": 5})
    await promotions.edit(session, clerk(), made, lower, at=NOON)
    with pytest.raises(warning.CostsUnseen):
        await running.start(session, clerk(), made, start(6, meant=True), at=NOON)


async def test_prices_of_a_live_promotion_are_looked_at_as_well(session):
    sku = await a_sku(session, cost_fen=400)
    made = await make_promotion(session, keeper(), terms=at_price((sku.id, 600)))
    await running.start(session, keeper(), made, start(), at=NOON)
    lower = commands.EditPromotion(name="other", terms=at_price((sku.id, 399)), version=2, **TIMES)
    with pytest.raises(warning.CostsUnseen):
        await promotions.edit(session, clerk(), made, lower, at=NOON)


async def test_a_live_price_below_cost_is_asked_about_and_meant_when_said_again(session):
    sku = await a_sku(session, cost_fen=500)
    made = await make_promotion(session, keeper(), terms=at_price((sku.id, 600)))
    await running.start(session, keeper(), made, start(), at=NOON)
    meant = commands.EditPromotion(
        name="other", terms=at_price((sku.id, 499)), version=2, below_cost=True, **TIMES
    )
    said = meant.model_copy(update={"below_cost": False})
    savepoint = await session.begin_nested()
    with pytest.raises(warning.PriceBelowCost):
        await promotions.edit(session, keeper(), made, said, at=NOON)
    await savepoint.rollback()
    await promotions.edit(session, keeper(), made, meant, at=NOON)
    assert (await promotions.detail(session, keeper(), made, at=NOON)).terms == meant.terms


async def test_what_is_no_reduction_is_meant_when_said_again(session):
    sku = await a_sku(session)
    made = await make_promotion(session, clerk(), terms=at_price((sku.id, 1_000)))
    with pytest.raises(warning.PricesDoubtful):
        await running.start(session, clerk(), made, start(), at=NOON)
    await running.start(session, clerk(), made, start(meant=True), at=NOON)


async def test_the_door_tells_a_clerk_no_cost(client_as, session):
    sku = await a_sku(session, cost_fen=777)
    made = await make_promotion(session, clerk(), terms=at_price((sku.id, 500)))
    async with client_as(clerk()) as client:
        shown = await client.get(f"{CONSOLE}/{made}")
        refused = await client.post(f"{CONSOLE}/{made}/start", json={"version": 1})
    assert ":777" not in shown.text
    assert [one["code"] for one in shown.json()["warnings"]] == ["costs_unseen"]
    assert (refused.status_code, refused.json()["code"]) == (409, "marketing.costs_unseen")
    async with client_as(keeper()) as client:
        seen = (await client.get(f"{CONSOLE}/{made}")).json()["warnings"]
        assert [(one["code"], one["limit_fen"]) for one in seen] == [("below_cost", 777)]
        confirm = await client.post(f"{CONSOLE}/{made}/confirm-prices", json={"version": 1})
        assert confirm.status_code == 204
