"""What needs no parcel reaches the buyer at once: it leaves stock, and card keys are handed out.

A line goes whole or waits: for pieces, or for keys that its merchant has not put in. Beside goods
that are sent it goes with them, so that until then all of the order may be called off.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.clock import business_day
from houtai.kit.ids import document_number, new_id
from houtai.kit.sql import one_of
from houtai.modules.catalog import public as catalog
from houtai.modules.fulfilment.rules.online import Portion, WaitingLine, place
from houtai.modules.fulfilment.service import handing_keys, noting
from houtai.modules.fulfilment.service.moving import Move, cause, move_pieces
from houtai.modules.fulfilment.service.policy import CHINA
from houtai.modules.fulfilment.service.receiving import hasten
from houtai.modules.fulfilment.service.remembering import remember
from houtai.modules.fulfilment.tables import ONLINE, PARCEL, DemandLine, Shipment, ShipmentLine
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering import public as ordering

TRIES = 2
LINES_AT_ONCE = 400
"""Lines that are booked together."""


@dataclass(frozen=True, slots=True)
class Going:
    """What of an order leaves one warehouse's books, as a shipment without parcels."""

    id: UUID
    order: ordering.OrderToPrepare
    site: inventory.WarehouseSite
    portions: tuple[tuple[UUID, Portion], ...]
    """Each with the id of its line in the shipment."""


async def deliver(
    session: AsyncSession, order_ids: Collection[UUID], *, at: datetime
) -> list[UUID]:
    """The shipments that it became; again it does nothing. The session must be the house's."""
    orders = await ordering.to_deliver(session, order_ids)
    made = await _deliver(session, orders, at=at)
    gone = {one.order.id for one in made}
    if gone:
        await noting.note_orders(session, gone, ordering.HOUSE, at=at)
        await hasten(session, gone, at=at)
    return [one.id for one in made]


async def deliver_with_goods(
    session: AsyncSession, order_ids: Collection[UUID], *, at: datetime
) -> None:
    """Goods of these orders are just going; whoever calls notes what has gone of them."""
    await _deliver(session, await ordering.to_deliver(session, order_ids, with_goods=True), at=at)


async def _deliver(
    session: AsyncSession, orders: Sequence[ordering.OrderToPrepare], *, at: datetime
) -> list[Going]:
    if not orders:
        return []
    skus = await catalog.skus_by_id(session, {part.sku_id for one in orders for part in one.parts})
    kinds = {part.sku_id: _kind(skus.get(part.sku_id)) for one in orders for part in one.parts}
    await remember(session, orders, at=at, kinds=kinds)
    # What is collected at the door is collected first.
    paid = {one.id: one for one in orders if not one.cod_fen}
    lines = await _waiting(session, paid)
    made: list[Going] = []
    for start in range(0, len(lines), LINES_AT_ONCE):
        made += await _hand_out(session, lines[start : start + LINES_AT_ONCE], paid, at=at)
    return made


def _kind(sku: catalog.SkuView | None) -> str:
    return "card_key" if sku is not None and sku.kind == "card_key" else "virtual"


async def _waiting(session: AsyncSession, order_ids: Collection[UUID]) -> Sequence[WaitingLine]:
    """Index: ix_demand_line_order_id."""
    found = await session.execute(
        select(*(getattr(DemandLine, one.name) for one in fields(WaitingLine)))
        .where(one_of(DemandLine.order_id, order_ids))
        .where(DemandLine.kind != PARCEL, DemandLine.waiting > 0)
        .order_by(DemandLine.ship_by, DemandLine.line_id, DemandLine.sku_id)
    )
    return [WaitingLine(*row) for row in found]


