"""How many offers there are, and those of a member. Its doors come first: `counts` is no id."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession
from houtai.kit.http import Router
from houtai.modules.marketing.queries import counts
from houtai.modules.marketing.queries.coupons import HeldCouponView
from houtai.modules.marketing.service import coupons

console = Router(prefix="/marketing", tags=["marketing"])

CanReadCoupons = Annotated[Actor, Depends(allow("marketing.coupon.read"))]


@console.get("/promotions/counts")
async def count_promotions(
    session: ReadSession, actor: Annotated[Actor, Depends(allow("marketing.promotion.read"))]
) -> list[counts.OfferCountView]:
    return await counts.count_promotions(session, actor)


@console.get("/coupon-batches/counts")
async def count_coupon_batches(
    session: ReadSession, actor: CanReadCoupons
) -> list[counts.OfferCountView]:
    return await counts.count_batches(session, actor)


@console.get("/members/{member_id}/coupons")
async def list_coupons_of_member(
    session: ReadSession, actor: CanReadCoupons, member_id: UUID
) -> list[HeldCouponView]:
    """Of the offers that one reaches, the last to end first; at most 200."""
    return await coupons.of_member(session, actor, member_id)
