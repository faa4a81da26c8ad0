"""Reads of second factors, recovery codes and former passwords."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.identity.rules.functions import EVERYTHING
from houtai.modules.identity.tables import (
    FormerPassword,
    Membership,
    RecoveryCode,
    Role,
    SecondFactor,
)


@dataclass(frozen=True)
class Factor:
    """What a code is held against. Stays inside the module."""

    salt: bytes
    key_mark: bytes
    confirmed_at: datetime | None
    last_step: int


async def factor_of(session: AsyncSession, account_id: UUID) -> Factor | None:
    """Also one that is not confirmed yet. Index: pk_second_factor."""
    factor = SecondFactor
    found = await session.execute(
        select(factor.salt, factor.key_mark, factor.confirmed_at, factor.last_step).where(
            factor.account_id == account_id
        )
    )
    row = found.one_or_none()
    return row and Factor(*row)


async def has_factor(session: AsyncSession, account_id: UUID) -> bool:
    """Whether one is asked for when this person signs in. Index: pk_second_factor."""
    confirmed = SecondFactor.confirmed_at.is_not(None)
    found = select(exists().where(SecondFactor.account_id == account_id, confirmed))
    return bool(await session.scalar(found))


async def recovery_codes_left(session: AsyncSession, account_id: UUID) -> int:
    """How many were not used yet. Index: pk_recovery_code."""
    unused = select(func.count()).where(
        RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None)
    )
    return await session.scalar(unused) or 0


async def is_administrator(session: AsyncSession, account_id: UUID) -> bool:
    """Whether some role of this person allows everything. Index: ix_membership_account_id."""
    found = select(
        exists().where(
            Membership.account_id == account_id,
            Membership.ended_at.is_(None),
            Role.id == Membership.role_id,
            Role.permissions.contains([EVERYTHING]),
        )
    )
    return bool(await session.scalar(found))


async def former_hashes(session: AsyncSession, account_id: UUID, limit: int) -> Sequence[str]:
    """Hashes of the passwords before the present one, newest first. Index: pk_former_password."""
    former = FormerPassword
    found = await session.scalars(
        select(former.password_hash)
        .where(former.account_id == account_id)
        .order_by(former.set_at.desc())
        .limit(limit)
    )
    return found.all()
