"""Coupons sent to members: by staff to many at once, and by themselves when something happens.

Each member is looked at once and sent one, unless he has as many of the batch as he may. What is
sent is taken out of the same account as what is taken by a click, so the ceiling holds.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.marketing import CouponTaken
from houtai.kit import eventlog, trail
from houtai.kit.auth import SYSTEM, Actor, Right
from houtai.kit.errors import Conflict, Forbidden
from houtai.kit.ids import derive_id, new_id
from houtai.kit.shapes import Command, Moment, View
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.queries import coupons as queries
from houtai.modules.marketing.queries.coupons import BatchView
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.service.commands import NotThePlatforms
from houtai.modules.marketing.service.coupons import BatchEmpty, NotOffered
from houtai.modules.marketing.service.promising import acting_as_house
from houtai.modules.marketing.service.sales import sales_known
from houtai.modules.marketing.tables import CouponSending, MemberCoupon
from houtai.modules.members import public as members

THING = "marketing.coupon_sending"
NAMED_MAX = 5_000
BITE = 1_000
TRIES = 3
"""Of a bite that others take coupons from at the same time."""
Came = Literal["sent", "event"]


class NobodyToSendTo(Conflict):
    """None of them is a member who may buy."""

    code = "marketing.nobody_to_send_to"


class PhonesUnseen(Forbidden):
    """Naming members by telephone tells who is one; it takes the right to read telephones."""

    code = "marketing.phones_unseen"


class Segment(Command):
    """Members by when they joined; all of them, where no time is named."""

    joined_from: Moment | None = None
    joined_below: Moment | None = None
    only_new: bool = False
    """Those who have never ordered."""


class SendCoupons(Command):
    """One coupon to each of these; members are named in one of the three ways."""

    member_ids: Annotated[tuple[UUID, ...], Field(max_length=NAMED_MAX)] = ()
    phones: Annotated[
        tuple[Annotated[str, StringConstraints(strip_whitespace=True, max_length=30)], ...],
        Field(max_length=NAMED_MAX),
    ] = ()
    segment: Segment | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.member_ids) + bool(self.phones) + (self.segment is not None) != 1:
            raise ValueError("by ids, by telephones, or by a segment")
        return self


class Audience(Command):
    """Whom a sending is for, as it is kept: telephones are members by then."""

    member_ids: tuple[UUID, ...] = ()
    segment: Segment | None = None


class SentCouponsView(View):
    """What was asked for."""

    sending_id: UUID
    wanted_count: int
    """Members whom it will look at."""


async def send(
    session: AsyncSession, actor: Actor, batch_id: UUID, command: SendCoupons, *, at: datetime
) -> SentCouponsView:
    """It begins within seconds and goes on by itself, a thousand members at a time.

    Raises BatchUnknown, NotThePlatforms, NotOffered, PhonesUnseen, NobodyToSendTo.
    """
    batch = await queries.one_batch(session, actor, batch_id)
    if actor.place.merchant_id is not None or actor.merchant_ids is not None:
        raise NotThePlatforms
    if batch.way == "code" or not _may_be_had(batch, at):
        raise NotOffered
    if command.phones and actor.right(members.PHONE.code) < Right.READ:
        raise PhonesUnseen(place="body/phones")
    audience, count = await _audience(session, command)
    if count == 0:
        raise NobodyToSendTo
    sending_id = new_id()
    await session.execute(
        insert(CouponSending).values(
            id=sending_id,
            batch_id=batch_id,
            merchant_id=batch.merchant_id,
            audience=audience.model_dump(mode="json"),
            state="under_way",
            wanted_count=count,
            looked_count=0,
            sent_count=0,
            passed_count=0,
            why="",
            by_id=actor.id,
            asked_at=at,
        )
    )
    asked = SentCouponsView(sending_id=sending_id, wanted_count=count)
    trail.note(session, THING, sending_id, name=batch.name, before=None, after=asked)
    return asked


def _may_be_had(batch: BatchView, at: datetime) -> bool:
    return batch.state == "live" and batch.take_from <= at < batch.take_until


async def _audience(session: AsyncSession, command: SendCoupons) -> tuple[Audience, int]:
    if command.segment is not None:
        segment = command.segment
        count = await members.count_active(
            session, joined_from=segment.joined_from, joined_below=segment.joined_below
        )
        return Audience(segment=segment), count
    if command.phones:
        found = await members.active_by_phone(session, command.phones)
    else:
        found = await members.active_among(session, command.member_ids)
    return Audience(member_ids=tuple(sorted(found))), len(found)


async def send_some(session: AsyncSession, at: datetime) -> int:
    """The next thousand members of the oldest sending; how many were looked at, at least one as
    long as there is a sending. Index: ix_coupon_sending_under_way.
    """
    row = (
        await session.execute(
            select(
                CouponSending.id,
                CouponSending.batch_id,
                CouponSending.audience,
                CouponSending.after_id,
            )
            .where(CouponSending.state == "under_way")
            .order_by(CouponSending.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
    ).one_or_none()
    if row is None:
        return 0
    batch = await queries.one_batch(session, SYSTEM, row.batch_id)
    audience = Audience.model_validate(row.audience)
    looked = await _next(session, audience, row.after_id)
    if not looked:
        await _end(session, row.id, "done", at=at)
        return 1
    wanted = await wanted_of(session, audience, looked)
    left = (await queries.left_of(session, [batch]))[batch.id]
    if not _may_be_had(batch, at) or (wanted and left == 0):
        why = BatchEmpty if _may_be_had(batch, at) else NotOffered
        await _end(session, row.id, "stopped", at=at, why=why.code)
        return 1
    if len(wanted) > left:
        wanted = wanted[:left]
        looked = [one for one in looked if one <= wanted[-1]]
    try:
        sent = await give_many(session, batch, wanted, came="sent", at=at)
    except BatchEmpty:  # Others took some since; the next bite knows how many are left.
        return 1
    await session.execute(
        update(CouponSending)
        .where(CouponSending.id == row.id)
        .values(
            after_id=looked[-1],
            looked_count=CouponSending.looked_count + len(looked),
            sent_count=CouponSending.sent_count + len(sent),
            passed_count=CouponSending.passed_count + len(looked) - len(sent),
        )
    )
    return len(looked)


async def _next(session: AsyncSession, audience: Audience, after: UUID | None) -> list[UUID]:
    if audience.segment is None:
        return [one for one in audience.member_ids if after is None or one > after][:BITE]
    return await members.active_after(
        session,
        after,
        joined_from=audience.segment.joined_from,
        joined_below=audience.segment.joined_below,
        most=BITE,
    )


async def wanted_of(
    session: AsyncSession, audience: Audience, looked: Sequence[UUID]
) -> Sequence[UUID]:
    """Whom of those looked at it is for; as the house."""
    sales = sales_known()
    if audience.segment is None or not audience.segment.only_new or sales is None:
        return looked
    ordered = await sales.who_ordered(session, looked)
    return [one for one in looked if one not in ordered]


async def _end(
    session: AsyncSession,
    sending_id: UUID,
    state: str,
    *,
    at: datetime,
    why: str = "",
) -> None:
    await session.execute(
        update(CouponSending)
        .where(CouponSending.id == sending_id)
        .values(state=state, ended_at=at, why=why)
    )


async def give_many(
    session: AsyncSession,
    batch: BatchView,
    member_ids: Collection[UUID],
    *,
    came: Came,
    at: datetime,
) -> list[UUID]:
    """One more of the batch for each who may have one more; who they are. As the house.

    Either all of them or nobody. Raises NotOffered, BatchEmpty.
    """
    if not _may_be_had(batch, at):
        raise NotOffered
    for _ in range(TRIES):
        taken = await queries.taken_by(session, batch.id, member_ids)
        rows = [
            _row(batch, one, taken.get(one, 0) + 1, came=came, at=at)
            for one in member_ids
            if taken.get(one, 0) < batch.per_member
        ]
        if not rows:
            return []
        savepoint = await session.begin_nested()
        made = await session.execute(
            insert(MemberCoupon)
            .values(rows)
            .on_conflict_do_nothing()
            .returning(MemberCoupon.id, MemberCoupon.member_id)
        )
        coupons = {row.id: row.member_id for row in made}
        # Somebody of them took one by a click meanwhile: his is another number now.
        if len(coupons) == len(rows) and await _take_out(session, batch, coupons, at=at):
            await savepoint.commit()
            events = [CouponTaken(one, batch.id, who, at) for one, who in coupons.items()]
            await eventlog.emit(session, *events)
            return list(coupons.values())
        await savepoint.rollback()
    raise BatchEmpty


def _row(
    batch: BatchView, member_id: UUID, ordinal: int, came: Came, at: datetime
) -> dict[str, object]:
    return {
        "id": new_id(),
        "member_id": member_id,
        "batch_id": batch.id,
        "ordinal": ordinal,
        "state": "free",
        "valid_from": batch.valid_from or at,
        "ends_at": batch.valid_until or at + timedelta(days=batch.valid_days or 0),
        "taken_at": at,
        "came": came,
    }


async def _take_out(
    session: AsyncSession, batch: BatchView, coupons: dict[UUID, UUID], *, at: datetime
) -> bool:
    source = accounts.of_batch(accounts.BATCH, batch.id, accounts.home_of(batch.merchant_id))
    targets = [
        accounts.of_coupon(accounts.COUPON, batch.id, one, who) for one, who in coupons.items()
    ]
    await ledger.open_accounts(session, targets, at=at)
    chains = [
        ledger.Chain(
            derive_id(target.owner_id, "marketing.take"),
            (
                ledger.Transfer(
                    derive_id(target.owner_id, "marketing.taken"), source.id, target.id, 1
                ),
            ),
            "coupon.send",
            "coupon",
            target.owner_id,
            SYSTEM.id,
        )
        for target in targets
    ]
    outcomes = await ledger.submit(session, chains, at=at)
    return all(one.taken for one in outcomes)


async def sendings_of(
    session: AsyncSession, actor: Actor, batch_id: UUID
) -> list[queries.CouponSendingView]:
    """The latest of a batch, and how far each is. Raises BatchUnknown."""
    await queries.one_batch(session, actor, batch_id)
    async with acting_as_house(session, actor):
        return await queries.list_sendings(session, batch_id)
