"""A trade as its buyer sees it: what is to be paid, until when, and how paying it stands."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View
from houtai.modules.ordering.queries.trades import TradeState, TradeUnknown
from houtai.modules.ordering.rules.states import OrderState
from houtai.modules.ordering.tables import Order, Trade
from houtai.modules.payments import public as payments


class OwnTradeOrderView(View):
    """One merchant's part of a trade of one's own."""

    id: UUID
    number: str
    merchant_id: UUID
    shop_name: str
    state: OrderState
    payable_fen: int


class OwnTryView(View):
    """One try to pay; `GET /payments/{id}` says more."""

    id: UUID
    method: payments.Method
    state: str


class OwnTradeView(View):
    """One checkout of one's own, one payment. `seconds_left`: until it is given up, by the clock of
    the house; nothing once it is decided.
    """

    id: UUID
    number: str
    state: TradeState
    payable_fen: int
    placed_at: datetime
    expires_at: datetime
    paid_at: datetime | None
    seconds_left: int = 0
    orders: tuple[OwnTradeOrderView, ...] = ()
    payments: tuple[OwnTryView, ...] = ()


_TRADE = tuple(
    getattr(Trade, name)
    for name in OwnTradeView.model_fields
    if name not in {"seconds_left", "orders", "payments"}
)
_ORDER = tuple(getattr(Order, name) for name in OwnTradeOrderView.model_fields)


async def own_trade(
    session: AsyncSession, member_id: UUID, trade_id: UUID, *, at: datetime
) -> OwnTradeView:
    """Raises TradeUnknown. Indexes: pk_trade, ix_orders_trade_id. The session must be the house's.

    The newest try comes first.
    """
    found = await session.execute(
        select(*_TRADE).where(Trade.id == trade_id, Trade.member_id == member_id)
    )
    row = found.one_or_none()
    if row is None:
        raise TradeUnknown
    orders = await session.execute(
        select(*_ORDER).where(Order.trade_id == trade_id).order_by(Order.id)
    )
    tries = await payments.payments_of(session, trade_id)
    shown = OwnTradeView.model_validate(row)
    left = (shown.expires_at - at).total_seconds() if shown.state == "waiting" else 0
    return shown.model_copy(
        update={
            "seconds_left": max(int(left), 0),
            "orders": tuple(OwnTradeOrderView.model_validate(one) for one in orders),
            "payments": tuple(
                OwnTryView(id=one.id, method=one.method, state=one.state) for one in tries[::-1]
            ),
        }
    )
