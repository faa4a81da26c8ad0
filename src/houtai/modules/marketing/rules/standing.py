"""Whether goods that were sold still earn what was given away with them, or taken off."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from houtai.modules.marketing.rules.coupons import Coupon
from houtai.modules.marketing.rules.offers import FOR_ALL, UNLIMITED, Offer, Offers
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.shapes import GUEST, Buyer, OfferLine


def gifts_earned(
    lines: Sequence[OfferLine], offers: Iterable[Offer], *, at: datetime
) -> Mapping[UUID, int]:
    """How many of which SKU these offers give for the lines.

    They were granted when the goods were sold, at that time: whether they have ended since, and
    for whom and how often they are, is not asked again.
    """
    earned: Counter[UUID] = Counter()
    for gift in price(lines, GUEST, _granted(offers, at), at=at).gifts:
        earned[gift.sku_id] += gift.quantity
    return earned


def cuts_earned(
    lines: Sequence[OfferLine],
    offers: Iterable[Offer],
    coupons: Iterable[Coupon],
    *,
    member_id: UUID,
    at: datetime,
) -> Mapping[int, Mapping[UUID, int]]:
    """By line, what each of these offers and of the member's coupons takes off it; granted as
    gifts are.
    """
    usable = [replace(one, ends_at=at + timedelta(seconds=1)) for one in coupons]
    priced = price(lines, Buyer(member_id), _granted(offers, at), usable, at=at)
    return {one.key: {cut.offer_id: cut.fen for cut in one.discounts} for one in priced.lines}


def _granted(offers: Iterable[Offer], at: datetime) -> Offers:
    return Offers(
        [
            replace(
                one,
                audience=FOR_ALL,
                limits=UNLIMITED,
                starts_at=at,
                ends_at=at + timedelta(seconds=1),
            )
            for one in offers
        ]
    )
