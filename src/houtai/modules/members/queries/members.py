"""Members as the platform's staff sees them, and as they see themselves."""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from sqlalchemy import ARRAY, LargeBinary, any_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.fields import refuse_unreadable
from houtai.kit.lookups import Lookups
from houtai.kit.paging import Filter, Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.members.rules.phones import Phone
from houtai.modules.members.tables import PHONE, DeliveryAddress, Member, MemberSession

MemberState = Literal["active", "blocked"]


class MemberUnknown(NotFound):
    code = "members.member_unknown"


class MemberView(View):
    """One member. The phone is masked for whoever may not read it."""

    id: UUID
    phone: Annotated[str | None, PHONE.shown]
    name: str
    state: MemberState
    blocked_reason: str
    joined_at: datetime
    last_sign_in_at: datetime | None
    version: int


class MemberDetailView(MemberView):
    """One member with what hangs on it."""

    address_count: int
    session_count: int
    """Browsers where the member is signed in now."""


class OwnView(View):
    """What a member sees of himself; his number masked, as others may look over his shoulder."""

    id: UUID
    phone_masked: str
    name: str
    version: int


MEMBERS = Listing(
    id=Member.id,
    sorts={"joined_at": Member.joined_at},
    default="-joined_at",
    filters={
        "state": equal(Member.state, MemberState),
        "phone": Filter(Phone, lambda phone: Member.phone == phone, column=Member.phone),
        "name": Filter(Line, lambda name: Member.name == name, column=Member.name),
        "joined_from": at_least(Member.joined_at, Moment),
        "joined_before": below(Member.joined_at, Moment),
    },
)

_SHOWN = tuple(getattr(Member, name) for name in MemberView.model_fields)


async def list_members(session: AsyncSession, wanted: Wanted) -> Page[MemberView]:
    """Newest first. Index: ix_member_joined_at_id, ix_member_state_joined_at_id."""
    return await MEMBERS.page(session, select(*_SHOWN), wanted, MemberView)


async def one_member(session: AsyncSession, member_id: UUID, at: datetime) -> MemberDetailView:
    """Raises MemberUnknown. Index: pk_member, ix_address_member_id_id, ix_session_member_id."""
    addresses = select(func.count()).where(DeliveryAddress.member_id == Member.id).scalar_subquery()
    sessions = (
        select(func.count())
        .where(MemberSession.member_id == Member.id, MemberSession.ended_at.is_(None))
        .where(MemberSession.expires_at > at)
        .scalar_subquery()
    )
    statement = select(
        *_SHOWN, addresses.label("address_count"), sessions.label("session_count")
    ).where(Member.id == member_id)
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        raise MemberUnknown
    return MemberDetailView.model_validate(row)


async def member_shown(session: AsyncSession, member_id: UUID) -> MemberView | None:
    """The same without what hangs on it. Index: pk_member."""
    row = (await session.execute(select(*_SHOWN).where(Member.id == member_id))).one_or_none()
    return None if row is None else MemberView.model_validate(row)


async def member_by_phone(session: AsyncSession, phone: str, *, place: str) -> MemberView | None:
    """Who may buy under exactly this number; refused to whoever may not read numbers, as it would
    tell him whether one is known. Index: uq_member_phone.
    """
    refuse_unreadable(Member.phone, place)
    statement = select(*_SHOWN).where(Member.phone == phone, Member.state == "active")
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else MemberView.model_validate(row)


async def joined_at(session: AsyncSession, member_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Since when these are members; to be asked as the house. Index: pk_member."""
    found = await session.execute(
        select(Member.id, Member.joined_at).where(Member.id.in_(set(member_ids)))
    )
    return {row.id: row.joined_at for row in found}


async def member_names(session: AsyncSession, member_ids: Collection[UUID]) -> dict[UUID, str]:
    """What these call themselves, as far as the session reaches them. Index: pk_member."""
    found = await session.execute(
        select(Member.id, Member.name).where(Member.id.in_(set(member_ids)))
    )
    return {row.id: row.name for row in found}


_MEMBERS_OF_TOKENS = (
    select(MemberSession.token_hash, Member.id)
    .join(Member, Member.id == MemberSession.member_id)
    .where(MemberSession.token_hash == any_(bindparam("token_hashes", type_=ARRAY(LargeBinary))))
    .where(MemberSession.ended_at.is_(None), MemberSession.expires_at > bindparam("at"))
    .where(Member.state == "active")
)


async def members_of_tokens(
    asked: AsyncSession | Lookups, token_hashes: Collection[bytes], at: datetime
) -> dict[bytes, UUID]:
    """Who holds these tokens; those are missing that have ended in any way. Index:
    uq_session_token_hash.
    """
    values: dict[str, Any] = {"token_hashes": list(token_hashes), "at": at}
    if isinstance(asked, Lookups):
        rows = await asked.rows(_MEMBERS_OF_TOKENS, values)
    else:
        rows = (await asked.execute(_MEMBERS_OF_TOKENS, values)).all()
    return {row.token_hash: row.id for row in rows}
