"""What people decide about payouts: big ones before they go, and those that came back.

The session is the house's.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, Forbidden
from houtai.kit.money import show_amount
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.ledger import public as ledger
from houtai.modules.payouts.queries.payouts import PayoutView, one_payout
from houtai.modules.payouts.rules import accounts
from houtai.modules.payouts.service.telling import tell
from houtai.modules.payouts.tables import Payout

THING = "payouts.payout"


class PayoutElsewhere(Conflict):
    """It is not where it was when it was read."""

    code = "payouts.elsewhere"


class OwnPayout(Forbidden):
    """Who asked for it does not approve it."""

    code = "payouts.own"


class ActOnPayout(Command):
    """As it was read at this version."""

    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class CancelPayout(ActOnPayout):
    """The merchant reads why."""

    reason: Line


async def approve(
    session: AsyncSession, actor: Actor, payout_id: UUID, command: ActOnPayout, *, at: datetime
) -> None:
    """A big one may go. Raises PayoutUnknown, OwnPayout, PayoutElsewhere."""
    async with reaching_as(session, SYSTEM):
        before = await one_payout(session, SYSTEM, payout_id)
        if before.asked_by == actor.id:
            raise OwnPayout
        changes = {"state": "ready", "approved_by": actor.id, "approved_at": at}
        await _move(session, before, command.version, ("asked",), changes)


async def send_again(session: AsyncSession, payout_id: UUID, command: ActOnPayout) -> None:
    """The same intent, a new try: its money never went back. Raises PayoutUnknown,
    PayoutElsewhere.
    """
    async with reaching_as(session, SYSTEM):
        before = await one_payout(session, SYSTEM, payout_id)
        changes = {"state": "ready"}
        await _move(session, before, command.version, ("failed", "returned"), changes)


async def cancel(
    session: AsyncSession, actor: Actor, payout_id: UUID, command: CancelPayout, *, at: datetime
) -> None:
    """What was set aside goes back to where it came from. Raises PayoutUnknown, PayoutElsewhere."""
    async with reaching_as(session, SYSTEM):
        before = await one_payout(session, SYSTEM, payout_id)
        states = ("asked", "ready", "failed", "returned")
        changes = {"state": "cancelled", "reason": command.reason}
        await _move(session, before, command.version, states, changes)
        pair = (
            accounts.transit_of(payout_id, before.merchant_id),
            accounts.source_of(before.source, before.merchant_id),
        )
        chain = accounts.move(payout_id, "payout_cancelled", pair, before.amount_fen, actor.id)
        await ledger.take(session, chain, at=at)
        fields = {
            "number": before.number,
            "amount": show_amount(before.amount_fen),
            "reason": command.reason,
        }
        link = f"/payouts/{payout_id}"
        await tell(session, before.merchant_id, "payouts.cancelled", fields, link=link, at=at)


async def _move(
    session: AsyncSession,
    before: PayoutView,
    version: int,
    states: tuple[str, ...],
    changes: Mapping[str, object],
) -> None:
    moved = await session.scalar(
        update(Payout)
        .where(Payout.id == before.id, Payout.version == version, Payout.state.in_(states))
        .values(**changes, version=Payout.version + 1)
        .returning(Payout.id)
    )
    if moved is None:
        raise PayoutElsewhere
    after = await one_payout(session, SYSTEM, before.id)
    trail.note(session, THING, before.id, name=before.number, before=before, after=after)
