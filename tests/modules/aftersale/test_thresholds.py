"""A discount whose threshold what stays does not reach: the buyer keeps it, or gets less back."""

import random

import pytest

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.errors import Invalid
from houtai.modules.aftersale.queries.merchant_rules import rule_of
from houtai.modules.aftersale.service import buying, deciding
from houtai.modules.aftersale.service.asking import QuoteCase, WantedPieces
from houtai.modules.aftersale.service.deciding import AgreeToCase
from houtai.modules.aftersale.service.explaining import quote
from houtai.modules.aftersale.service.merchant_rules import SetMerchantRule, set_rule
from houtai.modules.marketing.queries.promotions import offers_named
from houtai.modules.marketing.rules.offers import Offers
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.service.placing import PlacedView
from tests.factories.aftersale import (
    STAFF,
    Sold,
    again,
    ask,
    bring,
    broken,
    money_moves,
    refunded_fen,
)
from tests.factories.marketing import amount_off, make_promotion
from tests.factories.ordering import (
    NOON,
    give_coupon,
    make_good,
    make_shopper,
    orders_of,
    pay,
    place,
    placement,
)


async def sold_under(session, *goods, step=(20_000, 3_000), coupon=None, stage="received"):
    """满 200 减 30, or a coupon that asks for as much; so many pieces at these prices."""
    who = await make_shopper(session)
    skus = [await make_good(session, price_fen=fen) for _, fen in goods]
    offers, coupon_ids = Offers([]), []
    if coupon is None:
        promotion_id = await make_promotion(
            session, live=True, name="满200减30", terms=amount_off(step)
        )
        offers = Offers((await offers_named(session, [promotion_id])).values())
    else:
        coupon_ids = [await give_coupon(session, who, **coupon)]
    off_fen = step[1] if coupon is None else coupon["value"]
    agreed_fen = sum(count * fen for count, fen in goods) - off_fen
    wanted = [(sku, count) for sku, (count, _) in zip(skus, goods, strict=True)]
    wish = placement(who, *wanted, agreed_fen=agreed_fen, coupon_ids=coupon_ids)
    (trade,) = await place(session, wish, offers=offers)
    assert isinstance(trade, PlacedView), trade
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    await bring(session, order.id, stage)
    sold = await ordering.sold_order(session, order.id)
    by_sku = {one.sku_id: one.id for one in sold.lines}
    return Sold(who, order.id, trade.trade_id, tuple(by_sku[one] for one in skus), tuple(skus))


async def ruled(session, threshold_lost):
    before = await rule_of(session, SYSTEM, SELF_RUN_ID)
    rule = SetMerchantRule(
        refund_at="inspected",
        fast_refund=True,
        threshold_lost=threshold_lost,
        version=before.version,
    )
    await set_rule(session, STAFF, SELF_RUN_ID, rule)


async def quoted(session, sold, *pieces, reason="other"):
    lines = [
        WantedPieces(line_id=line_id, quantity=count)
        for line_id, count in zip(sold.lines, pieces, strict=True)
        if count
    ]
    wish = QuoteCase(order_id=sold.order_id, kind="refund_only", reason=reason, lines=lines)
    return await quote(session, sold.who.member_id, wish, at=NOON)


async def given_back(session, sold, *pieces, reason="other"):
    """Asked for, agreed to, paid by the gateway: how much."""
    case = await ask(session, sold, *pieces, reason=reason)
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    case = await money_moves(session, case)
    assert case.state == "done"
    return case.agreed_fen


async def test_by_itself_what_stays_keeps_its_discount_and_the_buyer_is_told_so(session):
    sold = await sold_under(session, (1, 10_000), (1, 10_000), (1, 10_000))
    told = await quoted(session, sold, 1, 1, 0)
    assert (told.most_fen, told.withheld_fen) == (18_000, 0)
    assert [(one.name, one.kind, one.fen) for one in told.losses] == [
        ("满200减30", "promotion", 1_000)
    ]
    case = await ask(session, sold, 1, 1, 0, reason="other")
    assert case.asked_fen == 18_000
    losses = [{"name": "满200减30", "kind": "promotion", "fen": 1_000}]
    assert case.messages[0].details["losses"] == losses
    assert case.messages[0].details["withheld_fen"] == 0


