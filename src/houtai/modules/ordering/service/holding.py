"""What is held for trades: read again from their rows, taken when they are paid, or given back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.inventory.public import Goods, Piece
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.rules.chains import Held, marks, releasing, spending
from houtai.modules.ordering.tables import Order, OrderPiece


class HoldsLost(RuntimeError):
    """The ledger does not know what a trade says it holds: somebody must look at it."""


async def held_for(session: AsyncSession, trades: Sequence[Any]) -> list[Held]:
    """For each trade (anything with id, member_id, promised). Indexes: ix_orders_trade_id,
    ix_piece_order_id.
    """
    ids = [one.id for one in trades]
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
        .where(Order.trade_id.in_(ids))
        .order_by(OrderPiece.line_id, OrderPiece.sku_id, OrderPiece.pool_id)
    )
    pieces: dict[UUID, list[Piece]] = {one: [] for one in ids}
    for row in found:
        goods = Goods(row.merchant_id, row.sku_id)
        pieces[row.trade_id].append(Piece(row.line_id, goods, row.pool_id, row.quantity))
    return [
        Held(
            one.id,
            one.member_id,
            tuple(pieces[one.id]),
            marketing.read_holds(one.promised["holds"]),
            UUID(one.promised["seed"]) if "seed" in one.promised else None,
        )
        for one in trades
    ]


async def spend(
    session: AsyncSession, held: Collection[Held], actor_id: UUID, *, at: datetime
) -> None:
    """Raises HoldsLost."""
    await _submit(session, [spending(one, actor_id) for one in held], at=at)
    await marketing.mark_coupons(session, [mark for one in held for mark in marks(one, "used")])


async def release(
    session: AsyncSession, held: Collection[Held], actor_id: UUID, *, at: datetime
) -> None:
    """Raises HoldsLost."""
    await _submit(session, [releasing(one, actor_id) for one in held], at=at)
    await marketing.mark_coupons(session, [mark for one in held for mark in marks(one, "free")])


async def _submit(
    session: AsyncSession, chains: Sequence[ledger.Chain | None], *, at: datetime
) -> None:
    wanted = [one for one in chains if one is not None]
    for outcome in await ledger.submit(session, wanted, at=at):
        if not outcome.taken:
            raise HoldsLost(f"chain {outcome.chain_id}: {outcome.refusal}")
