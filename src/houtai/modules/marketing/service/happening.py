"""Coupons that members are sent when something happens to them, once for each happening."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.members import MemberJoined
from houtai.events.ordering import OrderPaid
from houtai.kit.auth import SYSTEM
from houtai.modules.marketing.queries import coupons as queries
from houtai.modules.marketing.service.coupons import BatchEmpty, NotOffered
from houtai.modules.marketing.service.sales import sales_known
from houtai.modules.marketing.service.sending import give_many


async def members_joined(
    session: AsyncSession, events: Sequence[MemberJoined], *, at: datetime
) -> None:
    """One of each batch that welcomes. As the house."""
    batches = await queries.sent_when(session, "member_joined", at)
    joined = tuple({one.member_id for one in events})
    await _give(session, dict.fromkeys(batches, joined), at=at)


async def orders_paid(session: AsyncSession, events: Sequence[OrderPaid], *, at: datetime) -> None:
    """Who paid for the first time: a shop's coupons count orders of that shop, the platform's
    count all. As the house.
    """
    batches = await queries.sent_when(session, "first_order_paid", at)
    sales = sales_known()
    if not batches or sales is None:
        return
    at_all, at_merchant = await sales.first_paid(session, {one.order_id for one in events})
    wanted: dict[UUID, set[UUID]] = {}
    for batch_id, merchant_id in batches.items():
        wanted[batch_id] = {
            one.member_id
            for one in events
            if (merchant_id is None and one.order_id in at_all)
            or (merchant_id == one.merchant_id and one.order_id in at_merchant)
        }
    await _give(session, wanted, at=at)


async def _give(
    session: AsyncSession, wanted: Mapping[UUID, Collection[UUID]], *, at: datetime
) -> None:
    """What cannot be had any more is let be."""
    for batch_id, member_ids in wanted.items():
        if not member_ids:
            continue
        batch = await queries.one_batch(session, SYSTEM, batch_id)
        left = (await queries.left_of(session, [batch]))[batch.id]
        try:
            await give_many(session, batch, sorted(member_ids)[:left], came="event", at=at)
        except (NotOffered, BatchEmpty):
            continue
