"""Batches of coupons as those who make them see them; coupons as buyers hold them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Uuid, any_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, equal, starts_with
from houtai.kit.shapes import Line, View
from houtai.kit.sql import one_of
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.tables import CouponBatch, CouponSending, MemberCoupon

State = Literal["draft", "live", "paused", "ended"]
Way = Literal["taken", "code", "sent"]
SentOn = Literal["member_joined", "first_order_paid"]
SendingState = Literal["under_way", "done", "stopped"]
CouponState = Literal["free", "held", "used"]
CENTRE_MAX = 100
SENDINGS_MAX = 50
HELD_MAX = 200
"""Of one member that are looked at together."""


class BatchUnknown(NotFound):
    """Unknown, or another merchant's: the two look the same."""

    code = "marketing.batch_unknown"


class ListedBatchView(View):
    """A batch in a list."""

    id: UUID
    merchant_id: UUID | None
    name: str
    state: State
    kind: CouponKind
    threshold_fen: int
    value: int
    """Fen, or thousandths off of a percent coupon."""
    cap_fen: int | None
    count_max: int
    per_member: int
    way: Way
    sent_on: SentOn | None
    take_from: datetime
    take_until: datetime
    waiting_for: UUID | None = None
    """The request to start it that others have not answered yet."""
    version: int
    changed_at: datetime


class BatchView(ListedBatchView):
    """A batch with everything that it promises."""

    scope: Scope
    platform_permille: int
    valid_from: datetime | None
    valid_until: datetime | None
    valid_days: int | None


class BatchDetailView(BatchView):
    """The same with how far it is."""

    left: int
    """Coupons that nobody has taken yet."""
    taken_count: int
    held_count: int
    """By trades that are not paid yet."""
    used_count: int
    discount_fen: int
    """What they took off paid orders."""
    more: bool
    """There are more used ones than were looked at for `discount_fen`."""


class CouponSendingView(View):
    """Coupons on their way to many members."""

    id: UUID
    state: SendingState
    wanted_count: int
    """Members whom it was to look at when it was asked for."""
    looked_count: int
    sent_count: int
    passed_count: int
    """Members who have as many of the batch as they may, or are not meant."""
    why: str
    """Code of the error that stopped it."""
    asked_at: datetime
    ended_at: datetime | None


class HeldCouponView(View):
    """A coupon of the buyer's."""

    id: UUID
    batch_id: UUID
    merchant_id: UUID | None
    name: str
    kind: CouponKind
    threshold_fen: int
    value: int
    cap_fen: int | None
    state: CouponState
    valid_from: datetime
    ends_at: datetime


BATCHES = Listing(
    id=CouponBatch.id,
    sorts={"id": CouponBatch.id, "name": CouponBatch.name},
    default="-id",
    filters={
        "name": starts_with(CouponBatch.name, Line),
        "state": any_of(CouponBatch.state, State),
        "merchant_id": equal(CouponBatch.merchant_id, UUID),
    },
)

_LISTED = tuple(getattr(CouponBatch, name) for name in ListedBatchView.model_fields)
_WHOLE = tuple(getattr(CouponBatch, name) for name in BatchView.model_fields)
_PROMISE = (
    CouponBatch.merchant_id,
    CouponBatch.name,
    CouponBatch.kind,
    CouponBatch.threshold_fen,
    CouponBatch.value,
    CouponBatch.cap_fen,
)
_HELD = (
    MemberCoupon.id,
    MemberCoupon.batch_id,
    MemberCoupon.member_id,
    MemberCoupon.state,
    MemberCoupon.valid_from,
    MemberCoupon.ends_at,
)


_AT = bindparam("at", type_=DateTime(timezone=True))
_FREE = (
    select(*_HELD, *_PROMISE, CouponBatch.scope, CouponBatch.platform_permille)
    .join(CouponBatch, CouponBatch.id == MemberCoupon.batch_id)
    .where(MemberCoupon.state == "free")
    .where(MemberCoupon.valid_from <= _AT, MemberCoupon.ends_at > _AT)
    .order_by(MemberCoupon.ends_at, MemberCoupon.id)
)
_IDS = bindparam("ids", type_=ARRAY(Uuid))
_FREE_OF_THESE = _FREE.where(MemberCoupon.id == any_(_IDS))
_FREE_OF_MEMBERS = _FREE.where(MemberCoupon.member_id == any_(_IDS))


