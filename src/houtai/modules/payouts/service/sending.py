"""Payouts go: as rows of a file for the bank, or one by one to a gateway. Each has one try at a
time that may still be paid; the database sees to that. The session is the house's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict
from houtai.kit.ids import document_number, new_id
from houtai.kit.settings import ChoiceOf, Setting
from houtai.kit.shapes import Command
from houtai.kit.sql import one_of
from houtai.modules.merchants import public as merchants
from houtai.modules.payouts.gateways import PayoutOrder
from houtai.modules.payouts.rules import patience
from houtai.modules.payouts.tables import Attempt, Batch, Payout

BATCH_LETTER = "WB"
ATTEMPT_LETTER = "WA"
BATCH_MAX = 1_000
TAKEN_AT_ONCE = 20
WAY = Setting("payouts.way", kind=ChoiceOf("file", "gateway"), default="file")


class NothingToPay(Conflict):
    """Nothing is ready, or its merchants are frozen or named no account."""

    code = "payouts.nothing_to_pay"


class MakePayoutBatch(Command):
    """These, or all that are ready."""

    payout_ids: Annotated[tuple[UUID, ...], Field(max_length=BATCH_MAX)] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """A payout that nobody else sends until the transaction ends, and where it goes."""

    id: UUID
    merchant_id: UUID
    amount_fen: int
    payee: merchants.Payee


async def make_batch(
    session: AsyncSession, actor: Actor, command: MakePayoutBatch, *, at: datetime
) -> UUID:
    """A file's worth. Raises NothingToPay."""
    async with reaching_as(session, SYSTEM):
        ready = await _ready(session, command.payout_ids, most=BATCH_MAX)
        if not ready:
            raise NothingToPay
        batch_id = new_id()
        session.add(
            Batch(
                id=batch_id,
                number=document_number(BATCH_LETTER, batch_id, at.date()),
                payout_count=len(ready),
                amount_fen=sum(one.amount_fen for one in ready),
                made_by=actor.id,
                made_at=at,
            )
        )
        await session.flush()
        await _send(session, ready, batch_id=batch_id, at=at)
    return batch_id


async def send_ready(session: AsyncSession, *, at: datetime) -> int:
    """To the gateway, where that is the house's way; how many."""
    if await settings.read(session, WAY) != "gateway":
        return 0
    ready = await _ready(session, (), most=TAKEN_AT_ONCE)
    if ready:
        await _send(session, ready, batch_id=None, at=at)
    return len(ready)


async def _ready(session: AsyncSession, wanted: Sequence[UUID], *, most: int) -> list[Ready]:
    """Those of merchants who may be paid. Index: ix_payout_state_id."""
    statement = (
        select(Payout.id, Payout.merchant_id, Payout.amount_fen)
        .where(Payout.state == "ready")
        .order_by(Payout.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    if wanted:
        statement = statement.where(one_of(Payout.id, wanted))
    rows = (await session.execute(statement)).all()
    known = await merchants.payees(session, {row.merchant_id for row in rows}, hold=True)
    return [
        Ready(row.id, row.merchant_id, row.amount_fen, payee)
        for row in rows
        if (payee := known.get(row.merchant_id)) is not None
        and payee.has_account
        and not payee.is_held
    ]


async def _send(
    session: AsyncSession, ready: Sequence[Ready], *, batch_id: UUID | None, at: datetime
) -> None:
    for one in ready:
        attempt_id = new_id()
        session.add(
            Attempt(
                id=attempt_id,
                number=document_number(ATTEMPT_LETTER, attempt_id, at.date()),
                payout_id=one.id,
                merchant_id=one.merchant_id,
                way="gateway" if batch_id is None else "file",
                batch_id=batch_id,
                amount_fen=one.amount_fen,
                account_name=one.payee.account_name,
                bank_name=one.payee.bank_name,
                bank_branch=one.payee.bank_branch,
                bank_account=one.payee.bank_account,
                state="sent",
                reason="",
                bank_reference="",
                sent_at=at,
                due_at=at if batch_id is None else None,
                tries=0,
            )
        )
    await session.flush()
    await session.execute(
        update(Payout)
        .where(one_of(Payout.id, [one.id for one in ready]))
        .values(state="sent", reason="", version=Payout.version + 1)
    )


@dataclass(frozen=True, slots=True)
class TakenAttempt:
    """A try that this job has in hand until its lease ends. `asked_before`: the gateway may know
    it already, so it is asked how it stands and not to pay.
    """

    id: UUID
    tries: int
    asked_before: bool
    order: PayoutOrder


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Index: ix_attempt_due_at."""
    due = select(Attempt.id).where(Attempt.due_at <= at).limit(1)
    return (await session.execute(due)).first() is not None


async def take(session: AsyncSession, at: datetime) -> list[TakenAttempt]:
    """Some that are due; others keep off them for a while. Index: ix_attempt_due_at."""
    due = (
        select(Attempt.id)
        .where(Attempt.due_at <= at)
        .order_by(Attempt.due_at)
        .limit(TAKEN_AT_ONCE)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    names = list(PayoutOrder.__dataclass_fields__)
    taken = await session.execute(
        update(Attempt)
        .where(Attempt.id.in_(due))
        .values(tries=Attempt.tries + 1, due_at=at + patience.LEASE)
        .returning(Attempt.id, Attempt.tries, *(getattr(Attempt, name) for name in names))
    )
    return [
        TakenAttempt(
            row.id,
            row.tries,
            row.tries > 1,
            PayoutOrder(**{name: getattr(row, name) for name in names}),
        )
        for row in taken
    ]


async def look_again(
    session: AsyncSession, attempt_id: UUID, due_at: datetime | None, *, reason: str = ""
) -> None:
    """Nothing new is known of it; when somebody looks next."""
    await session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.state.in_(("sent", "paid")))
        .values(due_at=due_at, reason=reason)
    )
