"""Whose requests somebody sees, and about which he is to decide.

A session works at one place. There one sees what one has asked for there, what one is to decide as
somebody who works there, and, with the permission, whatever was asked within one's reach.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import Actor, Place, within
from houtai.modules.approvals.tables import Assignment, Delegation, Happening, Request

READ = "approvals.request.read"
DECIDED = ("approved", "refused")
Column = InstrumentedAttribute[Any]


def at_place(place: Place, merchant_id: Column, warehouse_id: Column) -> ColumnElement[bool]:
    """Rows of exactly this place."""
    return and_(
        merchant_id.is_not_distinct_from(place.merchant_id),
        warehouse_id.is_not_distinct_from(place.warehouse_id),
    )


def reached(actor: Actor) -> ColumnElement[bool]:
    """Requests of the places that the actor reaches from where he works.

    A place is reached with all that it names; the platform by those whom nothing bounds.
    """
    merchant, warehouse = Request.merchant_id, Request.warehouse_id
    of_merchant, of_warehouse = _none_or_within(actor, merchant), _none_or_within(actor, warehouse)
    if actor.place.console == "merchant":
        return and_(within(actor, merchant), of_warehouse)
    if actor.place.console == "warehouse":
        return and_(within(actor, warehouse), of_merchant)
    if actor.merchant_ids is None and actor.warehouse_ids is None:
        return true()
    return and_(of_merchant, of_warehouse, or_(merchant.is_not(None), warehouse.is_not(None)))


def _none_or_within(actor: Actor, column: Column) -> ColumnElement[bool]:
    """A CASE, which the planner takes for half of all rows; of an OR it expects next to none."""
    return case((column.is_(None), true()), else_=within(actor, column))


def visible(actor: Actor, at: datetime) -> ColumnElement[bool]:
    """Requests that the actor may look at, for whichever reason."""
    overseen = reached(actor) if actor.may(READ) else false()
    return or_(overseen, own(actor), decided(actor), Request.id.in_(_assigned(actor, at)))


def own(actor: Actor) -> ColumnElement[bool]:
    """What the actor has asked for where he works now. Index: ix_request_asked_by_id."""
    here = at_place(actor.place, Request.merchant_id, Request.warehouse_id)
    return and_(Request.asked_by == actor.id, here)


def decided(actor: Actor) -> ColumnElement[bool]:
    """What the actor has decided from here. Index: ix_assignment_decided_by_request_id."""
    here = at_place(actor.place, Assignment.merchant_id, Assignment.warehouse_id)
    mine = select(Assignment.request_id).where(Assignment.decided_by == actor.id, here)
    return Request.id.in_(mine)


def to_decide(actor: Actor, at: datetime) -> ColumnElement[bool]:
    """What waits for the actor here, for himself or in somebody's stead.

    Indexes: ix_assignment_account_id_request_id, ix_delegation_substitute_id_until_at.
    """
    already = exists().where(
        Happening.request_id == Request.id,
        Happening.by_id == actor.id,
        Happening.kind.in_(DECIDED),
    )
    return and_(
        Request.state == "waiting",
        Request.asked_by != actor.id,
        Request.id.in_(_assigned(actor, at, Assignment.state == "open")),
        ~already,
    )


def _assigned(actor: Actor, at: datetime, *which: ColumnElement[bool]) -> Select[Any]:
    here = at_place(actor.place, Assignment.merchant_id, Assignment.warehouse_id)
    return select(Assignment.request_id).where(here, for_whom(actor, at), *which).correlate(Request)


def for_whom(actor: Actor, at: datetime) -> ColumnElement[bool]:
    """Assignments of the actor, and of those who have him stand in for this act."""
    here = at_place(actor.place, Delegation.merchant_id, Delegation.warehouse_id)
    stands_in = select(Delegation.account_id).where(
        Delegation.substitute_id == actor.id,
        here,
        running(at),
        or_(Delegation.acts.is_(None), Request.act == Delegation.acts.any_()),
    )
    return or_(
        Assignment.account_id == actor.id,
        Assignment.account_id.in_(stands_in.correlate(Request)),
    )


def running(at: datetime) -> ColumnElement[bool]:
    """Delegations that hold at this moment."""
    return and_(Delegation.from_at <= at, Delegation.until_at > at, Delegation.ended_at.is_(None))
