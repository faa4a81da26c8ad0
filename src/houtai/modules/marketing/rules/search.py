"""The best price for the buyer: choices tried one set after the other, losers dropped at once.

A state is what is left to pay for each group after some choices. Whatever comes later leaves who
owes less still owing no more: of two states with the same freedom, one that owes at least as much
everywhere can be dropped. Amounts are counted in grains, tiny parts of a fen; only the end is
rounded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from houtai.modules.marketing.rules.cart import Cart, Group, Shop
from houtai.modules.marketing.rules.kinds.terms import (
    FreeFreight,
    Gain,
    Gifts,
    Miss,
    Off,
    Rate,
    Stage,
    Touched,
)
from houtai.modules.marketing.rules.offers import bits
from houtai.modules.marketing.rules.shapes import PER_MILLE

GRAINS = 1 << 32
"""In one fen."""
_SNAP = 1 << 12
"""A whole number of fen may lack this much through rounding of grains."""
STATES_MAX, STATES_MIN, AMOUNTS_MAX = 64, 2, 200
"""Beyond so many only those that owe least are followed; fewer in carts of very many groups."""


class Step(NamedTuple):
    """An offer that was taken: on these groups, for this gain."""

    place: int
    groups: tuple[int, ...]
    gain: Gain
    resets: bool
    """Prices of pieces by other offers were given up for it."""


class State(NamedTuple):
    """Masks have a bit for each group: `closed` takes no promotion, `barred` no coupon."""

    amounts: tuple[int, ...]
    """Of all groups so far; inside the search of one shop, of its own."""
    closed: int
    touched: int
    barred: int
    steps: tuple[Step, ...]
    ranks: tuple[Any, ...]
    variants: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """At most one of these is taken."""

    places: tuple[int, ...]
    later: int
    """Which places have their turn after this one."""


def whole_fen(grains: int) -> int:
    """Down to a whole fen."""
    return (grains + _SNAP) // GRAINS


class Search:
    """Finds the best state of one cart. `groups` are those of all shops, numbered through."""

    def __init__(self, cart: Cart) -> None:
        self._cart = cart
        self.groups: list[Group] = [group for shop in cart.shops for group in shop.groups]
        self._gains: dict[tuple[int, int], Gain] = {}
        self._known_bits: dict[int, tuple[int, ...]] = {}
        self._holding = self._places_with_groups()
        self._watching: dict[tuple[int, int], tuple[int, int, int]] = {}
        self._of_stage: dict[Stage, list[int]] = {stage: [] for stage in Stage}
        for place in self._holding:
            if not cart.is_coupon(place):
                self._of_stage[cart.offers[place].terms.stage].append(place)
        self._exclusive = sum(
            1 << one
            for one in self._holding
            if not cart.is_coupon(one) and cart.offers[one].exclusive
        )
        self._may_close = bool(self._exclusive) or any(any(one.closed) for one in self.groups)

    def _places_with_groups(self) -> dict[int, int]:
        """By place, in ascending order, a bit for each group that it touches."""
        found = [0] * (len(self._cart.offers) + len(self._cart.coupons))
        for number, group in enumerate(self.groups):
            bit = 1 << number
            for place in bits(group.mask):
                found[place] |= bit
        return {place: mask for place, mask in enumerate(found) if mask}

    @property
    def places(self) -> list[int]:
        """Offers that might have been taken."""
        return list(self._holding)

    def best(self) -> State:
        """The state that owes least; of equal ones the one of higher priority."""
        coupons = sum(1 << one for one in self._holding if self._cart.is_coupon(one))
        cross_places = self._of_stage[Stage.CROSS]
        after_shops = coupons | sum(1 << one for one in cross_places)
        states = [State((), 0, 0, 0, (), (), ())]
        offset = 0
        for shop in self._cart.shops:
            found = self._of_shop(shop, offset, after_shops)
            states = [_joined(one, other) for one in states for other in found]
            states = self._pruned(states, after_shops)
            offset += len(shop.groups)
        for choice in self._by_set(cross_places, coupons):
            states = self._chosen(states, choice, self._promotion_scope)
        for choice in self._coupon_choices():
            states = self._chosen(states, choice, self._coupon_scope)
        return min(states, key=lambda one: (whole_fen(sum(one.amounts)), one.ranks))

    def gain_of(self, place: int, mask: int) -> Gain:
        """What the groups of the mask earn by an offer."""
        if mask == self._holding[place]:
            return self._cart.gains[place]
        gain = self._gains.get((place, mask))
        if gain is None:
            list_fen = pieces = 0
            for number in self._bits(mask):
                list_fen += self.groups[number].list_fen
                pieces += self.groups[number].pieces
            gain = self._cart.gain(place, Touched(list_fen, pieces))
            self._gains[place, mask] = gain
        return gain

    def _bits(self, mask: int) -> tuple[int, ...]:
        found = self._known_bits.get(mask)
        if found is None:
            found = self._known_bits[mask] = tuple(bits(mask))
        return found

    def groups_of(self, place: int) -> tuple[int, ...]:
        """All groups that an offer touches."""
        return self._bits(self._holding.get(place, 0))

    def _of_shop(self, shop: Shop, offset: int, after_shops: int) -> list[State]:
        """All choices inside one shop that may still be part of the best."""
        here = ((1 << len(shop.groups)) - 1) << offset
        places = [one for one in self._of_stage[Stage.SHOP] if self._holding[one] & here]
        states = []
        for number in range(len(shop.variants)):
            closed = barred = 0
            for position, group in enumerate(shop.groups, offset):
                closed |= group.closed[number] << position
                barred |= group.barred[number] << position
            amounts = tuple([group.base_fen[number] * GRAINS for group in shop.groups])
            states.append(State(amounts, closed, 0, barred, (), (), (number,)))
        later = after_shops | sum(1 << one for one in places)
        states = self._pruned(states, later, offset)
        for choice in self._by_set(places, after_shops):
            scope = self._within(here)
            states = self._chosen(states, choice, scope, offset)
        return states

    def _within(self, here: int) -> Callable[[State, int], int]:
        return lambda state, place: self._promotion_scope(state, place) & here

    def _by_set(self, places: Sequence[int], later: int) -> list[_Choice]:
        offers = self._cart.offers
        numbers = sorted({offers[one].set_number for one in places}, reverse=True)
        choices = []
        for number in numbers:
            members = [one for one in places if offers[one].set_number == number]
            members.sort(key=lambda one: offers[one].rank)
            choices.append(_Choice(self._worth_trying(members), later))
            later |= sum(1 << one for one in members)
        return choices[::-1]

    def _worth_trying(self, places: Sequence[int]) -> tuple[int, ...]:
        """Without offers that another one beats on the very same goods, whatever else is taken."""
        offers = self._cart.offers
        if self._may_close:
            return tuple(places)
        best: dict[object, tuple[int, int]] = {}
        kept = set()
        for place in places:
            gain = self.gain_of(place, self._holding[place])
            if isinstance(gain, Off):
                worth = gain.fen
            elif isinstance(gain, Rate) and gain.cap_fen is None:
                worth = gain.off_permille
            else:
                kept.add(place)
                continue
            key = (type(gain), self._holding[place], offers[place].with_coupons)
            if key not in best or worth > best[key][0]:
                best[key] = (worth, place)
        kept |= {place for _, place in best.values()}
        return tuple(place for place in places if place in kept)

    def _coupon_choices(self) -> list[_Choice]:
        """One of each merchant, then one of the platform's."""
        cart = self._cart
        held = [one for one in self._holding if cart.is_coupon(one)]
        owners = {cart.coupon_at(one).merchant_id for one in held}
        # Backwards, so that each knows what comes after it: the platform's are the last.
        choices, later = [], 0
        for owner in sorted(owners, key=lambda one: (one is not None, one and one.bytes)):
            mine = [one for one in held if cart.coupon_at(one).merchant_id == owner]
            mine.sort(key=lambda one: cart.coupon_at(one).rank)
            choices.append(_Choice(tuple(mine), later))
            later |= sum(1 << one for one in mine)
        return choices[::-1]

    def _promotion_scope(self, state: State, place: int) -> int:
        scope = self._holding[place] & ~state.closed
        return scope & ~state.touched if self._cart.offers[place].exclusive else scope

    def _coupon_scope(self, state: State, place: int) -> int:
        return self._holding[place] & ~state.barred

    def _chosen(
        self,
        states: list[State],
        choice: _Choice,
        scope: Callable[[State, int], int],
        first: int = 0,
    ) -> list[State]:
        found = []
        for state in states:
            found.append(_without(state))
            for number, place in enumerate(choice.places):
                open_groups = scope(state, place)
                if open_groups:
                    taken = self._taken(state, place, number, open_groups, first)
                    if taken is not None:
                        found.append(taken)
        return self._pruned(found, choice.later, first)

    def _taken(self, state: State, place: int, number: int, mask: int, first: int) -> State | None:
        gain = self.gain_of(place, mask)
        if isinstance(gain, Miss):
            return None
        groups, owed = self._bits(mask), self._bits(mask >> first)
        is_coupon = self._cart.is_coupon(place)
        exclusive = not is_coupon and self._cart.offers[place].exclusive
        with_coupons = is_coupon or self._cart.offers[place].with_coupons
        amounts = list(state.amounts)
        if exclusive:
            for group in groups:
                amounts[group - first] = self.groups[group].list_fen * GRAINS
        if not take_off(amounts, owed, gain) and not isinstance(gain, Gifts | FreeFreight):
            return None
        return State(
            tuple(amounts),
            state.closed | mask if exclusive else state.closed,
            state.touched | mask,
            state.barred if with_coupons else state.barred | mask,
            (*state.steps, Step(place, groups, gain, exclusive)),
            (*state.ranks, (0, number)),
            state.variants,
        )

    def _pruned(self, states: list[State], later: int, first: int = 0) -> list[State]:
        """Without those that another one is at least as good as, whatever comes later. `first` is
        the group that their amounts begin with.
        """
        if len(states) == 1:
            return states
        ordered = sorted(states, key=lambda one: (sum(one.amounts), one.ranks))
        width = first + len(states[0].amounts)
        groups = self.groups[first:width]
        watched = self._watched(width, later)
        states_max = max(STATES_MIN, min(STATES_MAX, AMOUNTS_MAX // (width or 1)))
        classes: dict[tuple[int, int, int], list[list[int]]] = {}
        kept: list[State] = []
        sums_kept: dict[tuple[int, int, int], list[list[int]]] = {}
        for state in ordered:
            freedom = (
                state.closed & watched[0],
                state.barred & watched[1],
                state.touched & watched[2],
            )
            rivals = sums_kept.get(freedom)
            if rivals is None:
                classes[freedom] = _alike(groups, first, later, freedom)
                rivals = sums_kept[freedom] = []
            elif len(classes[freedom]) == 1:
                continue  # Nothing but the sum matters, and the lowest came first.
            amounts = state.amounts
            sums = [
                amounts[each[0]] if len(each) == 1 else sum([amounts[one] for one in each])
                for each in classes[freedom]
            ]
            if not any(_owes_no_more(rival, sums) for rival in rivals):
                rivals.append(sums)
                kept.append(state)
                if len(kept) == states_max:
                    break
        return kept

    def _watched(self, width: int, later: int) -> tuple[int, int, int]:
        """On which groups it still matters whether they are closed, barred, touched."""
        known = self._watching.get((width, later))
        if known is None:
            promotions = later & ((1 << len(self._cart.offers)) - 1)
            coupons = later ^ promotions
            known = self._watching[width, later] = (
                self._with_any(promotions, width) if self._may_close else 0,
                self._with_any(coupons, width) if coupons else 0,
                self._with_any(promotions & self._exclusive, width) if self._exclusive else 0,
            )
        return known

    def _with_any(self, places: int, width: int) -> int:
        found = 0
        for number, group in enumerate(self.groups[:width]):
            if group.mask & places:
                found |= 1 << number
        return found


def _alike(
    groups: Sequence[Group], first: int, later: int, freedom: tuple[int, int, int]
) -> list[list[int]]:
    """Groups that everything later treats alike: only their sum matters."""
    found: dict[object, list[int]] = {}
    if not any(freedom):
        for number, group in enumerate(groups):
            found.setdefault(group.mask & later, []).append(number)
        return list(found.values())
    closed, barred, touched = (mask >> first for mask in freedom)
    for number, group in enumerate(groups):
        free = (closed >> number & 1, barred >> number & 1, touched >> number & 1)
        found.setdefault((group.mask & later, free), []).append(number)
    return list(found.values())


def _owes_no_more(rival: list[int], sums: list[int]) -> bool:
    return all(one <= other for one, other in zip(rival, sums, strict=True))


def _without(state: State) -> State:
    return State(
        state.amounts,
        state.closed,
        state.touched,
        state.barred,
        state.steps,
        (*state.ranks, (1, 0)),
        state.variants,
    )


def _joined(one: State, other: State) -> State:
    """The choices of some shops and of the next one together."""
    return State(
        one.amounts + other.amounts,
        one.closed | other.closed,
        one.touched | other.touched,
        one.barred | other.barred,
        one.steps + other.steps,
        one.ranks + other.ranks,
        one.variants + other.variants,
    )


def take_off(amounts: list[int], places: Sequence[int], gain: Gain) -> int:
    """Take a gain off these amounts, each in proportion; answers how much it was in all."""
    if not isinstance(gain, Off | Rate):
        return 0
    total = sum([amounts[one] for one in places])
    if not total:
        return 0
    if isinstance(gain, Off):
        off = min(gain.fen * GRAINS, total)
    else:
        off = total * gain.off_permille // PER_MILLE
        if gain.cap_fen is not None:
            off = min(off, gain.cap_fen * GRAINS)
    for one in places:
        amounts[one] -= amounts[one] * off // total
    return off
