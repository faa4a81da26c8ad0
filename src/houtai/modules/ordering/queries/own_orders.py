"""A buyer's own orders: lists by state with counts, one with its money, and its story."""

from datetime import datetime
from typing import Any, Literal, TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.regions import shown
from houtai.kit.shapes import View
from houtai.modules.ordering.queries.orders import LineView, OrderUnknown, lines_of
from houtai.modules.ordering.rules.chains import refund_id_of
from houtai.modules.ordering.rules.own import AXES, BuyersAct, acts_of, seen
from houtai.modules.ordering.rules.states import (
    AftersaleState,
    FulfilmentState,
    OrderState,
    PaymentState,
)
from houtai.modules.ordering.tables import Happening, Order, Trade
from houtai.modules.payments import public as payments

COUNTED_MAX = 99
COUNTED: tuple[OrderState, ...] = ("awaiting_payment", "awaiting_shipment", "awaiting_receipt")


class OwnOrderView(View):
    """One of one's own orders, with its lines."""

    id: UUID
    number: str
    trade_id: UUID
    trade_number: str
    merchant_id: UUID
    shop_name: str
    state: OrderState
    payment: PaymentState
    fulfilment: FulfilmentState
    aftersale: AftersaleState
    goods_fen: int
    freight_fen: int
    freight_off_fen: int
    discount_fen: int
    adjust_fen: int
    payable_fen: int
    recipient: str
    phone: str
    region: str = ""
    region_code: str
    detail: str
    remark: str
    placed_at: datetime
    expires_at: datetime
    seconds_left: int = 0
    """To pay, by the clock of the house; zero when it is not to be paid."""
    paid_at: datetime | None
    ended_at: datetime | None
    version: int
    acts: tuple[BuyersAct, ...] = ()
    """What may be done with it now."""
    lines: tuple[LineView, ...] = ()


class OwnOrderCountView(View):
    """How many of one's own stand so; `more` if there are more than that."""

    state: OrderState
    count: int
    more: bool


UNNAMED = ("", "")


class OwnDiscountView(View):
    """What an offer took off a line."""

    line_id: UUID
    offer_id: UUID
    kind: Literal["promotion", "coupon"]
    name: str
    name_en: str
    fen: int


class OwnRefundView(View):
    """Money of this order on its way back, or back."""

    amount_fen: int
    method: payments.Method
    is_done: bool
    asked_at: datetime
    done_at: datetime | None


class OwnOrderDetailView(OwnOrderView):
    """The same with what became of its money. `trade_orders`: how many are paid for together."""

    discounts: tuple[OwnDiscountView, ...] = ()
    trade_orders: int = 1
    trade_payable_fen: int
    paid_by: payments.Method | None = None
    refunds: tuple[OwnRefundView, ...] = ()


class OwnHappeningView(View):
    """One step of its story, as far as it is the buyer's to know."""

    what: str
    by: Literal["you", "seller", "house"]
    at: datetime
    values: dict[str, int | str]


OWN_ORDERS = Listing(
    id=Order.id,
    sorts={"id": Order.id},
    default="-id",
    filters={"state": equal(Order.state, OrderState)},
)
Shown = TypeVar("Shown", bound=OwnOrderView)
_MADE = {"lines", "region", "seconds_left", "acts"}
_OWN: tuple[Any, ...] = tuple(
    getattr(Order, name) for name in OwnOrderView.model_fields if name not in _MADE
)


async def own_orders(
    session: AsyncSession, member_id: UUID, wanted: Wanted, *, at: datetime
) -> Page[OwnOrderView]:
    """One's own, the newest first. Indexes: ix_orders_member_id_id, _member_id_state_id."""
    statement = select(*_OWN).where(Order.member_id == member_id)
    page = await OWN_ORDERS.page(session, statement, wanted, OwnOrderView)
    lines = await lines_of(session, [one.id for one in page.items])
    return Page[OwnOrderView](
        items=[_whole(one, lines.get(one.id, []), at) for one in page.items], next=page.next
    )


async def count_own(session: AsyncSession, member_id: UUID) -> list[OwnOrderCountView]:
    """Of those in which the buyer waits for something; counts to a bound, so that it costs the same
    however many there are. Index: ix_orders_member_id_state_id.
    """
    counted = [
        select(func.count()).select_from(
            select(Order.id)
            .where(Order.member_id == member_id, Order.state == state)
            .limit(COUNTED_MAX + 1)
            .subquery()
        )
        for state in COUNTED
    ]
    row = (await session.execute(select(*(one.scalar_subquery() for one in counted)))).one()
    return [
        OwnOrderCountView(state=state, count=min(count, COUNTED_MAX), more=count > COUNTED_MAX)
        for state, count in zip(COUNTED, row, strict=True)
    ]


