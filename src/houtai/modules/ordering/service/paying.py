"""What a payment does to its trade: it is paid, or the money becomes a case that somebody sees."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderPaid
from houtai.events.payments import PaymentSucceeded
from houtai.kit import eventlog
from houtai.kit.regions import shown
from houtai.kit.sql import statement
from houtai.modules.members import public as members
from houtai.modules.ordering.rules import risk
from houtai.modules.ordering.rules.states import Act
from houtai.modules.ordering.service import holding, policy
from houtai.modules.ordering.service.moving import HOUSE, By, move
from houtai.modules.ordering.tables import Order, Trade
from houtai.modules.payments import public as payments

CaseKind = Literal["paid_after_close", "paid_twice", "amount_differs", "unknown_payment"]
SPEED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A payment that its trade has no use for."""

    payment_id: UUID
    case: CaseKind


def judge(
    told: Sequence[PaymentSucceeded], trades: Mapping[UUID, Any]
) -> tuple[list[PaymentSucceeded], list[Verdict]]:
    """Which of them pay their trades, and which are cases; in their order, so that of two for one
    trade the second is the one too many.
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
        elif one.amount_fen != trade.payable_fen:
            cases.append(Verdict(one.payment_id, "amount_differs"))
        else:
            paying[one.trade_id] = one
    return list(paying.values()), cases


async def take_payments(
    session: AsyncSession, told: Sequence[PaymentSucceeded], *, at: datetime
) -> None:
    """All of a batch of events; each trade is locked first, so that nobody cancels it meanwhile."""
    trades = await locked(session, {one.trade_id for one in told})
    paying, cases = judge(told, trades)
    for verdict in cases:
        await payments.open_case(session, verdict.case, verdict.payment_id, at=at)
    by_trade = {one.trade_id: one for one in paying}
    await settle(
        session,
        [trades[one] for one in by_trade],
        {trade_id: one.payment_id for trade_id, one in by_trade.items()},
        at=at,
    )


async def locked(session: AsyncSession, trade_ids: set[UUID]) -> dict[UUID, Row[Any]]:
    """These trades, which nobody else changes until the transaction ends. Index: pk_trade."""
    found = await session.execute(
        select(
            Trade.id,
            Trade.member_id,
            Trade.state,
            Trade.payable_fen,
            Trade.payment_id,
            Trade.promised,
        )
        .where(Trade.id.in_(trade_ids))
        .order_by(Trade.id)
        .with_for_update()
    )
    return {row.id: row for row in found}


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
    held = await holding.held_for(session, trades)
    await holding.spend(session, held, by.id, at=at)
    values = {
        "at": at,
        "trades": [one.id for one in trades],
        "payments": [payment_ids.get(one.id) for one in trades],
    }
    await session.execute(statement(__package__, "pay"), values)
    own = await session.scalars(select(Order.id).where(Order.trade_id.in_([t.id for t in trades])))
    orders = await move(session, own.all(), Act.PAY, by, at=at)
    held_for = await _look_at(session, orders, at=at)
    await eventlog.emit(
        session,
        *(
            OrderPaid(
                order_id=one.id,
                trade_id=one.trade_id,
                merchant_id=one.merchant_id,
                member_id=one.member_id,
                payable_fen=one.payable_fen,
                is_held=one.id in held_for,
                at=at,
            )
            for one in orders
        ),
    )


async def _look_at(
    session: AsyncSession, orders: Sequence[Row[Any]], *, at: datetime
) -> dict[UUID, list[str]]:
    """Hold what is unusual; says which, and why. Index: ix_orders_member_id_id."""
    limits = await policy.limits(session)
    member_ids = {one.member_id for one in orders}
    since = await members.joined_at(session, member_ids)
    counted = await session.execute(
        select(Order.member_id, func.count().label("orders_count"))
        .where(Order.member_id.in_(member_ids), Order.placed_at > at - SPEED)
        .group_by(Order.member_id)
    )
    speed = {row.member_id: row.orders_count for row in counted}
    found = {}
    for one in orders:
        place = shown(one.region_code) if one.region_code else ""
        facts = risk.Facts(
            one.payable_fen,
            speed.get(one.member_id, 0),
            since.get(one.member_id),
            f"{place}{one.detail}",
        )
        if why := risk.reasons(facts, limits, at):
            found[one.id] = why
    if found:
        written = json.dumps({str(order_id): why for order_id, why in found.items()})
        await session.execute(statement(__package__, "hold_back"), {"reasons": written})
    return found
