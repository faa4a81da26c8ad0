"""What a member changes of himself, and what the platform's staff may do."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import masks, trail
from houtai.kit.errors import Conflict, Unauthenticated
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.members.queries import members as queries
from houtai.modules.members.queries.members import MemberUnknown, OwnView
from houtai.modules.members.tables import Member, MemberSession

Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]
_SET_MEMBER = text("SELECT set_config('houtai.member', :member, true)")


class ChangedMeanwhile(Conflict):
    code = "members.changed_meanwhile"


class NotSignedIn(Unauthenticated):
    code = "members.not_signed_in"


class EditSelf(Command):
    name: Annotated[Line, StringConstraints(max_length=30)]
    version: Version


class BlockMember(Command):
    reason: Line
    version: Version


class UnblockMember(Command):
    version: Version


async def reach_own(session: AsyncSession, member_id: UUID) -> None:
    """Tell row-level security whose session this is, until the transaction ends."""
    await session.execute(_SET_MEMBER, {"member": str(member_id)})


async def own(session: AsyncSession, member_id: UUID) -> OwnView | None:
    """What a member sees of himself."""
    found = await queries.member_shown(session, member_id)
    if found is None:
        return None
    return OwnView(
        id=found.id,
        phone_masked=masks.phone(found.phone or ""),
        name=found.name,
        version=found.version,
    )


async def edit_self(session: AsyncSession, member_id: UUID, command: EditSelf) -> None:
    """Raises ChangedMeanwhile."""
    done = await session.scalar(
        update(Member)
        .where(Member.id == member_id, Member.version == command.version)
        .values(name=command.name, version=Member.version + 1)
        .returning(Member.id)
    )
    if done is None:
        raise ChangedMeanwhile


async def block(
    session: AsyncSession, member_id: UUID, command: BlockMember, *, at: datetime
) -> None:
    """Ends all sessions at once, and no code opens another. Raises MemberUnknown and
    ChangedMeanwhile.
    """
    await _set_state(session, member_id, "blocked", command.reason, command.version)
    await session.execute(
        update(MemberSession)
        .where(MemberSession.member_id == member_id, MemberSession.ended_at.is_(None))
        .values(ended_at=at)
    )


async def unblock(session: AsyncSession, member_id: UUID, command: UnblockMember) -> None:
    """Raises MemberUnknown, ChangedMeanwhile."""
    await _set_state(session, member_id, "active", "", command.version)


async def _set_state(
    session: AsyncSession, member_id: UUID, state: str, reason: str, version: int
) -> None:
    before = await queries.member_shown(session, member_id)
    if before is None:
        raise MemberUnknown
    done = await session.scalar(
        update(Member)
        .where(Member.id == member_id, Member.version == version, Member.state != state)
        .values(state=state, blocked_reason=reason, version=Member.version + 1)
        .returning(Member.id)
    )
    if done is None:
        raise ChangedMeanwhile
    after = await queries.member_shown(session, member_id)
    trail.note(
        session,
        "members.member",
        member_id,
        name=before.name or masks.phone(before.phone or ""),
        before=before,
        after=after,
    )
