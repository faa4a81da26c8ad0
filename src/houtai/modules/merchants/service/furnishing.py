"""A merchant without the walk: for a demonstration, a trial or a test."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import document_number
from houtai.kit.shapes import Command, Line
from houtai.modules.identity import public as identity
from houtai.modules.merchants.service import telling
from houtai.modules.merchants.tables import CategoryGrant, Level, Merchant, Shop

NUMBER_KIND = "M"


class FurnishMerchant(Command):
    """An open merchant with a shop; `category_ids` are granted without papers."""

    id: UUID
    name: Line
    shop_name: Line
    notice: str = ""
    description: str = ""
    category_ids: tuple[UUID, ...] = ()
    carriers: tuple[str, ...] = ()
    region: str | None = None


async def furnish(session: AsyncSession, command: FurnishMerchant, *, at: datetime) -> bool:
    """Make the merchant and his shop, and tell of it. What is there stays as it is, but for
    categories that are new; False when nothing was.
    """
    made = await session.scalar(
        insert(Merchant)
        .values(
            merchant_id=command.id,
            number=document_number(NUMBER_KIND, command.id, at.date()),
            name=command.name,
            state="open",
            level_id=select(Level.id).where(Level.is_usual).scalar_subquery(),
            joined_at=at,
            opened_at=at,
        )
        .on_conflict_do_nothing(index_elements=[Merchant.merchant_id])
        .returning(Merchant.merchant_id)
    )
    if made is not None:
        await _open_shop(session, command, at)
    new = await _grant(session, command.id, command.category_ids, at)
    if made is not None:
        await telling.opened(session, command.id, at=at)
    if made is not None or new:
        await telling.granted(session, [command.id], at=at)
    return made is not None or new


async def _open_shop(session: AsyncSession, command: FurnishMerchant, at: datetime) -> None:
    shop = Shop(
        merchant_id=command.id,
        name=command.shop_name,
        notice=command.notice,
        description=command.description,
        carriers=list(command.carriers),
        region=command.region,
    )
    session.add(shop)
    await session.flush()
    await identity.open_place(
        session,
        identity.OpenPlace(id=command.id, kind="merchant", name=command.shop_name),
        at=at,
    )
    await telling.happened(session, command.id, "opened", at=at)


async def _grant(
    session: AsyncSession, merchant_id: UUID, category_ids: Sequence[UUID], at: datetime
) -> bool:
    if not category_ids:
        return False
    grants = insert(CategoryGrant).values(
        [
            {
                "merchant_id": merchant_id,
                "category_id": one,
                "state": "granted",
                "note": "",
                "changed_at": at,
            }
            for one in sorted(set(category_ids))
        ]
    )
    new = await session.scalars(
        grants.on_conflict_do_nothing().returning(CategoryGrant.category_id)
    )
    return bool(new.all())
