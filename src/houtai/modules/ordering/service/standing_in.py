"""Orders that the house places for a member who is not at a screen."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import HoutaiError
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.service.commands import Checkout, PlaceTrade
from houtai.modules.ordering.service.placing import PlacedView, Placement, place_all
from houtai.modules.ordering.service.quoting import Asked, quote_all


async def order_for(
    session: AsyncSession,
    member_id: UUID,
    checkout: Checkout,
    offers: marketing.Offers,
    *,
    key: str,
    at: datetime,
) -> PlacedView | None:
    """At what it costs now; None where it cannot be had. The session must be the house's."""
    (quoted,) = await quote_all(session, [Asked(member_id, checkout)], offers, at=at)
    if isinstance(quoted, HoutaiError):
        return None
    content = {**checkout.model_dump(), "agreed_fen": quoted.quote.payable_fen}
    command = PlaceTrade.model_validate(content)
    (placed,) = await place_all(session, [Placement(member_id, key, command, at)], offers, at=at)
    return placed if isinstance(placed, PlacedView) else None