async def own_order(
    session: AsyncSession, member_id: UUID, order_id: UUID, *, at: datetime
) -> OwnOrderDetailView:
    """Raises OrderUnknown. Indexes: pk_orders, pk_trade, those of its lines and payments. The
    session must be the house's.
    """
    every = aliased(Order)
    together = select(func.count()).where(every.trade_id == Trade.id).scalar_subquery()
    found = await session.execute(
        select(
            *_OWN,
            Trade.payable_fen.label("trade_payable_fen"),
            Trade.explained,
            Trade.payment_id,
            together.label("trade_orders"),
        )
        .join(Trade, Trade.id == Order.trade_id)
        .where(Order.id == order_id, Order.member_id == member_id)
    )
    row = found.one_or_none()
    if row is None:
        raise OrderUnknown
    lines = (await lines_of(session, [order_id])).get(order_id, [])
    whole = _whole(OwnOrderDetailView.model_validate(row), lines, at)
    names = {
        UUID(one["offer_id"]): (str(one["name"]), str(one.get("name_en", "")))
        for one in row.explained["notes"]
    }
    return whole.model_copy(
        update={
            "discounts": _discounts(lines, names),
            "paid_by": await _paid_by(session, row.trade_id, row.payment_id),
            "refunds": await _refunds(session, row.trade_id, order_id),
        }
    )


def _discounts(
    lines: list[LineView], names: dict[UUID, tuple[str, str]]
) -> tuple[OwnDiscountView, ...]:
    """Who bears them is not the buyer's to know."""
    return tuple(
        OwnDiscountView(
            line_id=line.id,
            offer_id=one.offer_id,
            kind=one.kind,
            name=names.get(one.offer_id, UNNAMED)[0],
            name_en=names.get(one.offer_id, UNNAMED)[1],
            fen=one.fen,
        )
        for line in lines
        for one in line.discounts
    )


async def _paid_by(
    session: AsyncSession, trade_id: UUID, payment_id: UUID | None
) -> payments.Method | None:
    if payment_id is None:
        return None
    tries = await payments.payments_of(session, trade_id)
    return next((one.method for one in tries if one.id == payment_id), None)


async def _refunds(
    session: AsyncSession, trade_id: UUID, order_id: UUID
) -> tuple[OwnRefundView, ...]:
    """Those of this order and of what was taken out of it; one that failed is tried again until it
    succeeds, so it is under way. Index: ix_happening_order_id_id.
    """
    changes = await session.scalars(
        select(Happening.details["change_id"].astext).where(
            Happening.order_id == order_id, Happening.what == "change_lines"
        )
    )
    own = {refund_id_of(order_id), *(refund_id_of(UUID(one)) for one in changes if one)}
    return tuple(
        OwnRefundView(
            amount_fen=one.amount_fen,
            method=one.method,
            is_done=one.state == "succeeded",
            asked_at=one.created_at,
            done_at=one.finished_at,
        )
        for one in await payments.refunds_of(session, trade_id)
        if one.id in own
    )


async def own_story(
    session: AsyncSession, member_id: UUID, order_id: UUID
) -> list[OwnHappeningView]:
    """The oldest first; none of an order that is not one's own. Index: ix_happening_order_id_id."""
    found = await session.execute(
        select(Happening.what, Happening.by_kind, Happening.details, Happening.at)
        .where(Happening.order_id == order_id, Happening.member_id == member_id)
        .order_by(Happening.id)
    )
    return [
        OwnHappeningView(what=row.what, by=_BY[row.by_kind], at=row.at, values=values)
        for row in found
        if (values := seen(row.what, row.details)) is not None
    ]


_BY: dict[str, Literal["you", "seller", "house"]] = {
    "buyer": "you",
    "staff": "seller",
    "house": "house",
}


def _whole(order: Shown, lines: list[LineView], at: datetime) -> Shown:
    """What the buyer paid is his; who bears the discounts is not his to know."""
    plain = tuple(line.model_copy(update={"discounts": ()}) for line in lines)
    waits = order.state == "awaiting_payment"
    left = int((order.expires_at - at).total_seconds()) if waits else 0
    standing = {axis: getattr(order, axis) for axis in AXES}
    acts = acts_of(standing, seconds_left=max(left, 0), region_code=order.region_code)
    made = {
        "lines": plain,
        "region": shown(order.region_code) if order.region_code else "",
        "seconds_left": max(left, 0),
        "acts": acts,
    }
    return order.model_copy(update=made)
