"""Coupons of one member, as staff sees them: used up and ended ones too."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.modules.marketing.queries.coupons import HeldCouponView
from houtai.modules.marketing.tables import CouponBatch, MemberCoupon

SHOWN_MAX = 200


async def coupons_of_member(
    session: AsyncSession, actor: Actor, member_id: UUID
) -> list[HeldCouponView]:
    """Of the batches that the actor reaches, the last to end first; as the house, since coupons
    are walled by member. Index: ix_coupon_member_id_ends_at_id, pk_coupon_batch.
    """
    of_batch = ("merchant_id", "name", "kind", "threshold_fen", "value", "cap_fen")
    own = [one for one in HeldCouponView.model_fields if one not in of_batch]
    found = await session.execute(
        select(
            *(getattr(MemberCoupon, name) for name in own),
            *(getattr(CouponBatch, name) for name in of_batch),
        )
        .join(CouponBatch, CouponBatch.id == MemberCoupon.batch_id)
        .where(MemberCoupon.member_id == member_id, within(actor, CouponBatch.merchant_id))
        .order_by(MemberCoupon.ends_at.desc(), MemberCoupon.id.desc())
        .limit(SHOWN_MAX)
    )
    return [HeldCouponView.model_validate(row) for row in found]
