"""Trades: what is to be paid for one, what the platform sees of it."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import Line, View
from houtai.modules.ordering.queries.orders import OrderSummaryView
from houtai.modules.ordering.tables import Order, Trade
from houtai.modules.payments.public import Payable

TradeState = Literal["waiting", "paid", "cancelled"]


class TradeUnknown(NotFound):
    """Unknown, or another's: the two look the same."""

    code = "ordering.trade_unknown"


class TradeView(View):
    """One checkout, one payment."""

    id: UUID
    number: str
    member_id: UUID
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


class TradeDetailView(TradeView):
    """With its orders, and why it costs what it costs."""

    orders: tuple[OrderSummaryView, ...] = ()
    explained: tuple[ExplanationView, ...] = ()


TRADES = Listing(
    id=Trade.id,
    sorts={"id": Trade.id},
    default="-id",
    filters={
        "state": equal(Trade.state, TradeState),
        "member_id": equal(Trade.member_id, UUID),
        "number": equal(Trade.number, Line),
    },
)
_SHOWN: tuple[Any, ...] = tuple(getattr(Trade, name) for name in TradeView.model_fields)
_ORDER: tuple[Any, ...] = tuple(getattr(Order, name) for name in OrderSummaryView.model_fields)


async def list_trades(session: AsyncSession, wanted: Wanted) -> Page[TradeView]:
    """All of them, for the platform. Indexes: pk_trade, ix_trade_state_id, _member_id_id."""
    return await TRADES.page(session, select(*_SHOWN), wanted, TradeView)


async def one_trade(session: AsyncSession, trade_id: UUID) -> TradeDetailView:
    """Raises TradeUnknown. Indexes: pk_trade, ix_orders_trade_id."""
    found = await session.execute(select(*_SHOWN, Trade.explained).where(Trade.id == trade_id))
    row = found.one_or_none()
    if row is None:
        raise TradeUnknown
    orders = await session.execute(
        select(*_ORDER).where(Order.trade_id == trade_id).order_by(Order.id)
    )
    shown = TradeView.model_validate(row).model_dump()
    return TradeDetailView(
        **shown,
        orders=tuple(OrderSummaryView.model_validate(one) for one in orders),
        explained=tuple(ExplanationView.model_validate(one) for one in row.explained["notes"]),
    )


async def payable_of(
    session: AsyncSession, member_id: UUID, trade_id: UUID, /, *, at: datetime
) -> Payable | None:
    """What this member is to pay for this trade; None when nothing is. Index: pk_trade."""
    found = await session.execute(
        select(Trade.payable_fen, Trade.number, Trade.expires_at).where(
            Trade.id == trade_id,
            Trade.member_id == member_id,
            Trade.state == "waiting",
            Trade.expires_at > at,
        )
    )
    row = found.one_or_none()
    if row is None:
        return None
    return Payable(amount_fen=row.payable_fen, title=row.number, expires_at=row.expires_at)
