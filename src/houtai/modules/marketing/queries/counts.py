"""How many offers stand in each state, for the tabs of their lists."""

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.marketing.queries.promotions import State
from houtai.modules.marketing.tables import CouponBatch, Promotion


class OfferCountView(View):
    """How many of them stand in a state."""

    state: State
    count: int


async def count_promotions(session: AsyncSession, actor: Actor) -> list[OfferCountView]:
    """Index: ix_promotion_state_id, ix_promotion_merchant_id_id."""
    counted = select(Promotion.state, func.count().label("count"))
    return await _counted(
        session,
        counted.where(within(actor, Promotion.merchant_id)).group_by(Promotion.state),
    )


async def count_batches(session: AsyncSession, actor: Actor) -> list[OfferCountView]:
    """Index: ix_coupon_batch_state_id, ix_coupon_batch_merchant_id_id."""
    counted = select(CouponBatch.state, func.count().label("count"))
    return await _counted(
        session,
        counted.where(within(actor, CouponBatch.merchant_id)).group_by(CouponBatch.state),
    )


async def _counted(session: AsyncSession, statement: Select[str, int]) -> list[OfferCountView]:
    return [OfferCountView.model_validate(row) for row in await session.execute(statement)]
