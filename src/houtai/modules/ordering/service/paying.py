"""What a payment does to its trade: it is paid, or the money becomes a case that somebody sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderPaid
from houtai.events.payments import PaymentSucceeded
from houtai.kit import eventlog
from houtai.kit.sql import statement
from houtai.modules.ordering.queries.locks import locked
from houtai.modules.ordering.rules.states import Act
from houtai.modules.ordering.service import at_door
from houtai.modules.ordering.service.moving import HOUSE, By
from houtai.modules.ordering.service.preparing import prepare
from houtai.modules.payments import public as payments

CaseKind = Literal["paid_after_close", "paid_twice", "amount_differs", "unknown_payment"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A payment that its trade has no use for."""

    payment_id: UUID
    case: CaseKind


def judge(
    told: Sequence[PaymentSucceeded], trades: Mapping[UUID, Any], due: Mapping[UUID, int]
) -> tuple[list[PaymentSucceeded], list[Verdict]]:
    """Which of them pay their trades, and which are cases; in their order, so that of two for one
    trade the second is the one too many. `due`: what is to be collected, where not all of it is.
    """
    paying: dict[UUID, PaymentSucceeded] = {}
    cases = []
    for one in told:
        trade = trades.get(one.trade_id)
        if trade is None:
            cases.append(Verdict(one.payment_id, "unknown_payment"))
            continue
        before = paying.get(one.trade_id)
        paid_by = before.payment_id if before else trade.payment_id
        if paid_by == one.payment_id:
            continue
        if trade.state == "cancelled":
            cases.append(Verdict(one.payment_id, "paid_after_close"))
        elif trade.state == "paid" or before is not None:
            cases.append(Verdict(one.payment_id, "paid_twice"))
        elif one.amount_fen != due.get(one.trade_id, trade.payable_fen):
            cases.append(Verdict(one.payment_id, "amount_differs"))
        else:
            paying[one.trade_id] = one
    return list(paying.values()), cases


async def take_payments(
    session: AsyncSession, told: Sequence[PaymentSucceeded], *, at: datetime
) -> None:
    """All of a batch of events; each trade is locked first, so that nobody cancels it meanwhile."""
    trades = await locked(session, {one.trade_id for one in told})
    due = await at_door.due_of(session, trades.keys())
    paying, cases = judge(told, trades, due)
    for verdict in cases:
        await payments.open_case(session, verdict.case, verdict.payment_id, at=at)
    paid_by = {one.trade_id: one.payment_id for one in paying}
    waiting = [trades[one] for one in paid_by if trades[one].state == "waiting"]
    await settle(session, waiting, paid_by, at=at)
    collected = {one: paid_by[one] for one in paid_by if trades[one].state == "on_delivery"}
    await at_door.collect(session, collected, at=at)


async def settle(
    session: AsyncSession,
    trades: Sequence[Any],
    payment_ids: Mapping[UUID, UUID],
    *,
    at: datetime,
    by: By = HOUSE,
) -> None:
    """Trades that wait and are locked are paid: what they hold is sold, their orders go on."""
    if not trades:
        return
    values = {
        "at": at,
        "trades": [one.id for one in trades],
        "payments": [payment_ids.get(one.id) for one in trades],
    }
    await session.execute(statement(__package__, "pay"), values)
    prepared = await prepare(session, trades, Act.PAY, by, at=at)
    await eventlog.emit(
        session,
        *(
            OrderPaid(
                order_id=one.id,
                trade_id=one.trade_id,
                merchant_id=one.merchant_id,
                member_id=one.member_id,
                payable_fen=one.payable_fen,
                is_held=one.id in prepared.held_ids,
                at=at,
            )
            for one in prepared.orders
        ),
    )
