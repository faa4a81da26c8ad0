"""A gift that its buyer keeps, though he gives back what earned it: charged, or his for nothing."""

import random

import pytest
from sqlalchemy import select, update

from houtai.modules.aftersale.service import buying, deciding, explaining, falling_due
from houtai.modules.aftersale.service.asking import QuoteCase, WantedPieces
from houtai.modules.aftersale.service.deciding import AgreeToCase, AgreeToCases, InspectGoods
from houtai.modules.aftersale.service.gifts import GiftNotSettled
from houtai.modules.aftersale.tables import Case
from houtai.modules.catalog.tables import Sku
from houtai.modules.marketing.public import Offers
from houtai.modules.marketing.queries.promotions import offers_named
from houtai.modules.marketing.rules.kinds.gift_with_purchase import GiftWithPurchase
from houtai.modules.ordering import public as ordering
from houtai.modules.wms.tables import ReturnLine
from tests.factories.aftersale import (
    LATER,
    STAFF,
    Sold,
    again,
    ask,
    bring,
    broken,
    give_return_address,
    money_moves,
    refunded_fen,
)
from tests.factories.inventory import make_warehouse
from tests.factories.marketing import make_promotion
from tests.factories.ordering import (
    NOON,
    make_good,
    make_shopper,
    orders_of,
    pay,
    place,
    placement,
)
from tests.modules.aftersale.test_goods_back import SENT

CUP_FEN = 500


async def gifted(session, *, teas=3, price_fen=1_000, cups=1, step_fen=2_000):
    """So many teas, and cups that are given from a sum on."""
    await give_return_address(session)
    tea = await make_good(session, price_fen=price_fen)
    cup = await make_good(session, price_fen=CUP_FEN)
    gift = {"threshold_fen": step_fen, "gifts": [{"sku_id": cup, "quantity": cups}]}
    terms = GiftWithPurchase(steps=[gift]).model_dump(mode="json")
    promotion_id = await make_promotion(session, live=True, terms=terms)
    offers = Offers((await offers_named(session, [promotion_id])).values())
    who = await make_shopper(session)
    wish = placement(who, (tea, teas), agreed_fen=teas * price_fen)
    (trade,) = await place(session, wish, offers=offers)
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    await bring(session, order.id, "received")
    sold = await ordering.sold_order(session, order.id)
    (line_id,) = [one.id for one in sold.lines if not one.is_gift]
    assert [one.quantity for one in sold.lines if one.is_gift] == [cups]
    return Sold(who, order.id, trade.trade_id, (line_id,), (tea, cup))


async def keeps(session, sold, pieces):
    """Asks to return them, and keeps what they earned."""
    return await ask(session, sold, pieces, kind="return_refund", reason="other", keeps_gifts=True)


async def agreed(session, case, gift_kept):
    command = AgreeToCase(version=case.version, gift_kept=gift_kept)
    await deciding.agree(session, STAFF, case.id, command, at=NOON)
    return await again(session, case)


async def comes_back(session, sold, case):
    """Sent, here, as agreed, paid."""
    await buying.send_back(session, sold.who.member_id, case.id, SENT, at=NOON)
    case = await again(session, case)
    await deciding.receive(
        session, STAFF, case.id, deciding.ActOnCase(version=case.version), at=NOON
    )
    case = await again(session, case)
    looked = InspectGoods(version=case.version, verdict="accept")
    await deciding.inspect(session, STAFF, case.id, looked, at=NOON)
    case = await money_moves(session, case)
    assert case.state == "done"
    return case


@pytest.mark.parametrize(("choice", "back_fen"), [("charge", 1_500), ("waive", 2_000)])
async def test_what_it_is_worth_goes_off_the_refund_or_not_as_the_seller_says(
    session, choice, back_fen
):
    sold = await gifted(session)
    case = await keeps(session, sold, 2)
    assert (case.asked_fen, case.gift_fen, case.pieces_count) == (2_000, CUP_FEN, 2)
    assert case.messages[0].details["gift_fen"] == CUP_FEN
    case = await agreed(session, case, choice)
    assert (case.state, case.agreed_fen, case.gift_kept) == ("to_send", back_fen, choice)
    told = case.messages[-1].details
    assert (told["gift_kept"], told["gift_fen"], told["agreed_fen"]) == (
        choice,
        CUP_FEN,
        back_fen,
    )
    await comes_back(session, sold, case)
    assert await refunded_fen(session, sold) == back_fen
    assert not await broken(session)


async def test_what_it_would_cost_is_told_before_it_is_asked(session):
    sold = await gifted(session, cups=2)
    wanted = {
        "order_id": sold.order_id,
        "kind": "return_refund",
        "reason": "other",
        "lines": [WantedPieces(line_id=sold.lines[0], quantity=2)],
    }

    async def told(**changes):
        wish = QuoteCase(**wanted, **changes)
        shown = await explaining.quote(session, sold.who.member_id, wish, at=NOON)
        return shown.most_fen, shown.gift_fen, [one.is_kept for one in shown.lines]

    assert await told() == (2_000, 2 * CUP_FEN, [False, False])
    assert await told(keeps_gifts=True) == (2_000, 2 * CUP_FEN, [False, True])


