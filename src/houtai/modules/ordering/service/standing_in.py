"""Orders that the house places for a member who is not at a screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.service.commands import Checkout, PlaceTrade
from houtai.modules.ordering.service.placing import Answer, PlacedView, Placement, place_all
from houtai.modules.ordering.service.quoting import Asked, Quoted, quote_all


@dataclass(frozen=True)
class Wish:
    """What a member is to have, under a key that makes it the same as another. `at`: when."""

    member_id: UUID
    checkout: Checkout
    key: str
    at: datetime


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
    (placed,) = await orders_for(session, [Wish(member_id, checkout, key, at)], offers, at=at)
    return placed if isinstance(placed, PlacedView) else None


async def orders_for(
    session: AsyncSession, wishes: Sequence[Wish], offers: marketing.Offers, *, at: datetime
) -> list[Answer]:
    """The same for many at once, each whole or not at all; none is raised. Answers in their order.
    Prices are those of `at`.
    """
    asked = [Asked(one.member_id, one.checkout) for one in wishes]
    quotes = await quote_all(session, asked, offers, at=at)
    agreed = [
        Placement(one.member_id, one.key, _agreed(one.checkout, quoted), one.at)
        for one, quoted in zip(wishes, quotes, strict=True)
        if isinstance(quoted, Quoted)
    ]
    placed = iter(await place_all(session, agreed, offers, at=at) if agreed else [])
    return [next(placed) if isinstance(quoted, Quoted) else quoted for quoted in quotes]


def _agreed(checkout: Checkout, quoted: Quoted) -> PlaceTrade:
    content = {**checkout.model_dump(), "agreed_fen": quoted.quote.payable_fen}
    return PlaceTrade.model_validate(content)
