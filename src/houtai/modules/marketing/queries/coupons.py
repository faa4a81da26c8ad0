"""Batches of coupons as those who make them see them; coupons as buyers hold them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, equal, starts_with
from houtai.kit.shapes import Line, View
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.coupons import Coupon, CouponKind
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.tables import CouponBatch, MemberCoupon

State = Literal["draft", "live", "paused", "ended"]
Way = Literal["taken", "code"]
CouponState = Literal["free", "held", "used"]
CENTRE_MAX = 100
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
    take_from: datetime
    take_until: datetime
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
    used_count: int


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


async def used_count(session: AsyncSession, batch_id: UUID) -> int:
    """Coupons of the batch that bought something, as the house. Index: ix_coupon_batch_id."""
    counting = select(func.count()).where(
        MemberCoupon.batch_id == batch_id, MemberCoupon.state == "used"
    )
    return await session.scalar(counting) or 0


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
    found = await session.execute(
        select(*_HELD, *_PROMISE, CouponBatch.scope, CouponBatch.platform_permille)
        .join(CouponBatch, CouponBatch.id == MemberCoupon.batch_id)
        .where(MemberCoupon.member_id.in_(set(member_ids)), MemberCoupon.ends_at > at)
        .where(MemberCoupon.state == "free", MemberCoupon.valid_from <= at)
        .order_by(MemberCoupon.ends_at, MemberCoupon.id)
    )
    held: dict[UUID, list[Coupon]] = {one: [] for one in member_ids}
    for row in found.mappings():
        if len(held[row["member_id"]]) < HELD_MAX:
            held[row["member_id"]].append(_coupon(dict(row)))
    return held


def _coupon(row: dict[str, Any]) -> Coupon:
    kept = {name: row[name] for name in Coupon.__dataclass_fields__}
    return Coupon(
        **{
            **kept,
            "kind": CouponKind(row["kind"]),
            "scope": Scope.model_validate(row["scope"]),
        }
    )
