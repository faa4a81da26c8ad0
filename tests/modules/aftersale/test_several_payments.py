"""Money that goes back over several payments of one trade, of which one alone has too little."""

import random

import pytest
from sqlalchemy import select

from houtai.kit.ids import new_id
from houtai.modules.aftersale.service import deciding
from houtai.modules.aftersale.service.deciding import AgreeToCase
from houtai.modules.payments import public as payments
from houtai.modules.payments.service import refunding
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Payment
from tests.factories.aftersale import STAFF, again, ask, broken, make_sold, money_moves
from tests.factories.ordering import NOON
from tests.factories.payments import make_payment

SEEDS = range(6)


async def payments_of(session, sold):
    found = await session.scalars(
        select(Payment)
        .where(Payment.trade_id == sold.trade_id)
        .order_by(Payment.id)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def paid_besides(session, sold, fen):
    """Another payment of the trade that was closed before its money came, and is kept."""
    wanted = {"trade_id": sold.trade_id, "member_id": sold.who.member_id, "amount_fen": fen}
    closed = await make_payment(session, state="closed", **wanted)
    receipt = Receipt(closed.method, closed.number, f"G{closed.id.hex}", fen, NOON)
    await receive(session, receipt, at=NOON)


async def taken_by_hand(session, sold, fen):
    """Somebody sent so much of the trade's own payment back without a case."""
    refund_id = new_id()
    command = payments.AskRefund(
        refund_id=refund_id, trade_id=sold.trade_id, amount_fen=fen, reason="goodwill"
    )
    await payments.refund(session, command, at=NOON)
    await refunding.succeed(session, refund_id, gateway_number="G9", at=NOON)


async def agree(session, case):
    await deciding.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)


async def test_spree_14622_what_one_payment_has_not_comes_from_the_next_till_both_have_gone(
    session,
):
    sold = await make_sold(session, (2, 5_000))
    await taken_by_hand(session, sold, 6_000)
    await paid_besides(session, sold, 8_000)
    case = await ask(session, sold, 2)
    await agree(session, case)
    case = await again(session, case)
    assert sorted(one.amount_fen for one in case.refunds) == [4_000, 6_000]
    assert case.state == "refunding"
    case = await money_moves(session, case, fails=True)
    assert (case.state, case.money) == ("refunding", "failed")
    case = await money_moves(session, case)
    assert (case.state, case.money) == ("done", "back")
    assert [(one.paid_fen, one.refunded_fen) for one in await payments_of(session, sold)] == [
        (10_000, 10_000),
        (8_000, 6_000),
    ]
    assert not await broken(session)


@pytest.mark.parametrize("seed", SEEDS)
async def test_in_any_sequence_no_payment_gives_more_than_came_by_it(session, seed):
    chance = random.Random(seed)
    sold = await make_sold(session, (3, chance.randint(1, 9_999)), (2, chance.randint(1, 9_999)))
    (own,) = await payments_of(session, sold)
    total_fen = own.paid_fen
    taken_fen = chance.randint(0, total_fen)
    if taken_fen:
        await taken_by_hand(session, sold, taken_fen)
    for _ in range(chance.randint(1, 3)):
        await paid_besides(session, sold, chance.randint(total_fen // 3 + 1, total_fen))
    given_fen = 0
    for place in chance.sample([0, 0, 0, 1, 1], 5):
        pieces = [0, 0]
        pieces[place] = 1
        case = await ask(session, sold, *pieces)
        try:
            await deciding.agree(
                session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON
            )
        except payments.MoreThanPaid:
            break
        case = await money_moves(session, await again(session, case))
        assert case.state == "done"
        assert sum(one.amount_fen for one in case.refunds) == case.agreed_fen
        given_fen += case.agreed_fen
    assert given_fen <= total_fen
    standing = await payments_of(session, sold)
    assert all(0 <= one.refunded_fen <= one.paid_fen for one in standing)
    assert sum(one.refunded_fen for one in standing) == taken_fen + given_fen
    assert not await broken(session)
