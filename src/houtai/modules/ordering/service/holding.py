"""What is held for trades: read again from their rows, taken when they are paid, or given back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.inventory.public import Goods, Piece
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.rules.chains import Held, releasing, spending
from houtai.modules.ordering.tables import Order, OrderPiece


class HoldsLost(RuntimeError):
    """The ledger does not know what a trade says it holds: somebody must look at it."""


async def held_for(
    session: AsyncSession, promised: Mapping[UUID, Mapping[str, Any]]
) -> dict[UUID, Held]:
    """By trade; `promised` as its row says it. Indexes: ix_orders_trade_id, ix_piece_order_id."""
    found = await session.execute(
        select(
            Order.trade_id,
            OrderPiece.line_id,
            OrderPiece.sku_id,
            OrderPiece.merchant_id,
            OrderPiece.pool_id,
            OrderPiece.quantity,
        )
        .join(Order, Order.id == OrderPiece.order_id)
        .where(Order.trade_id.in_(promised))
        .order_by(OrderPiece.line_id, OrderPiece.sku_id, OrderPiece.pool_id)
    )
    pieces: dict[UUID, list[Piece]] = {one: [] for one in promised}
    for row in found:
        goods = Goods(row.merchant_id, row.sku_id)
        pieces[row.trade_id].append(Piece(row.line_id, goods, row.pool_id, row.quantity))
    return {
        trade_id: Held(trade_id, tuple(pieces[trade_id]), marketing.read_holds(one["holds"]))
        for trade_id, one in promised.items()
    }


async def spend(
    session: AsyncSession, held: Collection[Held], actor_id: UUID, *, at: datetime
) -> None:
    """Raises HoldsLost."""
    await _submit(session, [spending(one, actor_id) for one in held], at=at)


async def release(
    session: AsyncSession, held: Collection[Held], actor_id: UUID, *, at: datetime
) -> None:
    """Raises HoldsLost."""
    await _submit(session, [releasing(one, actor_id) for one in held], at=at)


async def _submit(
    session: AsyncSession, chains: Sequence[ledger.Chain | None], *, at: datetime
) -> None:
    wanted = [one for one in chains if one is not None]
    for outcome in await ledger.submit(session, wanted, at=at):
        if not outcome.taken:
            raise HoldsLost(f"chain {outcome.chain_id}: {outcome.refusal}")