async def list_batches(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ListedBatchView]:
    """Those that the actor reaches. Index: ix_coupon_batch_merchant_id_id,
    ix_coupon_batch_state_id or ix_coupon_batch_name_id.
    """
    statement = select(*_LISTED).where(within(actor, CouponBatch.merchant_id))
    return await BATCHES.page(session, statement, wanted, ListedBatchView)


async def one_batch(session: AsyncSession, actor: Actor, batch_id: UUID) -> BatchView:
    """Raises BatchUnknown. Index: pk_coupon_batch."""
    found = await session.execute(
        select(*_WHOLE).where(CouponBatch.id == batch_id, within(actor, CouponBatch.merchant_id))
    )
    row = found.one_or_none()
    if row is None:
        raise BatchUnknown
    return BatchView.model_validate(row)


async def left_of(session: AsyncSession, batches: Collection[BatchView]) -> dict[UUID, int]:
    """How many coupons of each batch nobody has taken yet, from the ledger, as the house."""
    keys = {
        one.id: accounts.of_batch(accounts.BATCH, one.id, accounts.home_of(one.merchant_id)).id
        for one in batches
    }
    totals = await ledger.totals_now(session, SYSTEM, keys.values())
    return {batch_id: totals[key].free if key in totals else 0 for batch_id, key in keys.items()}


async def taken_by(
    session: AsyncSession, batch_id: UUID, member_ids: Collection[UUID]
) -> dict[UUID, int]:
    """How many of a batch each of these members has taken, as the house.

    Index: uq_coupon_member_id_batch_id_ordinal.
    """
    found = await session.execute(
        select(MemberCoupon.member_id, func.max(MemberCoupon.ordinal).label("taken"))
        .where(one_of(MemberCoupon.member_id, member_ids), MemberCoupon.batch_id == batch_id)
        .group_by(MemberCoupon.member_id)
    )
    return {row.member_id: row.taken for row in found}


async def sent_when(session: AsyncSession, event: SentOn, at: datetime) -> dict[UUID, UUID | None]:
    """Live batches that are sent when this happens, with whose they are; as the house.

    Index: ix_coupon_batch_sent_on.
    """
    found = await session.execute(
        select(CouponBatch.id, CouponBatch.merchant_id)
        .where(CouponBatch.state == "live", CouponBatch.sent_on == event)
        .where(CouponBatch.take_from <= at, CouponBatch.take_until > at)
        .order_by(CouponBatch.id)
        .limit(CENTRE_MAX)
    )
    return {row.id: row.merchant_id for row in found}


async def list_sendings(session: AsyncSession, batch_id: UUID) -> list[CouponSendingView]:
    """The latest of a batch, as the house. Index: ix_coupon_sending_batch_id_id."""
    columns = [getattr(CouponSending, name) for name in CouponSendingView.model_fields]
    found = await session.execute(
        select(*columns)
        .where(CouponSending.batch_id == batch_id)
        .order_by(CouponSending.id.desc())
        .limit(SENDINGS_MAX)
    )
    return [CouponSendingView.model_validate(row) for row in found]


async def left_and_taken(session: AsyncSession, batch: BatchView) -> tuple[int, int]:
    """How many coupons nobody has taken, and how many somebody has; as the house."""
    home_id = accounts.home_of(batch.merchant_id)
    key = accounts.of_batch(accounts.BATCH, batch.id, home_id).id
    totals = (await ledger.totals_now(session, SYSTEM, [key])).get(key)
    return (totals.free, totals.debits_posted) if totals is not None else (0, 0)


