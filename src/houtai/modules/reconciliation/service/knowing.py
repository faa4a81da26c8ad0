"""What the house knows of money that moved, as payments tell it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import PaymentCaseOpened, PaymentSucceeded, RefundSucceeded
from houtai.modules.payments import public as payments
from houtai.modules.reconciliation.rules.channels import CHANNEL_OF
from houtai.modules.reconciliation.rules.reading import BEIJING
from houtai.modules.reconciliation.service.days import look_at
from houtai.modules.reconciliation.tables import Own

Heard = PaymentSucceeded | RefundSucceeded | PaymentCaseOpened
_SUMS = frozenset({"paid_twice", "amount_differs", "unknown_payment"})
"""Cases about money that no payment counts as its own."""


async def take(session: AsyncSession, events: Sequence[Heard], *, at: datetime) -> None:
    """Each once; their days are looked at again."""
    rows = [*await _paid(session, events), *await _back(session, events)]
    rows += await _beside(session, events)
    if not rows:
        return
    await session.execute(insert(Own).values(rows).on_conflict_do_nothing())
    for channel in sorted({row["channel"] for row in rows}):
        days = {row["day"] for row in rows if row["channel"] == channel}
        await look_at(session, channel, days, at=at)


async def _paid(session: AsyncSession, events: Sequence[Heard]) -> list[Mapping[str, Any]]:
    told = {one.payment_id: one for one in events if isinstance(one, PaymentSucceeded)}
    found = await payments.movements_of_payments(session, told) if told else []
    return [
        _row(one, "payment", event.method, event.amount_fen, event.paid_at)
        for one in found
        if (event := told[one.id]).method in CHANNEL_OF
    ]


async def _back(session: AsyncSession, events: Sequence[Heard]) -> list[Mapping[str, Any]]:
    told = {one.refund_id: one for one in events if isinstance(one, RefundSucceeded)}
    found = await payments.movements_of_refunds(session, told) if told else []
    return [
        _row(one, "refund", event.method, -event.amount_fen, event.at)
        for one in found
        if (event := told[one.id]).method in CHANNEL_OF and one.is_with_channel
    ]


async def _beside(session: AsyncSession, events: Sequence[Heard]) -> list[Mapping[str, Any]]:
    told = {
        one.case_id: one
        for one in events
        if isinstance(one, PaymentCaseOpened) and one.kind in _SUMS and one.amount_fen > 0
    }
    found = await payments.movements_of_cases(session, told) if told else []
    return [
        _row(one, "payment", event.method, event.amount_fen, event.at)
        for one in found
        if (event := told[one.id]).method in CHANNEL_OF and one.is_with_channel
    ]


def _row(
    moved: payments.Movement, kind: str, method: str, amount_fen: int, at: datetime
) -> Mapping[str, Any]:
    return {
        "id": moved.id,
        "channel": CHANNEL_OF[method],
        "kind": kind,
        "number": moved.number,
        "payment_number": moved.payment_number,
        "gateway_number": moved.gateway_number,
        "amount_fen": amount_fen,
        "moved_at": at,
        "day": at.astimezone(BEIJING).date(),
    }
