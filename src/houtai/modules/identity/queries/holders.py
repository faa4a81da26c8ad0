"""Who holds what at a place, for other parts of the house: those who approve, are told, are named.

Only accounts that may sign in count. A role is meant by its code as the house made it: a
merchant's own role of the same code gives nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnClause,
    ColumnElement,
    Text,
    Uuid,
    Values,
    and_,
    cast,
    column,
    or_,
    select,
    values,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import Place
from houtai.modules.identity.rules.functions import EVERY_READ, EVERYTHING
from houtai.modules.identity.tables import Account, Membership, Role

Post: TypeAlias = tuple[Literal["account", "role", "permission"], str, Place]
"""The account of this id, or all who hold the role or permission of this name, at the place."""
_POST: tuple[ColumnClause[Any], ...] = (
    column("number", BigInteger),
    column("merchant_id", Uuid),
    column("warehouse_id", Uuid),
    column("account_id", Uuid),
    column("role", Text),
    column("spellings", ARRAY(Text)),
)


async def holders(session: AsyncSession, posts: Collection[Post]) -> Mapping[Post, Sequence[UUID]]:
    """Accounts that hold each of these. Indexes: those of membership by its place."""
    wanted = list(posts)
    found: dict[Post, list[UUID]] = {post: [] for post in wanted}
    if not wanted:
        return found
    post = values(*_POST, name="post").data(
        [_row(number, one) for number, one in enumerate(wanted)]
    )
    statement = (
        select(post.c.number, Membership.account_id)
        .distinct()
        .join(Membership, and_(*_at(post)))
        .join(Account, Account.id == Membership.account_id)
        .join(Role, Role.id == Membership.role_id)
        .where(Account.state == "active", Role.state == "active", Membership.ended_at.is_(None))
        .where(_held(post))
        .order_by(post.c.number, Membership.account_id)
    )
    for number, account_id in await session.execute(statement):
        found[wanted[number]].append(account_id)
    return found


def _row(number: int, post: Post) -> tuple[Any, ...]:
    kind, subject, place = post
    cells = (
        number,
        place.merchant_id,
        place.warehouse_id,
        UUID(subject) if kind == "account" else None,
        subject if kind == "role" else None,
        _spellings(subject) if kind == "permission" else None,
    )
    # A column of nothing but NULL would be one of text.
    return tuple(cast(cell, part.type) for cell, part in zip(cells, _POST, strict=True))


def _spellings(permission: str) -> list[str]:
    """What roles may have written down to give this permission."""
    thing, _, act = permission.rpartition(".")
    reads = [f"{thing}.write", EVERY_READ] if act == "read" else []
    return [permission, EVERYTHING, *reads]


def _at(post: Values) -> list[ColumnElement[bool]]:
    return [
        _same(Membership.merchant_id, post.c.merchant_id),
        _same(Membership.warehouse_id, post.c.warehouse_id),
    ]


def _same(one: InstrumentedAttribute[Any], other: ColumnElement[Any]) -> ColumnElement[bool]:
    """Equal, or both missing; spelled so that an index can serve it."""
    return or_(one == other, and_(one.is_(None), other.is_(None)))


def _held(post: Values) -> ColumnElement[bool]:
    of_the_house = and_(Role.merchant_id.is_(None), Role.warehouse_id.is_(None))
    return or_(
        Membership.account_id == post.c.account_id,
        and_(Role.code == post.c.role, of_the_house),
        Role.permissions.overlap(post.c.spellings),
    )


async def names(session: AsyncSession, account_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """How people are called, also those who have left. Index: pk_account."""
    statement = select(Account.id, Account.name).where(Account.id.in_(account_ids))
    return {row.id: row.name for row in await session.execute(statement)}


async def colleagues(
    session: AsyncSession, place: Place, text: str, limit: int
) -> Mapping[UUID, str]:
    """Who works at the place now and whose name or login holds this text, by name.

    Indexes: ix_account_name_id, or those of membership by its place.
    """
    here = select(Membership.account_id).where(
        Membership.merchant_id.is_not_distinct_from(place.merchant_id),
        Membership.warehouse_id.is_not_distinct_from(place.warehouse_id),
        Membership.ended_at.is_(None),
    )
    alike = or_(
        Account.name.contains(text, autoescape=True),
        Account.login.contains(text.lower(), autoescape=True),
    )
    statement = (
        select(Account.id, Account.name)
        .where(Account.state == "active", Account.id.in_(here), alike)
        .order_by(Account.name, Account.id)
        .limit(limit)
    )
    return {row.id: row.name for row in await session.execute(statement)}
