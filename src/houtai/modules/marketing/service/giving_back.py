"""Offers that an order had used when it was given up after payment: budgets, limits and coupons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.ids import derive_id
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.rules.returning import GivenBack, returned_of, returning
from houtai.modules.marketing.service.coupons import CouponMark, mark_coupons
from houtai.modules.marketing.tables import MemberCoupon

GIVE_BACK = settings.Setting("marketing.give_back_coupons", kind=settings.YesNo(), default=True)
LONGER = settings.Setting(
    "marketing.returned_coupon_days", kind=settings.WholeNumber(0, 90), default=0
)


@dataclass(frozen=True, slots=True)
class Abandoned:
    """What of a trade nobody has a use for now, and the document that says so.

    `seed`: what the ids of its holds were made of.
    """

    trade_id: UUID
    seed: UUID
    member_id: UUID
    back: Sequence[GivenBack]
    document_kind: str
    document_id: UUID
    actor_id: UUID


async def give_back(
    session: AsyncSession, abandoned: Abandoned, *, at: datetime
) -> Sequence[GivenBack]:
    """What went back: all but coupons where the setting keeps them. As the house.

    The same document again does nothing.
    """
    with_coupons = await settings.read(session, GIVE_BACK)
    back = [one for one in abandoned.back if with_coupons or one.hold.kind != "coupon"]
    if not back:
        return []
    through = [returned_of(one.hold, abandoned.member_id) for one in back]
    await ledger.open_accounts(session, [one for one in through if one is not None], at=at)
    steps = returning(
        back,
        seed=abandoned.seed,
        member_id=abandoned.member_id,
        document_id=abandoned.document_id,
    )
    chain = ledger.Chain(
        derive_id(abandoned.document_id, "marketing.give_back"),
        tuple(steps),
        "marketing.give_back",
        abandoned.document_kind,
        abandoned.document_id,
        abandoned.actor_id,
    )
    await ledger.take(session, chain, at=at)
    await _free_coupons(session, abandoned, back, at)
    return back


async def _free_coupons(
    session: AsyncSession, abandoned: Abandoned, back: Sequence[GivenBack], at: datetime
) -> None:
    """They can be used again, for some days at least if the setting says so. Index: pk_coupon."""
    ids = [one.hold.offer_id for one in back if one.hold.kind == "coupon"]
    if not ids:
        return
    await mark_coupons(
        session,
        [CouponMark(one, abandoned.member_id, abandoned.trade_id, "free") for one in ids],
    )
    days = await settings.read(session, LONGER)
    if days:
        until = at + timedelta(days=days)
        await session.execute(
            update(MemberCoupon)
            .where(MemberCoupon.id.in_(ids), MemberCoupon.member_id == abandoned.member_id)
            .values(ends_at=func.greatest(MemberCoupon.ends_at, until))
        )
