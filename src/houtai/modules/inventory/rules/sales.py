"""What moves the sales layer: locks and sales from above, what dispatch tells from below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.ids import derive_id
from houtai.modules.inventory.rules.booking import Booking, Cause, Goods, Movement, Portion
from houtai.modules.inventory.rules.layers import (
    OVERSOLD,
    SALES_FALLING,
    SALES_RISING,
    SOLD,
    shared_pool_id,
)
from houtai.modules.ledger.public import Post, Reserve, Void


@dataclass(frozen=True)
class Piece:
    """Part of an order line that is counted: so many of a SKU out of one pool.

    A bundle's line has one for each component; a line that draws on two pools has two.
    """

    line_id: UUID
    goods: Goods
    pool_id: UUID
    quantity: int

    @property
    def hold_id(self) -> UUID:
        """The reservation that locks it; known to whoever knows the piece."""
        return derive_id(self.line_id, "inventory.lock", self.goods.sku_id.hex, self.pool_id.hex)


def locking(pieces: Sequence[Piece], expires_at: datetime | None) -> list[Reserve]:
    """The steps that lock them, for a chain that holds more than stock."""
    return [
        Reserve(
            piece.hold_id,
            piece.goods.pool(piece.pool_id).id,
            piece.goods.of(SOLD).id,
            piece.quantity,
            expires_at,
        )
        for piece in pieces
    ]


def deducting(pieces: Sequence[Piece]) -> list[Post]:
    """The steps that turn locks into sales."""
    return [Post(derive_id(piece.hold_id, "inventory.deduct"), piece.hold_id) for piece in pieces]


def unlocking(pieces: Sequence[Piece]) -> list[Void]:
    """The steps that give locks back."""
    return [Void(derive_id(piece.hold_id, "inventory.unlock"), piece.hold_id) for piece in pieces]


def given_back(piece: Piece, cause: Cause) -> Movement:
    """Paid for, and cancelled before it was shipped: sellable again, in the pool it came from."""
    booking = Booking(derive_id(piece.hold_id, "inventory.give_back"), piece.goods, cause)
    pool = piece.goods.pool(piece.pool_id)
    return booking.move(piece.goods.of(SOLD), pool, piece.quantity).done()


def followed(portion: Portion, cause: Cause) -> Movement:
    """The layer takes what dispatch has told: more to sell, or fewer than were promised.

    As in the dispatch layer what is gone is booked as oversold first, and settled afterwards.
    """
    booking = Booking.of(portion, "inventory.sales", cause)
    goods, change = portion.goods, portion.quantity
    if change > 0:
        shared = goods.pool(shared_pool_id(goods.merchant_id))
        booking.open(goods.of(SOLD))  # A lock names it, and must not have to open anything.
        return booking.move(goods.of(SALES_RISING), shared, change).done()
    return booking.move(goods.of(OVERSOLD), goods.of(SALES_FALLING), -change).done()


def made_good(
    settlement_id: UUID, goods: Goods, taken: Sequence[tuple[UUID, int]], cause: Cause
) -> Movement:
    """Sellable pieces of these pools stand in for oversold ones: both become fewer."""
    booking = Booking(settlement_id, goods, cause)
    for pool_id, quantity in taken:
        booking.move(goods.pool(pool_id), goods.of(OVERSOLD), quantity)
    return booking.done()


def passed_on(portion: Portion, cause: Cause, *, source_id: UUID, target_id: UUID) -> Movement:
    """From one pool to another."""
    booking, goods = Booking(portion.line_id, portion.goods, cause), portion.goods
    return booking.move(goods.pool(source_id), goods.pool(target_id), portion.quantity).done()


def out_of_pools(
    wanted: int, pool_ids: Sequence[UUID], free: Mapping[UUID, int]
) -> list[tuple[UUID, int]]:
    """How many to take from which pool: from the first what it has, then from the next."""
    taken = []
    for pool_id in pool_ids:
        quantity = min(wanted, free.get(pool_id, 0))
        if quantity > 0:
            taken.append((pool_id, quantity))
            wanted -= quantity
    return taken
