"""Reads of shops and their addresses."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.merchants.tables import CONTACT_PHONE, Shop, ShopAddress

AddressKind = Literal["shipping", "return"]
ADDRESSES_MAX = 100


class ShopAddressView(View):
    """Where goods leave from, or come back to."""

    id: UUID
    kind: AddressKind
    contact_name: str
    phone: Annotated[str | None, CONTACT_PHONE.shown]
    region: str
    street: str
    is_usual: bool
    version: Annotated[int, Field(ge=1)]


class ShopProfileRow(View):
    """What the shop shows; `carriers` begins with the usual one."""

    merchant_id: UUID
    name: str
    logo_file_id: UUID | None
    notice: str
    description: str
    service_phone: str
    service_hours: str
    region: str | None
    carriers: list[str]
    version: Annotated[int, Field(ge=1)]


class ShopProfileView(ShopProfileRow):
    """A shop with its addresses."""

    addresses: list[ShopAddressView]


_ROW: tuple[Any, ...] = tuple(getattr(Shop, name) for name in ShopProfileRow.model_fields)
_ADDRESS: tuple[Any, ...] = tuple(
    getattr(ShopAddress, name) for name in ShopAddressView.model_fields
)


async def row(session: AsyncSession, actor: Actor, merchant_id: UUID) -> ShopProfileRow | None:
    """One within reach, without its addresses. Index: pk_shop."""
    found = await session.execute(
        select(*_ROW).where(Shop.merchant_id == merchant_id, within(actor, Shop.merchant_id))
    )
    one = found.one_or_none()
    return None if one is None else ShopProfileRow.model_validate(one)


async def shop(session: AsyncSession, actor: Actor, merchant_id: UUID) -> ShopProfileView | None:
    """One within reach. Index: pk_shop, ix_shop_address_merchant_id_id."""
    one = await row(session, actor, merchant_id)
    if one is None:
        return None
    found = await session.execute(
        select(*_ADDRESS)
        .where(ShopAddress.merchant_id == merchant_id, within(actor, ShopAddress.merchant_id))
        .order_by(ShopAddress.kind, ShopAddress.id)
        .limit(ADDRESSES_MAX)
    )
    return ShopProfileView(
        **{name: getattr(one, name) for name in ShopProfileRow.model_fields},
        addresses=[ShopAddressView.model_validate(address) for address in found],
    )


async def address(
    session: AsyncSession, actor: Actor, merchant_id: UUID, address_id: UUID
) -> ShopAddressView | None:
    """One address of a shop within reach. Index: pk_shop_address."""
    found = await session.execute(
        select(*_ADDRESS).where(
            ShopAddress.id == address_id,
            ShopAddress.merchant_id == merchant_id,
            within(actor, ShopAddress.merchant_id),
        )
    )
    one = found.one_or_none()
    return None if one is None else ShopAddressView.model_validate(one)
