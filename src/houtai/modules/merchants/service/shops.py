"""Shops: the profile that buyers see, and the addresses of goods."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.regions import RegionCode
from houtai.kit.shapes import Command, Line, Prose
from houtai.modules.files import public as files
from houtai.modules.merchants.queries import shops as queries
from houtai.modules.merchants.queries.carriers import check_carriers
from houtai.modules.merchants.queries.selling import may_sell
from houtai.modules.merchants.queries.shops import AddressKind, ShopProfileRow
from houtai.modules.merchants.service import refusals, telling
from houtai.modules.merchants.service.applying import Phone, ShopName
from houtai.modules.merchants.service.commands import ChangedMeanwhile, Version, Versioned
from houtai.modules.merchants.service.refusals import ShopNameTaken
from houtai.modules.merchants.tables import CONTACT_PHONE, Shop, ShopAddress

THING = "merchants.shop"
ADDRESS_THING = THING
LOGO = files.Purpose("shop_logo", files.PICTURES, 2 << 20, redrawn=True, shared=True)


class ShopUnknown(NotFound):
    code = "merchants.shop_unknown"


class AddressUnknown(NotFound):
    code = "merchants.address_unknown"


class CarrierTwice(Invalid):
    code = "merchants.carrier_twice"


class TooManyAddresses(Conflict):
    code = "merchants.too_many_addresses"


class EditShop(Versioned):
    """What the shop shows; the first carrier is the usual one."""

    name: ShopName
    logo_file_id: UUID | None = None
    notice: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    description: Annotated[Prose, StringConstraints(max_length=2_000)] = ""
    service_phone: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^$|^\+?[0-9][0-9 \-]{4,23}$")
    ] = ""
    service_hours: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    region: RegionCode | None = None
    carriers: Annotated[list[CarrierCode], Field(max_length=20)] = Field(default_factory=list)


class MakeShopAddress(Command):
    """The usual one of its kind takes the place of the one before."""

    kind: AddressKind
    contact_name: Annotated[Line, StringConstraints(max_length=60)]
    phone: Annotated[Phone, CONTACT_PHONE.written]
    region: RegionCode
    street: Line
    is_usual: bool = False


class EditShopAddress(MakeShopAddress):
    version: Version


async def edit(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: EditShop, *, at: datetime
) -> None:
    """Change the profile; a new name or sign is told to everybody.

    A carrier that it has already may stay, though it was switched off since. Raises ShopUnknown,
    ShopNameTaken, CarrierTwice, CarrierNotUsable, FileNotUsable, ChangedMeanwhile.
    """
    before = await _known(session, actor, merchant_id)
    await _refuse_strange_carriers(session, command.carriers, before.carriers)
    await refusals.refuse_shop_name(session, command.name, merchant_id)
    edit_it = (
        update(Shop)
        .where(Shop.merchant_id == merchant_id, Shop.version == command.version)
        .where(within(actor, Shop.merchant_id))
        .values(**command.model_dump(exclude={"version"}), version=Shop.version + 1)
        .returning(Shop.merchant_id)
    )
    try:
        async with session.begin_nested():
            done = await session.scalar(edit_it)
    except IntegrityError as error:
        raise ShopNameTaken(place="body/name", name=command.name) from error
    if done is None:
        raise ChangedMeanwhile
    if command.logo_file_id != before.logo_file_id:
        await _use_logo(session, actor, merchant_id, command.logo_file_id, at)
    shown = ("name", "logo_file_id")
    looks_otherwise = any(getattr(command, one) != getattr(before, one) for one in shown)
    if looks_otherwise and await may_sell(session, merchant_id):
        await telling.opened(session, merchant_id, at=at)
    after = await queries.row(session, actor, merchant_id)
    trail.note(session, THING, merchant_id, name=command.name, before=before, after=after)


async def give_logo(
    session: AsyncSession, actor: Actor, merchant_id: UUID, file_id: UUID, *, at: datetime
) -> None:
    """Raises ShopUnknown or FileNotUsable."""
    known = await _known(session, actor, merchant_id)
    content = {name: getattr(known, name) for name in EditShop.model_fields}
    command = EditShop.model_validate(content | {"logo_file_id": file_id})
    await edit(session, actor, merchant_id, command, at=at)


async def make_address(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: MakeShopAddress
) -> UUID:
    """Raises ShopUnknown or TooManyAddresses. The first of its kind is the usual one."""
    shop = await _known(session, actor, merchant_id)
    count, of_kind = await _counted(session, actor, merchant_id, command.kind)
    if count >= queries.ADDRESSES_MAX:
        raise TooManyAddresses(addresses_max=queries.ADDRESSES_MAX)
    is_usual = command.is_usual or of_kind == 0
    if is_usual:
        await _no_longer_usual(session, actor, merchant_id, command.kind)
    address_id = new_id()
    values = {**command.model_dump(), "is_usual": is_usual}
    session.add(ShopAddress(id=address_id, merchant_id=merchant_id, **values))
    await session.flush()
    after = await queries.address(session, actor, merchant_id, address_id)
    trail.note(session, ADDRESS_THING, address_id, name=shop.name, before=None, after=after)
    return address_id


async def edit_address(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    address_id: UUID,
    command: EditShopAddress,
) -> None:
    """Raises AddressUnknown or ChangedMeanwhile."""
    before = await queries.address(session, actor, merchant_id, address_id)
    if before is None:
        raise AddressUnknown
    await _lock(session, actor, merchant_id)
    if command.is_usual:
        await _no_longer_usual(session, actor, merchant_id, command.kind, but=address_id)
    done = await session.scalar(
        update(ShopAddress)
        .where(ShopAddress.id == address_id, ShopAddress.version == command.version)
        .where(ShopAddress.merchant_id == merchant_id, within(actor, ShopAddress.merchant_id))
        .values(**command.model_dump(exclude={"version"}), version=ShopAddress.version + 1)
        .returning(ShopAddress.id)
    )
    if done is None:
        raise ChangedMeanwhile
    after = await queries.address(session, actor, merchant_id, address_id)
    trail.note(session, ADDRESS_THING, address_id, name=before.street, before=before, after=after)


async def remove_address(
    session: AsyncSession, actor: Actor, merchant_id: UUID, address_id: UUID
) -> None:
    """Raises AddressUnknown."""
    before = await queries.address(session, actor, merchant_id, address_id)
    if before is None:
        raise AddressUnknown
    await session.execute(
        delete(ShopAddress).where(
            ShopAddress.id == address_id, within(actor, ShopAddress.merchant_id)
        )
    )
    trail.note(session, ADDRESS_THING, address_id, name=before.street, before=before, after=None)


async def _known(session: AsyncSession, actor: Actor, merchant_id: UUID) -> ShopProfileRow:
    found = await queries.row(session, actor, merchant_id)
    if found is None:
        raise ShopUnknown
    return found


async def _use_logo(
    session: AsyncSession, actor: Actor, merchant_id: UUID, file_id: UUID | None, at: datetime
) -> None:
    await files.use(
        session,
        actor,
        thing=THING,
        thing_id=str(merchant_id),
        file_ids=[] if file_id is None else [file_id],
        purpose=LOGO.name,
        at=at,
        place="body/logo_file_id",
    )


async def _lock(session: AsyncSession, actor: Actor, merchant_id: UUID) -> None:
    """One editor of a shop's addresses at a time, so that one of a kind is usual."""
    await session.execute(
        select(Shop.merchant_id)
        .where(Shop.merchant_id == merchant_id, within(actor, Shop.merchant_id))
        .with_for_update()
    )


