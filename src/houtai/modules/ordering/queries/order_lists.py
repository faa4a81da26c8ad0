"""Orders as staff finds them: lists by state with counts, and their lines as a sheet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import ARRAY, ColumnElement, Select, Uuid, any_, bindparam, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.kit.auth import Actor, Right, reader, within
from houtai.kit.environment import LANGUAGES
from houtai.kit.errors import Invalid
from houtai.kit.ids import is_document_number
from houtai.kit.paging import Filter, Listing, Page, Wanted, at_least, below, equal
from houtai.kit.regions import shown
from houtai.kit.shapes import BIGINT_MAX, Moment, View
from houtai.kit.shapes import Line as Text
from houtai.kit.sql import one_of
from houtai.kit.texts import say
from houtai.modules.catalog import public as catalog
from houtai.modules.members import public as members
from houtai.modules.ordering.queries.orders import OrderSummaryView
from houtai.modules.ordering.rules.states import OrderState
from houtai.modules.ordering.tables import Line, Order
from houtai.modules.ordering.tables.fields import DETAIL, PHONE, RECIPIENT, phone_tail

COUNTED_MAX = 1_000
GOODS_SHOWN = 3
SKUS_FOUND_MAX = 200

Fen = Annotated[int, Field(ge=0, le=BIGINT_MAX)]
PhoneDigits = Annotated[str, StringConstraints(pattern=r"^(\d{4}|1\d{10})$")]
"""A whole number, or its last four digits."""
PhoneTail = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
"""The digits that stand in the mask as well."""
Colour = Literal["red", "yellow", "green", "blue", "purple"]


class SearchTooWide(Invalid):
    """So many goods fit the words that nobody could look through their orders."""

    code = "ordering.search_too_wide"


class OrderedGoodView(View):
    """One of the first lines of an order, as a row of a list shows it."""

    product_name: str
    spec_text: str
    picture: UUID | None
    quantity: int
    list_fen: int
    is_gift: bool


class ListedOrderView(OrderSummaryView):
    """An order in a list, with its first goods and what its buyer is called."""

    buyer_name: str = ""
    goods: tuple[OrderedGoodView, ...] = ()


class OrderCountView(View):
    """How many orders stand so; `more` if there are too many to count at a glance."""

    state: str
    count: int
    more: bool


class SoldLineView(View):
    """A line of an order with what its order is, for a sheet."""

    number: str
    trade_number: str
    shop_name: str
    state: str
    payment: str
    placed_at: datetime
    paid_at: datetime | None
    recipient: Annotated[str | None, RECIPIENT.shown]
    phone: Annotated[str | None, PHONE.shown]
    region_code: str
    region: str = ""
    detail: Annotated[str | None, DETAIL.shown]
    remark: str
    note: str
    sku_code: str
    product_name: str
    spec_text: str
    is_gift: bool
    quantity: int
    list_fen: int
    discount_fen: int
    adjust_fen: int
    payable_fen: int
    order_payable_fen: int


def _phone(digits: str) -> ColumnElement[bool]:
    """Whole, or its last digits. Index: ix_orders_phone_tail_phone."""
    tail = phone_tail(digits)
    return (Order.phone_tail == tail) & (true() if tail == digits else Order.phone == digits)


IS_HELD = (Order.held_for != []) & Order.ended_at.is_(None)


def _one_of_held() -> ColumnElement[bool]:
    """Those held are few, which the planner cannot know behind the wall: they are taken first.
    Index: ix_orders_held.
    """
    held = aliased(Order)
    found = select(held.id).where(held.held_for != [], held.ended_at.is_(None))
    return Order.id == any_(func.array(found.scalar_subquery(), type_=ARRAY(Uuid)))


def _numbered(number: str) -> ColumnElement[bool]:
    """Of an order or of a trade. Indexes: uq_orders_number, ix_orders_trade_number."""
    return (Order.trade_number if number.startswith("T") else Order.number) == number


_SOON = timedelta(hours=24)
_TO_SHIP = Order.state == "awaiting_shipment"
OVERDUE = _TO_SHIP & (Order.ship_by <= func.now())


def _shipping(standing: str) -> ColumnElement[bool]:
    """By the time until which it was promised to go. Indexes: ix_orders_ship_by_id, and the same
    behind the merchant.
    """
    if standing == "overdue":
        return OVERDUE
    due = _TO_SHIP & (Order.ship_by > func.now())
    return due & (Order.ship_by <= func.now() + _SOON) if standing == "due_soon" else due


_FILTERS = {
    "state": equal(Order.state, OrderState),
    "payment": equal(Order.payment, Literal["refunding", "refunded"]),
    "merchant_id": equal(Order.merchant_id, UUID),
    "member_id": equal(Order.member_id, UUID),
    "number": Filter(Text, _numbered),
    "held": Filter(bool, lambda wanted: _one_of_held() if wanted else ~IS_HELD),
    "shipping": Filter(Literal["overdue", "due_soon", "due"], _shipping),
    "flag": equal(Order.flag, Colour),
    "phone": Filter(PhoneDigits, _phone, column=Order.phone),
    "phone_tail": Filter(PhoneTail, _phone, column=Order.phone, least=Right.MASKED),
    "recipient": equal(Order.recipient, Text),
    "placed_from": at_least(Order.placed_at, Moment),
    "placed_before": below(Order.placed_at, Moment),
    "paid_from": at_least(Order.paid_at, Moment),
    "paid_before": below(Order.paid_at, Moment),
    "payable_from": at_least(Order.payable_fen, Fen),
    "payable_to": Filter(Fen, lambda fen: Order.payable_fen <= fen),
}

ORDERS = Listing(
    id=Order.id,
    sorts={"placed_at": Order.placed_at, "paid_at": Order.paid_at, "ship_by": Order.ship_by},
    default="-placed_at",
    filters=_FILTERS,
    tied={
        "placed_from": "-placed_at",
        "placed_before": "-placed_at",
        "paid_from": "-paid_at",
        "paid_before": "-paid_at",
        "shipping": "ship_by",
    },
    among={
        "paid_at": Order.paid_at.is_not(None),
        "ship_by": _TO_SHIP & Order.ship_by.is_not(None),
    },
    narrow=frozenset({"ship_by"}),
)
"""One time says little of another to an index: a stretch of time goes with the order of that time
alone.
"""


def _with_goods(sku_ids: Select[UUID] | Sequence[UUID]) -> ColumnElement[bool]:
    """Index: ix_line_sku_id_placed_at_order_id."""
    return Order.id.in_(select(Line.order_id).where(Line.sku_id.in_(sku_ids)))


def _found(text: str) -> ColumnElement[bool]:
    typed = text.strip().upper()
    return (
        _numbered(typed) if is_document_number(typed) else _with_goods(catalog.sku_ids_found(text))
    )


SOLD_LINES = Listing(
    id=Line.id,
    sorts={"placed_at": Order.placed_at, "paid_at": Order.paid_at},
    default="-placed_at",
    filters={**_FILTERS, "text": Filter(Text, _found)},
)
_SUMMARY: tuple[Any, ...] = tuple(getattr(Order, name) for name in OrderSummaryView.model_fields)
_OF_LINE = {*SoldLineView.model_fields} & {
    "sku_code",
    "product_name",
    "spec_text",
    "is_gift",
    "quantity",
    "list_fen",
    "discount_fen",
    "adjust_fen",
    "payable_fen",
}
_SOLD: tuple[Any, ...] = tuple(
    Order.payable_fen.label(name)
    if name == "order_payable_fen"
    else getattr(Line if name in _OF_LINE else Order, name)
    for name in SoldLineView.model_fields
    if name != "region"
)


async def list_orders(
    session: AsyncSession, actor: Actor, wanted: Wanted, text: str | None = None
) -> Page[ListedOrderView]:
    """Those within reach, the newest first; by payment those that are paid, by promised time those
    that are to go. `text`: the number of an order or a trade, code or barcode of a SKU, or words of
    a product's name. Raises SearchTooWide.

    Indexes: ix_orders_placed_at_id, ix_orders_paid_at_id, ix_orders_ship_by_id, each also behind
    state, flag, buyer or merchant where that is asked for.
    """
    sku_ids = None
    if text is not None:
        typed = text.strip().upper()
        if is_document_number(typed):
            wanted = _also(wanted, _numbered(typed))
        else:
            sku_ids = await _skus_found(session, text)
    arranged = _arranged(actor, wanted, sku_ids)
    page = await ORDERS.read(session, arranged, wanted, ListedOrderView)
    return Page[ListedOrderView](items=await _completed(session, page.items), next=page.next)


def _also(wanted: Wanted, condition: ColumnElement[bool]) -> Wanted:
    return replace(wanted, conditions=(*wanted.conditions, condition))


def _arranged(actor: Actor, wanted: Wanted, sku_ids: Sequence[UUID] | None) -> Select[Any]:
    if sku_ids is not None and wanted.sort == "placed_at":
        return _cut_of_goods(actor, wanted, sku_ids)
    asked = wanted if sku_ids is None else _also(wanted, _with_goods(sku_ids))
    return ORDERS.cut(select(Order.id).where(within(actor, Order.merchant_id)), asked, _SUMMARY)


async def _skus_found(session: AsyncSession, text: str) -> Sequence[UUID]:
    """SKUs are asked for first: the planner then knows how much each of them sells."""
    sought = catalog.sku_ids_found(text).limit(SKUS_FOUND_MAX + 1)
    sku_ids = (await session.scalars(sought)).all()
    if len(sku_ids) > SKUS_FOUND_MAX:
        raise SearchTooWide(place="query/text", most=SKUS_FOUND_MAX)
    return sku_ids


_OF_LINES = Listing(
    id=Line.order_id, sorts={"placed_at": Line.placed_at}, default="-placed_at", filters={}
)
"""Orders as their lines know them, in the same order: a page goes on where any other ended."""


def _cut_of_goods(actor: Actor, wanted: Wanted, sku_ids: Sequence[UUID]) -> Select[Any]:
    """That page of orders with some of these goods: the next few of each, and of those the next.

    However much one of them sells, no more of its lines are read than a page takes. An order may
    have it twice. Index: ix_line_sku_id_placed_at_order_id.
    """
    sought = func.unnest(bindparam(None, list(sku_ids), ARRAY(Uuid), unique=True))
    goods = select(sought.label("sku_id")).subquery("goods")
    lines = select().where(Line.sku_id == goods.c.sku_id, within(actor, Line.merchant_id))
    if wanted.conditions:
        lines = lines.join_from(Line, Order, Order.id == Line.order_id)
    few = _OF_LINES.arrange(lines, wanted).distinct().lateral("few")
    found = (
        select(few.c.page_sort, few.c.page_id)
        .join_from(goods, few, true())
        .distinct()
        .subquery("found")
    )
    order = [found.c.page_sort, found.c.page_id]
    return (
        select(*_SUMMARY, *order)
        .join_from(found, Order, Order.id == found.c.page_id)
        .order_by(*(one.desc() if wanted.descending else one.asc() for one in order))
        .limit(wanted.limit + 1)
    )


async def _completed(
    session: AsyncSession, orders: Sequence[ListedOrderView]
) -> list[ListedOrderView]:
    goods = await _first_goods(session, [one.id for one in orders])
    names = await members.member_names(session, {one.member_id for one in orders})
    return [
        one.model_copy(
            update={
                "buyer_name": names.get(one.member_id, ""),
                "goods": tuple(goods.get(one.id, ())),
            }
        )
        for one in orders
    ]


async def _first_goods(
    session: AsyncSession, order_ids: Sequence[UUID]
) -> dict[UUID, list[OrderedGoodView]]:
    """The caller has seen the orders. Index: ix_line_order_id."""
    if not order_ids:
        return {}
    own = (
        select(Line)
        .where(Line.order_id == Order.id)
        .order_by(Line.position)
        .limit(GOODS_SHOWN)
        .lateral("own")
    )
    columns = [own.c[name] for name in OrderedGoodView.model_fields]
    rows = await session.execute(
        select(Order.id.label("order_id"), *columns)
        .join(own, true())
        .where(one_of(Order.id, order_ids))
        .order_by(Order.id, own.c.position)
    )
    found: dict[UUID, list[OrderedGoodView]] = {}
    for row in rows:
        found.setdefault(row.order_id, []).append(OrderedGoodView.model_validate(row))
    return found


async def count_states(session: AsyncSession, actor: Actor) -> list[OrderCountView]:
    """For the tabs above a list: states in which somebody has something to do.

    Counts to a bound, so that it costs the same however many there are. Indexes:
    ix_orders_state_placed_at_id, _merchant_id_state_placed_at_id, _held, _going_back.
    """
    counted = []
    for name, condition in {
        "awaiting_payment": Order.state == "awaiting_payment",
        "awaiting_shipment": Order.state == "awaiting_shipment",
        "awaiting_receipt": Order.state == "awaiting_receipt",
        "overdue": OVERDUE,
        "held": IS_HELD,
        "refunding": Order.payment == "refunding",
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


def select_sold_lines(actor: Actor) -> Select[Any]:
    """Lines within reach with their orders, for `SOLD_LINES`."""
    return (
        select(*_SOLD).join(Order, Order.id == Line.order_id).where(within(actor, Line.merchant_id))
    )


async def lines_in_words(
    _session: AsyncSession, rows: Sequence[SoldLineView]
) -> list[SoldLineView]:
    """States and places as the reader of the sheet calls them."""
    actor = reader()
    language = LANGUAGES[0] if actor is None else actor.language
    return [
        one.model_copy(
            update={
                "state": say(f"ordering.state.{one.state}", language),
                "payment": say(f"ordering.payment.{one.payment}", language),
                "region": shown(one.region_code) if one.region_code else "",
            }
        )
        for one in rows
    ]
