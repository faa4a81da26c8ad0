"""Reads. One function is one statement; a frozen view leaves, never a table."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View
from houtai.modules.identity.rules import reach
from houtai.modules.identity.tables import Account, ConsoleSession, Membership, Role


@dataclass(frozen=True)
class Recognised:
    """A living session: who it makes the caller, and when it was last noted as seen."""

    actor: Actor
    session_id: UUID
    last_seen_at: datetime


_SECOND: ColumnElement[timedelta] = literal_column("interval '1 second'")
_SESSION_OF_TOKEN = (
    select(
        ConsoleSession.id.label("session_id"),
        ConsoleSession.last_seen_at,
        Account.id.label("account_id"),
        Account.language,
        Account.must_change_password,
        Membership.merchant_id,
        Membership.warehouse_id,
        Role.permissions,
    )
    .join(Account, Account.id == ConsoleSession.account_id)
    .outerjoin(Membership, Membership.account_id == Account.id)
    .outerjoin(Role, Role.id == Membership.role_id)
    .where(ConsoleSession.token_hash == bindparam("token_hash"))
    .where(
        ConsoleSession.revoked_at.is_(None),
        ConsoleSession.expires_at > bindparam("at"),
        ConsoleSession.last_seen_at + ConsoleSession.idle_seconds_max * _SECOND > bindparam("at"),
    )
    .where(Account.state == "active")
)


async def actor_of_token(
    session: AsyncSession, token_hash: bytes, at: datetime
) -> Recognised | None:
    """Who holds this token; None once it has ended in any way. Index: uq_session_token_hash.

    One row for each membership, by uq_membership_account_id_role_id_merchant_id_warehouse_id.
    """
    found = await session.execute(_SESSION_OF_TOKEN, {"token_hash": token_hash, "at": at})
    rows = found.all()
    if not rows:
        return None
    first = rows[0]
    posts = [
        reach.Post(row.permissions, row.merchant_id, row.warehouse_id)
        for row in rows
        if row.permissions is not None
    ]
    actor = reach.actor_of(
        first.account_id,
        first.language,
        posts,
        must_change_password=first.must_change_password,
    )
    return Recognised(actor, first.session_id, first.last_seen_at)


@dataclass(frozen=True)
class Credentials:
    """What a password is held against. Stays inside the module."""

    account_id: UUID
    login: str
    password_hash: str
    password_set_at: datetime
    state: str


_CREDENTIALS = select(
    Account.id, Account.login, Account.password_hash, Account.password_set_at, Account.state
)


async def credentials_of_login(session: AsyncSession, login: str) -> Credentials | None:
    """By the normalised login. Index: uq_account_login."""
    found = await session.execute(_CREDENTIALS.where(Account.login == login))
    row = found.one_or_none()
    return row and Credentials(*row)


async def credentials_of(session: AsyncSession, account_id: UUID) -> Credentials | None:
    """By the account's id. Index: pk_account."""
    found = await session.execute(_CREDENTIALS.where(Account.id == account_id))
    row = found.one_or_none()
    return row and Credentials(*row)


async def credentials_in_hand(
    session: AsyncSession, actor: Actor, account_id: UUID
) -> Credentials | None:
    """Of an account that the actor may act on. Index: pk_account, and the posts' unique one."""
    found = await session.execute(_CREDENTIALS.where(Account.id == account_id, in_hand(actor)))
    row = found.one_or_none()
    return row and Credentials(*row)


@dataclass(frozen=True)
class RoleFound:
    id: UUID
    permissions: frozenset[str]


async def role_of_code(session: AsyncSession, code: str) -> RoleFound | None:
    """Index: uq_role_code."""
    found = await session.execute(select(Role.id, Role.permissions).where(Role.code == code))
    row = found.one_or_none()
    return row and RoleFound(row.id, frozenset(row.permissions))


