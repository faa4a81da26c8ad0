"""Quotes for many checkouts at once: what they need is read together, each is priced by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, HoutaiError, Invalid
from houtai.modules.marketing import public as marketing
from houtai.modules.members import public as members
from houtai.modules.members.public import AddressUnknown, AddressView
from houtai.modules.ordering.queries.ground import ground, who_ordered, widened
from houtai.modules.ordering.rules.carts import QUANTITY_MAX
from houtai.modules.ordering.rules.quoting import (
    Ground,
    Quote,
    WantedGoods,
    merged,
    offer_lines,
    quote,
)
from houtai.modules.ordering.service.commands import Checkout


class TooManyPieces(Invalid):
    """Lines of one SKU add up to more than a line may have."""

    code = "ordering.too_many_pieces"


class AddressNeeded(Invalid):
    """Goods that are sent need to know where to."""

    code = "ordering.address_needed"


class CouponUnusable(Conflict):
    """Unknown, another member's, used, or over."""

    code = "ordering.coupon_unusable"


@dataclass(frozen=True, slots=True)
class Asked:
    """One checkout. A guest has no member, and can only be shown a price."""

    member_id: UUID | None
    checkout: Checkout


@dataclass(frozen=True, slots=True)
class Quoted:
    """Its price, and where it goes: nowhere if nothing of it is sent."""

    quote: Quote
    address: AddressView | None

    @property
    def is_sent(self) -> bool:
        """Something of it needs a parcel."""
        return _is_sent(self.quote)


@dataclass(frozen=True, slots=True)
class _Together:
    """What was read for all checkouts of a call."""

    ground: Ground
    addresses: Mapping[UUID, members.AddressOfView]
    buyers: Mapping[UUID, marketing.Buyer]
    coupons: Mapping[UUID, Sequence[marketing.Coupon]]


async def quote_all(
    session: AsyncSession, all_asked: Sequence[Asked], offers: marketing.Offers, *, at: datetime
) -> list[Quoted | HoutaiError]:
    """A price for each, or why there is none; the session must be the house's. Seven statements
    at most, however many checkouts; two more where goods are given away.
    """
    sku_ids = {line.sku_id for one in all_asked for line in one.checkout.lines}
    current = await ground(session, sku_ids, offers, at)
    known = _Together(
        current,
        await _addresses(session, all_asked),
        await _buyers(session, all_asked, current),
        await _coupons(session, all_asked, at),
    )
    found = [_tried(one, known) for one in all_asked]
    given = {gift.sku_id for one in found if isinstance(one, Quoted) for gift in _gifts(one)}
    wide = await widened(session, known.ground, given)
    if wide is known.ground:
        return found
    known = _Together(wide, known.addresses, known.buyers, known.coupons)
    return [
        _tried(asked, known) if isinstance(one, Quoted) and _gifts(one) else one
        for asked, one in zip(all_asked, found, strict=True)
    ]


def _gifts(quoted: Quoted) -> Sequence[marketing.Gift]:
    return quoted.quote.priced.gifts


async def _addresses(
    session: AsyncSession, all_asked: Sequence[Asked]
) -> Mapping[UUID, members.AddressOfView]:
    wanted = {one.checkout.address_id for one in all_asked} - {None}
    if not wanted:
        return {}
    return await members.addresses_by_id(session, {one for one in wanted if one is not None})


async def _buyers(
    session: AsyncSession, all_asked: Sequence[Asked], current: Ground
) -> Mapping[UUID, marketing.Buyer]:
    """Who they are to offers: whether they ever ordered, and what of their limits is used up."""
    carts: dict[UUID, list[marketing.OfferLine]] = {}
    for one in all_asked:
        if one.member_id is not None:
            own = carts.setdefault(one.member_id, [])
            own += offer_lines(_wanted(one.checkout), current)
    if not carts:
        return {}
    known = await who_ordered(session, carts) if current.offers.ask_who_is_new else set(carts)
    used = await marketing.usage_of(session, carts, current.offers)
    return {
        one: marketing.Buyer(member_id=one, is_new=one not in known, used=used.get(one, {}))
        for one in carts
    }


async def _coupons(
    session: AsyncSession, all_asked: Sequence[Asked], at: datetime
) -> Mapping[UUID, Sequence[marketing.Coupon]]:
    """Free ones by member: those that are named, all of those who name none."""
    open_to_all = {one.member_id for one in all_asked if one.checkout.coupon_ids is None}
    named = {each for one in all_asked for each in one.checkout.coupon_ids or ()}
    member_ids = {one for one in open_to_all if one is not None}
    held = await marketing.coupons_of(session, member_ids, at) if member_ids else {}
    for one in await marketing.free_coupons(session, named, at) if named else ():
        own = held.setdefault(one.member_id, [])
        if one not in own:
            own.append(one)
    return held


def _wanted(checkout: Checkout) -> list[WantedGoods]:
    return merged([WantedGoods(one.sku_id, one.quantity) for one in checkout.lines])


def _tried(asked: Asked, known: _Together) -> Quoted | HoutaiError:
    try:
        return _quoted(asked, known)
    except HoutaiError as error:
        return error


def _quoted(asked: Asked, known: _Together) -> Quoted:
    checkout = asked.checkout
    wanted = _wanted(checkout)
    for one in wanted:
        if one.quantity > QUANTITY_MAX:
            raise TooManyPieces(place="body/lines", sku_id=one.sku_id, most=QUANTITY_MAX)
    address = _address(asked, known)
    quoted = quote(
        wanted,
        known.ground,
        buyer=marketing.GUEST if asked.member_id is None else known.buyers[asked.member_id],
        coupons=_chosen(asked, known),
        region=address.region_code if address else None,
        without_gifts=checkout.without_gifts,
    )
    return Quoted(quoted, address if _is_sent(quoted) else None)


def _is_sent(found: Quote) -> bool:
    return any(line.is_sent for shop in found.shops for line in shop.lines)


def _address(asked: Asked, known: _Together) -> AddressView | None:
    """A foreign one and an unknown one look the same."""
    address_id = asked.checkout.address_id
    if address_id is None:
        return None
    address = known.addresses.get(address_id)
    if address is None or address.member_id != asked.member_id:
        raise AddressUnknown(place="body/address_id")
    return address


def _chosen(asked: Asked, known: _Together) -> Sequence[marketing.Coupon]:
    if asked.member_id is None:
        return ()
    own = known.coupons.get(asked.member_id, ())
    if asked.checkout.coupon_ids is None:
        return own
    by_id = {one.id: one for one in own}
    for position, coupon_id in enumerate(asked.checkout.coupon_ids):
        if coupon_id not in by_id:
            raise CouponUnusable(place=f"body/coupon_ids/{position}")
    return [by_id[one] for one in dict.fromkeys(asked.checkout.coupon_ids)]


def needs_address(quoted: Quoted) -> bool:
    """Something is sent, and nobody said where to."""
    return quoted.is_sent and quoted.address is None
