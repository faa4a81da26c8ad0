"""What people do about differences: one act each, done once, big ones with somebody else's word."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings, trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Forbidden
from houtai.kit.shapes import BIGINT_MAX, Command, Line, View
from houtai.modules.ledger import public as ledger
from houtai.modules.payments import public as payments
from houtai.modules.reconciliation.queries.differences import DifferenceView, one_difference
from houtai.modules.reconciliation.rules import accounts
from houtai.modules.reconciliation.rules.channels import (
    MAY,
    METHOD_OF,
    OUTCOME_OF,
    Act,
    DifferenceState,
    Outcome,
)
from houtai.modules.reconciliation.tables import Difference

THING = "reconciliation.difference"
_YUAN = 100
APPROVE_FROM = settings.Setting(
    "reconciliation.approve_from_yuan", kind=settings.WholeNumber(0, 10**7), default=1_000
)
"""From so much on, what is refunded, adjusted or ignored needs somebody else's word."""


class DifferenceMoved(Conflict):
    """Handled already, or changed since it was read."""

    code = "reconciliation.difference_moved"


class ActUnfit(Conflict):
    """Not of this kind of difference."""

    code = "reconciliation.act_unfit"


class OwnDifference(Forbidden):
    """Who asked for it does not approve it."""

    code = "reconciliation.own_difference"


class HandleDifference(Command):
    """`fill`: the house takes in what the bill says. `refund`: it takes it in, and all of it goes
    back to the buyer. `adjust`: the books follow the channel. `ignore`: nothing is done. The
    reason is kept.
    """

    act: Act
    reason: Line
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class DecideDifference(Command):
    """Whether what was asked for is done."""

    agreed: bool
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class HandledDifference(View):
    """What the log says of it."""

    state: DifferenceState
    outcome: Outcome | None
    reason: str
    amount_fen: int


async def handle(
    session: AsyncSession,
    actor: Actor,
    difference_id: UUID,
    command: HandleDifference,
    *,
    at: datetime,
) -> None:
    """Done at once, or asked for. Raises DifferenceUnknown, ActUnfit, DifferenceMoved, and what
    payments raise.
    """
    before = await one_difference(session, difference_id)
    if command.act not in MAY[before.kind] or not _fits(before, command.act):
        raise ActUnfit
    limit_fen = await settings.read(session, APPROVE_FROM) * _YUAN
    needs_word = command.act != "fill" and abs(before.amount_fen) >= limit_fen
    if needs_word:
        asked = {"state": "asked", "wanted": command.act, "asked_by": actor.id}
        await _move(session, before, command.version, "open", {**asked, "reason": command.reason})
    else:
        done = {**_done(actor, command.act, at), "reason": command.reason}
        await _move(session, before, command.version, "open", done)
        await _carry_out(session, actor, before, command.act, at=at)
    await _note(session, before)


async def decide(
    session: AsyncSession,
    actor: Actor,
    difference_id: UUID,
    command: DecideDifference,
    *,
    at: datetime,
) -> None:
    """Somebody else's word. Raises DifferenceUnknown, OwnDifference, DifferenceMoved."""
    before = await one_difference(session, difference_id)
    if before.asked_by == actor.id:
        raise OwnDifference
    if before.wanted is None:
        raise DifferenceMoved
    if command.agreed:
        done = _done(actor, before.wanted, at)
        await _move(session, before, command.version, "asked", done)
        await _carry_out(session, actor, before, before.wanted, at=at)
    else:
        back = {"state": "open", "wanted": None, "asked_by": None}
        await _move(session, before, command.version, "asked", back)
    await _note(session, before)


def _fits(shown: DifferenceView, act: Act) -> bool:
    """A refund that nobody ever asked for has nothing that it could be taken in for; what goes back
    is what came by a gateway for a payment of ours.
    """
    if act == "refund":
        by_gateway = METHOD_OF[shown.channel] in payments.BY_GATEWAY
        return shown.line_kind == "payment" and shown.number != "" and by_gateway
    return act != "fill" or shown.kind == "state" or shown.line_kind == "payment"


def _done(actor: Actor, act: Act, at: datetime) -> dict[str, object]:
    return {
        "state": "handled",
        "outcome": OUTCOME_OF[act],
        "handled_by": actor.id,
        "handled_at": at,
    }


async def _move(
    session: AsyncSession,
    before: DifferenceView,
    version: int,
    state: str,
    changes: Mapping[str, object],
) -> None:
    moved = await session.scalar(
        update(Difference)
        .where(Difference.id == before.id, Difference.version == version)
        .where(Difference.state == state)
        .values(**changes, version=Difference.version + 1)
        .returning(Difference.id)
    )
    if moved is None:
        raise DifferenceMoved


async def _carry_out(
    session: AsyncSession, actor: Actor, shown: DifferenceView, act: Act, *, at: datetime
) -> None:
    if act == "adjust":
        pair = (accounts.clearing_of(shown.channel), accounts.gap_of(shown.channel))
        await ledger.open_accounts(session, pair, at=at)
        chain = accounts.adjusting(shown.id, shown.channel, shown.amount_fen, actor.id)
        await ledger.take(session, chain, at=at)
    elif act in ("fill", "refund"):
        billed = payments.Billed(
            METHOD_OF[shown.channel],
            shown.number,
            shown.gateway_number,
            abs(shown.line_fen or 0),
            shown.moved_at,
        )
        if act == "refund":
            await payments.give_back(session, billed, actor_id=actor.id, at=at)
        elif shown.line_kind == "refund":
            await payments.take_in_refund(session, billed, at=at)
        else:
            await payments.take_in(session, billed, actor_id=actor.id, at=at)


async def _note(session: AsyncSession, before: DifferenceView) -> None:
    after = await one_difference(session, before.id)
    name = before.number or before.gateway_number
    then, now = HandledDifference.model_validate(before), HandledDifference.model_validate(after)
    trail.note(session, THING, before.id, name=name, before=then, after=now)
