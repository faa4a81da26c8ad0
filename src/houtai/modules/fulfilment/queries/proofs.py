"""What always holds of shipments; `houtai check` proves it."""

from collections.abc import Sequence

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.invariants import Breach, Invariant
from houtai.modules.fulfilment.tables import (
    CardKey,
    CardKeyShelf,
    Demand,
    DemandLine,
    Shipment,
    ShipmentLine,
)
from houtai.modules.inventory import public as inventory

_OPEN = Shipment.state.in_(("waiting", "picked", "packed"))
_GONE = Shipment.state.in_(("shipped", "signed"))


async def _pieces_agree(session: AsyncSession, limit: int) -> Sequence[Breach]:
    """What lines say is promised and gone is what their shipments bring and brought."""
    quantity = ShipmentLine.quantity
    brought = (
        select(
            ShipmentLine.line_id,
            ShipmentLine.sku_id,
            func.sum(case((_OPEN, quantity), else_=0)).label("assigned"),
            func.sum(case((_GONE, quantity), else_=0)).label("shipped"),
        )
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .group_by(ShipmentLine.line_id, ShipmentLine.sku_id)
        .subquery("brought")
    )
    assigned = func.coalesce(brought.c.assigned, 0)
    shipped = func.coalesce(brought.c.shipped, 0)
    here = and_(brought.c.line_id == DemandLine.line_id, brought.c.sku_id == DemandLine.sku_id)
    rows = await session.execute(
        select(
            DemandLine.line_id,
            DemandLine.assigned,
            DemandLine.shipped,
            assigned.label("promised"),
            shipped.label("gone"),
        )
        .outerjoin(brought, here)
        .where(or_(DemandLine.assigned != assigned, DemandLine.shipped != shipped))
        .limit(limit)
    )
    return [
        Breach(
            f"line {row.line_id}",
            f"assigned {row.promised}, shipped {row.gone}",
            f"assigned {row.assigned}, shipped {row.shipped}",
        )
        for row in rows
    ]


async def _promises_kept(session: AsyncSession, limit: int) -> Sequence[Breach]:
    """Stock has promised at least what open shipments bring."""
    wanted = (
        select(
            ShipmentLine.sku_id,
            Shipment.warehouse_id,
            func.sum(ShipmentLine.quantity).label("pieces"),
        )
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .where(_OPEN)
        .group_by(ShipmentLine.sku_id, Shipment.warehouse_id)
        .subquery("wanted")
    )
    held = inventory.select_assigned().subquery("promised")
    here = and_(held.c.sku_id == wanted.c.sku_id, held.c.warehouse_id == wanted.c.warehouse_id)
    pieces = func.coalesce(held.c.pieces, 0)
    rows = await session.execute(
        select(wanted.c.sku_id, wanted.c.warehouse_id, wanted.c.pieces, pieces.label("held"))
        .outerjoin(held, here)
        .where(pieces < wanted.c.pieces)
        .limit(limit)
    )
    return [
        Breach(f"sku {row.sku_id} in {row.warehouse_id}", f"at least {row.pieces}", str(row.held))
        for row in rows
    ]


async def _ends_are_ends(session: AsyncSession, limit: int) -> Sequence[Breach]:
    """Of an order that has gone or was stopped nothing waits and nothing is promised."""
    rows = await session.execute(
        select(Demand.order_id, Demand.state, DemandLine.waiting, DemandLine.assigned)
        .join(DemandLine, DemandLine.order_id == Demand.order_id)
        .where(Demand.state != "open", DemandLine.waiting + DemandLine.assigned > 0)
        .limit(limit)
    )
    return [
        Breach(
            f"order {row.order_id}",
            f"nothing left once it is {row.state}",
            f"waiting {row.waiting}, assigned {row.assigned}",
        )
        for row in rows
    ]


async def _keys_agree(session: AsyncSession, limit: int) -> Sequence[Breach]:
    """Of keys a line has as many as pieces that it got; shelves count what is there."""
    had = (
        select(func.count())
        .where(CardKey.line_id == DemandLine.line_id, CardKey.sku_id == DemandLine.sku_id)
        .where(CardKey.order_id == DemandLine.order_id)
        .scalar_subquery()
    )
    lines = await session.execute(
        select(DemandLine.line_id, DemandLine.shipped, had.label("keys"))
        .where(DemandLine.kind == "card_key", DemandLine.shipped != had)
        .limit(limit)
    )
    of_sku = CardKey.sku_id == CardKeyShelf.sku_id
    left = select(func.count()).where(of_sku, CardKey.line_id.is_(None)).scalar_subquery()
    handed = select(func.count(CardKey.line_id)).where(of_sku).scalar_subquery()
    shelves = await session.execute(
        select(
            CardKeyShelf.sku_id,
            CardKeyShelf.left_count,
            CardKeyShelf.handed_count,
            left.label("left_keys"),
            handed.label("handed_keys"),
        )
        .where(or_(CardKeyShelf.left_count != left, CardKeyShelf.handed_count != handed))
        .limit(limit)
    )
    return [
        *(
            Breach(f"line {row.line_id}", f"{row.shipped} keys", f"{row.keys} keys")
            for row in lines
        ),
        *(
            Breach(
                f"keys of {row.sku_id}",
                f"left {row.left_keys}, handed out {row.handed_keys}",
                f"left {row.left_count}, handed out {row.handed_count}",
            )
            for row in shelves
        ),
    ]


INVARIANTS = [
    Invariant("fulfilment.pieces_agree", _pieces_agree),
    Invariant("fulfilment.promises_kept", _promises_kept),
    Invariant("fulfilment.ends_are_ends", _ends_are_ends),
    Invariant("fulfilment.keys_agree", _keys_agree),
]
