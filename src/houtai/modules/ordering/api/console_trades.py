"""Doors of trades, which are the platform's: a trade may be of several merchants."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.ordering.queries import trades
from houtai.modules.ordering.service import cancelling
from houtai.modules.ordering.service.moving import By

doors = Router(prefix="/trades")

CanRead = Annotated[Actor, Depends(allow("ordering.trade.read"))]
CanWrite = Annotated[Actor, Depends(allow("ordering.trade.write"))]


@doors.get("")
async def list_trades(
    session: ReadSession, _actor: CanRead, wanted: Annotated[Wanted, Depends(trades.TRADES.wanted)]
) -> Page[trades.TradeView]:
    return await trades.list_trades(session, wanted)


@doors.get("/{trade_id}")
async def show_trade(
    session: ReadSession, _actor: CanRead, trade_id: UUID
) -> trades.TradeDetailView:
    """With its orders, and why it costs what it costs."""
    return await trades.one_trade(session, trade_id)


@doors.post("/{trade_id}/cancel", status_code=204)
async def cancel_trade(session: Session, actor: CanWrite, trade_id: UUID) -> None:
    """Before it is paid, with all its orders."""
    by = By("staff", actor.id)
    await cancelling.cancel_trade(session, trade_id, by, at=utc_now())
