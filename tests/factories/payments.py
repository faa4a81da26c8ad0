"""Makes payments of trades that nobody else knows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import document_number, new_id
from houtai.modules.payments.service.starting import StartPayment
from houtai.modules.payments.tables import Bill, Channel, Payment, PaymentCase

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)

_days = count()


class Here:
    """The test's own transaction, as a job meets the database."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A part of the test's, which never commits."""
        async with self._session.begin_nested():
            yield self._session


def ask(**changes: Any) -> StartPayment:
    """A trade of 99.50 that should be paid in the sandbox."""
    return StartPayment(
        **{
            "trade_id": new_id(),
            "member_id": new_id(),
            "amount_fen": 9_950,
            "title": "龙井茶 等 2 件",
            "method": "sandbox",
            "expires_at": NOON + timedelta(minutes=30),
            **changes,
        }
    )


async def make_payment(session: AsyncSession, **changes: Any) -> Payment:
    """One that waits for its buyer."""
    payment_id = new_id()
    payment = Payment(
        **{
            "id": payment_id,
            "number": document_number("P", payment_id, NOON.date()),
            "trade_id": new_id(),
            "member_id": new_id(),
            "method": "sandbox",
            "amount_fen": 9_950,
            "title": "龙井茶",
            "state": "pending",
            "how_to_pay": {},
            "paid_fen": 0,
            "refunded_fen": 0,
            "expires_at": NOON + timedelta(minutes=30),
            "attempts": 1,
            "created_at": NOON,
            "version": 1,
            **changes,
        }
    )
    session.add(payment)
    await session.flush()
    return payment


async def make_case(session: AsyncSession, **changes: Any) -> PaymentCase:
    """One that names nothing known."""
    made = PaymentCase(
        **{
            "id": new_id(),
            "kind": "unknown_payment",
            "source": f"test:{new_id()}",
            "method": "sandbox",
            "gateway_number": "G1",
            "amount_fen": 100,
            "state": "open",
            "note": "",
            "created_at": NOON,
            "version": 1,
            **changes,
        }
    )
    session.add(made)
    await session.flush()
    return made


async def open_channel(session: AsyncSession, code: str) -> None:
    """Buyers may pay so."""
    row = await session.get_one(Channel, code)
    row.enabled = True
    await session.flush()


async def make_bill(session: AsyncSession, **changes: Any) -> Bill:
    """One of a day long ago that was read and had nothing in it."""
    made = Bill(
        **{
            "id": new_id(),
            "channel": "sandbox",
            "day": date(2001, 1, 1) + timedelta(days=next(_days)),
            "state": "read",
            "attempts": 1,
            "content_hash": bytes(32),
            "size_bytes": 12,
            "created_at": NOON,
            "fetched_at": NOON,
            "version": 1,
            **changes,
        }
    )
    session.add(made)
    await session.flush()
    return made