async def _hand_out(
    session: AsyncSession,
    lines: Sequence[WaitingLine],
    orders: dict[UUID, ordering.OrderToPrepare],
    *,
    at: datetime,
) -> list[Going]:
    """Others take from the same books meanwhile: who came too late looks again."""
    missed: Counter[UUID] = Counter()
    while True:
        skus = {one.sku_id for one in lines if missed[one.sku_id] < TRIES}
        free = await inventory.free_now(session, skus)
        sites = await inventory.warehouse_sites(session, {site_id for _, site_id in free})
        open_ids = [one.id for one in sites.values() if one.is_open]
        portions = place([one for one in lines if one.sku_id in skus], free, open_ids)
        try:
            async with session.begin_nested():
                keyed, short = await _with_keys(session, portions, at=at)
                made = _grouped(keyed, orders, sites)
                await inventory.deliver(session, _allotments(made), cause("shipment.online"), at=at)
        except inventory.NotEnoughStock as error:
            missed[error.sku_id] += 1
            continue
        await _write(session, made, at=at)
        await handing_keys.note_missing(session, short, at=at)
        tried = update(DemandLine).where(one_of(DemandLine.id, {one.id for one in lines}))
        await session.execute(tried.values(tried_at=at))
        return made


async def _with_keys(
    session: AsyncSession, portions: Sequence[Portion], *, at: datetime
) -> tuple[list[Portion], list[WaitingLine]]:
    """Without those lines that there are too few keys for; and those lines."""
    lines = {one.line.id: one.line for one in portions if one.line.kind == "card_key"}
    had = await handing_keys.hand_out(session, list(lines.values()), at=at)
    short = lines.keys() - had
    return (
        [one for one in portions if one.line.id not in short],
        [one for line_id, one in lines.items() if line_id in short],
    )


def _grouped(
    portions: Sequence[Portion],
    orders: dict[UUID, ordering.OrderToPrepare],
    sites: dict[UUID, inventory.WarehouseSite],
) -> list[Going]:
    together: dict[tuple[UUID, UUID], list[Portion]] = {}
    for one in portions:
        together.setdefault((one.line.order_id, one.warehouse_id), []).append(one)
    return [
        Going(
            new_id(),
            orders[order_id],
            sites[warehouse_id],
            tuple((new_id(), one) for one in those),
        )
        for (order_id, warehouse_id), those in together.items()
    ]


def _allotments(made: Sequence[Going]) -> list[inventory.Allotment]:
    return [
        inventory.Allotment(
            line_id,
            inventory.Goods(one.order.merchant_id, portion.line.sku_id),
            one.site.id,
            portion.quantity,
            one.id,
        )
        for one in made
        for line_id, portion in one.portions
    ]


async def _write(session: AsyncSession, made: Sequence[Going], *, at: datetime) -> None:
    if not made:
        return
    await session.execute(insert(Shipment), [_shipment(one, at) for one in made])
    await session.execute(
        insert(ShipmentLine),
        [_line(one, line_id, portion) for one in made for line_id, portion in one.portions],
    )
    moves = [
        Move(portion.line.line_id, portion.line.sku_id, "waiting", "shipped", portion.quantity)
        for one in made
        for _, portion in one.portions
    ]
    await move_pieces(session, moves)


def _shipment(one: Going, at: datetime) -> dict[str, Any]:
    return {
        **{name: getattr(one.order, name) for name in ("merchant_id", "member_id", "shop_name")},
        **dict.fromkeys(("recipient", "phone", "region_code", "detail", "void_reason"), ""),
        "id": one.id,
        "number": document_number("S", one.id, business_day(at, CHINA)),
        "warehouse_id": one.site.id,
        "warehouse_name": one.site.name,
        "mode": ONLINE,
        "state": "signed",
        "group_key": one.id,
        "remark": one.order.remark,
        "promise_at": one.order.ship_by,
        "pieces_count": sum(portion.quantity for _, portion in one.portions),
        "value_fen": sum(portion.value_fen for _, portion in one.portions),
        "cod_fen": 0,
        "km": 0,
        "created_at": at,
        "shipped_at": at,
        "signed_at": at,
    }


_OF_LINE = ("order_id", "line_id", "sku_id", "merchant_id", "sku_code", "product_name")


def _line(one: Going, line_id: UUID, portion: Portion) -> dict[str, Any]:
    return {
        **{name: getattr(portion.line, name) for name in _OF_LINE},
        "spec_text": portion.line.spec_text,
        "picture": portion.line.picture,
        "id": line_id,
        "shipment_id": one.id,
        "order_number": one.order.number,
        "quantity": portion.quantity,
        "value_fen": portion.value_fen,
    }
