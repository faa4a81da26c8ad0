"""Coupons as buyers see them: what can be taken, what they hold, for which goods in words."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View
from houtai.modules.catalog import public as catalog
from houtai.modules.marketing.queries.coupons import HELD_MAX, HeldCouponView
from houtai.modules.marketing.rules.coupons import CouponKind
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.tables import CouponBatch, MemberCoupon
from houtai.modules.merchants import public as merchants

NAMED_MAX = 5
Standing = Literal["usable", "used", "expired"]


class MarkInWordsView(View):
    """A shop, a category or a brand by name."""

    id: UUID
    name: str
    name_en: str = ""


class ScopeInWordsView(View):
    """For which goods: those of these shops that carry any of the other marks; of each a few are
    named. Nothing named means everything.
    """

    shops: list[MarkInWordsView]
    shops_count: int
    categories: list[MarkInWordsView]
    categories_count: int
    brands: list[MarkInWordsView]
    brands_count: int
    goods_count: int
    product_id: UUID | None
    """The one product, where it is for one only."""
    by_labels: bool
    with_exceptions: bool


class OfferedCouponView(View):
    """A coupon that can be taken."""

    id: UUID
    """Of its batch."""
    merchant_id: UUID | None
    name: str
    kind: CouponKind
    threshold_fen: int
    value: int
    cap_fen: int | None
    take_until: datetime
    valid_from: datetime | None
    valid_until: datetime | None
    valid_days: int | None
    scope: ScopeInWordsView
    taken: int
    """How many of it the buyer has taken already."""
    per_member: int
    left: bool
    """Whether anything of it is left."""


class OwnCouponView(HeldCouponView):
    """A coupon of the buyer's, with what it is for."""

    scope: ScopeInWordsView


async def in_words(
    session: AsyncSession, scopes: Sequence[tuple[UUID | None, Scope]]
) -> list[ScopeInWordsView]:
    """Of batches by their merchants, in the same order; three statements, however many. As the
    house.
    """
    shops = await merchants.shop_names(session, _few(_shops(one, scope) for one, scope in scopes))
    categories = await catalog.category_names(
        session, _few(scope.only.category_ids for _, scope in scopes)
    )
    brands = await catalog.brand_names(session, _few(scope.only.brand_ids for _, scope in scopes))
    return [
        ScopeInWordsView(
            shops=_named(_shops(owner, scope), shops),
            shops_count=len(_shops(owner, scope)),
            categories=_named(
                scope.only.category_ids, {key: one.name for key, one in categories.items()}
            ),
            categories_count=len(scope.only.category_ids),
            brands=[
                MarkInWordsView(id=one, name=brands[one].name, name_en=brands[one].name_en)
                for one in _first(scope.only.brand_ids)
                if one in brands
            ],
            brands_count=len(scope.only.brand_ids),
            goods_count=len(scope.only.product_ids) + len(scope.only.sku_ids),
            product_id=_only_product(scope),
            by_labels=bool(scope.only.labels),
            with_exceptions=not scope.but.is_empty,
        )
        for owner, scope in scopes
    ]


def _shops(owner: UUID | None, scope: Scope) -> frozenset[UUID]:
    return scope.merchant_ids if owner is None else frozenset({owner})


def _first(ids: Collection[UUID]) -> list[UUID]:
    return sorted(ids)[:NAMED_MAX]


def _few(many: Iterable[Collection[UUID]]) -> set[UUID]:
    return {one for ids in many for one in _first(ids)}


def _named(ids: Collection[UUID], names: dict[UUID, str]) -> list[MarkInWordsView]:
    return [MarkInWordsView(id=one, name=names[one]) for one in _first(ids) if one in names]


def _only_product(scope: Scope) -> UUID | None:
    only = scope.only
    others = (only.sku_ids, only.category_ids, only.brand_ids, only.labels)
    return next(iter(only.product_ids)) if len(only.product_ids) == 1 and not any(others) else None


async def own_coupons(
    session: AsyncSession, member_id: UUID, standing: Standing, at: datetime
) -> list[OwnCouponView]:
    """A member's, as the house: of usable ones the first to end first, else the last.

    Index: ix_coupon_member_id_ends_at_id, pk_coupon_batch.
    """
    ends = (MemberCoupon.ends_at, MemberCoupon.id)
    found = await session.execute(
        select(
            *(getattr(MemberCoupon, name) for name in _OF_COUPON),
            *(getattr(CouponBatch, name) for name in _OF_BATCH),
            CouponBatch.scope,
        )
        .join(CouponBatch, CouponBatch.id == MemberCoupon.batch_id)
        .where(MemberCoupon.member_id == member_id, *_standing(standing, at))
        .order_by(*(ends if standing == "usable" else (one.desc() for one in ends)))
        .limit(HELD_MAX)
    )
    rows = found.all()
    scopes = [(row.merchant_id, Scope.model_validate(row.scope)) for row in rows]
    words = await in_words(session, scopes)
    return [
        OwnCouponView(
            **{name: getattr(row, name) for name in (*_OF_COUPON, *_OF_BATCH)}, scope=scope
        )
        for row, scope in zip(rows, words, strict=True)
    ]


def _standing(standing: Standing, at: datetime) -> Sequence[ColumnElement[bool]]:
    """One that an unpaid trade holds is usable: it comes back if the trade is given up."""
    if standing == "used":
        return (MemberCoupon.state == "used",)
    if standing == "expired":
        return (MemberCoupon.state == "free", MemberCoupon.ends_at <= at)
    return (MemberCoupon.state != "used", MemberCoupon.ends_at > at)


_OF_BATCH = ("merchant_id", "name", "kind", "threshold_fen", "value", "cap_fen")
_OF_COUPON = tuple(one for one in HeldCouponView.model_fields if one not in _OF_BATCH)
