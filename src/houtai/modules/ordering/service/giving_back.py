"""Giving offers back that goods had used which were paid for and are given up now."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.locks import LockedTrade
from houtai.modules.ordering.rules.giving_back import Part, fewer, given_up, still_out
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.tables import Line, LineDiscount, Order, Trade

ENDED = ("cancelled", "closed")


async def with_order(
    session: AsyncSession, trade: LockedTrade, order_id: UUID, by: By, *, at: datetime
) -> None:
    """Of an order that was cancelled just now; its trade is locked."""
    holds = marketing.read_holds(trade.promised["holds"])
    if not holds:
        return
    pieces = await session.execute(
        select(Line.sku_id, func.sum(Line.quantity))
        .where(Line.order_id == order_id, Line.quantity > 0)
        .group_by(Line.sku_id)
    )
    back = given_up(
        holds,
        order_id,
        await _parts(session, trade.id),
        await _cuts(session, trade.id),
        {sku_id: int(quantity) for sku_id, quantity in pieces},
    )
    await _give(session, trade, back, by, ("order", order_id), at=at)


async def with_goods(
    session: AsyncSession,
    trade: LockedTrade,
    cut_fen: Mapping[UUID, int],
    left: Mapping[UUID, int],
    by: By,
    *,
    change_id: UUID,
    at: datetime,
) -> None:
    """Of goods that were taken out of an order which stands; its trade is locked."""
    back = fewer(marketing.read_holds(trade.promised["holds"]), cut_fen, left)
    await _give(session, trade, back, by, ("order_change", change_id), at=at)


async def with_last(
    session: AsyncSession,
    trade: LockedTrade,
    order_id: UUID,
    by: By,
    *,
    change_id: UUID,
    at: datetime,
) -> None:
    """Of an order that was closed just now since all of it had come back: what was used once. What
    is counted by money or by pieces came back with those. Its trade is locked.
    """
    holds = marketing.read_holds(trade.promised["holds"])
    once = [one for one in holds if one.kind not in {"budget", "person_sku"}]
    parts, cuts = await _parts(session, trade.id), await _cuts(session, trade.id)
    back = given_up(once, order_id, parts, cuts, {})
    await _give(session, trade, back, by, ("order", change_id), at=at)


async def _give(
    session: AsyncSession,
    trade: LockedTrade,
    back: Sequence[marketing.GivenBack],
    by: By,
    document: tuple[str, UUID],
    *,
    at: datetime,
) -> None:
    """What has gone back is the trade's no more, so that nothing goes back twice."""
    if not back:
        return
    kind, document_id = document
    gone = await marketing.give_back(
        session,
        marketing.Abandoned(
            trade_id=trade.id,
            seed=trade.seed,
            member_id=trade.member_id,
            back=back,
            document_kind=kind,
            document_id=document_id,
            actor_id=by.id,
        ),
        at=at,
    )
    left = still_out(marketing.read_holds(trade.promised["holds"]), gone)
    promised = {**trade.promised, "holds": marketing.written_holds(left)}
    await session.execute(update(Trade).where(Trade.id == trade.id).values(promised=promised))


async def _parts(session: AsyncSession, trade_id: UUID) -> list[Part]:
    rows = await session.execute(
        select(Order.id, Order.merchant_id, Order.state).where(Order.trade_id == trade_id)
    )
    return [Part(row.id, row.merchant_id, row.state not in ENDED) for row in rows]


async def _cuts(session: AsyncSession, trade_id: UUID) -> dict[UUID, dict[UUID, int]]:
    """Index: ix_line_discount_order_id."""
    rows = await session.execute(
        select(LineDiscount.offer_id, LineDiscount.order_id, func.sum(LineDiscount.fen))
        .join(Order, Order.id == LineDiscount.order_id)
        .where(Order.trade_id == trade_id)
        .group_by(LineDiscount.offer_id, LineDiscount.order_id)
        .having(func.sum(LineDiscount.fen) > 0)
    )
    cuts: dict[UUID, dict[UUID, int]] = {}
    for offer_id, order_id, fen in rows:
        cuts.setdefault(offer_id, {})[order_id] = int(fen)
    return cuts
