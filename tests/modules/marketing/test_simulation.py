"""What a draft would have done to orders of the past."""

from datetime import timedelta
from uuid import uuid4

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.clock import utc_now
from houtai.kit.db import set_reach
from houtai.kit.ids import new_id
from houtai.modules.marketing.public import Offers
from houtai.modules.marketing.queries.promotions import live_offers
from houtai.modules.marketing.rules.kinds import KINDS
from houtai.modules.marketing.service import commands, simulating
from houtai.modules.marketing.service.own_goods import NotOwnGoods
from houtai.modules.marketing.service.simulating import SimulatePromotion
from tests.factories.marketing import amount_off, cross_amount_off, make_promotion
from tests.factories.ordering import (
    NOON,
    make_good,
    make_shopper,
    make_trade,
    pay,
    place,
    placement,
)

pytestmark = pytest.mark.usefixtures("house")

READS = frozenset({"marketing.promotion.read", "ordering.order.read"})
PLATFORM = Actor(uuid4(), READS, merchant_ids=None, warehouse_ids=None)


def of_shop(merchant_id, permissions=READS) -> Actor:
    reach = frozenset({merchant_id})
    return Actor(uuid4(), permissions, merchant_ids=reach, place=Place(merchant_id=merchant_id))


def asking(terms, **changes) -> SimulatePromotion:
    promotion = commands.MakePromotion(
        name="draft", starts_at=NOON, ends_at=NOON + timedelta(days=1), terms=terms, **changes
    )
    until = utc_now() + timedelta(minutes=1)
    return SimulatePromotion(
        promotion=promotion, placed_from=NOON - timedelta(hours=1), placed_below=until
    )


async def bought(session, *wanted, agreed_fen, who=None, offers=None):
    who = who or await make_shopper(session)
    if offers is None:
        trade = await make_trade(session, who, *wanted, agreed_fen=agreed_fen)
    else:
        (trade,) = await place(
            session, placement(who, *wanted, agreed_fen=agreed_fen), offers=offers
        )
    await pay(session, trade, who)
    return trade


async def test_a_draft_is_priced_on_what_was_paid(session):
    shop = new_id()
    tea = await make_good(session, price_fen=10_000, merchant_id=shop)
    cup = await make_good(session, price_fen=3_000, merchant_id=shop)
    touched = await bought(session, (tea, 1), agreed_fen=10_000)
    await bought(session, (cup, 1), agreed_fen=3_000)
    who = await make_shopper(session)
    await make_trade(session, who, (tea, 1), agreed_fen=10_000)  # Never paid.
    seen = await simulating.simulate(session, of_shop(shop), asking(amount_off((10_000, 1_500))))
    assert (seen.trades, seen.touched, seen.more) == (2, 1, False)
    assert (seen.paid_fen, seen.simulated_fen, seen.discount_fen) == (13_000, 11_500, 1_500)
    assert (seen.platform_fen, seen.merchant_fen) == (0, 1_500)
    (example,) = seen.examples
    assert (example.trade_id, example.paid_fen, example.simulated_fen) == (
        touched.trade_id,
        10_000,
        8_500,
    )
    assert [(one.applied, one.values) for one in example.notes] == [(True, {"off_fen": 1_500})]


async def test_what_the_trade_met_then_still_stands_beside_the_draft(session):
    """A better offer of the same set is not taken twice: only the difference counts."""
    shop = new_id()
    tea = await make_good(session, price_fen=10_000, merchant_id=shop)
    mine = await make_promotion(
        session, of_shop(shop), terms=amount_off((10_000, 1_000)), live=True
    )
    offers = Offers(one for one in await live_offers(session) if one.id == mine)
    await bought(session, (tea, 1), agreed_fen=9_000, offers=offers)
    worse = await simulating.simulate(session, of_shop(shop), asking(amount_off((10_000, 500))))
    assert (worse.touched, worse.paid_fen, worse.simulated_fen) == (0, 9_000, 9_000)
    better = await simulating.simulate(session, of_shop(shop), asking(amount_off((10_000, 2_500))))
    assert (better.touched, better.discount_fen, better.simulated_fen) == (1, 2_500, 7_500)


async def test_a_draft_that_never_ran_out_gives_no_more_than_its_budget(session):
    shop = new_id()
    tea = await make_good(session, price_fen=10_000, merchant_id=shop)
    for _ in range(4):
        await bought(session, (tea, 1), agreed_fen=10_000)
    draft = asking(amount_off((10_000, 1_000)), limits={"budget_fen": 2_500})
    seen = await simulating.simulate(session, of_shop(shop), draft)
    await set_reach(session, SYSTEM)
    assert (seen.trades, seen.touched, seen.discount_fen) == (4, 2, 2_000)
    one_each = asking(amount_off((10_000, 1_000)), limits={"per_person": 1})
    who = await make_shopper(session)
    await bought(session, (tea, 1), agreed_fen=10_000, who=who)
    await bought(session, (tea, 1), agreed_fen=10_000, who=who)
    seen = await simulating.simulate(session, of_shop(shop), one_each)
    assert (seen.trades, seen.touched) == (6, 5)


