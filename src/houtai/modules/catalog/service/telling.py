"""Telling the rest of the house what changed about products."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.catalog import ProductChanged, SkuOpened
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.kit.sql import one_of
from houtai.modules.catalog.queries.contents import Held
from houtai.modules.catalog.service.outcomes import Failure
from houtai.modules.catalog.tables import Product, Seller, Sku


async def changed(session: AsyncSession, product_ids: Collection[UUID], *, at: datetime) -> None:
    """What buyers see of these products is other than before."""
    found = await session.execute(
        select(Product.id, Product.merchant_id, Product.state, Seller.state.label("seller"))
        .outerjoin(Seller, Seller.merchant_id == Product.merchant_id)
        .where(one_of(Product.id, set(product_ids)))
        .order_by(Product.id)
    )
    events = [
        ProductChanged(
            product_id=row.id,
            merchant_id=row.merchant_id,
            on_shelf=row.state == "on_shelf" and row.seller == "open",
            at=at,
        )
        for row in found
    ]
    await eventlog.emit(session, *events)


async def brand_changed(session: AsyncSession, brand_id: UUID, *, at: datetime) -> None:
    """The pages of its products show it. Index: ix_product_brand_id_id."""
    shown = select(Product.id).where(Product.brand_id == brand_id, Product.state == "on_shelf")
    await changed(session, list(await session.scalars(shown)), at=at)


async def opened(
    session: AsyncSession,
    *,
    product_ids: Collection[UUID] = (),
    sku_ids: Collection[UUID] = (),
    at: datetime,
) -> None:
    """These SKUs, or all of these products, exist for the rest of the house from now on."""
    which = one_of(Sku.product_id, product_ids) if product_ids else one_of(Sku.id, sku_ids)
    found = await session.execute(
        select(Sku.id, Sku.product_id, Sku.merchant_id, Sku.own_stock).where(which).order_by(Sku.id)
    )
    events = [
        SkuOpened(
            sku_id=row.id,
            product_id=row.product_id,
            merchant_id=row.merchant_id,
            own_stock=row.own_stock,
            at=at,
        )
        for row in found
    ]
    await eventlog.emit(session, *events)


async def decided(
    session: AsyncSession, products: Sequence[Held], *, reason: str | None, at: datetime
) -> None:
    """Whoever made the products learns that they were let through, or why not."""
    template = "catalog.approved" if reason is None else "catalog.refused"
    events = [
        NoticeWanted(
            notice_id=new_id(),
            template=template,
            account_ids=(one.created_by,),
            fields=json.dumps(
                {"product": one.content.name, "number": one.number, "reason": reason or ""},
                ensure_ascii=False,
            ),
            link=f"/catalog/products/{one.id}",
            at=at,
        )
        for one in products
        if one.created_by != SYSTEM.id
    ]
    await eventlog.emit(session, *events)


async def missed(session: AsyncSession, failed: Sequence[Failure], *, at: datetime) -> None:
    """The clock could not put them on the shelf; whoever made them should know."""
    makers = await session.execute(
        select(Product.id, Product.created_by).where(
            Product.id.in_([one.product_id for one in failed])
        )
    )
    maker_of = {row.id: row.created_by for row in makers}
    events = [
        NoticeWanted(
            notice_id=new_id(),
            template="catalog.schedule_missed",
            account_ids=(maker_of[one.product_id],),
            fields=json.dumps({"product": one.name, "number": one.number}, ensure_ascii=False),
            link=f"/catalog/products/{one.product_id}",
            at=at,
        )
        for one in failed
        if maker_of.get(one.product_id, SYSTEM.id) != SYSTEM.id
    ]
    await eventlog.emit(session, *events)
