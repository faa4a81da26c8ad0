"""Reads of sessions: one's own, and those of the people within reach."""

from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, Page, Wanted, equal, starts_with
from houtai.kit.shapes import View
from houtai.modules.identity.tables import Account, ConsoleSession, WorkPlace

OWN_MAX = 200
_SECOND: ColumnElement[timedelta] = literal_column("interval '1 second'")


class SessionView(View):
    """A session that is open. The place is empty for the platform."""

    id: UUID
    account_id: UUID
    login: str
    name: str
    merchant_id: UUID | None
    warehouse_id: UUID | None
    place: str | None
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    address: IPv4Address | IPv6Address | None
    user_agent: str
    current: bool
    """The one with which this was asked."""


SESSIONS = Listing(
    id=ConsoleSession.id,
    sorts={"id": ConsoleSession.id},
    default="-id",
    filters={
        "account_id": equal(ConsoleSession.account_id, UUID),
        "login": starts_with(Account.login, Annotated[str, Field(min_length=1, max_length=64)]),
    },
)
_SHOWN = (
    select(
        ConsoleSession.id,
        ConsoleSession.account_id,
        Account.login,
        Account.name,
        ConsoleSession.merchant_id,
        ConsoleSession.warehouse_id,
        WorkPlace.name.label("place"),
        ConsoleSession.created_at,
        ConsoleSession.last_seen_at,
        ConsoleSession.expires_at,
        ConsoleSession.address,
        ConsoleSession.user_agent,
    )
    .join(Account, Account.id == ConsoleSession.account_id)
    .outerjoin(
        WorkPlace,
        WorkPlace.id == func.coalesce(ConsoleSession.warehouse_id, ConsoleSession.merchant_id),
    )
)


def living(at: datetime) -> ColumnElement[bool]:
    """Condition on a session: it has not ended in any way."""
    here = ConsoleSession
    return and_(
        here.revoked_at.is_(None),
        here.expires_at > at,
        here.last_seen_at + here.idle_seconds_max * _SECOND > at,
    )


def reached(actor: Actor) -> ColumnElement[bool]:
    """Condition on a session: it works at a place within the actor's reach."""
    if actor.merchant_ids is None and actor.warehouse_ids is None:
        return true()
    merchant_id, warehouse_id = ConsoleSession.merchant_id, ConsoleSession.warehouse_id
    return and_(
        or_(merchant_id.is_(None), within(actor, merchant_id)),
        or_(warehouse_id.is_(None), within(actor, warehouse_id)),
        or_(merchant_id.is_not(None), warehouse_id.is_not(None)),
    )


async def list_sessions(
    session: AsyncSession, actor: Actor, wanted: Wanted, *, token_hash: bytes, at: datetime
) -> Page[SessionView]:
    """Open sessions at the actor's places. Index: ix_session_open, ix_session_account_id."""
    is_this = (ConsoleSession.token_hash == token_hash).label("current")
    statement = _SHOWN.add_columns(is_this).where(reached(actor), living(at))
    return await SESSIONS.page(session, statement, wanted, SessionView)


async def own_sessions(
    session: AsyncSession, actor: Actor, *, token_hash: bytes, at: datetime
) -> list[SessionView]:
    """One's own, the newest first. Index: ix_session_account_id."""
    is_this = (ConsoleSession.token_hash == token_hash).label("current")
    found = await session.execute(
        _SHOWN.add_columns(is_this)
        .where(ConsoleSession.account_id == actor.id, living(at))
        .order_by(ConsoleSession.id.desc())
        .limit(OWN_MAX)
    )
    return [SessionView.model_validate(row) for row in found]
