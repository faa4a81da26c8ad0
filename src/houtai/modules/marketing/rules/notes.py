"""Why this price: what became of each offer that touches the cart."""

from houtai.modules.marketing.rules.attribution import Attributed
from houtai.modules.marketing.rules.cart import Cart
from houtai.modules.marketing.rules.kinds.terms import Gifts, Stage
from houtai.modules.marketing.rules.offers import Offer
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
    told += [_missed(cart, state, place, search.groups_of(place)) for place in rest]
    return tuple(told)


def _price_places(cart: Cart) -> list[int]:
    union = 0
    for mask in cart.masks:
        union |= mask
    return [
        place
        for place, offer in enumerate(cart.offers)
        if union >> place & 1 and offer.terms.stage is Stage.PRICE
    ]


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


def _missed(cart: Cart, state: State, place: int, groups: tuple[int, ...]) -> Note:
    if not cart.is_coupon(place):
        if all(state.closed >> group & 1 for group in groups):
            return _note(cart, place, Why.EXCLUSIVE)
        winner = _winner(cart, state, cart.offers[place])
        if winner is not None:
            return _note(cart, place, Why.OTHER_IS_BETTER, {"other": winner})
    elif all(state.barred >> group & 1 for group in groups):
        return _note(cart, place, Why.EXCLUSIVE)
    if not any(state.amounts[group] for group in groups):
        return _note(cart, place, Why.NOTHING_LEFT)
    return _note(cart, place, Why.OTHER_IS_BETTER)


def _winner(cart: Cart, state: State, loser: Offer) -> str | None:
    for step in state.steps:
        if cart.is_coupon(step.place):
            continue
        offer = cart.offers[step.place]
        if (offer.terms.stage, offer.set_number) == (loser.terms.stage, loser.set_number):
            return offer.name
    return None


def _note(cart: Cart, place: int, why: Why, values: object = None) -> Note:
    is_coupon = cart.is_coupon(place)
    offer = cart.coupon_at(place) if is_coupon else cart.offers[place]
    told = dict(values) if isinstance(values, dict) else {}
    kind: DiscountKind = "coupon" if is_coupon else "promotion"
    return Note(offer.id, kind, offer.name, why is Why.APPLIED, why, told, offer.merchant_id)
