"""What carriers did to shipments: the steps that other modules may show."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.shapes import View
from houtai.kit.sql import one_of
from houtai.modules.logistics.rules.tracking import Status
from houtai.modules.logistics.tables import Movement, ParcelProblem, Waybill

MOVEMENTS_MAX = 500


class CarrierStepView(View):
    """One thing that became of a waybill or was told of its parcel. `by_id`: a person of the house
    did it.
    """

    shipment_id: UUID
    what: str
    at: datetime
    by_id: UUID | None
    by_carrier: bool
    document_kind: str
    document_id: UUID
    number: str | None
    values: dict[str, Any]


WHATS = frozenset(
    {"ask", "issue", "type", "void", "open_problem", "end_problem"}
    | {f"is_{status}" for status in get_args(Status)}
)


async def way_of(session: AsyncSession, shipment_ids: Collection[UUID]) -> list[CarrierStepView]:
    """Waybills of these shipments, where their parcels were, and what was wrong. The caller has
    made sure that the reader may know of these shipments. Indexes: ix_waybill_shipment_id_id,
    ix_movement_waybill_id_at, ix_parcel_problem_waybill_id_id.
    """
    if not shipment_ids:
        return []
    async with reaching_as(session, SYSTEM):
        found = await session.scalars(
            select(Waybill).where(one_of(Waybill.shipment_id, shipment_ids)).order_by(Waybill.id)
        )
        waybills = {one.id: one for one in found}
        return [
            *(step for one in waybills.values() for step in _papers(one)),
            *await _moved(session, waybills),
            *await _wrong(session, waybills),
        ]


def _papers(one: Waybill) -> list[CarrierStepView]:
    """Asked for and given, or typed by hand; and voided."""
    values = {"carrier": one.carrier_code}
    if one.origin == "hand":
        steps = [_step(one, "type", one.created_at, values)]
    else:
        steps = [_step(one, "ask", one.created_at, values)]
        if one.issued_at is not None:
            steps.append(_step(one, "issue", one.issued_at, values, by_carrier=True))
    if one.voided_at is not None:
        steps.append(_step(one, "void", one.voided_at, {**values, "why": one.reason}))
    return steps


async def _moved(session: AsyncSession, waybills: dict[UUID, Waybill]) -> list[CarrierStepView]:
    rows = await session.scalars(
        select(Movement)
        .where(one_of(Movement.waybill_id, waybills))
        .order_by(Movement.at, Movement.heard_at)
        .limit(MOVEMENTS_MAX)
    )
    return [
        _step(
            waybills[one.waybill_id],
            f"is_{one.status}",
            one.at,
            {"words": one.words, "place": one.place},
            by_carrier=True,
        )
        for one in rows
    ]


async def _wrong(session: AsyncSession, waybills: dict[UUID, Waybill]) -> list[CarrierStepView]:
    rows = await session.scalars(
        select(ParcelProblem)
        .where(one_of(ParcelProblem.waybill_id, waybills))
        .order_by(ParcelProblem.id)
    )
    steps = []
    for one in rows:
        waybill, values = waybills[one.waybill_id], {"kind": one.kind, "words": one.words}
        steps.append(_step(waybill, "open_problem", one.opened_at, values))
        if one.handled_at is not None:
            ended = {"kind": one.kind, "handled": one.handled}
            steps.append(_step(waybill, "end_problem", one.handled_at, ended, by_id=one.handled_by))
    return steps


def _step(
    waybill: Waybill,
    what: str,
    at: datetime,
    values: dict[str, Any],
    *,
    by_id: UUID | None = None,
    by_carrier: bool = False,
) -> CarrierStepView:
    return CarrierStepView(
        shipment_id=waybill.shipment_id,
        what=what,
        at=at,
        by_id=by_id,
        by_carrier=by_carrier,
        document_kind="waybill",
        document_id=waybill.id,
        number=waybill.number,
        values=values,
    )
