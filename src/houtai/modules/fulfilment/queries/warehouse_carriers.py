"""Whom warehouses have named to take what leaves them."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.rules.carriers import CarriersThere
from houtai.modules.fulfilment.tables import WarehouseCarriers
from houtai.modules.inventory import public as inventory


class ProvinceCarrierView(View):
    province: str
    carrier_code: str


class WarehouseCarriersView(View):
    """Empty: the warehouse names none. `version` is nothing as long as nobody has said anything."""

    warehouse_id: UUID
    warehouse_name: str
    carrier_code: str
    by_province: list[ProvinceCarrierView]
    version: int


async def carriers_there(
    session: AsyncSession, warehouse_ids: Collection[UUID]
) -> dict[UUID, CarriersThere]:
    """By warehouse, of those that have named any; to be asked as the house. Index:
    pk_warehouse_carriers.
    """
    w = WarehouseCarriers
    rows = await session.execute(
        select(w.warehouse_id, w.carrier_code, w.by_province).where(
            one_of(w.warehouse_id, warehouse_ids)
        )
    )
    return {row.warehouse_id: CarriersThere(row.carrier_code, row.by_province) for row in rows}


def kept_by(actor: Actor) -> ColumnElement[bool]:
    """A merchant keeps those that are his, everybody else those that he reaches."""
    is_merchant = actor.place.console == "merchant"
    w = WarehouseCarriers
    return within(actor, w.merchant_id) if is_merchant else within(actor, w.warehouse_id)


async def carriers_of(
    session: AsyncSession, actor: Actor, site: inventory.WarehouseSite
) -> WarehouseCarriersView:
    """Of a warehouse that the actor keeps. Index: pk_warehouse_carriers."""
    w = WarehouseCarriers
    found = await session.execute(
        select(w.carrier_code, w.by_province, w.version).where(
            w.warehouse_id == site.id, kept_by(actor)
        )
    )
    row = found.one_or_none()
    named = row.by_province if row else {}
    return WarehouseCarriersView(
        warehouse_id=site.id,
        warehouse_name=site.name,
        carrier_code=row.carrier_code if row else "",
        by_province=[
            ProvinceCarrierView(province=province, carrier_code=named[province])
            for province in sorted(named)
        ],
        version=row.version if row else 0,
    )
