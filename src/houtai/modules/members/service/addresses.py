"""Addresses of a member: added, changed, made the default, taken away."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.kit.regions import RegionCode
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.members.queries.addresses import AddressUnknown, one_address
from houtai.modules.members.rules.phones import Phone
from houtai.modules.members.service.members import ChangedMeanwhile
from houtai.modules.members.tables import DeliveryAddress, Member

ADDRESSES_MAX = 20


class AddressBookFull(Conflict):
    code = "members.address_book_full"


class AddAddress(Command):
    """A new one becomes the default if it is the first, or if that is wished."""

    recipient: Annotated[Line, StringConstraints(max_length=30)]
    phone: Phone
    region_code: RegionCode
    detail: Annotated[Line, StringConstraints(max_length=120)]
    is_default: bool = False


class EditAddress(AddAddress):
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


async def add(session: AsyncSession, member_id: UUID, command: AddAddress, *, at: datetime) -> UUID:
    """Raises AddressBookFull. The member is locked, so that of two at once one is the first."""
    await _lock(session, member_id)
    count = await session.scalar(select(func.count()).where(DeliveryAddress.member_id == member_id))
    if (count or 0) >= ADDRESSES_MAX:
        raise AddressBookFull(most=ADDRESSES_MAX)
    is_default = command.is_default or not count
    if is_default:
        await _clear_default(session, member_id)
    values = {**command.model_dump(), "is_default": is_default, "version": 1}
    address_id = new_id()
    await session.execute(
        insert(DeliveryAddress).values(id=address_id, member_id=member_id, created_at=at, **values)
    )
    return address_id


async def edit(
    session: AsyncSession, member_id: UUID, address_id: UUID, command: EditAddress
) -> None:
    """Raises AddressUnknown, ChangedMeanwhile. The default stays one until another is."""
    await _lock(session, member_id)
    before = await one_address(session, member_id, address_id)
    if command.is_default and not before.is_default:
        await _clear_default(session, member_id)
    values = command.model_dump(exclude={"version", "is_default"})
    done = await session.scalar(
        update(DeliveryAddress)
        .where(DeliveryAddress.id == address_id, DeliveryAddress.member_id == member_id)
        .where(DeliveryAddress.version == command.version)
        .values(
            **values,
            is_default=before.is_default or command.is_default,
            version=DeliveryAddress.version + 1,
        )
        .returning(DeliveryAddress.id)
    )
    if done is None:
        raise ChangedMeanwhile


async def remove(session: AsyncSession, member_id: UUID, address_id: UUID) -> None:
    """Raises AddressUnknown. The newest of the others becomes the default if this one was it."""
    await _lock(session, member_id)
    was_default = await session.scalar(
        delete(DeliveryAddress)
        .where(DeliveryAddress.id == address_id, DeliveryAddress.member_id == member_id)
        .returning(DeliveryAddress.is_default)
    )
    if was_default is None:
        raise AddressUnknown
    if was_default:
        newest = (
            select(DeliveryAddress.id)
            .where(DeliveryAddress.member_id == member_id)
            .order_by(DeliveryAddress.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        await session.execute(
            update(DeliveryAddress).where(DeliveryAddress.id == newest).values(is_default=True)
        )


async def _lock(session: AsyncSession, member_id: UUID) -> None:
    await session.execute(select(Member.id).where(Member.id == member_id).with_for_update())


async def _clear_default(session: AsyncSession, member_id: UUID) -> None:
    await session.execute(
        update(DeliveryAddress)
        .where(DeliveryAddress.member_id == member_id, DeliveryAddress.is_default)
        .values(is_default=False)
    )
