"""Makes accounts and what hangs on them, without the cost of hashing a password each time."""

from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.identity.queries.signing_in import actor_at
from houtai.modules.identity.tables import Account, Membership, Role

PASSWORD = "Wuyi-Rou-Gui-2026"  # every made account has it, unless told otherwise
PLATFORM = Place()
BEGINNING = datetime(2026, 11, 1, 9, tzinfo=UTC)


@cache
def hash_of(password: str) -> str:
    """The hash of a password, made once in a run."""
    return PasswordHasher().hash(password)


async def make_account(
    session: AsyncSession,
    *,
    role: str | None = "administrator",
    merchant_id: UUID | None = None,
    warehouse_id: UUID | None = None,
    **changes: Any,
) -> Account:
    """An active account with one post, the platform's administrator unless told otherwise."""
    account_id = new_id()
    account = Account(
        **{
            "id": account_id,
            "login": f"user-{account_id.hex}",
            "name": "李雷",
            "password_hash": hash_of(PASSWORD),
            "password_set_at": BEGINNING,
            "must_change_password": False,
            "state": "active",
            "language": "zh-CN",
            "created_at": BEGINNING,
            "left_at": BEGINNING if changes.get("state") == "left" else None,
            **changes,
        }
    )
    session.add(account)
    await session.flush()
    if role is not None:
        await make_membership(
            session, account.id, role=role, merchant_id=merchant_id, warehouse_id=warehouse_id
        )
    return account


async def make_membership(
    session: AsyncSession,
    account_id: UUID,
    *,
    role: str,
    merchant_id: UUID | None = None,
    warehouse_id: UUID | None = None,
) -> Membership:
    """One more post of a person."""
    role_id = await session.scalar(select(Role.id).where(Role.code == role))
    assert role_id is not None, f"there is no role {role}"
    membership = Membership(
        account_id=account_id,
        role_id=role_id,
        merchant_id=merchant_id,
        warehouse_id=warehouse_id,
    )
    session.add(membership)
    await session.flush()
    return membership


async def make_role(
    session: AsyncSession, code: str, *, console: str = "platform", **changes: Any
) -> Role:
    """A role that gives nothing, of the platform unless told otherwise."""
    role = Role(
        **{
            "code": code,
            "name": code,
            "permissions": [],
            "console": console,
            "field_rights": {},
            "description": "",
            "data_scope": "all",
            **changes,
        }
    )
    session.add(role)
    await session.flush()
    return role


async def actor_for(session: AsyncSession, account_id: UUID, place: Place = PLATFORM) -> Actor:
    """Who this person is at this place, as a session there would have it."""
    actor = await actor_at(session, account_id, place)
    assert actor is not None
    return actor
