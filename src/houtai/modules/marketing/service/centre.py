"""The coupon centre: what a visitor can take, what a member holds and held."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.queries import coupons as queries
from houtai.modules.marketing.queries.coupons import BatchView
from houtai.modules.marketing.queries.own_coupons import (
    OfferedCouponView,
    OwnCouponView,
    Standing,
    in_words,
    own_coupons,
)
from houtai.modules.marketing.rules.offers import ScopeIndex
from houtai.modules.marketing.rules.shapes import line_of
from houtai.modules.marketing.service.promising import acting_as_house

_OF_BATCH = [
    name for name in OfferedCouponView.model_fields if name not in {"scope", "taken", "left"}
]


async def offered(
    session: AsyncSession, visitor: Actor, sku_ids: Sequence[UUID] = (), *, at: datetime
) -> list[OfferedCouponView]:
    """What can be taken now, and how far this visitor is with each; of some goods only, if any are
    named.
    """
    async with acting_as_house(session, visitor):
        batches = await queries.takeable(session, at)
        if sku_ids:
            batches = await _touching(session, batches, sku_ids)
        taken = await queries.taken_counts(session, visitor.id, [one.id for one in batches])
        left = await queries.left_of(session, batches)
        scopes = await in_words(session, [(one.merchant_id, one.scope) for one in batches])
    return [
        OfferedCouponView(
            **{name: getattr(one, name) for name in _OF_BATCH},
            scope=scope,
            taken=taken.get(one.id, 0),
            left=left[one.id] > 0,
        )
        for one, scope in zip(batches, scopes, strict=True)
    ]


async def _touching(
    session: AsyncSession, batches: Sequence[BatchView], sku_ids: Sequence[UUID]
) -> list[BatchView]:
    goods = await catalog.selling(session, sku_ids)
    index = ScopeIndex((one.merchant_id, one.scope, None) for one in batches)
    touched = 0
    for good in goods.values():
        touched |= index.touching(line_of(good, 1))
    return [one for place, one in enumerate(batches) if touched >> place & 1]


async def own(
    session: AsyncSession, buyer: Actor, standing: Standing = "usable", *, at: datetime
) -> list[OwnCouponView]:
    """What the member holds, or held."""
    async with acting_as_house(session, buyer):
        return await own_coupons(session, buyer.id, standing, at)
