"""One order as staff sees it, with everything that it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.regions import shown
from houtai.kit.shapes import View
from houtai.modules.ordering.rules.states import (
    AftersaleState,
    FulfilmentState,
    OrderState,
    PaymentState,
)
from houtai.modules.ordering.tables import Happening, Line, LineDiscount, Order
from houtai.modules.ordering.tables.fields import DETAIL, PHONE, RECIPIENT


class OrderUnknown(NotFound):
    """Unknown, or out of reach: the two look the same."""

    code = "ordering.order_unknown"


class OrderSummaryView(View):
    """An order in a list."""

    id: UUID
    number: str
    trade_id: UUID
    trade_number: str
    merchant_id: UUID
    member_id: UUID
    shop_name: str
    state: OrderState
    payment: PaymentState
    fulfilment: FulfilmentState
    aftersale: AftersaleState
    payable_fen: int
    pieces_count: int
    recipient: Annotated[str | None, RECIPIENT.shown]
    phone: Annotated[str | None, PHONE.shown]
    remark: str
    note: str
    flag: str
    held_for: list[str]
    placed_at: datetime
    paid_at: datetime | None
    ship_by: datetime | None
    """When it must have gone, as it was promised; known once it may be prepared."""
    version: int


class LineDiscountView(View):
    """What an offer took off a line, and who bears it."""

    offer_id: UUID
    name: str = ""
    """As it was called when it was sold."""
    kind: Literal["promotion", "coupon"]
    fen: int
    platform_fen: int
    merchant_fen: int


class LineView(View):
    """A line as it was sold."""

    id: UUID
    sku_id: UUID
    product_id: UUID
    sku_code: str
    product_name: str
    spec_text: str
    picture: UUID | None
    is_gift: bool
    quantity: int
    list_fen: int
    gross_fen: int
    discount_fen: int
    adjust_fen: int
    payable_fen: int
    discounts: tuple[LineDiscountView, ...] = ()


class HappeningView(View):
    """One step of its story."""

    what: str
    by_kind: Literal["buyer", "staff", "house"]
    by_id: UUID
    details: dict[str, Any]
    at: datetime


class OrderView(OrderSummaryView):
    """An order with everything that it is."""

    goods_fen: int
    freight_fen: int
    freight_off_fen: int
    discount_fen: int
    adjust_fen: int
    region_code: str
    region: str = ""
    detail: Annotated[str | None, DETAIL.shown]
    expires_at: datetime
    ended_at: datetime | None
    supplements: UUID | None
    """The order that its goods were added to after that had been paid."""
    lines: tuple[LineView, ...] = ()


_WHOLE: tuple[Any, ...] = tuple(
    getattr(Order, name) for name in OrderView.model_fields if name not in {"lines", "region"}
)
_LINE: tuple[Any, ...] = tuple(
    getattr(Line, name) for name in LineView.model_fields if name != "discounts"
)


async def one_order(session: AsyncSession, actor: Actor, order_id: UUID) -> OrderView:
    """Raises OrderUnknown. Indexes: pk_orders, ix_line_order_id, ix_line_discount_order_id."""
    found = await session.execute(
        select(*_WHOLE).where(Order.id == order_id, within(actor, Order.merchant_id))
    )
    row = found.one_or_none()
    if row is None:
        raise OrderUnknown
    region = shown(row.region_code) if row.region_code else ""
    whole = OrderView.model_validate(row)
    lines = (await lines_of(session, [order_id])).get(order_id, [])
    return whole.model_copy(update={"region": region, "lines": tuple(lines)})


async def lines_of(session: AsyncSession, order_ids: Sequence[UUID]) -> dict[UUID, list[LineView]]:
    """Lines by order, in the order in which they are shown, without those that were taken out;
    the caller has seen the orders.
    """
    discounts: dict[UUID, list[LineDiscountView]] = {}
    found = await session.execute(
        select(
            LineDiscount.line_id,
            LineDiscount.offer_id,
            LineDiscount.kind,
            LineDiscount.fen,
            LineDiscount.platform_fen,
            LineDiscount.merchant_fen,
        )
        .where(LineDiscount.order_id.in_(order_ids))
        .order_by(LineDiscount.id)
    )
    for row in found:
        discounts.setdefault(row.line_id, []).append(LineDiscountView.model_validate(row))
    sold = await session.execute(
        select(*_LINE, Line.order_id)
        .where(Line.order_id.in_(order_ids), Line.quantity > 0)
        .order_by(Line.order_id, Line.position)
    )
    lines: dict[UUID, list[LineView]] = {}
    for one in sold:
        line = LineView.model_validate(one)
        own = line.model_copy(update={"discounts": tuple(discounts.get(one.id, []))})
        lines.setdefault(one.order_id, []).append(own)
    return lines


async def story_of(session: AsyncSession, actor: Actor, order_id: UUID) -> list[HappeningView]:
    """What happened to it, the oldest first. Index: ix_happening_order_id_id."""
    rows = await session.execute(
        select(Happening.what, Happening.by_kind, Happening.by_id, Happening.details, Happening.at)
        .where(Happening.order_id == order_id, within(actor, Happening.merchant_id))
        .order_by(Happening.id)
    )
    return [HappeningView.model_validate(row) for row in rows]
