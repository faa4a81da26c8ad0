"""What of the ledger an order moves: one chain when it is placed, paid or given back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from houtai.kit.ids import derive_id
from houtai.modules.inventory.public import Piece, deducting, locking, unlocking
from houtai.modules.ledger.public import Chain, Post, Reserve, Void
from houtai.modules.marketing import public as marketing

DOCUMENT = "trade"


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that is held for a trade: pieces of goods, and what offers asked for."""

    trade_id: UUID
    member_id: UUID
    pieces: tuple[Piece, ...]
    promised: tuple[marketing.Hold, ...] = ()
    """Coupons, budgets and limits."""
    seed: UUID | None = None
    """What the ids of these are made of, once its goods were changed; before that, the trade."""

    @property
    def offers_id(self) -> UUID:
        """For marketing, which knows its holds by it."""
        return self.seed or self.trade_id


def marks(held: Held, state: Literal["free", "held", "used"]) -> list[marketing.CouponMark]:
    """What becomes of the coupons among it, for people to see."""
    return [
        marketing.CouponMark(one.offer_id, held.member_id, held.trade_id, state)
        for one in held.promised
        if one.kind == "coupon"
    ]


def placing(
    trade_id: UUID, member_id: UUID, pieces: Sequence[Piece], offers: Sequence[Reserve]
) -> Chain | None:
    """Hold all of it, or nothing. Holds end with the trade, not by a clock of their own: so they
    are never gone while it can still be paid. None: there is nothing to hold.
    """
    return _chain(trade_id, "place", (*locking(pieces, None), *offers), member_id)


def spending(held: Held, actor_id: UUID) -> Chain | None:
    """It is paid: what was held is taken."""
    posts = marketing.spending(held.promised, held.offers_id)
    return _chain(held.trade_id, "pay", (*deducting(held.pieces), *posts), actor_id)


def releasing(held: Held, actor_id: UUID) -> Chain | None:
    """It will not be paid: what was held is free again."""
    voids = marketing.releasing(held.promised, held.offers_id)
    return _chain(held.trade_id, "release", (*unlocking(held.pieces), *voids), actor_id)


def exchanging(
    held: Held, pieces: Sequence[Piece], offers: Sequence[Reserve], actor_id: UUID, seed: UUID
) -> Chain:
    """Other goods are wanted: what was held is free and what is wanted is held, or nothing moves.

    What is given back comes first: it may be what is wanted.
    """
    steps: tuple[Reserve | Void, ...] = (
        *unlocking(held.pieces),
        *marketing.releasing(held.promised, held.offers_id),
        *locking(pieces, None),
        *offers,
    )
    chain_id = derive_id(seed, "ordering.exchange")
    return Chain(chain_id, steps, "order.change_lines", DOCUMENT, held.trade_id, actor_id)


def _chain(
    trade_id: UUID, act: str, steps: tuple[Reserve | Post | Void, ...], actor_id: UUID
) -> Chain | None:
    if not steps:
        return None
    chain_id = derive_id(trade_id, f"ordering.{act}")
    return Chain(chain_id, steps, f"order.{act}", DOCUMENT, trade_id, actor_id)


def refund_id_of(order_id: UUID) -> UUID:
    """The refund of a cancelled order, or of goods that were taken out of one by one change."""
    return derive_id(order_id, "ordering.refund")
