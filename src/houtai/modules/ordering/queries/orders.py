"""Orders as staff sees them: lists by state with counts, and one with everything that it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Filter, Listing, Page, Wanted, equal
from houtai.kit.regions import shown
from houtai.kit.shapes import Line as Text
from houtai.kit.shapes import View
from houtai.modules.ordering.rules.states import (
    AftersaleState,
    FulfilmentState,
    OrderState,
    PaymentState,
)
from houtai.modules.ordering.tables import Happening, Line, LineDiscount, Order
from houtai.modules.ordering.tables.fields import DETAIL, PHONE, RECIPIENT

COUNTED_MAX = 1_000


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
    remark: str
    note: str
    flag: str
    held_for: list[str]
    placed_at: datetime
    paid_at: datetime | None
    version: int


class LineDiscountView(View):
    """What an offer took off a line, and who bears it."""

    offer_id: UUID
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
    phone: Annotated[str | None, PHONE.shown]
    region_code: str
    region: str = ""
    detail: Annotated[str | None, DETAIL.shown]
    expires_at: datetime
    ended_at: datetime | None
    lines: tuple[LineView, ...] = ()


class OrderCountView(View):
    """How many orders stand so; `more` if there are too many to count at a glance."""

    state: str
    count: int
    more: bool


_number = Filter(
    Text,
    lambda value: (Order.trade_number if str(value).startswith("T") else Order.number) == value,
)
_held = Filter(bool, lambda value: Order.held_for != [] if value else Order.held_for == [])

ORDERS = Listing(
    id=Order.id,
    sorts={"id": Order.id},
    default="-id",
    filters={
        "state": equal(Order.state, OrderState),
        "merchant_id": equal(Order.merchant_id, UUID),
        "member_id": equal(Order.member_id, UUID),
        "number": _number,
        "held": _held,
    },
)

_SUMMARY: tuple[Any, ...] = tuple(getattr(Order, name) for name in OrderSummaryView.model_fields)
_WHOLE: tuple[Any, ...] = tuple(
    getattr(Order, name) for name in OrderView.model_fields if name not in {"lines", "region"}
)
_LINE: tuple[Any, ...] = tuple(
    getattr(Line, name) for name in LineView.model_fields if name != "discounts"
)


async def list_orders(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[OrderSummaryView]:
    """Those within reach, the newest first.

    Indexes: pk_orders, ix_orders_state_id, and the same behind the merchant or the member.
    """
    statement = select(*_SUMMARY).where(within(actor, Order.merchant_id))
    return await ORDERS.page(session, statement, wanted, OrderSummaryView)


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
    """Lines by order, in the order in which they are shown; the caller has seen the orders."""
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
        .where(Line.order_id.in_(order_ids))
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


async def count_states(session: AsyncSession, actor: Actor) -> list[OrderCountView]:
    """For the tabs above a list: states in which somebody has something to do.

    Counts to a bound, so that it costs the same however many there are. Indexes:
    ix_orders_state_id, ix_orders_merchant_id_state_id, ix_orders_held.
    """
    counted = []
    for name, condition in {
        "awaiting_payment": Order.state == "awaiting_payment",
        "awaiting_shipment": Order.state == "awaiting_shipment",
        "held": Order.held_for != [],
    }.items():
        some = (
            select(Order.id)
            .where(within(actor, Order.merchant_id), condition)
            .limit(COUNTED_MAX + 1)
            .subquery()
        )
        count = await session.scalar(select(func.count()).select_from(some)) or 0
        counted.append(
            OrderCountView(state=name, count=min(count, COUNTED_MAX), more=count > COUNTED_MAX)
        )
    return counted
