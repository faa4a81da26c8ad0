"""How often a buyer may still have the offers that count for some goods."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.changes import Ear
from houtai.kit.shapes import View
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.queries.limits import Usage, usage_of
from houtai.modules.marketing.rules.kinds.terms import Stage
from houtai.modules.marketing.rules.offers import Offer
from houtai.modules.marketing.rules.shapes import OfferLine, line_of
from houtai.modules.marketing.service.promising import acting_as_house
from houtai.modules.marketing.service.snapshot import offers_now


class OwnLimitView(View):
    """A limit that is live now, and what of it is left for this buyer."""

    promotion_id: UUID
    name: str
    sku_id: UUID | None
    """Pieces of this SKU at the offered price are counted; none: orders are."""
    per_order: int | None
    """Pieces in one order; more cost what they cost otherwise."""
    per_person: int | None
    """In all."""
    left: int | None
    """Of those in all; None where only an order is limited."""


async def limits_of(
    session: AsyncSession, buyer: Actor, sku_ids: Sequence[UUID], *, ear: Ear, at: datetime
) -> list[OwnLimitView]:
    """Of a guest nothing is used. SKUs that are not sold have none."""
    async with acting_as_house(session, buyer):
        goods = await catalog.selling(session, set(sku_ids))
        offers = await offers_now(ear, session)
        lines = [line_of(goods[one], 1) for one in dict.fromkeys(sku_ids) if one in goods]
        used = await usage_of(session, {buyer.id: lines}, offers)
    own = used.get(buyer.id, {})
    shown = {
        (one.promotion_id, one.sku_id): one
        for line in lines
        for offer in offers.on(line, at)
        for one in _limits(offer, line, own)
    }
    return list(shown.values())


def _limits(offer: Offer, line: OfferLine, used: Usage) -> Iterator[OwnLimitView]:
    limits = offer.limits
    is_price = offer.terms.stage is Stage.PRICE
    per_order = limits.per_order_pieces if is_price else None
    if per_order is None and limits.per_person is None:
        return
    sku_id = line.sku_id if is_price else None
    left = None
    if limits.per_person is not None:
        left = max(0, limits.per_person - used.get((offer.id, sku_id), 0))
    yield OwnLimitView(
        promotion_id=offer.id,
        name=offer.name,
        sku_id=sku_id,
        per_order=per_order,
        per_person=limits.per_person,
        left=left,
    )
