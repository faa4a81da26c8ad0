"""Takes orders from payment to shipments; states only what a test relies on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.invariants import Breach, prove
from houtai.modules.fulfilment.queries.proofs import INVARIANTS
from houtai.modules.fulfilment.service.calling_back import call_back
from houtai.modules.fulfilment.service.sourcing import source_orders
from houtai.modules.fulfilment.tables import DemandLine, Shipment, ShipmentLine
from houtai.modules.inventory.service import items
from houtai.modules.ordering import public as ordering
from tests.factories.catalog import make_product, make_seller, make_sku
from tests.factories.inventory import make_warehouse, receive_stock, settle
from tests.factories.ordering import (
    NOON,
    Shopper,
    breaches_in,
    make_shopper,
    make_trade,
    orders_of,
    pay,
)

SHENZHEN, BEIJING, HANGZHOU = "440305", "110105", "330106"


async def make_spread_good(
    session: AsyncSession,
    *quantities: tuple[UUID, int],
    price_fen: int = 3_000,
    merchant_id: UUID = SELF_RUN_ID,
) -> UUID:
    """A SKU on the shelf with so many pieces in each of these warehouses."""
    if merchant_id != SELF_RUN_ID:
        await make_seller(session, merchant_id, shop_name="武夷茶坊", self_run=False)
    product = await make_product(session, merchant_id=merchant_id)
    sku = await make_sku(session, product, price_fen=price_fen)
    await items.remember(session, [items.Known(sku.id, product.id, merchant_id, True)])
    for warehouse_id, quantity in quantities:
        await receive_stock(session, sku.id, warehouse_id, quantity)
    await settle(session)
    return sku.id


async def make_sites(session: AsyncSession, **changes: Any) -> tuple[UUID, UUID]:
    """A warehouse in Shenzhen and one in Beijing."""
    return (
        await make_warehouse(session, region=SHENZHEN, name="深圳仓", **changes),
        await make_warehouse(session, region=BEIJING, name="北京仓", **changes),
    )


async def make_paid(
    session: AsyncSession,
    who: Shopper | None,
    *wanted: tuple[UUID, int],
    price_fen: int = 3_000,
) -> UUID:
    """The one order of a paid trade."""
    buyer = who or await make_shopper(session)
    agreed_fen = price_fen * sum(quantity for _, quantity in wanted)
    trade = await make_trade(session, buyer, *wanted, agreed_fen=agreed_fen)
    await pay(session, trade, buyer)
    (order,) = await orders_of(session, trade)
    return order.id


async def make_sourced(
    session: AsyncSession, who: Shopper | None, *wanted: tuple[UUID, int], price_fen: int = 3_000
) -> tuple[UUID, list[Shipment]]:
    """A paid order, and the shipments that it became."""
    order_id = await make_paid(session, who, *wanted, price_fen=price_fen)
    await source_orders(session, [order_id], "paid", at=NOON)
    return order_id, await shipments_of(session, order_id)


async def shipments_of(session: AsyncSession, order_id: UUID) -> list[Shipment]:
    """As they stand in the tables, the void ones too."""
    found = await session.scalars(
        select(Shipment)
        .where(
            Shipment.id.in_(
                select(ShipmentLine.shipment_id).where(ShipmentLine.order_id == order_id)
            )
        )
        .order_by(Shipment.id)
        .execution_options(populate_existing=True)
    )
    return list(found)


async def lines_in(session: AsyncSession, shipment_id: UUID) -> Sequence[ShipmentLine]:
    found = await session.scalars(
        select(ShipmentLine)
        .where(ShipmentLine.shipment_id == shipment_id)
        .order_by(ShipmentLine.id)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def standing(session: AsyncSession, order_id: UUID) -> dict[str, int]:
    """Where the pieces of an order are."""
    found = await session.scalars(
        select(DemandLine)
        .where(DemandLine.order_id == order_id)
        .execution_options(populate_existing=True)
    )
    lines = found.all()
    names = ("quantity", "waiting", "assigned", "shipped", "dropped")
    return {name: sum(getattr(one, name) for one in lines) for name in names}


async def broken(session: AsyncSession) -> dict[str, Sequence[Breach]]:
    """What does not hold of shipments, orders, stock, money and the ledger."""
    verdicts = await prove(session, INVARIANTS)
    own = {verdict.name: verdict.breaches for verdict in verdicts if verdict.breaches}
    return {**own, **await breaches_in(session)}


def with_shipments() -> None:
    """Ordering asks shipments back before it gives an order up, as in the house."""
    ordering.know_shipments(call_back)