async def test_reckoned_what_stays_costs_what_it_would_have_alone_until_all_of_it_is_back(session):
    await ruled(session, "reckoned")
    sold = await sold_under(session, (1, 10_000), (1, 10_000), (1, 10_000))
    assert (await quoted(session, sold, 1, 0, 0)).losses == []
    assert await given_back(session, sold, 1) == 9_000
    told = await quoted(session, sold, 0, 1, 0)
    assert (told.most_fen, told.withheld_fen, told.lines[0].lost_fen) == (8_000, 1_000, 1_000)
    assert told.lines[0].adjust_fen == 0
    assert await given_back(session, sold, 0, 1) == 8_000
    told = await quoted(session, sold, 0, 0, 1)
    assert (told.most_fen, told.withheld_fen, told.losses) == (10_000, -1_000, [])
    assert await given_back(session, sold, 0, 0, 1) == 10_000
    assert await refunded_fen(session, sold) == 27_000
    assert not await broken(session)


async def test_a_coupon_that_is_not_earned_any_more_counts_as_an_offer_does(session):
    await ruled(session, "reckoned")
    coupon = {"value": 3_000, "threshold_fen": 20_000, "name": "满200减30券"}
    sold = await sold_under(session, (3, 10_000), coupon=coupon)
    told = await quoted(session, sold, 2)
    assert (told.most_fen, told.withheld_fen) == (17_000, 1_000)
    assert [one.kind for one in told.losses] == ["coupon"]


async def test_nobody_is_charged_for_the_sellers_fault_then_or_later(session):
    await ruled(session, "reckoned")
    sold = await sold_under(session, (3, 10_000))
    assert await given_back(session, sold, 2, reason="quality") == 18_000
    assert await given_back(session, sold, 1) == 9_000
    assert await refunded_fen(session, sold) == 27_000


async def test_a_refund_is_never_below_zero(session):
    await ruled(session, "reckoned")
    sold = await sold_under(session, (1, 19_900), (1, 100), step=(20_000, 19_000))
    told = await quoted(session, sold, 0, 1)
    assert (told.most_fen, told.withheld_fen) == (0, told.lines[0].list_fen - 95)
    with pytest.raises(Invalid):
        await ask(session, sold, 0, 1, reason="other")
    assert await given_back(session, sold, 1, 1) == 1_000


async def test_what_was_withdrawn_leaves_nothing_kept_back(session):
    await ruled(session, "reckoned")
    sold = await sold_under(session, (1, 10_000), (1, 10_000))
    case = await ask(session, sold, 1, 0, reason="other")
    assert case.asked_fen == 7_000
    await buying.withdraw(session, sold.who.member_id, case.id, at=NOON)
    assert await given_back(session, sold, 1, 1) == 17_000


@pytest.mark.parametrize("threshold_lost", ["kept", "reckoned"])
@pytest.mark.parametrize("seed", range(6))
async def test_in_any_order_no_fen_too_much_goes_back_and_all_of_it_in_the_end(
    session, seed, threshold_lost
):
    """Pieces one by one, some of them withdrawn on the way; 20.00 for three among them."""
    await ruled(session, threshold_lost)
    chance = random.Random(seed)
    goods = ((3, 767), (2, 1_001)) if seed % 2 else ((3, 667), (2, 1_001))
    paid_fen = sum(count * fen for count, fen in goods) - 301
    sold = await sold_under(session, *goods, step=(2_500, 301))
    left, waiting = [3, 2], []
    while any(left) or waiting:
        place = chance.choice([at for at in (0, 1) if left[at]] or [None])
        if place is not None and chance.random() < 0.7:
            pieces = [int(at == place) for at in (0, 1)]
            reason = chance.choice(["other", "other", "quality"])
            case = await ask(session, sold, *pieces, reason=reason)
            left[place] -= 1
            waiting.append((place, case))
        elif waiting:
            place, case = waiting.pop(chance.randrange(len(waiting)))
            case = await again(session, case)
            if chance.random() < 0.3:
                await buying.withdraw(session, sold.who.member_id, case.id, at=NOON)
                left[place] += 1
            else:
                agreed = AgreeToCase(version=case.version)
                await deciding.agree(session, STAFF, case.id, agreed, at=NOON)
                await money_moves(session, case)
        assert await refunded_fen(session, sold) <= paid_fen
    assert await refunded_fen(session, sold) == paid_fen
    assert not await broken(session)
