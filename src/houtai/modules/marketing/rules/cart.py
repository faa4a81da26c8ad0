"""A cart as the search for the best price sees it: lines that all offers treat alike are one group.

Within a group every offer takes the same share of each line, so that a price is found on a few
groups and told on the lines afterwards.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.kinds.terms import Gain, Miss, Piece, Stage, Touched
from houtai.modules.marketing.rules.offers import Offer, Offers, ScopeIndex, bits
from houtai.modules.marketing.rules.shapes import (
    LINES_MAX,
    QUANTITY_MAX,
    Buyer,
    OfferLine,
    Why,
)

NO_LIMIT = LINES_MAX * QUANTITY_MAX
_OPTIONAL_MAX = 3
"""Of so many price offers that exclude something every combination is tried; of more, each alone
and all together."""


class PriceUse(NamedTuple):
    """Pieces of a line at the price of an offer, and what that takes off the list price."""

    place: int
    pieces: int
    fen: int


class LinePrice(NamedTuple):
    """A line after the price stage, under one choice among the price offers."""

    fen: int
    uses: tuple[PriceUse, ...]
    closed: bool
    """Takes no promotion of a later stage."""
    barred: bool
    """Takes no coupon."""


@dataclass(slots=True)
class Group:
    """Lines that all later offers treat alike. `base_fen` has a sum for each variant."""

    lines: list[int]
    mask: int
    """What touches it in later stages: offers, then coupons, a bit each."""
    list_fen: int
    pieces: int
    base_fen: list[int]
    closed: tuple[bool, ...]
    barred: tuple[bool, ...]


@dataclass(slots=True)
class Shop:
    """One merchant's lines. `variants` are choices among the price offers that exclude others."""

    merchant_id: UUID
    lines: list[int]
    variants: list[dict[int, LinePrice]]
    groups: list[Group]


@dataclass(slots=True)
class Cart:
    """Everything that is known before anything is chosen. Places number offers, then coupons."""

    lines: Sequence[OfferLine]
    buyer: Buyer
    offers: tuple[Offer, ...]
    prices: int
    """A bit for each offer of the price stage."""
    coupons: tuple[Coupon, ...]
    masks: list[int]
    refused: dict[int, Why]
    """Offers that touch the cart and are not for this buyer."""
    missed: dict[int, Miss]
    """Offers that earn nothing with all that they touch, and so with no part of it."""
    gains: dict[int, Gain]
    """What the others earn with all that they touch."""
    shops: list[Shop]

    def coupon_at(self, place: int) -> Coupon:
        """The coupon of that place."""
        return self.coupons[place - len(self.offers)]

    def gain(self, place: int, touched: Touched) -> Gain:
        """What these goods earn by an offer."""
        if self.is_coupon(place):
            return self.coupon_at(place).gain(touched)
        return self.offers[place].terms.gain(touched)

    def is_coupon(self, place: int) -> bool:
        """Whether the place is a coupon's."""
        return place >= len(self.offers)


