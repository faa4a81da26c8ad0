"""Promotions with their terms; batches of coupons, coupons of members, codes for them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = "marketing"
_STATES = "state IN ('draft', 'live', 'paused', 'ended')"
_RUNNING = text("state IN ('live', 'paused')")


class Promotion(Table):
    """An offer. `terms` are read by the model of its kind; no merchant: the platform's.

    `promised_fen` and `promised_uses` are what was brought into its ledger accounts so far.
    """

    __tablename__ = "promotion"
    __table_args__ = (
        CheckConstraint(_STATES, name="state_known"),
        CheckConstraint("starts_at < ends_at", name="time_runs"),
        CheckConstraint("platform_permille BETWEEN 0 AND 1000", name="shares_known"),
        CheckConstraint("promised_fen >= 0 AND promised_uses >= 0", name="promises_counted"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_promotion_merchant_id_id", "merchant_id", "id"),
        Index("ix_promotion_state_id", "state", "id"),
        Index("ix_promotion_kind_id", "kind", "id"),
        Index("ix_promotion_name_id", "name", "id"),
        Index("ix_promotion_starts_at_id", "starts_at", "id"),
        Index("ix_promotion_due", "ends_at", postgresql_where=_RUNNING),
        Index(
            "ix_promotion_waiting_for",
            "waiting_for",
            postgresql_where=text("waiting_for IS NOT NULL"),
        ),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID | None]  # The merchants module owns the row behind this id.
    kind: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="", server_default="")
    """For the shop in English; empty: it is called there as everywhere."""
    state: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    terms: Mapped[dict[str, Any]]
    scope: Mapped[dict[str, Any]]
    audience: Mapped[dict[str, Any]]
    limits: Mapped[dict[str, Any]]
    priority: Mapped[int]
    combination_set: Mapped[int]
    exclusive: Mapped[bool]
    with_coupons: Mapped[bool]
    platform_permille: Mapped[int]
    promised_fen: Mapped[int] = mapped_column(default=0)
    promised_uses: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime | None]
    """When it was live for the first time."""
    prices_confirmed_by: Mapped[UUID | None]
    """Who may see costs and said that its prices are meant; nobody, once they are others."""
    waiting_for: Mapped[UUID | None]
    """The request to start it that others have not answered yet: one at a time."""
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime]


class CouponBatch(Table):
    """A promise with a ceiling. Its coupons are valid from date to date, or days after taking."""

    __tablename__ = "coupon_batch"
    __table_args__ = (
        CheckConstraint(_STATES, name="state_known"),
        CheckConstraint("kind IN ('amount', 'percent', 'freight')", name="kind_known"),
        CheckConstraint("way IN ('taken', 'code', 'sent')", name="way_known"),
        CheckConstraint("sent_on IN ('member_joined', 'first_order_paid')", name="sent_on_known"),
        CheckConstraint("sent_on IS NULL OR way = 'sent'", name="sent_by_itself"),
        CheckConstraint("value > 0 AND (kind <> 'percent' OR value < 1000)", name="value_positive"),
        CheckConstraint("threshold_fen >= 0", name="threshold_counted"),
        CheckConstraint("count_max > 0 AND per_member > 0", name="counts_positive"),
        CheckConstraint("platform_permille BETWEEN 0 AND 1000", name="shares_known"),
        CheckConstraint("take_from < take_until", name="time_runs"),
        CheckConstraint(
            "(valid_days IS NULL) = (valid_until IS NOT NULL)"
            " AND (valid_days IS NULL) = (valid_from IS NOT NULL)",
            name="valid_one_way",
        ),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_coupon_batch_merchant_id_id", "merchant_id", "id"),
        Index("ix_coupon_batch_state_id", "state", "id"),
        Index("ix_coupon_batch_name_id", "name", "id"),
        Index("ix_coupon_batch_due", "take_until", postgresql_where=_RUNNING),
        Index(
            "ix_coupon_batch_sent_on",
            "sent_on",
            "id",
            postgresql_where=text("state = 'live' AND sent_on IS NOT NULL"),
        ),
        Index(
            "ix_coupon_batch_waiting_for",
            "waiting_for",
            postgresql_where=text("waiting_for IS NOT NULL"),
        ),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    merchant_id: Mapped[UUID | None]
    name: Mapped[str]
    state: Mapped[str]
    kind: Mapped[str]
    threshold_fen: Mapped[int]
    value: Mapped[int]
    cap_fen: Mapped[int | None]
    scope: Mapped[dict[str, Any]]
    platform_permille: Mapped[int]
    count_max: Mapped[int]
    per_member: Mapped[int]
    way: Mapped[str]
    sent_on: Mapped[str | None]
    """What has to happen so that a member is sent one; nothing: staff sends them."""
    take_from: Mapped[datetime]
    take_until: Mapped[datetime]
    valid_from: Mapped[datetime | None]
    valid_until: Mapped[datetime | None]
    valid_days: Mapped[int | None]
    waiting_for: Mapped[UUID | None]
    """The request to start it that others have not answered yet: one at a time."""
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime]


class MemberCoupon(Table):
    """One coupon of one member. Walled by member; the ledger says whether it may still be used."""

    __tablename__ = "coupon"
    __table_args__ = (
        UniqueConstraint("member_id", "batch_id", "ordinal"),
        CheckConstraint("state IN ('free', 'held', 'used')", name="state_known"),
        CheckConstraint("(state = 'free') = (trade_id IS NULL)", name="trade_named"),
        CheckConstraint("ordinal > 0", name="ordinal_positive"),
        CheckConstraint("came IN ('taken', 'code', 'sent', 'event')", name="came_known"),
        Index("ix_coupon_member_id_ends_at_id", "member_id", "ends_at", "id"),
        Index("ix_coupon_spent", "batch_id", "state", postgresql_where=text("state <> 'free'")),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    member_id: Mapped[UUID]
    batch_id: Mapped[UUID] = mapped_column(ForeignKey(CouponBatch.id), index=True)
    ordinal: Mapped[int]
    """The member's how manieth of this batch: no two can be the same."""
    state: Mapped[str]
    valid_from: Mapped[datetime]
    ends_at: Mapped[datetime]
    taken_at: Mapped[datetime]
    trade_id: Mapped[UUID | None]
    came: Mapped[str] = mapped_column(default="taken")
    """How the member came by it."""