async def _counted(
    session: AsyncSession, actor: Actor, merchant_id: UUID, kind: str
) -> tuple[int, int]:
    await _lock(session, actor, merchant_id)
    found = await session.execute(
        select(func.count(), func.count().filter(ShopAddress.kind == kind)).where(
            ShopAddress.merchant_id == merchant_id, within(actor, ShopAddress.merchant_id)
        )
    )
    count, of_kind = found.one()
    return count, of_kind


async def _no_longer_usual(
    session: AsyncSession, actor: Actor, merchant_id: UUID, kind: str, *, but: UUID | None = None
) -> None:
    await session.execute(
        update(ShopAddress)
        .where(
            ShopAddress.merchant_id == merchant_id,
            ShopAddress.kind == kind,
            ShopAddress.is_usual,
            ShopAddress.id.is_distinct_from(but),
            within(actor, ShopAddress.merchant_id),
        )
        .values(is_usual=False, version=ShopAddress.version + 1)
    )


async def _refuse_strange_carriers(
    session: AsyncSession, carriers: list[str], before: list[str]
) -> None:
    for number, one in enumerate(carriers):
        if one in carriers[:number]:
            raise CarrierTwice(place=f"body/carriers/{number}", carrier=one)
    new = {
        f"body/carriers/{number}": one for number, one in enumerate(carriers) if one not in before
    }
    await check_carriers(session, new)
