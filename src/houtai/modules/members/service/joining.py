"""Members whom the house takes in itself, without a code on a telephone."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.members import MemberJoined
from houtai.kit import eventlog
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.modules.members.tables import Member


class PhoneTaken(Conflict):
    """Somebody is a member with that number."""

    code = "members.phone_taken"


async def join(session: AsyncSession, phone: str, name: str, *, at: datetime) -> UUID:
    """He signs in later by his number, as everybody does. As the house. Raises PhoneTaken."""
    made = (
        insert(Member)
        .values(id=new_id(), phone=phone, name=name, state="active", joined_at=at, version=1)
        .on_conflict_do_nothing()
        .returning(Member.id)
    )
    member_id = await session.scalar(made)
    if member_id is None:
        raise PhoneTaken
    await eventlog.emit(session, MemberJoined(member_id=member_id, at=at))
    return member_id