class CouponCode(Table):
    """A word that is exchanged for a coupon, once."""

    __tablename__ = "coupon_code"
    __table_args__ = (
        Index("ix_coupon_code_batch_id_code", "batch_id", "code"),
        {"schema": SCHEMA},
    )
    code: Mapped[str] = mapped_column(primary_key=True)
    batch_id: Mapped[UUID] = mapped_column(ForeignKey(CouponBatch.id))
    used_by: Mapped[UUID | None]


class CouponSending(Table):
    """Coupons of a batch on their way to many members, one for each, and how far that is."""

    __tablename__ = "coupon_sending"
    __table_args__ = (
        CheckConstraint("state IN ('under_way', 'done', 'stopped')", name="state_known"),
        CheckConstraint("(state = 'under_way') = (ended_at IS NULL)", name="ended_whole"),
        CheckConstraint(
            "sent_count >= 0 AND passed_count >= 0 AND looked_count = sent_count + passed_count",
            name="counts_add_up",
        ),
        Index("ix_coupon_sending_batch_id_id", "batch_id", "id"),
        Index("ix_coupon_sending_under_way", "id", postgresql_where=text("state = 'under_way'")),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    batch_id: Mapped[UUID] = mapped_column(ForeignKey(CouponBatch.id))
    merchant_id: Mapped[UUID | None]
    audience: Mapped[dict[str, Any]]
    """Whom it is for, as it was asked."""
    state: Mapped[str]
    wanted_count: Mapped[int]
    """How many members it was for when it began."""
    looked_count: Mapped[int]
    sent_count: Mapped[int]
    passed_count: Mapped[int]
    """Members who have as many of the batch as they may."""
    after_id: Mapped[UUID | None]
    """The last member that was looked at."""
    why: Mapped[str]
    """Why it stopped before its end."""
    by_id: Mapped[UUID]
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
