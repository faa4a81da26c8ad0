"""Many at once, on committed transactions: never more goes back than was paid, whoever is first."""

import asyncio

from sqlalchemy import select, text

from houtai.events.payments import RefundSucceeded
from houtai.kit.auth import SYSTEM
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.modules.aftersale.queries.cases import one_case
from houtai.modules.aftersale.service import applying, buying, deciding, ending
from houtai.modules.aftersale.service.deciding import AgreeToCase
from houtai.modules.aftersale.tables import Purse
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.service.cancelling import cancel_order
from houtai.modules.payments import public as payments
from houtai.modules.payments.service import refunding
from tests.factories.aftersale import STAFF, ask, bring, make_sold
from tests.factories.ordering import NOON


def wish(sold, pieces, **changes):
    values = {"kind": "refund_only", "reason": "quality", **changes}
    lines = [{"line_id": sold.lines[0], "quantity": pieces}]
    return applying.OpenCase(order_id=sold.order_id, lines=lines, **values)


async def both(database, *works):
    async def one(work):
        async with database.transaction() as session:
            return await work(session)

    return await asyncio.gather(*(one(work) for work in works), return_exceptions=True)


def refused(answers):
    return [one for one in answers if isinstance(one, Conflict | Invalid)]


async def paid_back(database, sold):
    async with database.transaction() as session:
        paid = await payments.payments_of(session, sold.trade_id)
        return sum(one.refunded_fen for one in paid)


async def test_of_many_who_ask_for_the_last_piece_at_once_one_is_heard(database):
    async with database.transaction() as session:
        sold = await make_sold(session, (3, 667))
    command, member_id = wish(sold, 1), sold.who.member_id
    answers = await both(
        database,
        *[lambda session: applying.apply(session, member_id, command, at=NOON)] * 8,
    )
    assert len(refused(answers)) == 5
    assert all(not isinstance(one, Exception) or one in refused(answers) for one in answers)
    ids = [one for one in answers if one not in refused(answers)]
    agreed = await both(
        database,
        *[
            lambda session, case_id=case_id: deciding.agree(
                session, STAFF, case_id, AgreeToCase(version=1), at=NOON
            )
            for case_id in [*ids, *ids]
        ],
    )
    assert len(refused(agreed)) == 3
    assert await paid_back(database, sold) == 2_001
    async with database.transaction() as session:
        purse = (
            await session.execute(select(Purse).where(Purse.line_id == sold.lines[0]))
        ).scalar_one()
    assert (purse.back_fen, purse.held_fen, purse.pieces_back) == (2_001, 0, 3)


async def test_the_database_itself_refuses_a_fen_too_much(database):
    async with database.transaction() as session:
        sold = await make_sold(session, (1, 500))
        await ask(session, sold, 1)
    more = text("UPDATE aftersale.purse SET back_fen = back_fen + 1 WHERE line_id = :line")
    answers = await both(database, lambda session: session.execute(more, {"line": sold.lines[0]}))
    assert "ck_purse_no_more_than_paid" in str(answers[0])


async def test_of_agreeing_and_withdrawing_one_is_done(database):
    async with database.transaction() as session:
        sold = await make_sold(session, (1, 800))
        case = await ask(session, sold, 1)
    answers = await both(
        database,
        lambda session: deciding.agree(session, STAFF, case.id, AgreeToCase(version=1), at=NOON),
        lambda session: buying.withdraw(session, sold.who.member_id, case.id, at=NOON),
    )
    assert len(refused(answers)) == 1
    async with database.transaction() as session:
        case = await one_case(session, SYSTEM, case.id)
    assert await paid_back(database, sold) == {"refunding": 800, "closed": 0}[case.state]


async def test_of_a_fast_refund_and_shipping_and_cancelling_no_two_give_money(database):
    async with database.transaction() as session:
        sold = await make_sold(session, (1, 900), stage="unshipped")
    command, member_id = wish(sold, 1), sold.who.member_id
    await both(
        database,
        lambda session: applying.apply(session, member_id, command, at=NOON),
        lambda session: bring(session, sold.order_id, "shipped"),
        lambda session: cancel_order(
            session, sold.order_id, ordering.By("buyer", member_id), at=NOON
        ),
    )
    async with database.transaction() as session:
        order = await ordering.sold_order(session, sold.order_id)
    states = {"cancelled": {900}, "awaiting_receipt": {0}}
    assert await paid_back(database, sold) in states[order.state]


async def test_an_answer_that_comes_twice_at_once_ends_a_case_once(database):
    async with database.transaction() as session:
        sold = await make_sold(session, (1, 700), stage="shipped")
        case = await ask(session, sold, 1)
        await deciding.agree(session, STAFF, case.id, AgreeToCase(version=1), at=NOON)
        (refund,) = (await one_case(session, SYSTEM, case.id)).refunds
        await refunding.succeed(session, refund.refund_id, gateway_number="G", at=NOON)
        told = RefundSucceeded(
            refund.refund_id, new_id(), sold.trade_id, sold.who.member_id, 700, "wechat", NOON
        )
    await both(database, *[lambda session: ending.hear_refunds(session, [told], at=NOON)] * 4)
    async with database.transaction() as session:
        case = await one_case(session, SYSTEM, case.id)
    assert [one.what for one in case.messages].count("paid") == 1
    assert case.state == "done"