def read_cart(
    lines: Sequence[OfferLine],
    buyer: Buyer,
    offers: Offers,
    coupons: Sequence[Coupon],
    at: datetime,
) -> Cart:
    """Find what touches which line, leave out what is not for this buyer, and group."""
    touching = [offers.touching(line) for line in lines]
    union = 0
    for mask in touching:
        union |= mask
    live = offers.live(union, at)
    refused = {
        place: why
        for place in bits(live)
        if (why := _not_for(buyer, offers.all[place])) is not None
    }
    usable = live
    for place in refused:
        usable ^= 1 << place
    money = tuple(one for one in coupons if one.kind is not CouponKind.FREIGHT)
    masks = [mask & usable for mask in touching]
    if money:
        index = ScopeIndex((one.merchant_id, one.scope, None) for one in money)
        shift = len(offers.all)
        masks = [
            mask | index.touching(line) << shift for mask, line in zip(masks, lines, strict=True)
        ]
    cart = Cart(lines, buyer, offers.all, offers.prices, money, masks, refused, {}, {}, [])
    _leave_out_missed(cart)
    by_merchant: dict[UUID, list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        by_merchant[line.merchant_id].append(position)
    for merchant_id in sorted(by_merchant):
        cart.shops.append(_shop(cart, merchant_id, by_merchant[merchant_id]))
    return cart


def _leave_out_missed(cart: Cart) -> None:
    places_count = len(cart.offers) + len(cart.coupons)
    list_fen, pieces = [0] * places_count, [0] * places_count
    by_mask: dict[int, tuple[int, int]] = {}
    for line, mask in zip(cart.lines, cart.masks, strict=True):
        fen, count = by_mask.get(mask, (0, 0))
        by_mask[mask] = (fen + line.gross_fen, count + line.quantity)
    touching = 0
    for mask, (fen, count) in by_mask.items():
        touching |= mask
        for place in bits(mask):
            list_fen[place] += fen
            pieces[place] += count
    useless = 0
    coupons = ((1 << len(cart.coupons)) - 1) << len(cart.offers)
    for place in bits((touching | coupons) & ~cart.prices):
        gain = cart.gain(place, Touched(list_fen[place], pieces[place]))
        if isinstance(gain, Miss):
            cart.missed[place] = gain
            useless |= 1 << place
        else:
            cart.gains[place] = gain
    cart.masks = [mask & ~useless for mask in cart.masks]


def _not_for(buyer: Buyer, offer: Offer) -> Why | None:
    audience, limits = offer.audience, offer.limits
    if audience.only_members and buyer.member_id is None:
        return Why.ONLY_MEMBERS
    if audience.only_new and not buyer.is_new:
        return Why.ONLY_NEW_BUYERS
    if buyer.level < audience.level_min:
        return Why.NOT_YOUR_LEVEL
    if limits.per_person is None or offer.terms.stage is Stage.PRICE:
        return None
    return Why.LIMIT_USED if buyer.used.get((offer.id, None), 0) >= limits.per_person else None


def _shop(cart: Cart, merchant_id: UUID, positions: list[int]) -> Shop:
    price_places = 0
    for position in positions:
        price_places |= cart.masks[position]
    places = bits(price_places & cart.prices)
    optional = [one for one in places if _excludes(cart.offers[one])]
    always = frozenset(places) - frozenset(optional)
    variants = [
        _line_prices(cart, positions, always | frozenset(chosen)) for chosen in _choices(optional)
    ]
    shop = Shop(merchant_id, positions, variants, [])
    shop.groups = _groups(cart, shop, ~cart.prices)
    return shop


def _excludes(offer: Offer) -> bool:
    return offer.exclusive or not offer.with_coupons


def _choices(optional: list[int]) -> Iterator[tuple[int, ...]]:
    if len(optional) <= _OPTIONAL_MAX:
        for count in range(len(optional) + 1):
            yield from combinations(optional, count)
        return
    yield ()
    yield from ((one,) for one in optional)
    yield tuple(optional)


def _groups(cart: Cart, shop: Shop, without_prices: int) -> list[Group]:
    found: dict[object, Group] = {}
    for position in shop.lines:
        prices = [variant[position] for variant in shop.variants]
        mask = cart.masks[position] & without_prices
        closed = tuple([one.closed for one in prices])
        barred = tuple([one.barred for one in prices])
        key = (mask, closed, barred)
        group = found.get(key)
        if group is None:
            group = found[key] = Group([], mask, 0, 0, [0] * len(prices), closed, barred)
        line = cart.lines[position]
        group.lines.append(position)
        group.list_fen += line.gross_fen
        group.pieces += line.quantity
        for number, price in enumerate(prices):
            group.base_fen[number] += price.fen
    return list(found.values())


def _line_prices(cart: Cart, positions: list[int], places: frozenset[int]) -> dict[int, LinePrice]:
    left: dict[tuple[int, UUID], int] = {}
    return {one: _line_price(cart, one, places, left) for one in positions}


def _line_price(
    cart: Cart, position: int, places: frozenset[int], left: dict[tuple[int, UUID], int]
) -> LinePrice:
    line = cart.lines[position]
    options = _options(cart, position, places)
    exclusive = [one for one in options if cart.offers[one[1]].exclusive]
    if exclusive:
        options = exclusive[:1]
    wanted, off_fen, uses = line.quantity, 0, []
    for fen, place in options:
        if not wanted:
            break
        key = (place, line.sku_id)
        most = left.get(key)
        if most is None:
            most = pieces_most(cart.buyer, cart.offers[place], line.sku_id)
        pieces = min(wanted, most)
        left[key] = most - pieces
        if pieces:
            uses.append(PriceUse(place, pieces, (line.list_fen - fen) * pieces))
            off_fen += uses[-1].fen
            wanted -= pieces
    offers = [cart.offers[one.place] for one in uses]
    return LinePrice(
        line.gross_fen - off_fen,
        tuple(uses),
        any(one.exclusive for one in offers),
        not all(one.with_coupons for one in offers),
    )


def _options(cart: Cart, position: int, places: frozenset[int]) -> list[tuple[int, int]]:
    """Prices below the list price, the lowest first; of equal ones the higher priority."""
    if not places:
        return []
    line, mask = cart.lines[position], cart.masks[position]
    piece = Piece(line.sku_id, line.list_fen, cart.buyer.level)
    found = []
    for place in places:
        if mask >> place & 1:
            fen = cart.offers[place].terms.piece_fen(piece)
            if fen is not None and fen < line.list_fen:
                found.append((fen, place))
    if len(found) > 1:
        found.sort(key=lambda one: (one[0], cart.offers[one[1]].rank))
    return found


def pieces_most(buyer: Buyer, offer: Offer, sku_id: UUID) -> int:
    """How many pieces of a SKU this buyer may still have at the price of the offer."""
    limits = offer.limits
    most = NO_LIMIT if limits.per_order_pieces is None else limits.per_order_pieces
    if limits.per_person is not None:
        most = min(most, limits.per_person - buyer.used.get((offer.id, sku_id), 0))
    return max(most, 0)