async def test_a_shop_sees_its_own_goods_of_a_trade_only(session):
    shop = new_id()
    tea = await make_good(session, price_fen=10_000, merchant_id=shop)
    cup = await make_good(session, price_fen=70_000)
    await bought(session, (tea, 1), (cup, 1), agreed_fen=80_000)
    seen = await simulating.simulate(session, of_shop(shop), asking(amount_off((50_000, 1))))
    assert (seen.trades, seen.touched, seen.paid_fen) == (1, 0, 10_000)
    stranger = await simulating.simulate(
        session, of_shop(new_id()), asking(amount_off((50_000, 1)))
    )
    assert (stranger.trades, stranger.paid_fen, stranger.examples) == (0, 0, [])


async def test_the_platforms_share_over_shops_is_told(session):
    tea = await make_good(session, price_fen=10_001, merchant_id=new_id())
    cup = await make_good(session, price_fen=9_999, merchant_id=new_id())
    await bought(session, (tea, 1), (cup, 1), agreed_fen=20_000)
    terms = cross_amount_off((20_000, 1_000))
    shops = {"only": {"sku_ids": [tea, cup]}}
    draft = asking(terms, owner="platform", platform_permille=300, scope=shops)
    seen = await simulating.simulate(session, PLATFORM, draft)
    assert (seen.touched, seen.discount_fen, seen.platform_fen) == (1, 1_000, 300)
    assert seen.platform_fen + seen.merchant_fen == seen.discount_fen


async def test_gifts_are_counted(session):
    shop = new_id()
    tea = await make_good(session, price_fen=10_000, merchant_id=shop)
    gift = {"threshold_fen": 1, "gifts": [{"sku_id": tea, "quantity": 3}]}
    await bought(session, (tea, 2), agreed_fen=20_000)
    draft = asking(KINDS["gift_with_purchase"].model_validate({"steps": [gift]}))
    seen = await simulating.simulate(session, of_shop(shop), draft)
    assert (seen.touched, seen.gifts, seen.discount_fen) == (1, 3, 0)


async def test_who_may_not_read_orders_is_told_sums_only(session):
    shop = new_id()
    tea = await make_good(session, price_fen=10_000, merchant_id=shop)
    await bought(session, (tea, 1), agreed_fen=10_000)
    clerk = of_shop(shop, frozenset({"marketing.promotion.read"}))
    seen = await simulating.simulate(session, clerk, asking(amount_off((10_000, 1_500))))
    assert (seen.touched, seen.examples) == (1, [])


async def test_an_offer_for_new_buyers_counts_first_orders(session):
    shop = new_id()
    tea = await make_good(session, price_fen=10_000, merchant_id=shop)
    who = await make_shopper(session)
    await bought(session, (tea, 1), agreed_fen=10_000, who=who)
    await bought(session, (tea, 1), agreed_fen=10_000, who=who)
    draft = asking(amount_off((10_000, 1_000)), audience={"only_new": True})
    seen = await simulating.simulate(session, of_shop(shop), draft)
    assert (seen.trades, seen.touched) == (2, 1)


async def test_the_latest_trades_are_looked_at_and_the_rest_is_said_to_be_there(
    session, monkeypatch
):
    shop = new_id()
    tea = await make_good(session, price_fen=10_000, merchant_id=shop)
    trades = [await bought(session, (tea, 1), agreed_fen=10_000) for _ in range(3)]
    monkeypatch.setattr(simulating, "TRADES_MAX", 2)
    seen = await simulating.simulate(session, of_shop(shop), asking(amount_off((10_000, 1_000))))
    assert (seen.trades, seen.more) == (1, True)
    assert [one.trade_id for one in seen.examples] == [trades[-1].trade_id]


async def test_what_may_not_be_made_may_not_be_tried(session):
    foreign = await make_good(session, merchant_id=new_id())
    scope = {"only": {"sku_ids": [foreign]}}
    with pytest.raises(NotOwnGoods):
        await simulating.simulate(
            session, of_shop(SELF_RUN_ID), asking(amount_off((1, 1)), scope=scope)
        )


async def test_a_year_is_the_most_that_is_looked_at(client_as):
    command = asking(amount_off((10_000, 1_500)))
    async with client_as(of_shop(new_id())) as client:
        answer = await client.post(
            "/api/console/marketing/promotions/simulate", json=command.model_dump(mode="json")
        )
        assert answer.status_code == 200, answer.text
        assert answer.json()["trades"] == 0
        longer = command.model_copy(update={"placed_from": NOON - timedelta(days=400)})
        answer = await client.post(
            "/api/console/marketing/promotions/simulate", json=longer.model_dump(mode="json")
        )
    assert answer.status_code == 422
