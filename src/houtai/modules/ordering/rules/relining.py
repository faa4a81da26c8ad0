"""Fewer pieces of a line that was sold: what is kept of its price, its discounts and its stock.

Exact to the fen: what is kept and what goes back make up what was paid.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from houtai.kit.money import split
from houtai.modules.inventory.public import Piece


@dataclass(frozen=True, slots=True)
class Cut:
    """What an offer took off the line, and who bears it."""

    id: UUID
    offer_id: UUID
    kind: str
    fen: int
    platform_fen: int
    merchant_fen: int


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line as it stands."""

    id: UUID
    sku_id: UUID
    quantity: int
    list_fen: int
    discount_fen: int
    adjust_fen: int
    cost_fen: int | None
    cuts: tuple[Cut, ...] = ()
    is_gift: bool = False

    @property
    def gross_fen(self) -> int:
        """Before any discount."""
        return self.list_fen * self.quantity

    @property
    def payable_fen(self) -> int:
        """What is paid for it."""
        return self.gross_fen - self.discount_fen + self.adjust_fen


def kept_of(line: SoldLine, quantity: int) -> SoldLine:
    """The same with so many pieces, no more than there are."""
    weights = [quantity, line.quantity - quantity]
    # What is off altogether is shared first: so nothing falls below zero by rounding twice.
    off_fen = split(line.discount_fen - line.adjust_fen, weights)[0]
    discount_fen = split(line.discount_fen, weights)[0]
    cost_fen = None if line.cost_fen is None else split(line.cost_fen, weights)[0]
    return replace(
        line,
        quantity=quantity,
        discount_fen=discount_fen,
        adjust_fen=discount_fen - off_fen,
        cost_fen=cost_fen,
        cuts=_kept_cuts(line.cuts, discount_fen),
    )


def _kept_cuts(cuts: Sequence[Cut], kept_fen: int) -> tuple[Cut, ...]:
    if not cuts:
        return ()
    shares = split(kept_fen, [one.fen for one in cuts])
    kept = []
    for cut, fen in zip(cuts, shares, strict=True):
        platform_fen, merchant_fen = split(fen, [cut.platform_fen, cut.merchant_fen])
        kept.append(replace(cut, fen=fen, platform_fen=platform_fen, merchant_fen=merchant_fen))
    return tuple(kept)


def pieces_gone(pieces: Sequence[Piece], line: SoldLine, quantity: int) -> list[Piece]:
    """What of a line's stock goes back when so many are kept: of each SKU its part, first what
    came out of the pool that was drawn on last.
    """
    gone = []
    for sku_id in dict.fromkeys(one.goods.sku_id for one in pieces):
        own = [one for one in pieces if one.goods.sku_id == sku_id]
        held = sum(one.quantity for one in own)
        back = held - held * quantity // line.quantity
        for piece in reversed(own):
            taken = min(back, piece.quantity)
            if taken:
                gone.append(replace(piece, quantity=taken))
            back -= taken
    return gone
