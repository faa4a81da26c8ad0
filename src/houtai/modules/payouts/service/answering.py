"""What banks and gateways say of a try: heard once, whoever tells it and however often.

Whoever hears holds the payout first. Money leaves the books of the house when it is paid, and comes
back to them when it is returned. The session is the house's.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict
from houtai.kit.money import show_amount
from houtai.kit.shapes import Command, Line
from houtai.modules.ledger import public as ledger
from houtai.modules.payouts.queries.payouts import PayoutUnknown, one_payout
from houtai.modules.payouts.rules import accounts, patience
from houtai.modules.payouts.rules.moves import AFTER, PAYOUT_OF, Outcome, ToldBy
from houtai.modules.payouts.service.telling import tell
from houtai.modules.payouts.tables import Answer, Attempt, Payout

Heard = Literal["new", "known", "contradicts"]
LINK = "/payouts"
THING = "payouts.payout"


class AnswerContradicts(Conflict):
    """Something else was said of it before, or nothing is under way."""

    code = "payouts.contradicts"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a try, by whom."""

    outcome: Outcome
    told_by: ToldBy
    bank_reference: str = ""
    reason: str = ""
    by_id: UUID = SYSTEM.id


class NotePayoutOutcome(Command):
    """What the bank's own pages say of the try that is under way, or was paid."""

    outcome: Outcome
    bank_reference: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9\-]{0,64}$")
    ] = ""
    reason: Line | None = None


async def hear(session: AsyncSession, attempt_id: UUID, said: Said, *, at: datetime) -> Heard:
    """Once for each outcome. What contradicts is not written."""
    payout = await _hold(session, attempt_id)
    attempt = (
        await session.execute(
            select(Attempt.state, Attempt.answered_at).where(Attempt.id == attempt_id)
        )
    ).one()
    state = AFTER.get((attempt.state, said.outcome))
    if state is None:
        told = select(Answer.at).where(
            Answer.attempt_id == attempt_id, Answer.outcome == said.outcome
        )
        return "contradicts" if await session.scalar(told) is None else "known"
    await session.execute(
        insert(Answer).values(
            attempt_id=attempt_id,
            outcome=said.outcome,
            merchant_id=payout.merchant_id,
            told_by=said.told_by,
            bank_reference=said.bank_reference,
            reason=said.reason,
            by_id=said.by_id,
            at=at,
        )
    )
    await session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id)
        .values(
            state=state,
            reason=said.reason,
            bank_reference=said.bank_reference or Attempt.bank_reference,
            answered_at=at,
            due_at=_next_look(said.told_by, state, at),
        )
    )
    await _book(session, payout, attempt_id, attempt.state, said, at=at)
    await session.execute(
        update(Payout)
        .where(Payout.id == payout.id)
        .values(
            state=PAYOUT_OF[state],
            reason=said.reason,
            paid_at=at if state == "paid" else None,
            version=Payout.version + 1,
        )
    )
    await _tell(session, payout, said, at=at)
    return "new"


def _next_look(told_by: ToldBy, state: str, at: datetime) -> datetime | None:
    """A gateway is looked at for returns; files and people tell by themselves."""
    return patience.next_look(at, at) if (told_by, state) == ("gateway", "paid") else None


async def note_outcome(
    session: AsyncSession,
    actor: Actor,
    payout_id: UUID,
    command: NotePayoutOutcome,
    *,
    at: datetime,
) -> None:
    """By a person. Raises PayoutUnknown, AnswerContradicts."""
    async with reaching_as(session, SYSTEM):
        attempt_id = await session.scalar(
            select(Attempt.id)
            .where(Attempt.payout_id == payout_id, within(actor, Attempt.merchant_id))
            .order_by(Attempt.id.desc())
            .limit(1)
        )
        if attempt_id is None:
            raise PayoutUnknown
        said = Said(
            command.outcome, "person", command.bank_reference, command.reason or "", actor.id
        )
        before = await one_payout(session, SYSTEM, payout_id)
        if await hear(session, attempt_id, said, at=at) != "new":
            raise AnswerContradicts
        after = await one_payout(session, SYSTEM, payout_id)
        trail.note(session, THING, payout_id, name=before.number, before=before, after=after)


@dataclass(frozen=True, slots=True)
class HeldPayout:
    """A payout that nobody else moves until the transaction ends."""

    id: UUID
    number: str
    merchant_id: UUID
    amount_fen: int


async def _hold(session: AsyncSession, attempt_id: UUID) -> HeldPayout:
    whose = select(Attempt.payout_id).where(Attempt.id == attempt_id).scalar_subquery()
    columns = [getattr(Payout, name) for name in HeldPayout.__dataclass_fields__]
    row = (
        await session.execute(select(*columns).where(Payout.id == whose).with_for_update())
    ).one()
    return HeldPayout(**row._asdict())


async def _book(
    session: AsyncSession,
    payout: HeldPayout,
    attempt_id: UUID,
    before: str,
    said: Said,
    *,
    at: datetime,
) -> None:
    """Paid: it has left the bank. Returned after that: it is back. Refused: it never left."""
    out = said.outcome == "paid"
    if not out and before != "paid":
        return
    transit = accounts.transit_of(payout.id, payout.merchant_id)
    bank = accounts.bank_of(payout.merchant_id)
    word = "payout_paid" if out else "payout_returned"
    await ledger.open_accounts(session, [transit, bank], at=at)
    await ledger.take(
        session,
        accounts.move(
            payout.id,
            f"{word}:{attempt_id}",
            (transit, bank) if out else (bank, transit),
            payout.amount_fen,
            said.by_id,
        ),
        at=at,
    )


async def _tell(session: AsyncSession, payout: HeldPayout, said: Said, *, at: datetime) -> None:
    fields = {"number": payout.number, "amount": show_amount(payout.amount_fen)}
    if said.outcome != "paid":
        fields["reason"] = said.reason or "-"
    template = "payouts.paid" if said.outcome == "paid" else "payouts.came_back"
    link = f"{LINK}/{payout.id}"
    await tell(session, payout.merchant_id, template, fields, link=link, at=at)
