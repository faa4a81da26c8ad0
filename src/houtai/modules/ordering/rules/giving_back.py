"""Which offers of a paid trade come back when goods of it are given up.

A budget gets the share of just these goods. What was used once (a coupon, an order of a limit)
comes back as soon as no order that still stands has anything of it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from houtai.kit.ids import NIL
from houtai.modules.marketing.public import GivenBack, Hold

Cuts = Mapping[UUID, Mapping[UUID, int]]
"""What each offer took off each order's lines, by offer and order."""


@dataclass(frozen=True, slots=True)
class Part:
    """An order of the trade."""

    order_id: UUID
    merchant_id: UUID
    stands: bool
    """Also after what is being given up now."""


def given_up(
    holds: Sequence[Hold],
    order_id: UUID,
    parts: Sequence[Part],
    cuts: Cuts,
    pieces: Mapping[UUID, int],
) -> list[GivenBack]:
    """What comes back with this order, which is given up whole.

    `pieces`: how many of each SKU were in it.
    """
    found = []
    for hold in holds:
        match hold.kind:
            case "budget":
                amount = min(hold.amount, cuts.get(hold.offer_id, {}).get(order_id, 0))
            case "person_sku":
                amount = hold.amount if hold.sku_id in pieces else 0
            case _:
                amount = hold.amount if _was_last(hold, order_id, parts, cuts) else 0
        if amount:
            found.append(GivenBack(hold, amount))
    return found


def _was_last(hold: Hold, order_id: UUID, parts: Sequence[Part], cuts: Cuts) -> bool:
    """Whether nobody has anything of it any more, now that this order is given up."""
    having = _having(hold, parts, cuts)
    return order_id in having and not any(one.stands for one in parts if one.order_id in having)


def _having(hold: Hold, parts: Sequence[Part], cuts: Cuts) -> Collection[UUID]:
    """Orders that have something of it. Gifts and freight stand on no line: then it is all orders
    of whoever offers it.
    """
    on_lines = cuts.get(hold.offer_id, {})
    if on_lines:
        return set(on_lines)
    return {one.order_id for one in parts if hold.home_id in {NIL, one.merchant_id}}


def fewer(
    holds: Sequence[Hold], cut_fen: Mapping[UUID, int], left: Mapping[UUID, int]
) -> list[GivenBack]:
    """What comes back when an order that stands has fewer goods. `cut_fen`: what offers take off
    less now; `left`: how many of the SKUs are left.
    """
    found = []
    for hold in holds:
        amount = 0
        if hold.kind == "budget":
            amount = min(hold.amount, cut_fen.get(hold.offer_id, 0))
        elif hold.kind == "person_sku" and hold.sku_id is not None and hold.sku_id in left:
            amount = max(0, hold.amount - left[hold.sku_id])
        if amount:
            found.append(GivenBack(hold, amount))
    return found


def still_out(holds: Sequence[Hold], back: Sequence[GivenBack]) -> tuple[Hold, ...]:
    """What the trade has of offers afterwards."""
    gone = {one.hold: one.amount for one in back}
    kept = [replace(one, amount=one.amount - gone.get(one, 0)) for one in holds]
    return tuple(one for one in kept if one.amount)
