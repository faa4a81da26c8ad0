"""The sales layer, from above: lock for an order, deduct when it is paid, give back.

Called by those who take orders, as the house. Each call takes hundreds of orders in a few
statements; each order is one chain, whole or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import derive_id
from houtai.modules.inventory.rules import sales
from houtai.modules.inventory.rules.booking import Cause
from houtai.modules.inventory.rules.sales import Piece
from houtai.modules.inventory.service.booking import LineTwice, book
from houtai.modules.ledger import public as ledger


@dataclass(frozen=True)
class OrderLock:
    """What an order holds. `pieces` come from `draw`; keep them, they are asked for again."""

    order_id: UUID
    pieces: tuple[Piece, ...]
    actor_id: UUID = SYSTEM.id


async def lock(
    session: AsyncSession,
    orders: Sequence[OrderLock],
    *,
    expires_at: datetime | None,
    at: datetime,
) -> list[ledger.Outcome]:
    """Reserve what the orders need; the answers stand in their order, none is raised.

    What has never been in stock is refused as not enough, like what is sold out.
    """
    for order in orders:
        _refuse_repeated(order.pieces)
    chains = [_chain(each, "lock", sales.locking(each.pieces, expires_at)) for each in orders]
    return await ledger.submit(session, chains, at=at)


async def deduct(
    session: AsyncSession, orders: Sequence[OrderLock], *, at: datetime
) -> list[ledger.Outcome]:
    """Locks become sales. Refused (`hold_unknown`, `hold_expired`): the lock is gone; lock anew."""
    chains = [_chain(each, "deduct", sales.deducting(each.pieces)) for each in orders]
    return await ledger.submit(session, chains, at=at)


async def unlock(
    session: AsyncSession, orders: Sequence[OrderLock], *, at: datetime
) -> list[ledger.Outcome]:
    """Locks are given back before anything was paid. Refused: they are gone already."""
    chains = [_chain(each, "unlock", sales.unlocking(each.pieces)) for each in orders]
    return await ledger.submit(session, chains, at=at)


async def give_back(
    session: AsyncSession, pieces: Sequence[Piece], cause: Cause, *, at: datetime
) -> None:
    """Sold pieces that were never shipped can be sold again. Raises NotEnoughStock, LineTwice.

    They return to the pool they came from; an ended one passes them on.
    """
    _refuse_repeated(pieces)
    await book(session, [sales.given_back(piece, cause) for piece in pieces], at=at)


def _refuse_repeated(pieces: Sequence[Piece]) -> None:
    seen: set[UUID] = set()
    for position, piece in enumerate(pieces):
        if piece.hold_id in seen:
            raise LineTwice(place=f"body/lines/{position}/id")
        seen.add(piece.hold_id)


def _chain(
    order: OrderLock, act: str, steps: Sequence[ledger.Reserve | ledger.Post | ledger.Void]
) -> ledger.Chain:
    chain_id = derive_id(order.order_id, f"inventory.{act}")
    return ledger.Chain(
        chain_id, tuple(steps), f"stock.{act}", "order", order.order_id, order.actor_id
    )
