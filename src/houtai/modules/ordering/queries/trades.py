"""Trades: what is to be paid for one, what the platform sees of it."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.members import public as members
from houtai.modules.ordering.queries.orders import OrderSummaryView
from houtai.modules.ordering.tables import Order, Trade

TradeState = Literal["waiting", "on_delivery", "paid", "cancelled"]


class TradeUnknown(NotFound):
    """Unknown, or another's: the two look the same."""

    code = "ordering.trade_unknown"


class TradeView(View):
    """One checkout, one payment."""

    id: UUID
    number: str
    member_id: UUID
    buyer_name: str = ""
    state: TradeState
    goods_fen: int
    freight_fen: int
    discount_fen: int
    adjust_fen: int
    payable_fen: int
    placed_at: datetime
    expires_at: datetime
    paid_at: datetime | None
    ended_at: datetime | None


class ExplanationView(View):
    """What became of an offer when the price was made; text `marketing.why_<why>`."""

    offer_id: UUID
    kind: str
    name: str
    applied: bool
    why: str
    values: dict[str, int | str]
    merchant_id: UUID | None = None
    """Whose offer it is; None: the platform's."""
    name_en: str = ""


class TradeDetailView(TradeView):
    """With its orders, and why it costs what it costs."""

    orders: tuple[OrderSummaryView, ...] = ()
    explained: tuple[ExplanationView, ...] = ()


TRADES = Listing(
    id=Trade.id,
    sorts={"placed_at": Trade.placed_at},
    default="-placed_at",
    filters={
        "state": equal(Trade.state, TradeState),
        "member_id": equal(Trade.member_id, UUID),
        "number": equal(Trade.number, Line),
        "placed_from": at_least(Trade.placed_at, Moment),
        "placed_before": below(Trade.placed_at, Moment),
    },
)
_SHOWN: tuple[Any, ...] = tuple(
    getattr(Trade, name) for name in TradeView.model_fields if name != "buyer_name"
)
_ORDER: tuple[Any, ...] = tuple(getattr(Order, name) for name in OrderSummaryView.model_fields)


async def list_trades(session: AsyncSession, wanted: Wanted) -> Page[TradeView]:
    """All of them, for the platform. Indexes: ix_trade_placed_at_id, ix_trade_state_placed_at_id,
    ix_trade_member_id_id.
    """
    page = await TRADES.page(session, select(*_SHOWN), wanted, TradeView)
    names = await members.member_names(session, {one.member_id for one in page.items})
    items = [
        one.model_copy(update={"buyer_name": names.get(one.member_id, "")}) for one in page.items
    ]
    return Page[TradeView](items=items, next=page.next)


async def one_trade(session: AsyncSession, trade_id: UUID) -> TradeDetailView:
    """Raises TradeUnknown. Indexes: pk_trade, ix_orders_trade_id."""
    found = await session.execute(select(*_SHOWN, Trade.explained).where(Trade.id == trade_id))
    row = found.one_or_none()
    if row is None:
        raise TradeUnknown
    orders = await session.execute(
        select(*_ORDER).where(Order.trade_id == trade_id).order_by(Order.id)
    )
    names = await members.member_names(session, [row.member_id])
    shown = TradeView.model_validate(row).model_dump(exclude={"buyer_name"})
    return TradeDetailView(
        **shown,
        buyer_name=names.get(row.member_id, ""),
        orders=tuple(OrderSummaryView.model_validate(one) for one in orders),
        explained=tuple(ExplanationView.model_validate(one) for one in row.explained["notes"]),
    )


async def offer_names(session: AsyncSession, trade_id: UUID) -> dict[UUID, str]:
    """What its offers were called when it was placed; to be asked as the house. Index: pk_trade."""
    explained = await session.scalar(select(Trade.explained).where(Trade.id == trade_id))
    notes = explained["notes"] if explained else []
    return {UUID(one["offer_id"]): one["name"] for one in notes}


async def sisters_of(session: AsyncSession, trade_id: UUID) -> int:
    """How many orders it has; to be asked as the house. Index: ix_orders_trade_id."""
    counted = select(func.count()).select_from(Order).where(Order.trade_id == trade_id)
    return await session.scalar(counted) or 0
