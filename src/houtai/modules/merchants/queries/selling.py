"""What other modules ask: what shops are called, who may sell, and where."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.regions import shown
from houtai.kit.shapes import View
from houtai.modules.merchants.tables import CategoryGrant, Merchant, Shop, ShopAddress

FOUND_MAX = 50


class SellerView(View):
    """A merchant as those see him who deal with his goods."""

    merchant_id: UUID
    shop_name: str
    state: str
    self_run: bool


async def shop_names(session: AsyncSession, merchant_ids: Collection[UUID]) -> dict[UUID, str]:
    """What these shops are called; those without a shop are left out. Index: pk_shop."""
    found = await session.execute(
        select(Shop.merchant_id, Shop.name).where(Shop.merchant_id.in_(merchant_ids))
    )
    return {row.merchant_id: row.name for row in found}


async def find_shops(session: AsyncSession, actor: Actor, text: str) -> dict[UUID, str]:
    """Shops within reach with the text in their names, the first ones by name."""
    # Some hundreds of shops: looking through them is quicker than any index.
    wanted = select(Shop.merchant_id, Shop.name).where(
        within(actor, Shop.merchant_id), Shop.name.icontains(text, autoescape=True)
    )
    found = await session.execute(wanted.order_by(Shop.name).limit(FOUND_MAX))
    return {row.merchant_id: row.name for row in found}


async def shop_logos(session: AsyncSession, merchant_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Files of the signs of these shops; those without one are left out. Index: pk_shop."""
    found = await session.execute(
        select(Shop.merchant_id, Shop.logo_file_id).where(
            Shop.merchant_id.in_(merchant_ids), Shop.logo_file_id.is_not(None)
        )
    )
    return {row.merchant_id: row.logo_file_id for row in found}


@dataclass(frozen=True, slots=True)
class Sender:
    """How a shop stands on what it sends: whom to call, and its carriers, the usual one first."""

    merchant_id: UUID
    phone: str
    carriers: list[str]


async def senders(session: AsyncSession, merchant_ids: Collection[UUID]) -> dict[UUID, Sender]:
    """The phone of its usual shipping address, else of its service. To be asked as the house.
    Indexes: pk_shop, uq_shop_address_usual.
    """
    usual = (ShopAddress.merchant_id == Shop.merchant_id, ShopAddress.kind == "shipping")
    rows = await session.execute(
        select(
            Shop.merchant_id,
            func.coalesce(ShopAddress.phone, Shop.service_phone).label("phone"),
            Shop.carriers,
        )
        .outerjoin(ShopAddress, and_(*usual, ShopAddress.is_usual))
        .where(Shop.merchant_id.in_(merchant_ids))
    )
    return {row.merchant_id: Sender(*row) for row in rows}


async def return_address(session: AsyncSession, merchant_id: UUID) -> str | None:
    """Where goods come back to: name, telephone and place in one line, as buyers are told it. Of a
    shop that names no such place it is where goods leave from; None if it has named neither. To be
    asked as the house. Index: uq_shop_address_usual.
    """
    found = await session.execute(
        select(ShopAddress.contact_name, ShopAddress.phone, ShopAddress.region, ShopAddress.street)
        .where(ShopAddress.merchant_id == merchant_id, ShopAddress.is_usual)
        .order_by(ShopAddress.kind)
        .limit(1)
    )
    row = found.one_or_none()
    if row is None:
        return None
    return f"{row.contact_name} {row.phone} {shown(row.region)} {row.street}"


async def shop_name(session: AsyncSession, merchant_id: UUID) -> str | None:
    """What this shop is called. Index: pk_shop."""
    name: str | None = await session.scalar(
        select(Shop.name).where(Shop.merchant_id == merchant_id)
    )
    return name


async def sellers(session: AsyncSession, merchant_ids: Collection[UUID]) -> dict[UUID, SellerView]:
    """These merchants with their states, as far as the transaction reaches. Index: pk_merchant."""
    found = await session.execute(
        select(
            Merchant.merchant_id, Shop.name.label("shop_name"), Merchant.state, Merchant.self_run
        )
        .join(Shop, Shop.merchant_id == Merchant.merchant_id)
        .where(Merchant.merchant_id.in_(merchant_ids))
    )
    return {row.merchant_id: SellerView.model_validate(row) for row in found}


class ShopFaceView(View):
    """What a shop shows of itself to everybody."""

    merchant_id: UUID
    name: str
    self_run: bool
    logo_file_id: UUID | None
    notice: str
    description: str


async def shop_face(session: AsyncSession, merchant_id: UUID) -> ShopFaceView | None:
    """None unless the merchant is open, as far as the transaction reaches. Index: pk_shop."""
    found = await session.execute(
        select(
            Shop.merchant_id,
            Shop.name,
            Merchant.self_run,
            Shop.logo_file_id,
            Shop.notice,
            Shop.description,
        )
        .join(Merchant, Merchant.merchant_id == Shop.merchant_id)
        .where(Shop.merchant_id == merchant_id, Merchant.state == "open")
    )
    row = found.one_or_none()
    return None if row is None else ShopFaceView.model_validate(row)


async def is_logo(session: AsyncSession, file_id: UUID) -> bool:
    """Whether an open shop has this picture as its sign, as far as the transaction reaches."""
    found = await session.scalar(
        select(Shop.merchant_id)
        .join(Merchant, Merchant.merchant_id == Shop.merchant_id)
        .where(Shop.logo_file_id == file_id, Merchant.state == "open")
        .limit(1)
    )
    return found is not None


async def may_sell(session: AsyncSession, merchant_id: UUID) -> bool:
    """Whether this merchant is open, as far as the transaction reaches. Index: pk_merchant."""
    state = await session.scalar(select(Merchant.state).where(Merchant.merchant_id == merchant_id))
    return state == "open"


async def granted_categories(
    session: AsyncSession, merchant_ids: Collection[UUID]
) -> dict[UUID, frozenset[UUID]]:
    """In which categories, and everything below, these may sell. The platform's own shop needs
    no grant and is left out. Index: pk_category_grant.
    """
    found = await session.execute(
        select(CategoryGrant.merchant_id, CategoryGrant.category_id).where(
            CategoryGrant.merchant_id.in_(merchant_ids), CategoryGrant.state == "granted"
        )
    )
    granted: dict[UUID, set[UUID]] = defaultdict(set)
    for row in found:
        granted[row.merchant_id].add(row.category_id)
    return {merchant_id: frozenset(ids) for merchant_id, ids in granted.items()}