class MeView(View):
    """The caller as the consoles know him: what to greet, what to show, what to hide."""

    id: UUID
    login: str
    name: str
    language: str
    must_change_password: bool
    permissions: list[str]
    merchant_ids: list[UUID] | None
    warehouse_ids: list[UUID] | None


async def me(session: AsyncSession, actor: Actor) -> MeView | None:
    """The actor's own account; None for an actor that is no person. Index: pk_account."""
    account = Account
    found = await session.execute(
        select(account.login, account.name, account.must_change_password).where(
            account.id == actor.id
        )
    )
    row = found.one_or_none()
    return row and MeView(
        id=actor.id,
        login=row.login,
        name=row.name,
        language=actor.language,
        must_change_password=row.must_change_password,
        permissions=sorted(actor.permissions - {reach.EVERYTHING}),
        merchant_ids=_listed(actor.merchant_ids),
        warehouse_ids=_listed(actor.warehouse_ids),
    )


def _listed(ids: frozenset[UUID] | None) -> list[UUID] | None:
    return None if ids is None else sorted(ids)


State = Literal["active", "disabled", "left"]


class AccountView(View):
    """An account in a list. Roles and places are those that the reader reaches."""

    id: UUID
    login: str
    name: str
    state: State
    language: str
    must_change_password: bool
    created_at: datetime
    last_login_at: datetime | None
    roles: list[str]


ACCOUNTS = Listing(
    id=Account.id,
    sorts={"id": Account.id, "login": Account.login},
    default="-id",
    filters={"state": equal(Account.state, State)},
)


async def list_accounts(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[AccountView]:
    """Accounts with a post inside the actor's reach. Index: pk_account or uq_account_login.

    The posts of each ride on uq_membership_account_id_role_id_merchant_id_warehouse_id.
    """
    account = Account
    roles = func.array(
        select(Role.code)
        .join(Membership, Membership.role_id == Role.id)
        .where(Membership.account_id == account.id, reached(actor))
        .order_by(Role.code)
        .distinct()
        .scalar_subquery()
    ).label("roles")
    statement = select(
        account.id,
        account.login,
        account.name,
        account.state,
        account.language,
        account.must_change_password,
        account.created_at,
        account.last_login_at,
        roles,
    ).where(exists().where(Membership.account_id == account.id, reached(actor)))
    return await ACCOUNTS.page(session, statement, wanted, AccountView)


async def sees_account(session: AsyncSession, actor: Actor, account_id: UUID) -> bool:
    """Whether the account is in the actor's list. Index: the posts' unique one."""
    seen = select(exists().where(Membership.account_id == account_id, reached(actor)))
    return bool(await session.scalar(seen))


def reached(actor: Actor) -> ColumnElement[bool]:
    """Condition on a membership: it lies wholly inside the actor's reach.

    Row-level security would be wrong here: `in_hand` must see the posts that the actor may not.
    """
    if actor.merchant_ids is None and actor.warehouse_ids is None:
        return true()
    merchant_id, warehouse_id = Membership.merchant_id, Membership.warehouse_id
    return and_(
        or_(merchant_id.is_(None), within(actor, merchant_id)),
        or_(warehouse_id.is_(None), within(actor, warehouse_id)),
        or_(merchant_id.is_not(None), warehouse_id.is_not(None)),
    )


def in_hand(actor: Actor) -> ColumnElement[bool]:
    """Condition on an account: the actor may act on it.

    All its posts lie inside the actor's reach, at least one does, and none allows what the actor
    may not do himself: otherwise setting a password would be a way to become somebody greater.
    """
    if actor.id == SYSTEM.id:
        return true()
    post_of_account = Membership.account_id == Account.id
    greater = ~Role.permissions.contained_by(sorted(reach.givable(actor)))
    return and_(
        exists().where(post_of_account),
        ~exists().where(
            post_of_account, Role.id == Membership.role_id, or_(~reached(actor), greater)
        ),
    )
