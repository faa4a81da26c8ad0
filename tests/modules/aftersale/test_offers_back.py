"""What an order was given by offers comes back with its goods, piece by piece, to the fen."""

import random

import pytest

from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.offers import Limits
from houtai.modules.ordering import public as ordering
from tests.factories.aftersale import Sold, bring, broken, refunded_fen
from tests.factories.marketing import cross_amount_off, make_promotion
from tests.factories.ordering import (
    give_coupon,
    make_good,
    make_shopper,
    orders_of,
    pay,
    place,
    placement,
)
from tests.modules.aftersale.test_peer_defects import given_back, used
from tests.modules.ordering.test_giving_back import left_of, offers_of

PROMISED_FEN, CUT_FEN, COUPON_FEN = 5_000, 1_000, 1_000
PIECES, PRICES_FEN = (3, 2), (3_333, 1_001)
WHOLE_FEN = sum(count * price for count, price in zip(PIECES, PRICES_FEN, strict=True))


async def sold_with_offers(session):
    """With a promotion whose budget is counted, and a coupon; what both are."""
    who = await make_shopper(session)
    skus = [await make_good(session, price_fen=one) for one in PRICES_FEN]
    promotion_id = await make_promotion(
        session,
        live=True,
        owner="platform",
        terms=cross_amount_off((10_000, CUT_FEN)),
        limits=Limits(budget_fen=PROMISED_FEN, uses=10),
        platform_permille=1_000,
    )
    coupon_id = await give_coupon(session, who)
    wish = placement(
        who,
        *zip(skus, PIECES, strict=True),
        agreed_fen=WHOLE_FEN - CUT_FEN - COUPON_FEN,
        coupon_ids=[coupon_id],
    )
    (trade,) = await place(session, wish, offers=await offers_of(session, promotion_id))
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    await bring(session, order.id, "received")
    lines = {one.sku_id: one.id for one in (await ordering.sold_order(session, order.id)).lines}
    ids = tuple(lines[one] for one in skus)
    return Sold(who, order.id, trade.trade_id, ids, tuple(skus)), promotion_id, coupon_id


def parcels(chance):
    """All pieces, some at a time, in some order."""
    pieces = [0] * PIECES[0] + [1] * PIECES[1]
    chance.shuffle(pieces)
    while pieces:
        some = [pieces.pop() for _ in range(chance.randint(1, len(pieces)))]
        yield some.count(0), some.count(1)


@pytest.mark.parametrize("seed", range(6))
async def test_budget_limit_and_coupon_are_whole_again_with_the_last_piece(session, seed):
    sold, promotion_id, coupon_id = await sold_with_offers(session)
    left_fen = PROMISED_FEN - CUT_FEN
    assert await left_of(session, promotion_id) == left_fen
    for some in parcels(random.Random(seed)):
        assert await used(session, coupon_id)
        back_fen = await given_back(session, sold, *some)
        assert back_fen > 0
        now_fen = await left_of(session, promotion_id)
        assert left_fen < now_fen <= PROMISED_FEN
        left_fen = now_fen
        assert await broken(session) == {}
    uses = {"kind": accounts.LIMIT, "unit": accounts.ORDERS}
    assert left_fen == PROMISED_FEN
    assert await left_of(session, promotion_id, **uses) == 10
    assert not await used(session, coupon_id)
    assert await refunded_fen(session, sold) == WHOLE_FEN - CUT_FEN - COUPON_FEN
