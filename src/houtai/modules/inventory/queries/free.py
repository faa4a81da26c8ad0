"""Where goods lie free: what sourcing looks at before it promises them to shipments."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, Text, Uuid, any_, bindparam, cast, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.inventory.rules.layers import ASSIGNED, FREE
from houtai.modules.inventory.tables import Warehouse
from houtai.modules.ledger import public as ledger


@dataclass(frozen=True, slots=True)
class WarehouseSite:
    """A warehouse, and where it is."""

    id: UUID
    merchant_id: UUID
    name: str
    region: str
    address: str
    marketplace: bool
    is_open: bool


_HELD = ledger.select_holdings(FREE.book).subquery("held")
_FREE_NOW = (
    select(_HELD.c.unit, _HELD.c.owner_id, (_HELD.c.balance - _HELD.c.reserved).label("free"))
    .where(_HELD.c.unit == any_(bindparam("units", type_=ARRAY(Text))))
    .where(_HELD.c.kind == FREE.name, _HELD.c.balance > _HELD.c.reserved)
)


async def free_now(
    session: AsyncSession, sku_ids: Collection[UUID]
) -> dict[tuple[UUID, UUID], int]:
    """By SKU and warehouse, as the ledger knows it at this moment; nothing where there is none.
    To be asked as the house. Index: ix_account_unit_id.
    """
    rows = await session.execute(_FREE_NOW, {"units": [str(one) for one in sku_ids]})
    return {(UUID(row.unit), row.owner_id): int(row.free) for row in rows}


def select_assigned() -> Select[tuple[UUID, UUID, int]]:
    """What is promised to shipments: sku_id, warehouse_id, pieces; for proofs."""
    return select(
        cast(_HELD.c.unit, Uuid).label("sku_id"),
        _HELD.c.owner_id.label("warehouse_id"),
        _HELD.c.balance.label("pieces"),
    ).where(_HELD.c.kind == ASSIGNED.name)


async def warehouse_sites(
    session: AsyncSession, warehouse_ids: Collection[UUID]
) -> dict[UUID, WarehouseSite]:
    """By id; to be asked as the house. Index: pk_warehouse."""
    w = Warehouse
    rows = await session.execute(
        select(
            w.warehouse_id,
            w.merchant_id,
            w.name,
            w.region,
            w.address,
            w.marketplace,
            (w.state == "open").label("is_open"),
        ).where(one_of(w.warehouse_id, warehouse_ids))
    )
    return {row.warehouse_id: WarehouseSite(*row) for row in rows}
