"""Fees are made for the future and ended, never changed: what was fixed by them stays explained."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import insert, or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Moment, Word
from houtai.modules.settlement.queries.fee_rules import one_fee_rule
from houtai.modules.settlement.rules.fees import FeeScope, FixedPer
from houtai.modules.settlement.tables import FeeRule

THING = "settlement.fee"
LATENESS = timedelta(minutes=5)
"""How long somebody may look at a form whose time says now."""
FEE_MAX = 10**9
Amount = Annotated[int, Field(strict=True, ge=0, le=FEE_MAX)]


class FeeRuleUnfit(Invalid):
    """Takes nothing, has bounds that cross, or names something though it is for all, or nothing."""

    code = "settlement.fee_rule_unfit"


class FeeInPast(Invalid):
    """What is past has been fixed."""

    code = "settlement.fee_in_past"


class FeeEnded(Conflict):
    """It ends earlier already."""

    code = "settlement.fee_ended"


class MakeFeeRule(Command):
    """A version of a fee: a part in basis points, a fixed sum, and bounds for one line."""

    fee: Annotated[Word, StringConstraints(max_length=40)]
    scope: FeeScope
    scope_id: UUID | None = None
    rate_bp: Annotated[int, Field(strict=True, ge=0, le=10_000)]
    fixed_fen: Amount = 0
    fixed_per: FixedPer = "piece"
    floor_fen: Amount | None = None
    cap_fen: Amount | None = None
    valid_from: Moment
    valid_to: Moment | None = None


class EndFeeRule(Command):
    """From then on it is not valid any more."""

    valid_to: Moment


async def make(session: AsyncSession, actor: Actor, command: MakeFeeRule, *, at: datetime) -> UUID:
    """For orders that are placed from `valid_from` on. Raises FeeRuleUnfit, FeeInPast."""
    _check(command, at)
    values = command.model_dump()
    values["valid_from"] = max(command.valid_from, at)
    rule_id = new_id()
    row = insert(FeeRule).values(id=rule_id, **values, made_by=actor.id, made_at=at)
    await session.execute(row)
    view = await one_fee_rule(session, rule_id)
    trail.note(session, THING, rule_id, name=command.fee, before=None, after=view)
    return rule_id


def _check(command: MakeFeeRule, at: datetime) -> None:
    if (command.scope == "all") != (command.scope_id is None):
        raise FeeRuleUnfit(place="body/scope_id")
    if not (command.rate_bp or command.fixed_fen or command.floor_fen) and command.cap_fen != 0:
        raise FeeRuleUnfit(place="body/rate_bp")
    if command.cap_fen is not None and command.cap_fen < (command.floor_fen or 0):
        raise FeeRuleUnfit(place="body/cap_fen")
    if command.valid_from < at - LATENESS:
        raise FeeInPast(place="body/valid_from")
    if command.valid_to is not None and command.valid_to <= max(command.valid_from, at):
        raise FeeInPast(place="body/valid_to")


async def end(session: AsyncSession, rule_id: UUID, command: EndFeeRule, *, at: datetime) -> None:
    """Not for the past, and never later than it was to end. Raises FeeRuleUnknown, FeeInPast,
    FeeEnded.
    """
    before = await one_fee_rule(session, rule_id)
    if command.valid_to < at - LATENESS:
        raise FeeInPast(place="body/valid_to")
    until = max(command.valid_to, at, before.valid_from)
    done = await session.scalar(
        update(FeeRule)
        .where(FeeRule.id == rule_id)
        .where(or_(FeeRule.valid_to.is_(None), FeeRule.valid_to > until))
        .values(valid_to=until)
        .returning(FeeRule.id)
    )
    if done is None:
        raise FeeEnded
    after = await one_fee_rule(session, rule_id)
    trail.note(session, THING, rule_id, name=before.fee, before=before, after=after)
