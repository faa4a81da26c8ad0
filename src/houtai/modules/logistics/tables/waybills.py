"""Waybills, where their parcels were, and what is wrong with some of them.

`due_at` is when the carrier's gateway must be asked for, or told of, something next; `look_at` when
the tracker must be: while a job is at it, until when others keep off.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id
from houtai.modules.logistics.tables.carriers import SCHEMA, Carrier, CarrierAccount

_STATUSES = (
    "('accepted', 'collected', 'moving', 'delivering', 'signed', 'refused', 'returning',"
    " 'returned', 'problem', 'no_movement')"
)


class Waybill(Table):
    """One carrier's number for one parcel; a parcel has one at a time that is not done for.

    What the parcel is, its owner knows. `status` is None until somebody has seen it.
    """

    __tablename__ = "waybill"
    __table_args__ = (
        CheckConstraint("state IN ('asked', 'issued', 'refused', 'voided')", name="state_known"),
        CheckConstraint("origin IN ('gateway', 'hand')", name="origin_known"),
        CheckConstraint("state <> 'issued' OR number IS NOT NULL", name="issued_has_number"),
        CheckConstraint("(number IS NULL) = (issued_at IS NULL)", name="issued_whole"),
        CheckConstraint("(state = 'voided') = (voided_at IS NOT NULL)", name="voided_whole"),
        CheckConstraint(f"status IS NULL OR status IN {_STATUSES}", name="status_known"),
        CheckConstraint("weight_g >= 0 AND pieces > 0 AND cod_fen >= 0", name="measures_fit"),
        CheckConstraint("freight_fen IS NULL OR freight_fen >= 0", name="freight_not_negative"),
        CheckConstraint("attempts >= 0 AND looks >= 0 AND prints >= 0", name="counted"),
        CheckConstraint("version > 0", name="version_positive"),
        Index(
            "uq_waybill_live",
            "parcel_id",
            unique=True,
            postgresql_where=text("state IN ('asked', 'issued')"),
        ),
        Index("ix_waybill_parcel_id_id", "parcel_id", "id"),
        Index("ix_waybill_shipment_id_id", "shipment_id", "id"),
        Index("ix_waybill_number", "number"),
        Index("ix_waybill_merchant_id_id", "merchant_id", "id"),
        Index("ix_waybill_created_at_id", "created_at", "id"),
        Index("ix_waybill_state_created_at_id", "state", "created_at", "id"),
        Index("ix_waybill_due", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        Index("ix_waybill_look", "look_at", postgresql_where=text("look_at IS NOT NULL")),
        Index(
            "ix_waybill_on_its_way",
            "moved_at",
            postgresql_where=text(
                "state = 'issued' AND handed_over_at IS NOT NULL AND (status IS NULL OR status IN"
                " ('accepted', 'collected', 'moving', 'delivering', 'returning'))"
            ),
        ),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    parcel_id: Mapped[UUID]
    shipment_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    carrier_code: Mapped[str] = mapped_column(ForeignKey(Carrier.code))
    service_code: Mapped[str]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey(CarrierAccount.id), index=True)
    origin: Mapped[str]
    number: Mapped[str | None]
    sender: Mapped[dict[str, Any]]
    recipient: Mapped[dict[str, Any]]
    weight_g: Mapped[int]
    pieces: Mapped[int]
    cod_fen: Mapped[int]
    sort_code: Mapped[str] = mapped_column(default="")
    label_words: Mapped[str] = mapped_column(default="")
    freight_fen: Mapped[int | None]
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    due_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    prints: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    issued_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]
    handed_over_at: Mapped[datetime | None]
    tracker: Mapped[str | None]
    watched_at: Mapped[datetime | None]
    look_at: Mapped[datetime | None]
    looks: Mapped[int] = mapped_column(default=0)
    status: Mapped[str | None]
    status_at: Mapped[datetime | None]
    """When the carrier says that it came to stand so."""
    moved_at: Mapped[datetime | None]
    """When it was handed over, or last seen to move since."""
    signed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Interception(Table):
    """That a carrier shall turn a parcel back which it has, and what it said to that.

    `due_at` is when it must be asked, or asked again; None once it has answered.
    """

    __tablename__ = "interception"
    __table_args__ = (
        CheckConstraint(
            "answer IS NULL OR answer IN ('accepted', 'refused', 'by_phone')", name="answer_known"
        ),
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered_whole"),
        CheckConstraint("answer IS NULL OR due_at IS NULL", name="answered_is_not_due"),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
        Index("ix_interception_waybill_id", "waybill_id"),
        Index("ix_interception_due", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)  # Whoever asks gives it.
    waybill_id: Mapped[UUID] = mapped_column(ForeignKey(Waybill.id))
    parcel_id: Mapped[UUID]
    merchant_id: Mapped[UUID]
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    answer: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]


class Movement(Table):
    """One thing that was told of a parcel, once however often it is told. Never changed."""

    __tablename__ = "movement"
    __table_args__ = (
        CheckConstraint(f"status IN {_STATUSES}", name="status_known"),
        CheckConstraint("octet_length(digest) = 16", name="digested"),
        Index("ix_movement_waybill_id_at", "waybill_id", "at"),
        {"schema": SCHEMA},
    )
    waybill_id: Mapped[UUID] = mapped_column(ForeignKey(Waybill.id), primary_key=True)
    digest: Mapped[bytes] = mapped_column(primary_key=True)
    """Of its moment and words as they were told."""
    merchant_id: Mapped[UUID]
    at: Mapped[datetime]
    status: Mapped[str]
    place: Mapped[str]
    words: Mapped[str]
    source: Mapped[str]
    heard_at: Mapped[datetime]


class RefusedPush(Table):
    """What was not believed: of each hour and reason one row, however many came."""

    __tablename__ = "refused_push"
    __table_args__ = (
        UniqueConstraint("tracker", "reason", "hour"),
        CheckConstraint("seen > 0", name="seen_positive"),
        CheckConstraint("octet_length(last_hash) = 32", name="hashed"),
        Index("ix_refused_push_last_at_id", "last_at", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    tracker: Mapped[str]
    reason: Mapped[str]
    hour: Mapped[datetime]
    seen: Mapped[int] = mapped_column(default=1)
    last_at: Mapped[datetime]
    last_hash: Mapped[bytes]
    last_bytes: Mapped[int]


class ParcelProblem(Table):
    """Something about a parcel that a person should look at, by when."""

    __tablename__ = "parcel_problem"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('no_movement', 'returned', 'refused', 'address', 'signed_early', 'problem')",
            name="kind_known",
        ),
        CheckConstraint("state IN ('open', 'done')", name="state_known"),
        CheckConstraint(
            "handled IS NULL OR handled IN ('moved_again', 'solved', 'confirmed', 'returned',"
            " 'lost')",
            name="handled_known",
        ),
        CheckConstraint(
            "(state = 'done') = (handled IS NOT NULL) AND"
            " (state = 'done') = (handled_at IS NOT NULL)",
            name="done_whole",
        ),
        CheckConstraint("version > 0", name="version_positive"),
        Index(
            "uq_parcel_problem_open",
            "waybill_id",
            "kind",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_parcel_problem_waybill_id_id", "waybill_id", "id"),
        Index("ix_parcel_problem_merchant_id_id", "merchant_id", "id"),
        Index("ix_parcel_problem_due_at_id", "due_at", "id"),
        Index("ix_parcel_problem_state_due_at_id", "state", "due_at", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    waybill_id: Mapped[UUID] = mapped_column(ForeignKey(Waybill.id))
    merchant_id: Mapped[UUID]
    kind: Mapped[str]
    state: Mapped[str]
    words: Mapped[str]
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    handled: Mapped[str | None]
    handled_by: Mapped[UUID | None]
    handled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class ProblemNote(Table):
    """What somebody did or found out about it. Never changed."""

    __tablename__ = "problem_note"
    __table_args__ = (
        Index("ix_problem_note_problem_id_id", "problem_id", "id"),
        {"schema": SCHEMA},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    problem_id: Mapped[UUID] = mapped_column(ForeignKey(ParcelProblem.id))
    merchant_id: Mapped[UUID]
    written_by: Mapped[UUID]
    at: Mapped[datetime]
    words: Mapped[str]
