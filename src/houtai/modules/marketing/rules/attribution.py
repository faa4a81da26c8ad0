"""What the best choice means for each line, exact to the fen: no share is ever lost.

The steps are taken again, on lines. What a step takes off in all is given to its lines by the
largest remainder; whatever fractions of a fen the steps left over is settled at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from houtai.modules.marketing.rules.cart import Cart
from houtai.modules.marketing.rules.search import GRAINS, Search, State, take_off, whole_fen
from houtai.modules.marketing.rules.shapes import PER_MILLE


@dataclass(slots=True)
class Attributed:
    """`taken` holds fen by place of the offer, then by line; `pieces` what price offers gave."""

    payable: list[int]
    taken: dict[int, dict[int, int]] = field(default_factory=dict)
    pieces: dict[int, dict[int, int]] = field(default_factory=dict)

    def take(self, place: int, line: int, fen: int) -> None:
        """So much less of this line."""
        if fen:
            shares = self.taken.setdefault(place, {})
            shares[line] = shares.get(line, 0) + fen
            self.payable[line] -= fen

    def give_back(self, place: int, line: int) -> None:
        """One fen more of this line."""
        shares = self.taken[place]
        shares[line] -= 1
        self.payable[line] += 1
        if not shares[line]:
            del shares[line]


def attribute(cart: Cart, search: Search, state: State) -> Attributed:
    """What each line pays, and what each offer took off it."""
    result = Attributed([line.gross_fen for line in cart.lines])
    _take_prices(cart, search, state, result)
    exact = [fen * GRAINS for fen in result.payable]
    taken: list[tuple[int, list[int]]] = []
    for step in state.steps:
        lines = sorted(line for group in step.groups for line in search.groups[group].lines)
        before = whole_fen(sum(exact))
        if take_off(exact, lines, step.gain):
            taken.append((step.place, lines))
            _share(result, step.place, lines, exact, before - whole_fen(sum(exact)))
    _settle(result, exact, taken)
    return result


def _take_prices(cart: Cart, search: Search, state: State, result: Attributed) -> None:
    """Prices of pieces, but where an exclusive offer was taken instead of them."""
    given_up = {
        line
        for step in state.steps
        if step.resets
        for group in step.groups
        for line in search.groups[group].lines
    }
    for shop, number in zip(cart.shops, state.variants, strict=True):
        for line, price in shop.variants[number].items():
            if line in given_up:
                continue
            for use in price.uses:
                result.take(use.place, line, use.fen)
                counted = result.pieces.setdefault(use.place, {})
                counted[line] = counted.get(line, 0) + use.pieces


def _share(
    result: Attributed, place: int, lines: Sequence[int], exact: Sequence[int], off_fen: int
) -> None:
    """Take so much off these lines, each near to what is exact, none below zero."""
    payable = result.payable
    target = sum([payable[one] for one in lines]) - off_fen
    after = {one: min(payable[one], whole_fen(exact[one])) for one in lines}
    missing = max(target, 0) - sum(after.values())
    by_remainder = sorted(lines, key=lambda one: (after[one] * GRAINS - exact[one], one))
    while missing > 0:
        for one in by_remainder:
            if missing and after[one] < payable[one]:
                after[one] += 1
                missing -= 1
    while missing < 0:
        for one in reversed(by_remainder):
            if missing and after[one] > 0:
                after[one] -= 1
                missing += 1
    for one in lines:
        result.take(place, one, payable[one] - after[one])


def _settle(
    result: Attributed, exact: Sequence[int], steps: Sequence[tuple[int, list[int]]]
) -> None:
    """All lines together pay what is exact, down to a whole fen."""
    payable = result.payable
    rest = sum(payable) - whole_fen(sum(exact))
    while rest > 0:
        one = max(
            [line for line, fen in enumerate(payable) if fen > 0],
            key=lambda line: (payable[line] * GRAINS - exact[line], -line),
        )
        place = [place for place, lines in steps if one in lines][-1]
        result.take(place, one, 1)
        rest -= 1
    while rest < 0:
        place, one = max(
            [(each, line) for each, shares in result.taken.items() for line in shares],
            key=lambda taken: (exact[taken[1]] - payable[taken[1]] * GRAINS, taken[0]),
        )
        result.give_back(place, one)
        rest += 1


def platform_shares(shares: dict[int, int], permille: int) -> dict[int, int]:
    """What of each line's discount the platform bears; together its part, rounded once."""
    if not permille:
        return dict.fromkeys(shares, 0)
    borne, sum_fen, sum_borne = {}, 0, 0
    for line in sorted(shares):
        sum_fen += shares[line]
        upto = (2 * sum_fen * permille + PER_MILLE) // (2 * PER_MILLE)
        borne[line] = upto - sum_borne
        sum_borne = upto
    return borne
