"""What catalog hears from those who sell, and what follows for their products."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.catalog import PriceStopped, ProductReviewed
from houtai.events.merchants import (
    SELF_RUN_ID,
    CategoriesGranted,
    MerchantFrozen,
    MerchantOpened,
)
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog
from houtai.kit.auth import Place
from houtai.kit.eventlog import Subscriber
from houtai.kit.ids import derive_id
from houtai.kit.money import show_amount
from houtai.modules.catalog.queries.buyer_reviews import called_by
from houtai.modules.catalog.queries.skus import sku_names
from houtai.modules.catalog.rules.buyer_reviews import grade_of
from houtai.modules.catalog.service import sellers, shelf
from houtai.modules.identity import public as identity

PRICE_WATCH = "catalog.price.write"
REVIEW_CARE = "catalog.buyer_review.write"


async def hear_sellers(
    session: AsyncSession,
    events: Sequence[MerchantOpened | MerchantFrozen | CategoriesGranted],
) -> None:
    """Keep who may sell what; take from the shelf, and tell, what may not be sold any more."""
    await sellers.keep(session, events)


async def alarm(session: AsyncSession, events: Sequence[PriceStopped]) -> None:
    """Those who watch over prices, there where it was tried, learn of it."""
    names = await sku_names(session, {one.sku_id for one in events})
    posts = {one: _post(PRICE_WATCH, one.merchant_id) for one in events}
    watching = await identity.holders(session, set(posts.values()))
    notices = [
        NoticeWanted(
            notice_id=derive_id(one.sku_id, "price stopped", one.at.isoformat()),
            template="catalog.price_stopped",
            account_ids=tuple(watching[posts[one]]),
            fields=json.dumps(
                {
                    "sku": names[one.sku_id].name if one.sku_id in names else "",
                    "price": show_amount(one.price_fen, "CNY"),
                    "bound": show_amount(one.bound_fen, "CNY"),
                },
                ensure_ascii=False,
            ),
            link="/catalog/prices?tab=tries",
            at=one.at,
        )
        for one in events
        if watching[posts[one]]
    ]
    await eventlog.emit(session, *notices)


async def tell_of_bad_reviews(session: AsyncSession, events: Sequence[ProductReviewed]) -> None:
    """Those who answer buyers for the shop learn that one is unhappy, as soon as he says so."""
    bad = [one for one in events if grade_of(one.stars) == "bad"]
    names = await called_by(session, [one.review_id for one in bad])
    posts = {one: _post(REVIEW_CARE, one.merchant_id) for one in bad}
    caring = await identity.holders(session, set(posts.values()))
    notices = [
        NoticeWanted(
            notice_id=derive_id(one.review_id, "bad review"),
            template="catalog.bad_review",
            account_ids=tuple(caring[posts[one]]),
            fields=json.dumps(
                {"product": names[one.review_id][0], "stars": str(one.stars)},
                ensure_ascii=False,
            ),
            link=f"/catalog/buyer-reviews?order_number={names[one.review_id][1]}",
            at=one.at,
        )
        for one in bad
        if caring[posts[one]] and one.review_id in names
    ]
    await eventlog.emit(session, *notices)


def _post(permission: str, merchant_id: UUID) -> tuple[Literal["permission"], str, Place]:
    """Whoever may do that there; the platform looks after its own shop."""
    place = Place() if merchant_id == SELF_RUN_ID else Place(merchant_id)
    return "permission", permission, place


async def fall_due(session: AsyncSession, at: datetime) -> int:
    """What the clock puts on the shelf and takes off it."""
    return await shelf.fall_due(session, at=at)


SUBSCRIBERS: tuple[Subscriber[Any], ...] = (
    Subscriber(
        "catalog.sellers", (MerchantOpened, MerchantFrozen, CategoriesGranted), hear_sellers
    ),
    Subscriber("catalog.alarm", (PriceStopped,), alarm),
    Subscriber("catalog.bad_reviews", (ProductReviewed,), tell_of_bad_reviews),
)
