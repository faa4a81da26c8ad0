"""What a decision about orders rests on: what they need, what lies where, what the rules say."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import NIL
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.rules.books import RulesOfSourcing
from houtai.modules.fulfilment.rules.plans import Need, Site, Wanted
from houtai.modules.fulfilment.tables import (
    OPEN,
    PARCEL,
    Demand,
    DemandLine,
    RuleBook,
    Shipment,
    ShipmentLine,
)
from houtai.modules.inventory import public as inventory


async def waiting_orders(session: AsyncSession, order_ids: Collection[UUID]) -> list[Wanted]:
    """What of them goes by parcel and nobody has promised yet. Indexes: ix_demand_line_order_id,
    pk_demand.
    """
    rows = await session.execute(
        select(
            Demand.order_id,
            Demand.merchant_id,
            Demand.region_code,
            Demand.ship_by,
            DemandLine.line_id,
            DemandLine.sku_id,
            DemandLine.waiting,
            (DemandLine.value_fen * DemandLine.waiting // DemandLine.quantity).label("value_fen"),
            DemandLine.avoid,
        )
        .join(DemandLine, DemandLine.order_id == Demand.order_id)
        .where(one_of(Demand.order_id, order_ids), Demand.state == "open", DemandLine.waiting > 0)
        .where(DemandLine.kind == PARCEL)
        .order_by(DemandLine.line_id, DemandLine.sku_id)
    )
    needs: dict[UUID, list[Need]] = {}
    orders = {}
    for row in rows:
        orders[row.order_id] = row
        need = Need(row.line_id, row.sku_id, row.waiting, row.value_fen, frozenset(row.avoid))
        needs.setdefault(row.order_id, []).append(need)
    return [
        Wanted(one.order_id, one.merchant_id, one.region_code, one.ship_by, tuple(needs[order_id]))
        for order_id, one in orders.items()
    ]


async def collected(session: AsyncSession, order_ids: Collection[UUID]) -> dict[UUID, int]:
    """What shipments that are under way or gone collect at the door, by order. Index:
    ix_shipment_line_order_id.
    """
    rows = await session.execute(
        select(ShipmentLine.order_id, func.sum(ShipmentLine.cod_fen).label("cod_fen"))
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .where(one_of(ShipmentLine.order_id, order_ids), ShipmentLine.cod_fen > 0)
        .where(Shipment.state != "void")
        .group_by(ShipmentLine.order_id)
    )
    return {row.order_id: int(row.cod_fen) for row in rows}


async def remembered_carriers(
    session: AsyncSession, order_ids: Collection[UUID]
) -> dict[UUID, str]:
    """By order, where its merchant had a waybill of his own before it was called back. Index:
    pk_demand.
    """
    rows = await session.execute(
        select(Demand.order_id, Demand.waybill_carrier).where(
            one_of(Demand.order_id, order_ids), Demand.waybill_carrier != ""
        )
    )
    return {row.order_id: row.waybill_carrier for row in rows}


async def rules_of(
    session: AsyncSession, merchant_ids: Collection[UUID]
) -> dict[UUID, RulesOfSourcing]:
    """For each of them: his own, the platform's, or those that come with the house.
    Index: pk_rule_book.
    """
    rows = await session.execute(
        select(RuleBook.merchant_id, RuleBook.book).where(
            one_of(RuleBook.merchant_id, {NIL, *merchant_ids})
        )
    )
    books = {row.merchant_id: RulesOfSourcing.model_validate(row.book) for row in rows}
    usual = books.get(NIL, RulesOfSourcing())
    return {one: books.get(one, usual) for one in merchant_ids}


async def open_sites(
    session: AsyncSession, warehouse_ids: Collection[UUID]
) -> tuple[dict[UUID, Site], dict[UUID, inventory.WarehouseSite]]:
    """Those of them that send, with how many shipments they have open; and what they are.
    Index: ix_shipment_warehouse_id_open.
    """
    found = await inventory.warehouse_sites(session, warehouse_ids)
    rows = await session.execute(
        select(Shipment.warehouse_id, func.count().label("load"))
        .where(one_of(Shipment.warehouse_id, warehouse_ids), OPEN)
        .group_by(Shipment.warehouse_id)
    )
    load = {row.warehouse_id: row.load for row in rows}
    sites = {
        one.id: Site(one.id, one.name, one.region, load.get(one.id, 0))
        for one in found.values()
        if one.is_open
    }
    return sites, found
