"""Makes accounts, funds and chains, and runs the proofs of the ledger."""

import asyncio
from collections.abc import Awaitable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database, Mode
from houtai.kit.ids import new_id
from houtai.kit.invariants import Breach, prove
from houtai.modules.ledger import public as ledger

NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)
BOOK, UNIT = "stock", "sku-1"
SELLABLE = ledger.Kind(BOOK, "sellable")
ON_HAND = ledger.Kind(BOOK, "on_hand", side="debit")
SOLD = ledger.Kind(BOOK, "sold", limited=False)
OUTSIDE = ledger.Kind(BOOK, "outside", side="debit", limited=False, counted=False)


def make_key(kind: ledger.Kind = SELLABLE, **changes: Any) -> ledger.AccountKey:
    """A key of an owner and a home of its own, unless told otherwise."""
    return ledger.AccountKey(
        **{"kind": kind, "unit": UNIT, "owner_id": new_id(), "home_id": new_id(), **changes}
    )


async def make_account(
    session: AsyncSession, kind: ledger.Kind = SELLABLE, **changes: Any
) -> ledger.AccountKey:
    """An open account that holds nothing."""
    key = make_key(kind, **changes)
    await ledger.open_accounts(session, [key], at=NOON)
    return key


async def make_funded_account(
    session: AsyncSession, amount: int, kind: ledger.Kind = SELLABLE, **changes: Any
) -> ledger.AccountKey:
    """An open account that got an amount from the outside, which lives in the same home."""
    key = await make_account(session, kind, **changes)
    outside = await make_account(session, OUTSIDE, unit=key.unit, home_id=key.home_id)
    pair = (outside.id, key.id) if kind.side == "credit" else (key.id, outside.id)
    await ledger.take(session, chain_of(move(*pair, amount)), at=NOON)
    return key


def move(debit_id: UUID, credit_id: UUID, amount: int = 1) -> ledger.Transfer:
    """A transfer under a new id."""
    return ledger.Transfer(new_id(), debit_id, credit_id, amount)


def reserve(
    debit_id: UUID, credit_id: UUID, amount: int = 1, expires_at: datetime | None = None
) -> ledger.Reserve:
    """A reservation under a new id."""
    return ledger.Reserve(new_id(), debit_id, credit_id, amount, expires_at)


def post(
    held: ledger.Reserve, amount: int | None = None, *, keep_rest: bool = False
) -> ledger.Post:
    """Carry out a reservation under a new id."""
    return ledger.Post(new_id(), held.id, amount, keep_rest)


def void(held: ledger.Reserve) -> ledger.Void:
    """Give a reservation back under a new id."""
    return ledger.Void(new_id(), held.id)


def chain_of(
    *steps: ledger.Transfer | ledger.Reserve | ledger.Post | ledger.Void, **changes: Any
) -> ledger.Chain:
    """A chain of its own document."""
    return ledger.Chain(
        **{
            "id": new_id(),
            "steps": steps,
            "reason": "sale",
            "document_kind": "order",
            "document_id": new_id(),
            "actor_id": SYSTEM.id,
            **changes,
        }
    )


async def submit_in_own(database: Database, *chains: ledger.Chain) -> list[ledger.Outcome]:
    """Submit at noon, in a transaction of its own that commits."""
    async with database.transaction() as session:
        return await ledger.submit(session, chains, at=NOON)


async def all_at_once(calls: Sequence[Awaitable[Any]]) -> list[Any]:
    """Results of calls that run side by side; the first error is raised when all have ended."""
    results = await asyncio.gather(*calls, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results


async def free_of(session: AsyncSession, key: ledger.AccountKey) -> int:
    """What the account could give away."""
    return (await ledger.totals_now(session, SYSTEM, [key.id]))[key.id].free


async def breaches_in(session: AsyncSession) -> dict[str, Sequence[Breach]]:
    """Breaches by the name of the promise that does not hold."""
    verdicts = await prove(session, ledger.INVARIANTS)
    return {verdict.name: verdict.breaches for verdict in verdicts if verdict.breaches}


async def assert_sound(database: Database) -> None:
    """Every promise of the ledger holds for all that is committed."""
    snapshot: AbstractAsyncContextManager[AsyncSession] = database.transaction(mode=Mode.READ)
    async with snapshot as session:
        assert await breaches_in(session) == {}
