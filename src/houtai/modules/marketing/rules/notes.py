"""Why this price: what became of each offer that touches the cart."""

from houtai.modules.marketing.rules.attribution import Attributed
from houtai.modules.marketing.rules.cart import Cart
from houtai.modules.marketing.rules.kinds.terms import Gifts, Stage
from houtai.modules.marketing.rules.offers import bits
from houtai.modules.marketing.rules.search import Search, State
from houtai.modules.marketing.rules.shapes import DiscountKind, Note, Why


def notes_of(cart: Cart, search: Search, state: State, attributed: Attributed) -> tuple[Note, ...]:
    """Applied ones first, in the order in which they took effect; then the others."""
    price_places = _price_places(cart)
    applied = [place for place in price_places if attributed.taken.get(place)]
    # One of the platform's may have taken effect in several shops.
    applied += dict.fromkeys(step.place for step in state.steps)
    told = [_applied(cart, state, attributed, place) for place in applied]
    seen = set(applied)
    for place in sorted(cart.refused):
        told.append(_note(cart, place, cart.refused[place]))
        seen.add(place)
    for place in price_places:
        if place not in seen:
            told.append(_note(cart, place, _why_not_price(cart, place)))
            seen.add(place)
    for place, gain in sorted(cart.missed.items()):
        told.append(_note(cart, place, gain.why, gain.values))
        seen.add(place)
    rest = [place for place in search.places if place not in seen]
    winners = _winners(cart, state)
    told += [_missed(cart, state, place, search.groups_of(place), winners) for place in rest]
    return tuple(told)


def _price_places(cart: Cart) -> list[int]:
    union = 0
    for mask in cart.masks:
        union |= mask
    return bits(union & cart.prices)


def _applied(cart: Cart, state: State, attributed: Attributed, place: int) -> Note:
    values: dict[str, int | str] = {}
    if shares := attributed.taken.get(place):
        values["off_fen"] = sum(shares.values())
    if pieces := attributed.pieces.get(place):
        values["pieces"] = sum(pieces.values())
    for step in state.steps:
        if step.place == place and isinstance(step.gain, Gifts):
            values["gifts"] = sum(quantity for _, quantity in step.gain.pieces)
    return _note(cart, place, Why.APPLIED, values)


def _why_not_price(cart: Cart, place: int) -> Why:
    offer = cart.offers[place]
    if offer.limits.per_person is not None:
        skus = {
            line.sku_id
            for line, mask in zip(cart.lines, cart.masks, strict=True)
            if mask >> place & 1
        }
        used = [cart.buyer.used.get((offer.id, sku_id), 0) for sku_id in skus]
        if all(one >= offer.limits.per_person for one in used):
            return Why.LIMIT_USED
    return Why.OTHER_IS_BETTER


_Winners = dict[tuple[Stage, int], str]


def _winners(cart: Cart, state: State) -> _Winners:
    """Who was taken of each set, by name; of several shops' the first."""
    found: _Winners = {}
    for step in state.steps:
        if not cart.is_coupon(step.place):
            offer = cart.offers[step.place]
            found.setdefault((offer.terms.stage, offer.set_number), offer.name)
    return found


def _missed(
    cart: Cart, state: State, place: int, groups: tuple[int, ...], winners: _Winners
) -> Note:
    if not cart.is_coupon(place):
        if all(state.closed >> group & 1 for group in groups):
            return _note(cart, place, Why.EXCLUSIVE)
        offer = cart.offers[place]
        winner = winners.get((offer.terms.stage, offer.set_number))
        if winner is not None:
            return _note(cart, place, Why.OTHER_IS_BETTER, {"other": winner})
    elif all(state.barred >> group & 1 for group in groups):
        return _note(cart, place, Why.EXCLUSIVE)
    if not any(state.amounts[group] for group in groups):
        return _note(cart, place, Why.NOTHING_LEFT)
    return _note(cart, place, Why.OTHER_IS_BETTER)


def _note(cart: Cart, place: int, why: Why, values: object = None) -> Note:
    is_coupon = cart.is_coupon(place)
    offer = cart.coupon_at(place) if is_coupon else cart.offers[place]
    told = dict(values) if isinstance(values, dict) else {}
    kind: DiscountKind = "coupon" if is_coupon else "promotion"
    name_en = "" if is_coupon else cart.offers[place].name_en
    applied = why is Why.APPLIED
    return Note(offer.id, kind, offer.name, applied, why, told, offer.merchant_id, name_en)
