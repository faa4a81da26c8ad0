"""Whether goods that were sold still earn what was given away with them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from houtai.modules.marketing.rules.offers import FOR_ALL, UNLIMITED, Offer, Offers
from houtai.modules.marketing.rules.pricing import price
from houtai.modules.marketing.rules.shapes import GUEST, OfferLine


def gifts_earned(
    lines: Sequence[OfferLine], offers: Iterable[Offer], *, at: datetime
) -> Mapping[UUID, int]:
    """How many of which SKU these offers give for the lines.

    They were granted when the goods were sold, at that time: whether they have ended since, and
    for whom and how often they are, is not asked again.
    """
    granted = [
        replace(
            one,
            audience=FOR_ALL,
            limits=UNLIMITED,
            starts_at=at,
            ends_at=at + timedelta(seconds=1),
        )
        for one in offers
    ]
    earned: Counter[UUID] = Counter()
    for gift in price(lines, GUEST, Offers(granted), at=at).gifts:
        earned[gift.sku_id] += gift.quantity
    return earned
