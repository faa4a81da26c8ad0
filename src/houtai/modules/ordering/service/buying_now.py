"""What goods would cost a member who bought them now."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.ground import ground
from houtai.modules.ordering.rules.quoting import WantedGoods, offer_lines


async def cost_now(
    session: AsyncSession, member_id: UUID, wanted: Mapping[UUID, int], *, at: datetime
) -> Mapping[UUID, int]:
    """By SKU, so many pieces bought together, in fen: with the offers that everybody has, without
    coupons, freight, limits that he has used up, and what only newcomers get. Nothing is said of
    what is not sold now. To be asked as the house.
    """
    offers = marketing.Offers(await marketing.live_offers(session))
    current = await ground(session, wanted, offers, at)
    lines = offer_lines([WantedGoods(*one) for one in wanted.items()], current)
    priced = marketing.price(lines, marketing.Buyer(member_id), offers, (), at=at)
    found = zip(lines, priced.lines, strict=True)
    return {line.sku_id: cost.payable_fen for line, cost in found}
