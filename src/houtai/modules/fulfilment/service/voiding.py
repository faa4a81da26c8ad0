"""Shipments that will not go: their pieces are free again, or go in others."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.fulfilment import PiecesFreed
from houtai.kit import eventlog
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.service.moving import allotment, cause, skus
from houtai.modules.fulfilment.service.taking import Taken
from houtai.modules.fulfilment.service.waybills import give_back
from houtai.modules.fulfilment.tables import Parcel, Shipment
from houtai.modules.inventory import public as inventory


async def void(
    session: AsyncSession,
    shipment_ids: Collection[UUID],
    why: str,
    *,
    at: datetime,
    merged_into: UUID | None = None,
) -> set[UUID]:
    """They are locked and open. Their lines stay, as what they would have brought; numbers of
    waybills are given back. Those of them that had or awaited some.
    """
    await session.execute(
        update(Shipment)
        .where(one_of(Shipment.id, shipment_ids))
        .values(
            state="void",
            void_reason=why,
            voided_at=at,
            merged_into=merged_into,
            version=Shipment.version + 1,
        )
    )
    return await give_back(session, one_of(Parcel.shipment_id, shipment_ids), why, at=at)


async def free(
    session: AsyncSession,
    taken: Taken,
    lines: Iterable[Row[Any]],
    *,
    at: datetime,
) -> None:
    """What these lines had promised is free in its warehouse again, and told."""
    gone = list(lines)
    if not gone:
        return
    back = [allotment(one, taken.shipments[one.shipment_id].warehouse_id) for one in gone]
    await inventory.unassign(session, back, cause("shipment.unassign"), at=at)
    await tell_freed(session, skus(gone), at=at)


async def tell_freed(session: AsyncSession, owners: dict[UUID, UUID], *, at: datetime) -> None:
    """Merchants by SKU."""
    told = (PiecesFreed(sku_id, merchant_id, at) for sku_id, merchant_id in owners.items())
    await eventlog.emit(session, *told)