async def batch_counts(session: AsyncSession, batch_id: UUID) -> dict[str, int]:
    """Coupons of the batch that trades hold, or that bought something; as the house.

    Index: ix_coupon_spent.
    """
    counted = await session.execute(
        select(MemberCoupon.state, func.count().label("coupons"))
        .where(MemberCoupon.batch_id == batch_id, MemberCoupon.state != "free")
        .group_by(MemberCoupon.state)
    )
    by_state = {row.state: row.coupons for row in counted}
    return {"held_count": by_state.get("held", 0), "used_count": by_state.get("used", 0)}


async def used_coupons(session: AsyncSession, batch_id: UUID, most: int) -> list[UUID]:
    """Coupons of the batch that bought something, as the house. Index: ix_coupon_spent."""
    found = await session.scalars(
        select(MemberCoupon.id)
        .where(MemberCoupon.batch_id == batch_id, MemberCoupon.state == "used")
        .where(MemberCoupon.state != "free")
        .limit(most)
    )
    return list(found)


async def coupons_named(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Coupon]:
    """Coupons whatever became of them, for prices as they were; as the house. Index: pk_coupon."""
    found = await session.execute(
        select(*_HELD, *_PROMISE, CouponBatch.scope, CouponBatch.platform_permille)
        .join(CouponBatch, CouponBatch.id == MemberCoupon.batch_id)
        .where(one_of(MemberCoupon.id, ids))
    )
    return {row["id"]: _coupon(dict(row)) for row in found.mappings()}


async def batches_named(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> list[BatchView]:
    """Those of them that the actor reaches. Index: pk_coupon_batch."""
    found = await session.execute(
        select(*_WHOLE)
        .where(one_of(CouponBatch.id, ids), within(actor, CouponBatch.merchant_id))
        .order_by(CouponBatch.id)
    )
    return [BatchView.model_validate(row) for row in found]


async def takeable(session: AsyncSession, at: datetime) -> list[BatchView]:
    """Live batches that are taken by a click now, as the house. Index: ix_coupon_batch_due."""
    found = await session.execute(
        select(*_WHOLE)
        .where(CouponBatch.state == "live", CouponBatch.way == "taken")
        .where(CouponBatch.take_from <= at, CouponBatch.take_until > at)
        .order_by(CouponBatch.take_until, CouponBatch.id)
        .limit(CENTRE_MAX)
    )
    return [BatchView.model_validate(row) for row in found]


async def taken_counts(
    session: AsyncSession, member_id: UUID, batch_ids: Collection[UUID]
) -> dict[UUID, int]:
    """How many of each batch a member has taken. Index: uq_coupon_member_id_batch_id_ordinal."""
    found = await session.execute(
        select(MemberCoupon.batch_id, func.max(MemberCoupon.ordinal).label("taken"))
        .where(MemberCoupon.member_id == member_id, MemberCoupon.batch_id.in_(batch_ids))
        .group_by(MemberCoupon.batch_id)
    )
    return {row.batch_id: row.taken for row in found}


async def coupons_of(
    session: AsyncSession, member_ids: Collection[UUID], at: datetime
) -> dict[UUID, list[Coupon]]:
    """What members could pay with now, for prices; as the house. One statement for many.

    Index: ix_coupon_member_id_ends_at_id, pk_coupon_batch.
    """
    held: dict[UUID, list[Coupon]] = {one: [] for one in member_ids}
    for row in await direct.rows(session, _FREE_OF_MEMBERS, {"ids": list(held), "at": at}):
        if len(held[row.member_id]) < HELD_MAX:
            held[row.member_id].append(_coupon(row._asdict()))
    return held


async def free_coupons(
    session: AsyncSession, coupon_ids: Collection[UUID], at: datetime
) -> list[Coupon]:
    """Those of these that their members could pay with now, for prices; as the house.

    Index: pk_coupon, pk_coupon_batch.
    """
    found = await direct.rows(session, _FREE_OF_THESE, {"ids": list(set(coupon_ids)), "at": at})
    return [_coupon(row._asdict()) for row in found]


def _coupon(row: dict[str, Any]) -> Coupon:
    kept = {name: row[name] for name in Coupon.__dataclass_fields__}
    return Coupon(
        **{
            **kept,
            "kind": CouponKind(row["kind"]),
            "scope": Scope.model_validate(row["scope"]),
        }
    )
