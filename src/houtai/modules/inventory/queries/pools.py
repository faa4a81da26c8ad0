"""Reads of pools, and of what each SKU has in them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View, Word
from houtai.modules.inventory.queries import goods
from houtai.modules.inventory.tables import Pool, PoolLevel, Quota


class PoolView(View):
    """A share of a merchant's sellable stock. `purpose_id`: the channel or activity it is for."""

    id: UUID
    merchant_id: UUID
    kind: str
    name: str
    purpose_id: UUID | None
    starts_at: datetime | None
    ends_at: datetime | None
    ended_at: datetime | None
    state: str
    version: int


class ListedPoolView(PoolView):
    """A pool among those of others: whose it is."""

    shop_name: str = ""


class QuotaView(View):
    """What was set aside of a SKU for a pool, and what is left of it."""

    sku_id: UUID
    sku: goods.GoodsView | None = None
    pool_id: UUID
    merchant_id: UUID
    asked: int
    sellable: int
    locked: int
    released_at: datetime | None
    """When an ended pool had given everything back."""


POOLS = Listing(
    id=Pool.id,
    sorts={"id": Pool.id},
    default="-id",
    filters={
        "merchant_id": equal(Pool.merchant_id, UUID),
        "kind": equal(Pool.kind, Word),
        "state": equal(Pool.state, Word),
        "purpose_id": equal(Pool.purpose_id, UUID),
    },
)
QUOTAS = Listing(
    id=Quota.sku_id,
    sorts={"sku_id": Quota.sku_id},
    default="sku_id",
    filters={"sku_id": equal(Quota.sku_id, UUID)},
)


async def list_pools(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[ListedPoolView]:
    """Newest first. Indexes: pk_pool, ix_pool_merchant_id_id."""
    columns = [getattr(Pool, name) for name in PoolView.model_fields]
    statement = select(*columns).where(within(actor, Pool.merchant_id))
    page = await POOLS.page(session, statement, wanted, ListedPoolView)
    shops = await goods.merchant_names(session, {one.merchant_id for one in page.items})
    items = [
        one.model_copy(update={"shop_name": shops.get(one.merchant_id, "")}) for one in page.items
    ]
    return page.model_copy(update={"items": items})


async def one_pool(
    session: AsyncSession, actor: Actor, pool_id: UUID, *, keep: bool = False
) -> PoolView | None:
    """None for a stranger. `keep`: it stays as it is until the transaction ends. Index: pk_pool."""
    columns = [getattr(Pool, name) for name in PoolView.model_fields]
    statement = select(*columns).where(Pool.id == pool_id, within(actor, Pool.merchant_id))
    if keep:
        statement = statement.with_for_update(read=True)
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else PoolView.model_validate(row)


async def list_quotas(
    session: AsyncSession, actor: Actor, pool_id: UUID, wanted: Wanted
) -> Page[QuotaView]:
    """Of one pool, by SKU. Indexes: pk_quota, pk_pool_level."""
    columns: list[Any] = [
        Quota.sku_id,
        Quota.pool_id,
        Quota.merchant_id,
        Quota.asked,
        func.coalesce(PoolLevel.sellable, 0).label("sellable"),
        func.coalesce(PoolLevel.locked, 0).label("locked"),
        Quota.released_at,
    ]
    statement = (
        select(*columns)
        .outerjoin(
            PoolLevel,
            (PoolLevel.sku_id == Quota.sku_id)
            & (PoolLevel.pool_id == Quota.pool_id)
            & (PoolLevel.merchant_id == Quota.merchant_id),
        )
        .where(Quota.pool_id == pool_id, within(actor, Quota.merchant_id))
    )
    page = await QUOTAS.page(session, statement, wanted, QuotaView)
    named = await goods.goods_by_id(session, {one.sku_id for one in page.items})
    items = [one.model_copy(update={"sku": named.get(one.sku_id)}) for one in page.items]
    return page.model_copy(update={"items": items})
