"""Which SKUs there are, as the catalogue tells; stock keeps its own copy to ask without waiting."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.rules.layers import shared_pool_id
from houtai.modules.inventory.tables import Item, Pool


@dataclass(frozen=True)
class Known:
    """Whose a SKU is, and whether it is counted itself."""

    sku_id: UUID
    product_id: UUID
    merchant_id: UUID
    own_stock: bool


_REMEMBERED = select(Item.sku_id, Item.product_id, Item.merchant_id, Item.own_stock).where(
    Item.sku_id == any_(bindparam("sku_ids", type_=ARRAY(Uuid)))
)


async def remember(session: AsyncSession, told: Sequence[Known]) -> None:
    """Keep what is told; of one SKU told twice the later holds. Its merchant has a shared pool."""
    rows = {one.sku_id: asdict(one) for one in told}
    if not rows:
        return
    await _open_shared_pools(session, {one.merchant_id for one in told})
    item = insert(Item).values([rows[sku_id] for sku_id in sorted(rows)])
    await session.execute(
        item.on_conflict_do_update(
            index_elements=[Item.sku_id],
            set_={"product_id": item.excluded.product_id, "own_stock": item.excluded.own_stock},
        )
    )


async def _open_shared_pools(session: AsyncSession, merchant_ids: Collection[UUID]) -> None:
    rows = [
        {
            "id": shared_pool_id(merchant_id),
            "merchant_id": merchant_id,
            "kind": "shared",
            "name": "",
            "state": "open",
        }
        for merchant_id in sorted(merchant_ids)
    ]
    await session.execute(insert(Pool).values(rows).on_conflict_do_nothing())


async def known(session: AsyncSession, sku_ids: Collection[UUID]) -> dict[UUID, Known]:
    """Those that exist; to be asked as the house. Index: pk_item.

    The catalogue is asked for SKUs so new that their event has not come yet.
    """
    wanted = set(sku_ids)
    found = await _remembered(session, wanted)
    if missing := wanted - found.keys():
        fresh = (await catalog.skus_by_id(session, missing)).values()
        told = [Known(one.id, one.product_id, one.merchant_id, one.own_stock) for one in fresh]
        await remember(session, told)
        found |= {one.sku_id: one for one in told}
    return found


async def _remembered(session: AsyncSession, sku_ids: Collection[UUID]) -> dict[UUID, Known]:
    found = await direct.rows(session, _REMEMBERED, {"sku_ids": list(sku_ids)})
    return {row.sku_id: Known(*row) for row in found}
