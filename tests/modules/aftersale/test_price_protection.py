"""Goods that cost less after they were bought: the difference goes back, and only once."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import update

from houtai.modules.aftersale.service import deciding
from houtai.modules.aftersale.service.applying import AmountTooLarge, PriceNotDropped
from houtai.modules.aftersale.service.asking import LineNotThere, QuoteCase, WantedPieces
from houtai.modules.aftersale.service.deciding import AgreeToCase
from houtai.modules.aftersale.service.explaining import quote
from houtai.modules.catalog.tables import Product, Sku
from tests.factories.aftersale import STAFF, ask, broken, make_sold, money_moves, refunded_fen
from tests.factories.marketing import amount_off, make_promotion
from tests.factories.ordering import NOON, give_coupon

SEEDS = range(6)


async def now_costs(session, sku_id, price_fen):
    await session.execute(update(Sku).where(Sku.id == sku_id).values(price_fen=price_fen))


async def shown(session, sold, *pieces):
    lines = [
        WantedPieces(line_id=line_id, quantity=count)
        for line_id, count in zip(sold.lines, pieces, strict=False)
        if count
    ]
    wish = QuoteCase(
        order_id=sold.order_id, kind="price_protection", reason="price_dropped", lines=lines
    )
    return await quote(session, sold.who.member_id, wish, at=NOON)


async def protect(session, sold, *pieces, **changes):
    return await ask(
        session, sold, *pieces, kind="price_protection", reason="price_dropped", **changes
    )


async def given_back(session, sold, *pieces):
    case = await protect(session, sold, *pieces)
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    return (await money_moves(session, case)).agreed_fen


async def test_the_difference_is_reckoned_shown_to_both_and_given_back_once(session):
    sold = await make_sold(session, (3, 10_000), (1, 5_000))
    await now_costs(session, sold.skus[0], 8_000)
    told = await shown(session, sold, 2, 1)
    assert told.most_fen == 4_000
    assert [(one.then_fen, one.now_fen, one.most_fen) for one in told.lines] == [
        (20_000, 16_000, 4_000),
        (5_000, 5_000, 0),
    ]
    with pytest.raises(AmountTooLarge):
        await protect(session, sold, 2, amount_fen=4_001)
    case = await protect(session, sold, 2)
    details = case.messages[0].details
    assert (details["asked_fen"], details["then_fen"], details["now_fen"]) == (
        4_000,
        20_000,
        16_000,
    )
    assert case.pieces_count == 0  # Nothing comes back.
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    assert (await money_moves(session, case)).state == "done"
    assert await given_back(session, sold, 3) == 2_000
    with pytest.raises(PriceNotDropped):
        await protect(session, sold, 3)
    assert await refunded_fen(session, sold) == 6_000
    assert not await broken(session)


async def test_goods_that_come_back_afterwards_give_the_rest(session):
    sold = await make_sold(session, (2, 10_000))
    await now_costs(session, sold.skus[0], 7_000)
    assert await given_back(session, sold, 2) == 6_000
    case = await ask(session, sold, 2)
    assert case.asked_fen == 14_000


async def test_offers_of_today_count_and_coupons_and_what_only_newcomers_get_do_not(session):
    sold = await make_sold(session, (2, 10_000))
    await give_coupon(session, sold.who, value=3_000)
    newcomers = {"audience": {"only_new": True}}
    await make_promotion(session, live=True, terms=amount_off((10_000, 5_000)), **newcomers)
    assert (await shown(session, sold, 2)).most_fen == 0
    await make_promotion(session, live=True, terms=amount_off((20_000, 1_500)))
    assert (await shown(session, sold, 2)).most_fen == 1_500
    assert (await shown(session, sold, 1)).most_fen == 0


async def test_what_costs_more_or_is_not_sold_any_more_gives_nothing_and_says_so(session):
    sold = await make_sold(session, (1, 10_000))
    await now_costs(session, sold.skus[0], 10_001)
    told = await shown(session, sold, 1)
    assert (told.most_fen, told.lines[0].now_fen) == (0, 10_001)
    with pytest.raises(PriceNotDropped):
        await protect(session, sold, 1)
    await session.execute(update(Product).values(state="off_shelf"))
    await now_costs(session, sold.skus[0], 1)
    told = await shown(session, sold, 1)
    assert (told.most_fen, told.lines[0].now_fen) == (0, None)
    with pytest.raises(PriceNotDropped):
        await protect(session, sold, 1)


async def test_pieces_that_went_back_are_protected_no_more(session):
    sold = await make_sold(session, (2, 10_000))
    case = await ask(session, sold, 1)
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    await now_costs(session, sold.skus[0], 9_000)
    with pytest.raises(LineNotThere):
        await shown(session, sold, 2)
    assert (await shown(session, sold, 1)).most_fen == 1_000


@pytest.mark.parametrize("seed", SEEDS)
async def test_however_prices_fall_and_rise_all_that_goes_back_is_the_deepest_fall(session, seed):
    """Whoever asks each time ends with what he would pay at the lowest price that he saw."""
    chance = random.Random(seed)
    pieces, price_fen = chance.randint(1, 4), chance.randint(100, 10_000)
    sold = await make_sold(session, (pieces, price_fen))
    lowest = price_fen
    for _ in range(6):
        today = chance.randint(1, price_fen + 50)
        await now_costs(session, sold.skus[0], today)
        if today < lowest:
            assert await given_back(session, sold, pieces) == (lowest - today) * pieces
            lowest = today
        else:
            with pytest.raises(PriceNotDropped):
                await protect(session, sold, pieces, at=NOON + timedelta(minutes=1))
    assert await refunded_fen(session, sold) == (price_fen - lowest) * pieces
    assert not await broken(session)
