"""Orders as those need them who share the money of an order out: what came of each line, and who
bears what was taken off.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.ordering.tables import Line, LineDiscount, Order


@dataclass(frozen=True, slots=True)
class LineToSettle:
    """A line as it stands; `gross_fen` is before anything was taken off."""

    id: UUID
    sku_id: UUID
    quantity: int
    gross_fen: int
    adjust_fen: int
    payable_fen: int
    platform_fen: int
    merchant_fen: int
    commission_permille: int | None
    offer_ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class OrderToSettle:
    """`is_received`: it is completed, and its money is there. `freight_fen` is what was paid."""

    id: UUID
    number: str
    trade_id: UUID
    merchant_id: UUID
    member_id: UUID
    placed_at: datetime
    is_received: bool
    payable_fen: int
    freight_fen: int
    lines: tuple[LineToSettle, ...]


async def to_settle(session: AsyncSession, order_ids: Collection[UUID]) -> list[OrderToSettle]:
    """In the order of their ids; of the whole house. Indexes: pk_orders, ix_line_order_id,
    ix_line_discount_order_id.
    """
    rows = await session.execute(
        select(
            Order.id,
            Order.number,
            Order.trade_id,
            Order.merchant_id,
            Order.member_id,
            Order.placed_at,
            (Order.state == "completed").label("is_completed"),
            Order.paid_at,
            Order.payable_fen,
            (Order.freight_fen - Order.freight_off_fen).label("freight_fen"),
        )
        .where(one_of(Order.id, order_ids))
        .order_by(Order.id)
    )
    lines = await _lines(session, order_ids)
    return [
        OrderToSettle(
            id=row.id,
            number=row.number,
            trade_id=row.trade_id,
            merchant_id=row.merchant_id,
            member_id=row.member_id,
            placed_at=row.placed_at,
            is_received=row.is_completed and row.paid_at is not None,
            payable_fen=row.payable_fen,
            freight_fen=row.freight_fen,
            lines=tuple(lines.get(row.id, ())),
        )
        for row in rows
    ]


async def _lines(
    session: AsyncSession, order_ids: Collection[UUID]
) -> dict[UUID, list[LineToSettle]]:
    borne = (
        select(
            LineDiscount.line_id,
            func.sum(LineDiscount.platform_fen).label("platform_fen"),
            func.sum(LineDiscount.merchant_fen).label("merchant_fen"),
            func.array_agg(LineDiscount.offer_id).label("offer_ids"),
        )
        .where(one_of(LineDiscount.order_id, order_ids))
        .group_by(LineDiscount.line_id)
        .subquery("borne")
    )
    rows = await session.execute(
        select(Line, borne.c.platform_fen, borne.c.merchant_fen, borne.c.offer_ids)
        .outerjoin(borne, borne.c.line_id == Line.id)
        .where(one_of(Line.order_id, order_ids), Line.quantity > 0)
        .order_by(Line.position)
    )
    found: dict[UUID, list[LineToSettle]] = {}
    for line, platform_fen, merchant_fen, offer_ids in rows:
        one = LineToSettle(
            id=line.id,
            sku_id=line.sku_id,
            quantity=line.quantity,
            gross_fen=line.gross_fen,
            adjust_fen=line.adjust_fen,
            payable_fen=line.payable_fen,
            platform_fen=int(platform_fen or 0),
            merchant_fen=int(merchant_fen or 0),
            commission_permille=line.commission_permille,
            offer_ids=frozenset(offer_ids or ()),
        )
        found.setdefault(line.order_id, []).append(one)
    return found
