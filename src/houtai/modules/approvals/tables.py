"""Flows, what was asked under them, who is to decide, what happened, who stands in for whom."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table
from houtai.kit.ids import new_id

SCHEMA = {"schema": "approvals"}


class Flow(Table):
    """Which requests go to whom. A request keeps the steps that it began with."""

    __tablename__ = "flow"
    __table_args__ = (
        CheckConstraint(
            "jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) > 0",
            name="steps_not_empty",
        ),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_flow_act_id", "act", "id"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    act: Mapped[str]
    conditions: Mapped[dict[str, Any]]
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    priority: Mapped[int]
    enabled: Mapped[bool]
    version: Mapped[int]
    changed_at: Mapped[datetime]


class Request(Table):
    """Somebody wants an act. `step` counts from 0 and stands at the last one when it has ended.

    `merchant_id` and `warehouse_id` say where the asker works; neither: the platform.
    """

    __tablename__ = "request"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint(
            "state IN ('waiting', 'granted', 'done', 'failed', 'refused', 'withdrawn', 'expired')",
            name="state_known",
        ),
        CheckConstraint("(state = 'waiting') = (ended_at IS NULL)", name="ended_whole"),
        CheckConstraint("(state = 'waiting') = (due_at IS NOT NULL)", name="only_waiting_is_due"),
        CheckConstraint("(state = 'failed') = (failure IS NOT NULL)", name="failed_says_why"),
        CheckConstraint(
            "step >= 0 AND (state <> 'waiting' OR step < jsonb_array_length(steps))",
            name="waits_at_a_step",
        ),
        Index("ix_request_state_id", "state", "id"),
        Index("ix_request_act_id", "act", "id"),
        Index("ix_request_asked_by_id", "asked_by", "id"),
        Index("ix_request_merchant_id_id", "merchant_id", "id"),
        Index("ix_request_warehouse_id_id", "warehouse_id", "id"),
        Index("ix_request_merchant_id_state_id", "merchant_id", "state", "id"),
        Index("ix_request_merchant_id_act_id", "merchant_id", "act", "id"),
        *(
            Index(
                f"ix_request_warehouse_id_{filtered}_id",
                *("warehouse_id", filtered, "id"),
                postgresql_where=text("warehouse_id IS NOT NULL"),
            )
            for filtered in ("merchant_id", "state", "act")
        ),
        Index("ix_request_thing_id_id", "thing_id", "id"),
        Index("ix_request_due_at", "due_at", postgresql_where=text("state = 'waiting'")),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str]
    act: Mapped[str]
    state: Mapped[str]
    asked_by: Mapped[UUID]
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    thing: Mapped[str]
    thing_id: Mapped[str]
    title: Mapped[str]
    command: Mapped[str]
    """As it came, to be handed on as it is; may hold secrets, so nobody is shown it."""
    differences: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    amount_fen: Mapped[int | None]
    flow_id: Mapped[UUID | None] = mapped_column(ForeignKey(Flow.id), index=True)
    flow_name: Mapped[str | None]
    flow_version: Mapped[int | None]
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    step: Mapped[int]
    at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    cause: Mapped[str | None]
    """Why nobody could decide: `no_flow`, `no_approver`, `too_many_approvers`."""
    failure: Mapped[str | None]
    """Code of why the granted act could not be done."""


class Assignment(Table):
    """One person is to decide about one step, as somebody who works at the place named here."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("request_id", "step", "account_id"),
        CheckConstraint(
            "state IN ('open', 'approved', 'refused', 'closed')",
            name="state_known",
        ),
        CheckConstraint(
            "(state IN ('approved', 'refused')) = (decided_by IS NOT NULL)"
            " AND (decided_by IS NULL) = (decided_at IS NULL)",
            name="decided_whole",
        ),
        Index(
            "ix_assignment_account_id_request_id",
            "account_id",
            "request_id",
            postgresql_where=text("state = 'open'"),
        ),
        Index(
            "ix_assignment_decided_by_request_id",
            "decided_by",
            "request_id",
            postgresql_where=text("decided_by IS NOT NULL"),
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    request_id: Mapped[UUID] = mapped_column(ForeignKey(Request.id))
    step: Mapped[int]
    account_id: Mapped[UUID]
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    state: Mapped[str]
    decided_by: Mapped[UUID | None]
    """Who really decided: the person himself or his substitute."""
    decided_at: Mapped[datetime | None]


class Happening(Table):
    """One line of a request's story, written once."""

    __tablename__ = "happening"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('asked', 'approved', 'refused', 'withdrawn', 'reminded', 'expired',"
            " 'stopped', 'granted', 'done', 'failed')",
            name="kind_known",
        ),
        CheckConstraint("kind <> 'refused' OR comment <> ''", name="refusal_says_why"),
        Index("ix_happening_request_id_id", "request_id", "id"),
        Index(
            "uq_happening_request_id_by_id",
            "request_id",
            "by_id",
            unique=True,
            postgresql_where=text("kind IN ('approved', 'refused')"),
        ),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    request_id: Mapped[UUID] = mapped_column(ForeignKey(Request.id))
    step: Mapped[int]
    kind: Mapped[str]
    by_id: Mapped[UUID | None]
    for_id: Mapped[UUID | None]
    """In whose stead."""
    comment: Mapped[str]
    at: Mapped[datetime]


class Delegation(Table):
    """For a while somebody else decides in one's stead, at one place; `acts` None means all."""

    __tablename__ = "delegation"
    __table_args__ = (
        CheckConstraint("account_id <> substitute_id", name="two_people"),
        CheckConstraint("until_at > from_at", name="lasts"),
        CheckConstraint("acts IS NULL OR cardinality(acts) > 0", name="acts_not_empty"),
        Index("ix_delegation_account_id_id", "account_id", "id"),
        Index("ix_delegation_substitute_id_until_at", "substitute_id", "until_at"),
        SCHEMA,
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID]
    substitute_id: Mapped[UUID]
    merchant_id: Mapped[UUID | None]
    warehouse_id: Mapped[UUID | None]
    acts: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]
    reason: Mapped[str]
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