async def test_the_seller_has_to_say_which_and_a_batch_leaves_it_to_him(session):
    sold = await gifted(session)
    case = await keeps(session, sold, 2)
    with pytest.raises(GiftNotSettled):
        await agreed(session, case, None)
    done = await deciding.agree_to_all(session, STAFF, AgreeToCases(case_ids=[case.id]), at=NOON)
    assert (done.agreed, done.left[0].code) == ([], "aftersale.gift_not_settled")
    assert (await again(session, case)).state == "applied"


async def test_his_silence_means_that_it_is_free(session):
    sold = await gifted(session)
    case = await keeps(session, sold, 2)
    await falling_due.fall_due(session, LATER)
    case = await again(session, case)
    assert (case.state, case.agreed_fen, case.gift_kept) == ("to_send", 2_000, "waive")


async def test_what_goes_back_is_never_below_zero(session):
    sold = await gifted(session, price_fen=100, step_fen=300)
    case = await agreed(session, await keeps(session, sold, 1), "charge")
    assert (case.asked_fen, case.agreed_fen) == (100, 0)
    await comes_back(session, sold, case)
    assert await refunded_fen(session, sold) == 0
    assert not await broken(session)


async def test_it_is_charged_once_and_not_asked_back_later(session):
    sold = await gifted(session)
    await comes_back(session, sold, await agreed(session, await keeps(session, sold, 2), "charge"))
    last = await keeps(session, sold, 1)
    assert (last.asked_fen, last.gift_fen, [one.is_gift for one in last.lines]) == (
        1_000,
        0,
        [False],
    )
    await comes_back(session, sold, await agreed(session, last, None))
    assert await refunded_fen(session, sold) == 2_500
    assert not await broken(session)


async def test_what_was_withdrawn_leaves_it_to_be_asked_back(session):
    sold = await gifted(session)
    case = await keeps(session, sold, 2)
    await buying.withdraw(session, sold.who.member_id, case.id, at=NOON)
    second = await ask(session, sold, 2, kind="return_refund", reason="other")
    assert [(one.is_gift, one.kept_fen) for one in second.lines] == [(False, None), (True, None)]
    assert not await broken(session)


async def test_a_warehouse_awaits_what_comes_back_and_not_what_is_kept(session):
    sold = await gifted(session)
    case = await agreed(session, await keeps(session, sold, 2), "waive")
    warehouse_id = await make_warehouse(session)
    there = update(Case).where(Case.id == case.id).values(return_warehouse=warehouse_id)
    await session.execute(there)
    await buying.send_back(session, sold.who.member_id, case.id, SENT, at=NOON)
    awaited = await session.scalars(
        select(ReturnLine.line_id).where(ReturnLine.return_id == case.id)
    )
    assert awaited.all() == [sold.lines[0]]


async def test_it_is_worth_what_it_cost_when_it_was_asked(session):
    sold = await gifted(session)
    case = await keeps(session, sold, 2)
    await session.execute(update(Sku).where(Sku.id == sold.skus[1]).values(price_fen=9_900))
    assert (await agreed(session, case, "charge")).agreed_fen == 2_000 - CUP_FEN


@pytest.mark.parametrize("seed", range(6))
async def test_in_any_order_gifts_are_settled_once_and_no_fen_too_much_goes_back(session, seed):
    """Pieces by ones and twos, gifts kept or not, charged or not, some of it withdrawn."""
    chance = random.Random(seed)
    price_fen = chance.choice([333, 667, 1_000])
    sold = await gifted(
        session, teas=5, price_fen=price_fen, cups=2, step_fen=price_fen * chance.randint(1, 5)
    )
    left, charged_fen, cups = 5, 0, 0
    while left:
        pieces = chance.randint(1, min(2, left))
        kept = chance.random() < 0.6
        case = await ask(
            session, sold, pieces, kind="return_refund", reason="other", keeps_gifts=kept
        )
        if chance.random() < 0.3:
            await buying.withdraw(session, sold.who.member_id, case.id, at=NOON)
            continue
        choice = chance.choice(["charge", "waive"])
        case = await agreed(session, case, choice)
        assert case.agreed_fen >= 0
        charged_fen += case.asked_fen - case.agreed_fen
        cups += sum(one.quantity for one in case.lines if one.is_gift)
        await comes_back(session, sold, case)
        left -= pieces
        assert not await broken(session)
    assert cups == 2
    assert charged_fen <= 2 * CUP_FEN
    assert await refunded_fen(session, sold) == 5 * price_fen - charged_fen
