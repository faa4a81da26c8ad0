"""Reactions of marketing: starts that others agreed to, coupons for what happens to members; and
what the clock brings round.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalEnded, ApprovalGranted, ApprovedActDone
from houtai.events.members import MemberJoined
from houtai.events.ordering import OrderPaid
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.eventlog import Subscriber
from houtai.kit.http import Keep
from houtai.kit.sweeps import Sweep
from houtai.modules.identity import public as identity
from houtai.modules.marketing.service import (
    asking,
    batches,
    commands,
    happening,
    running,
    sending,
)
from houtai.modules.marketing.service.asking import (
    COUPON_START,
    PROMOTION_START,
    Deferred,
    NobodyAsks,
    OfferActAskedView,
)


async def carry_out(
    session: AsyncSession, events: Sequence[ApprovalGranted], *, keep_deed: Keep
) -> None:
    """Starts of promotions and of coupon batches."""
    await identity.carry_out(session, events, _ACTS, keep_deed=keep_deed, at=utc_now())


def _offer_id(event: ApprovalGranted) -> UUID:
    return Deferred.model_validate_json(event.command).offer_id


async def _start_promotion(
    session: AsyncSession, actor: Actor, event: ApprovalGranted, at: datetime
) -> OfferActAskedView | None:
    deferred = Deferred.model_validate_json(event.command)
    command = commands.StartPromotion.model_validate(deferred.command)
    return await running.start(session, actor, deferred.offer_id, command, at=at, agreed=True)


async def _start_batch(
    session: AsyncSession, actor: Actor, event: ApprovalGranted, at: datetime
) -> OfferActAskedView | None:
    deferred = Deferred.model_validate_json(event.command)
    command = commands.ActVersion.model_validate(deferred.command)
    return await batches.start(session, actor, deferred.offer_id, command, at=at, agreed=True)


_ACTS = {
    PROMOTION_START: identity.GrantedAct(
        _start_promotion,
        "marketing_start_promotion",
        "marketing.promotion",
        _offer_id,
        NobodyAsks,
        permission="marketing.promotion.write",
    ),
    COUPON_START: identity.GrantedAct(
        _start_batch,
        "marketing_start_coupon_batch",
        "marketing.coupon_batch",
        _offer_id,
        NobodyAsks,
        permission="marketing.coupon.write",
    ),
}


async def _let_ask(
    session: AsyncSession, events: Sequence[ApprovalEnded | ApprovedActDone]
) -> None:
    """What was waited for is answered, whatever came of it."""
    ours = [event.request_id for event in events if event.act in asking.ACTS]
    if ours:
        await asking.answered(session, ours)


async def _welcome(session: AsyncSession, events: Sequence[MemberJoined]) -> None:
    await happening.members_joined(session, events, at=utc_now())


async def _thank(session: AsyncSession, events: Sequence[OrderPaid]) -> None:
    await happening.orders_paid(session, events, at=utc_now())


SUBSCRIBERS = (
    Subscriber[ApprovalEnded | ApprovedActDone](
        "marketing.let_ask", (ApprovalEnded, ApprovedActDone), _let_ask
    ),
    Subscriber("marketing.joined", (MemberJoined,), _welcome, from_now_on=True),
    Subscriber("marketing.paid", (OrderPaid,), _thank, from_now_on=True),
)

SWEEPS = [
    Sweep("marketing.end_promotions", 5, running.end_due),
    Sweep("marketing.end_batches", 5, batches.end_due),
    Sweep("marketing.send_coupons", 2, sending.send_some),
]
