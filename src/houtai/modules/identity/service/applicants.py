"""People who come by themselves: how often they may, and what becomes of them once let in."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.addresses import Address
from houtai.kit.auth import Place
from houtai.modules.identity.queries import roles
from houtai.modules.identity.rules.sign_in import Pace, address_subject
from houtai.modules.identity.service import memberships, pace
from houtai.modules.identity.service.memberships import GiveMembership, RoleUnknown
from houtai.modules.identity.tables import Membership

PER_ADDRESS = Pace(free_tries=20, pause_seconds=60, pause_seconds_max=3600, forgiven_seconds=900)
IN_ALL = Pace(free_tries=300, pause_seconds=5, pause_seconds_max=60, forgiven_seconds=30)
"""Strangers with many addresses still come one after the other."""


async def count_stranger(
    session: AsyncSession, door: str, *, address: Address | None, at: datetime
) -> int:
    """Count one who comes to this door without an account; seconds to wait when it is too often.

    Returns rather than raises: what was counted must be committed.
    """
    from_there = sha256(door.encode() + address_subject(address)).digest()
    in_all = sha256(door.encode()).digest()
    return await pace.take_one(session, from_there, PER_ADDRESS, at) or await pace.take_one(
        session, in_all, IN_ALL, at
    )


async def promote(
    session: AsyncSession, place: Place, *, to: str, instead_of: str, at: datetime
) -> None:
    """Whoever holds one of the house's roles at the place holds another from now on.

    Raises RoleUnknown.
    """
    before = await roles.role_of_code(session, instead_of, place.console)
    after = await roles.role_of_code(session, to, place.console)
    if before is None or after is None:
        raise RoleUnknown(role=instead_of if before is None else to)
    promoted = await session.scalars(
        update(Membership)
        .where(
            Membership.merchant_id.is_not_distinct_from(place.merchant_id),
            Membership.warehouse_id.is_not_distinct_from(place.warehouse_id),
            Membership.role_id == before.id,
            Membership.ended_at.is_(None),
        )
        .values(ended_at=at)
        .returning(Membership.account_id)
    )
    await _give_each(session, promoted.all(), after.id, place)


async def _give_each(
    session: AsyncSession, account_ids: Collection[UUID], role_id: UUID, place: Place
) -> None:
    """An applicant is one person, seldom a few."""
    wanted = GiveMembership(
        role_id=role_id, merchant_id=place.merchant_id, warehouse_id=place.warehouse_id
    )
    for account_id in account_ids:
        await memberships.give(session, account_id, [wanted])
