"""What a cart costs this buyer: the one function behind page, cart, order, refund and simulation.

Stages: prices of pieces, promotions of each shop set after set, promotions over all shops, coupons
of shops, coupon of the platform. Inside a set at most one counts. Of all choices the one that costs
least is taken; see docs/adr/0032.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from houtai.modules.marketing.rules.attribution import Attributed, attribute, platform_shares
from houtai.modules.marketing.rules.cart import Cart, read_cart
from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.holds import holds_of
from houtai.modules.marketing.rules.kinds.terms import FreeFreight, Gifts, Miss, Touched
from houtai.modules.marketing.rules.notes import notes_of
from houtai.modules.marketing.rules.offers import Offers, ScopeIndex
from houtai.modules.marketing.rules.search import Search, State
from houtai.modules.marketing.rules.shapes import (
    LINES_MAX,
    Buyer,
    Discount,
    FreightCoupon,
    Gift,
    OfferLine,
    Priced,
    PricedLine,
)


def price(
    lines: Sequence[OfferLine],
    buyer: Buyer,
    offers: Offers,
    coupons: Sequence[Coupon] = (),
    *,
    at: datetime,
) -> Priced:
    """Price a cart. Pure: the same arguments, the same answer, in whatever order they come.

    Of the coupons given the best ones are used; give only the chosen ones where the buyer chose.
    """
    if len(lines) > LINES_MAX:
        raise ValueError(f"at most {LINES_MAX} lines, not {len(lines)}")
    if len({line.key for line in lines}) != len(lines):
        raise ValueError("each line has a key of its own")
    usable = [one for one in coupons if one.ends_at > at and one.member_id == buyer.member_id]
    usable.sort(key=lambda one: one.rank)
    # Ties go by what the lines are, not by where they stand.
    ordered = sorted(lines, key=_what_it_is)
    cart = read_cart(ordered, buyer, offers, usable, at)
    search = Search(cart)
    state = search.best()
    attributed = attribute(cart, search, state)
    coupon_places = [step.place for step in state.steps if cart.is_coupon(step.place)]
    return Priced(
        lines=_lines(cart, attributed, [line.key for line in lines]),
        gifts=_gifts(cart, search, state),
        free_freight=_free_freight(cart, search, state),
        freight_coupons=_freight_coupons(lines, usable),
        coupons_used=tuple(cart.coupon_at(one).id for one in coupon_places),
        explained=notes_of(cart, search, state, attributed),
        holds=holds_of(cart, state, attributed),
        stamp=offers.stamp,
    )


def _what_it_is(line: OfferLine) -> tuple[UUID, UUID, int, int, int]:
    return (line.merchant_id, line.sku_id, line.list_fen, line.quantity, line.key)


def _lines(cart: Cart, attributed: Attributed, keys: Sequence[int]) -> tuple[PricedLine, ...]:
    """In the order of the keys."""
    discounts: list[list[Discount]] = [[] for _ in cart.lines]
    for place, shares in attributed.taken.items():
        is_coupon = cart.is_coupon(place)
        offer = cart.coupon_at(place) if is_coupon else cart.offers[place]
        borne = platform_shares(shares, offer.platform_permille)
        for line, fen in shares.items():
            if fen:
                discounts[line].append(
                    Discount(
                        offer.id,
                        "coupon" if is_coupon else "promotion",
                        fen,
                        borne[line],
                        fen - borne[line],
                    )
                )
    priced = {
        line.key: PricedLine(line.key, line.gross_fen, tuple(own), payable)
        for line, own, payable in zip(cart.lines, discounts, attributed.payable, strict=True)
    }
    return tuple(priced[key] for key in keys)


def _gifts(cart: Cart, search: Search, state: State) -> tuple[Gift, ...]:
    found = []
    for step in state.steps:
        if isinstance(step.gain, Gifts):
            merchant_id = _merchant_of(cart, search, step.groups)
            for sku_id, quantity in step.gain.pieces:
                found.append(Gift(sku_id, quantity, cart.offers[step.place].id, merchant_id))
    return tuple(found)


def _free_freight(cart: Cart, search: Search, state: State) -> frozenset[UUID]:
    return frozenset(
        _merchant_of(cart, search, step.groups)
        for step in state.steps
        if isinstance(step.gain, FreeFreight)
    )


def _merchant_of(cart: Cart, search: Search, groups: Sequence[int]) -> UUID:
    """Such promotions take the goods of one shop."""
    return cart.lines[search.groups[groups[0]].lines[0]].merchant_id


def _freight_coupons(
    lines: Sequence[OfferLine], coupons: Sequence[Coupon]
) -> tuple[FreightCoupon, ...]:
    held = [one for one in coupons if one.kind is CouponKind.FREIGHT]
    if not held:
        return ()
    index = ScopeIndex((one.merchant_id, one.scope, None) for one in held)
    masks = [index.touching(line) for line in lines]
    found = []
    for position, one in enumerate(held):
        mine = [line for line, mask in zip(lines, masks, strict=True) if mask >> position & 1]
        touched = Touched(sum(line.gross_fen for line in mine), sum(line.quantity for line in mine))
        if not isinstance(one.gain(touched), Miss):
            found.append(FreightCoupon(one.id, one.merchant_id, one.value, one.platform_permille))
    return tuple(sorted(found, key=lambda one: -one.value_fen))
