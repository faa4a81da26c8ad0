"""Reads of signing in: who holds a token, what a password is held against."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    literal_column,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.addresses import Address
from houtai.kit.auth import Actor, Place
from houtai.kit.lookups import Lookups
from houtai.modules.identity.queries.reach import in_hand
from houtai.modules.identity.queries.restrictions import RULES_OF_SESSION, read_rules
from houtai.modules.identity.rules import reach, restrictions
from houtai.modules.identity.tables import Account, ConsoleSession, Membership, Role


@dataclass(frozen=True)
class Recognised:
    """A living session: who it makes the caller, and when it was last noted as seen."""

    actor: Actor
    session_id: UUID
    last_seen_at: datetime
    rules: tuple[restrictions.Rule, ...]
    """What must hold of address and hour."""
    fettered: bool
    """Something is to be done first: a new password, a second factor."""


_SECOND: ColumnElement[timedelta] = literal_column("interval '1 second'")
# By parents rather than by `path`: row-level security keeps the operators of arrays off an index.
_ALL_BELOW: ColumnElement[list[UUID]] = literal_column(
    """ARRAY(
        WITH RECURSIVE below (id) AS (
            SELECT identity.membership.department_id
             UNION ALL
            SELECT department.id FROM identity.department
              JOIN below ON department.parent_id = below.id
        )
        SELECT id FROM below WHERE id IS NOT NULL
    )"""
)
_BELOW = case((Role.data_scope == "department_and_below", _ALL_BELOW))
_PERSON_AND_GRANTS = (
    Account.id.label("account_id"),
    Account.language,
    Account.must_change_password,
    Membership.department_id,
    Role.permissions,
    Role.data_scope,
    _BELOW.label("departments_below"),
    Role.department_ids,
    Role.merchant_ids,
    Role.warehouse_ids,
    Role.category_ids,
    Role.channel_ids,
    Role.field_rights,
)


Id: TypeAlias = ColumnElement[Any] | InstrumentedAttribute[UUID | None]


def _memberships_at(statement: Select[Any], merchant_id: Id, warehouse_id: Id) -> Select[Any]:
    """A row for each living membership at that place, or one without any."""
    there = and_(
        Membership.account_id == Account.id,
        Membership.merchant_id.is_not_distinct_from(merchant_id),
        Membership.warehouse_id.is_not_distinct_from(warehouse_id),
        Membership.ended_at.is_(None),
    )
    return statement.outerjoin(Membership, there).outerjoin(
        Role, and_(Role.id == Membership.role_id, Role.state == "active")
    )


_SESSION_OF_TOKEN = (
    _memberships_at(
        select(
            ConsoleSession.id.label("session_id"),
            ConsoleSession.last_seen_at,
            ConsoleSession.merchant_id.label("place_merchant_id"),
            ConsoleSession.warehouse_id.label("place_warehouse_id"),
            ConsoleSession.second_factor_due,
            RULES_OF_SESSION,
            *_PERSON_AND_GRANTS,
        )
        .select_from(ConsoleSession)
        .join(Account, Account.id == ConsoleSession.account_id),
        ConsoleSession.merchant_id,
        ConsoleSession.warehouse_id,
    )
    .where(ConsoleSession.token_hash == bindparam("token_hash"))
    .where(
        ConsoleSession.revoked_at.is_(None),
        ConsoleSession.expires_at > bindparam("at"),
        ConsoleSession.last_seen_at + ConsoleSession.idle_seconds_max * _SECOND > bindparam("at"),
    )
    .where(Account.state == "active")
)


async def actor_of_token(
    asked: AsyncSession | Lookups, token_hash: bytes, at: datetime
) -> Recognised | None:
    """Who holds this token; None once it has ended in any way. Index: uq_session_token_hash.

    One row for each membership at the session's place, by ix_membership_account_id.
    """
    values = {"token_hash": token_hash, "at": at}
    rows: Sequence[Any]
    if isinstance(asked, Lookups):
        rows = await asked.rows(_SESSION_OF_TOKEN, values)
    else:
        rows = (await asked.execute(_SESSION_OF_TOKEN, values)).all()
    if not rows:
        return None
    first = rows[0]
    place = Place(first.place_merchant_id, first.place_warehouse_id)
    actor = _actor(place, rows, fettered=first.second_factor_due)
    return Recognised(
        actor=actor,
        session_id=first.session_id,
        last_seen_at=first.last_seen_at,
        rules=read_rules(first.sign_in_rules),
        fettered=first.must_change_password or first.second_factor_due,
    )


async def actor_at(
    session: AsyncSession, account_id: UUID, place: Place, *, once_settled: bool = False
) -> Actor | None:
    """The person as he would stand at this place just now; None unless the account is active.

    `once_settled`: as he will stand when he has changed a password that somebody else chose.
    Index: pk_account, and ix_membership_account_id.
    """
    statement = _memberships_at(
        select(*_PERSON_AND_GRANTS).select_from(Account),
        bindparam("place_merchant_id", place.merchant_id, Membership.merchant_id.type),
        bindparam("place_warehouse_id", place.warehouse_id, Membership.warehouse_id.type),
    ).where(Account.id == account_id, Account.state == "active")
    rows = (await session.execute(statement)).all()
    return _actor(place, rows, settled=once_settled) if rows else None


def _actor(
    place: Place, rows: Sequence[Any], *, fettered: bool = False, settled: bool = False
) -> Actor:
    first = rows[0]
    grants = [
        reach.Grant(
            permissions=row.permissions,
            data_scope=row.data_scope,
            department_id=row.department_id,
            departments_below=row.departments_below or (),
            department_ids=row.department_ids,
            merchant_ids=row.merchant_ids,
            warehouse_ids=row.warehouse_ids,
            category_ids=row.category_ids,
            channel_ids=row.channel_ids,
            field_rights=row.field_rights,
        )
        for row in rows
        if row.permissions is not None
    ]
    return reach.actor_of(
        first.account_id,
        first.language,
        place,
        grants,
        must_change_password=fettered or (first.must_change_password and not settled),
    )


@dataclass(frozen=True)
class Credentials:
    """What a password is held against. Stays inside the module."""

    account_id: UUID
    login: str
    password_hash: str
    password_set_at: datetime
    state: str
    first_password_until: datetime | None
    """When a password that somebody else chose runs out."""

    def of_password_set_at(self, moment: datetime) -> Self:
        """The same, held to the password of that moment."""
        return replace(self, password_set_at=moment)


_CREDENTIALS = select(
    Account.id,
    Account.login,
    Account.password_hash,
    Account.password_set_at,
    Account.state,
    Account.first_password_until,
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
    """Of an account that the actor may act on. Index: pk_account, and ix_membership_account_id."""
    found = await session.execute(_CREDENTIALS.where(Account.id == account_id, in_hand(actor)))
    row = found.one_or_none()
    return row and Credentials(*row)


async def is_new_address(session: AsyncSession, account_id: UUID, address: Address | None) -> bool:
    """Whether the account was used before, and never from there. Index: ix_session_account_id.

    Sessions are kept for months after their end, so that is how long an address is remembered.
    """
    used, there = ConsoleSession.account_id == account_id, ConsoleSession.address == address
    found = select(exists().where(used), exists().where(used, there))
    before, from_there = (await session.execute(found)).one()
    return address is not None and before and not from_there
