"""Delegations: given for a while to somebody who works at the same place, ended before their time.

Whether a substitute may decide is looked at when he decides, so that a delegation which is over,
or of somebody who has lost his role, is worth nothing at once.
"""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Line, Moment, View, Word
from houtai.modules.approvals.queries import people
from houtai.modules.approvals.queries.delegations import count_live
from houtai.modules.approvals.rules.approvers import Post
from houtai.modules.approvals.service.flows import ActUnknown
from houtai.modules.approvals.tables import Delegation

LIVE_MAX = 20
LONGEST = timedelta(days=366)


class SubstituteUnknown(Invalid):
    """Nobody else of this id works at the place."""

    code = "approvals.substitute_unknown"


class PeriodUnfit(Invalid):
    """It would end before it begins or before now, or lasts too long."""

    code = "approvals.period_unfit"


class TooManyDelegations(Conflict):
    code = "approvals.too_many_delegations"


class DelegationUnknown(NotFound):
    """There is none of the actor's that still runs."""

    code = "approvals.delegation_unknown"


class Delegate(Command):
    """Let somebody else decide in one's stead. Without acts: about everything."""

    substitute_id: UUID
    acts: Annotated[tuple[Word, ...], Field(min_length=1, max_length=50)] | None = None
    from_at: Moment
    until_at: Moment
    reason: Line


class GivenView(View):
    """A delegation as the operation log keeps it."""

    substitute_id: UUID
    acts: list[str] | None
    from_at: datetime
    until_at: datetime
    reason: str
    ended_at: datetime | None = None


async def delegate(session: AsyncSession, actor: Actor, command: Delegate, *, at: datetime) -> UUID:
    """Give a delegation at the place where the actor works now.

    Raises PeriodUnfit, ActUnknown, SubstituteUnknown, TooManyDelegations.
    """
    ends = command.until_at
    if ends <= max(command.from_at, at) or ends - command.from_at > LONGEST:
        raise PeriodUnfit(place="body/until_at", days_max=LONGEST.days)
    for number, act in enumerate(command.acts or ()):
        if act not in people.ACTS:
            raise ActUnknown(place=f"body/acts/{number}", act=act)
    post: Post = ("account", str(command.substitute_id), actor.place)
    holders = await people.people().holders(session, {post})
    if command.substitute_id == actor.id or not holders.get(post):
        raise SubstituteUnknown(place="body/substitute_id")
    if await count_live(session, actor, at=at) >= LIVE_MAX:
        raise TooManyDelegations(delegations_max=LIVE_MAX)
    row = Delegation(
        id=new_id(),
        account_id=actor.id,
        merchant_id=actor.place.merchant_id,
        warehouse_id=actor.place.warehouse_id,
        acts=None if command.acts is None else list(command.acts),
        made_at=at,
        **command.model_dump(exclude={"acts"}),
    )
    session.add(row)
    await session.flush()
    after = GivenView.model_validate(row)
    trail.note(session, "approvals.delegation", row.id, before=None, after=after)
    return row.id


async def end_delegation(
    session: AsyncSession, actor: Actor, delegation_id: UUID, *, at: datetime
) -> None:
    """Take a delegation back before its time. Raises DelegationUnknown."""
    ending = (
        update(Delegation)
        .where(
            Delegation.id == delegation_id,
            Delegation.account_id == actor.id,
            Delegation.ended_at.is_(None),
            Delegation.until_at > at,
        )
        .values(ended_at=at)
        .returning(
            Delegation.substitute_id, Delegation.acts, Delegation.from_at, Delegation.until_at,
            Delegation.reason, Delegation.ended_at,
        )
    )  # fmt: skip
    row = (await session.execute(ending)).one_or_none()
    if row is None:
        raise DelegationUnknown
    after = GivenView.model_validate(row)
    before = after.model_copy(update={"ended_at": None})
    trail.note(session, "approvals.delegation", delegation_id, before=before, after=after)
