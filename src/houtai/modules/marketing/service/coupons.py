"""Coupons of members: taken by a click or by a code, held by a trade, used, given back.

Whether one may be taken or used is decided in the ledger; the rows here are what people see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.marketing import CouponTaken
from houtai.kit import direct, eventlog
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.ids import derive_id, new_id
from houtai.kit.shapes import Command
from houtai.kit.sql import statement
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.queries import coupons as queries
from houtai.modules.marketing.queries.coupons import BatchView, HeldCouponView
from houtai.modules.marketing.queries.of_member import coupons_of_member
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.service.promising import acting_as_house
from houtai.modules.marketing.tables import CouponCode, MemberCoupon


class BatchEmpty(Conflict):
    """All of its coupons are taken."""

    code = "marketing.batch_empty"


class EnoughTaken(Conflict):
    """As many of the batch as one member may have."""

    code = "marketing.enough_taken"


class NotOffered(Conflict):
    """The batch is not live, its time is over, or it is taken in another way."""

    code = "marketing.not_offered"


class CouponCodeUnknown(NotFound):
    """No such code, or somebody has used it."""

    code = "marketing.code_unknown"


class TakeByCode(Command):
    code: Annotated[
        str, StringConstraints(strip_whitespace=True, to_upper=True, pattern=r"^[0-9A-Za-z]{6,40}$")
    ]


@dataclass(frozen=True, slots=True)
class CouponMark:
    """What became of a coupon: held by a trade, used by it, or free again."""

    coupon_id: UUID
    member_id: UUID
    trade_id: UUID
    state: Literal["free", "held", "used"]


async def of_member(session: AsyncSession, actor: Actor, member_id: UUID) -> list[HeldCouponView]:
    """What a member holds or held of the offers that the actor reaches."""
    async with acting_as_house(session, actor):
        return await coupons_of_member(session, actor, member_id)


async def take(session: AsyncSession, buyer: Actor, batch_id: UUID, *, at: datetime) -> UUID:
    """One more of the batch for this member.

    Of two clicks at once one is the first: no two coupons of a member have the same number.
    Raises BatchUnknown, NotOffered, EnoughTaken, BatchEmpty.
    """
    async with acting_as_house(session, buyer):
        batch = await queries.one_batch(session, SYSTEM, batch_id)
        if batch.state == "draft":
            raise queries.BatchUnknown
        if batch.way != "taken":
            raise NotOffered
        return await _give(session, buyer.id, batch, at=at)


async def take_by_code(
    session: AsyncSession, buyer: Actor, command: TakeByCode, *, at: datetime
) -> UUID:
    """The code is used up with it.

    Raises CouponCodeUnknown, NotOffered, EnoughTaken, BatchEmpty.
    """
    async with acting_as_house(session, buyer):
        batch_id = await session.scalar(
            update(CouponCode)
            .where(CouponCode.code == command.code, CouponCode.used_by.is_(None))
            .values(used_by=buyer.id)
            .returning(CouponCode.batch_id)
        )
        if batch_id is None:
            raise CouponCodeUnknown(place="body/code")
        batch = await queries.one_batch(session, SYSTEM, batch_id)
        return await _give(session, buyer.id, batch, at=at)


async def _give(session: AsyncSession, member_id: UUID, batch: BatchView, *, at: datetime) -> UUID:
    if batch.state != "live" or not batch.take_from <= at < batch.take_until:
        raise NotOffered
    coupon_id = await _insert(session, member_id, batch, at)
    home_id = accounts.home_of(batch.merchant_id)
    source = accounts.of_batch(accounts.BATCH, batch.id, home_id)
    target = accounts.of_coupon(accounts.COUPON, batch.id, coupon_id, member_id)
    await ledger.open_accounts(session, [target], at=at)
    chain = ledger.Chain(
        derive_id(coupon_id, "marketing.take"),
        (ledger.Transfer(derive_id(coupon_id, "marketing.taken"), source.id, target.id, 1),),
        "coupon.take",
        "coupon",
        coupon_id,
        member_id,
    )
    (outcome,) = await ledger.submit(session, [chain], at=at)
    if not outcome.taken:
        raise BatchEmpty
    await eventlog.emit(session, CouponTaken(coupon_id, batch.id, member_id, at))
    return coupon_id


async def _insert(session: AsyncSession, member_id: UUID, batch: BatchView, at: datetime) -> UUID:
    taken = await queries.taken_counts(session, member_id, [batch.id])
    ordinal = taken.get(batch.id, 0) + 1
    if ordinal > batch.per_member:
        raise EnoughTaken(most=batch.per_member)
    ends_at = batch.valid_until or at + timedelta(days=batch.valid_days or 0)
    made = (
        insert(MemberCoupon)
        .values(
            id=new_id(),
            member_id=member_id,
            batch_id=batch.id,
            ordinal=ordinal,
            state="free",
            valid_from=batch.valid_from or at,
            ends_at=ends_at,
            taken_at=at,
        )
        .on_conflict_do_nothing()
        .returning(MemberCoupon.id)
    )
    coupon_id = await session.scalar(made)
    if coupon_id is None:
        raise EnoughTaken(most=batch.per_member)
    return coupon_id


async def mark_coupons(session: AsyncSession, marks: Sequence[CouponMark]) -> None:
    """Note what became of coupons, in the transaction of the ledger's chains; hundreds at once.

    One that another trade holds is left alone. As the house. Index: pk_coupon.
    """
    if marks:
        values = {
            "ids": [one.coupon_id for one in marks],
            "members": [one.member_id for one in marks],
            "trades": [one.trade_id for one in marks],
            "states": [one.state for one in marks],
        }
        await direct.count(session, statement(__package__, "mark_coupons"), values)
