"""An order as those need it who take something back of it: what was paid for each line."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.ordering.queries.locks import locked
from houtai.modules.ordering.tables import Line, LineDiscount, Order, Trade


@dataclass(frozen=True, slots=True)
class SoldCut:
    """What an offer took off a line."""

    offer_id: UUID
    name: str
    kind: str
    fen: int


@dataclass(frozen=True, slots=True)
class SoldPieces:
    """A line as it stands: what was bought, without what was taken out again."""

    id: UUID
    sku_id: UUID
    product_id: UUID
    sku_code: str
    product_name: str
    spec_text: str
    picture: UUID | None
    is_sent: bool
    is_gift: bool
    quantity: int
    list_fen: int
    payable_fen: int
    cuts: tuple[SoldCut, ...]


@dataclass(frozen=True, slots=True)
class SoldOrder:
    """An order, with what was paid for each line and for freight."""

    id: UUID
    number: str
    trade_id: UUID
    merchant_id: UUID
    member_id: UUID
    shop_name: str
    state: str
    payment: str
    fulfilment: str
    aftersale: str
    payable_fen: int
    freight_fen: int
    """What was paid for freight, discounts taken off."""
    ended_at: datetime | None
    lines: tuple[SoldPieces, ...]


_PLAIN = (
    "id",
    "number",
    "trade_id",
    "merchant_id",
    "member_id",
    "shop_name",
    "state",
    "payment",
    "fulfilment",
    "aftersale",
    "payable_fen",
    "ended_at",
)
_ORDER: tuple[Any, ...] = (
    *(getattr(Order, name) for name in _PLAIN),
    (Order.freight_fen - Order.freight_off_fen).label("freight_fen"),
)
_LINE = tuple(name for name in SoldPieces.__dataclass_fields__ if name != "cuts")


async def sold_order(session: AsyncSession, order_id: UUID) -> SoldOrder | None:
    """As it stands; None for one that there is not. The session must be the house's. Indexes:
    pk_orders, pk_trade, ix_line_order_id, ix_line_discount_order_id.
    """
    row = (await session.execute(select(*_ORDER).where(Order.id == order_id))).one_or_none()
    if row is None:
        return None
    cuts = await _cuts(session, row.trade_id, order_id)
    columns = [getattr(Line, name) for name in _LINE]
    lines = await session.execute(
        select(*columns).where(Line.order_id == order_id, Line.quantity > 0).order_by(Line.position)
    )
    sold = tuple(SoldPieces(**one._asdict(), cuts=tuple(cuts.get(one.id, ()))) for one in lines)
    return SoldOrder(**row._asdict(), lines=sold)


async def hold_sold(session: AsyncSession, order_id: UUID) -> SoldOrder | None:
    """The same, and nobody else changes the order or its trade until the transaction ends. The
    trade comes first, as with everybody who changes both.
    """
    trade_id = await session.scalar(select(Order.trade_id).where(Order.id == order_id))
    if trade_id is None:
        return None
    await locked(session, {trade_id})
    await session.execute(select(Order.id).where(Order.id == order_id).with_for_update())
    return await sold_order(session, order_id)


async def _cuts(session: AsyncSession, trade_id: UUID, order_id: UUID) -> dict[UUID, list[SoldCut]]:
    """By line, with the names of the offers as they were shown to the buyer."""
    rows = await session.execute(
        select(LineDiscount.line_id, LineDiscount.offer_id, LineDiscount.kind, LineDiscount.fen)
        .where(LineDiscount.order_id == order_id, LineDiscount.fen > 0)
        .order_by(LineDiscount.id)
    )
    found = rows.all()
    if not found:
        return {}
    explained = await session.scalar(select(Trade.explained).where(Trade.id == trade_id)) or {}
    names = {UUID(one["offer_id"]): str(one["name"]) for one in explained.get("notes", ())}
    cuts: dict[UUID, list[SoldCut]] = {}
    for one in found:
        cut = SoldCut(one.offer_id, names.get(one.offer_id, ""), one.kind, one.fen)
        cuts.setdefault(one.line_id, []).append(cut)
    return cuts
