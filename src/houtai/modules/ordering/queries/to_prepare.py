"""Orders that may be prepared now, with all that whoever sends them needs to know."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.ordering.tables import Line, Order, OrderPiece


@dataclass(frozen=True, slots=True)
class PartToSend:
    """So many of a counted SKU for a line: a bundle's line has one for each component."""

    line_id: UUID
    sku_id: UUID
    quantity: int
    value_fen: int
    """What the line costs the buyer; a bundle's parts share it."""
    product_name: str
    spec_text: str
    sku_code: str
    picture: UUID | None


@dataclass(frozen=True, slots=True)
class OrderToPrepare:
    """Paid, or to be paid at the door, not held for review, and not all of it gone."""

    id: UUID
    number: str
    merchant_id: UUID
    member_id: UUID
    shop_name: str
    recipient: str
    phone: str
    region_code: str
    detail: str
    remark: str
    ship_by: datetime
    placed_at: datetime
    cod_fen: int
    """What is collected at the door."""
    parts: tuple[PartToSend, ...]


_FACTS = (
    "id",
    "number",
    "merchant_id",
    "member_id",
    "shop_name",
    "recipient",
    "phone",
    "region_code",
    "detail",
    "remark",
    "placed_at",
)
_PROMISED = ("ship_by", "payable_fen", "payment")


async def to_prepare(session: AsyncSession, order_ids: Collection[UUID]) -> list[OrderToPrepare]:
    """Those of them that may be, by id; they are locked, so that nobody cancels or changes one
    meanwhile. The session must be the house's. Indexes: pk_orders, ix_piece_order_id.
    """
    found = await session.execute(
        select(*(getattr(Order, name) for name in (*_FACTS, *_PROMISED)))
        .where(one_of(Order.id, order_ids))
        .where(Order.state == "awaiting_shipment", Order.held_for == [], Order.region_code != "")
        .order_by(Order.id)
        .with_for_update()
    )
    return await with_parts(session, found.all(), Line.is_sent.is_(True))


async def with_parts(
    session: AsyncSession, orders: Sequence[Any], of_lines: ColumnElement[bool]
) -> list[OrderToPrepare]:
    """Those of them that have such lines."""
    parts = await _parts(session, [one.id for one in orders], of_lines)
    return [
        OrderToPrepare(
            **{name: getattr(one, name) for name in _FACTS},
            ship_by=one.ship_by or one.placed_at,
            cod_fen=one.payable_fen if one.payment == "on_delivery" else 0,
            parts=tuple(parts[one.id]),
        )
        for one in orders
        if one.id in parts
    ]


async def _parts(
    session: AsyncSession, order_ids: Collection[UUID], of_lines: ColumnElement[bool]
) -> dict[UUID, list[PartToSend]]:
    shares = func.count().over(partition_by=Line.id)
    quantity = func.sum(OrderPiece.quantity)
    rows = await session.execute(
        select(
            OrderPiece.order_id,
            Line.id.label("line_id"),
            OrderPiece.sku_id,
            quantity.label("quantity"),
            (Line.payable_fen // shares).label("value_fen"),
            Line.product_name,
            Line.spec_text,
            Line.sku_code,
            Line.picture,
        )
        .join(Line, Line.id == OrderPiece.line_id)
        .where(one_of(OrderPiece.order_id, order_ids), of_lines)
        .group_by(OrderPiece.order_id, Line.id, OrderPiece.sku_id)
        .order_by(OrderPiece.order_id, Line.position, Line.id, OrderPiece.sku_id)
    )
    found: dict[UUID, list[PartToSend]] = {}
    for row in rows:
        values = row._asdict()
        order_id = values.pop("order_id")
        values["quantity"] = int(values["quantity"])
        values["value_fen"] = int(values["value_fen"])
        found.setdefault(order_id, []).append(PartToSend(**values))
    return found
