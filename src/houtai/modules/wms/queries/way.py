"""What people of warehouses did to shipments: the steps that other modules may show."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.wms import OutboundChecked
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.shapes import View
from houtai.kit.sql import one_of
from houtai.modules.wms.tables import (
    Handover,
    Outbound,
    Parcel,
    PickList,
    PickTask,
    Return,
    ReturnLine,
    Shortage,
    Wave,
)


class WarehouseStepView(View):
    """One thing that was done; `number`: of its document. Without a person: the house did it."""

    shipment_id: UUID
    what: str
    at: datetime
    by_id: UUID | None
    document_kind: str
    document_id: UUID
    number: str
    values: dict[str, Any]


TURNS = (
    "ask",
    "plan",
    "take",
    "report_short",
    "count_again",
    "pick",
    "check",
    "pack",
    "hand_over",
    "withdraw",
    "refuse",
    "run_short",
    "brought_back",
)
"""In which order they come where the clock does not tell them apart."""
WHATS = frozenset(TURNS)
_ENDS = {"withdrawn": "withdraw", "refused": "refuse", "short": "run_short"}


@dataclass(frozen=True, slots=True)
class _Document:
    """What of a shipment a step is about."""

    shipment_id: UUID
    kind: str
    id: UUID
    number: str

    def step(
        self, what: str, at: datetime, by_id: UUID | None, **values: object
    ) -> WarehouseStepView:
        return WarehouseStepView(
            shipment_id=self.shipment_id,
            what=what,
            at=at,
            by_id=by_id,
            document_kind=self.kind,
            document_id=self.id,
            number=self.number,
            values=values,
        )


async def way_of(session: AsyncSession, shipment_ids: Collection[UUID]) -> list[WarehouseStepView]:
    """Everything that became of them in a house. The caller has made sure that the reader may know
    of these shipments. Indexes: pk_outbound, ix_pick_task_outbound_id, ix_shortage_outbound_id,
    ix_parcel_outbound_id, ix_return_inbound_outbound_id.
    """
    if not shipment_ids:
        return []
    async with reaching_as(session, SYSTEM):
        steps = [
            *await _planned(session, shipment_ids),
            *await _walked(session, shipment_ids),
            *await _short(session, shipment_ids),
            *await _checked(session, shipment_ids),
            *await _packed(session, shipment_ids),
            *await _brought_back(session, shipment_ids),
        ]
    return sorted(steps, key=lambda one: (one.at, TURNS.index(one.what)))


async def _planned(
    session: AsyncSession, shipment_ids: Collection[UUID]
) -> list[WarehouseStepView]:
    """Asked for, in a wave, gone with the carrier or ended otherwise."""
    rows = await session.execute(
        select(Outbound, Wave, Handover)
        .outerjoin(Wave, Wave.id == Outbound.wave_id)
        .outerjoin(Handover, Handover.id == Outbound.handover_id)
        .where(one_of(Outbound.id, shipment_ids))
        .order_by(Outbound.id)
    )
    steps = []
    for outbound, wave, given in rows:
        own = _Document(outbound.id, "outbound", outbound.id, outbound.number)
        steps.append(own.step("ask", outbound.asked_at, None, pieces=outbound.pieces))
        if wave is not None:
            planned = _Document(outbound.id, "wave", wave.id, wave.number)
            sums = {"orders": wave.orders, "lists": wave.lists}
            steps.append(planned.step("plan", wave.made_at, wave.made_by, **sums))
        if given is not None:
            signed = _Document(outbound.id, "handover", given.id, given.number)
            to = {"carrier": given.carrier_code, "courier": given.courier}
            steps.append(signed.step("hand_over", given.at, given.made_by, **to))
        elif outbound.state in _ENDS:
            ended = _ENDS[outbound.state]
            steps.append(own.step(ended, outbound.ended_at, None, why=outbound.reason))
    return steps


async def _walked(session: AsyncSession, shipment_ids: Collection[UUID]) -> list[WarehouseStepView]:
    """Walks of pickers, and what each brought of a shipment."""
    listed = (PickList.id, PickList.number, PickList.picker_id, PickList.taken_at)
    ended = func.coalesce(Outbound.picked_at, PickList.done_at)
    rows = await session.execute(
        select(
            PickTask.outbound_id,
            *listed,
            ended.label("picked_at"),
            func.sum(PickTask.picked).label("picked"),
            func.count(PickTask.bin_id.distinct()).label("bins"),
        )
        .join(PickList, PickList.id == PickTask.pick_list_id)
        .join(Outbound, Outbound.id == PickTask.outbound_id)
        .where(one_of(PickTask.outbound_id, shipment_ids), PickList.taken_at.is_not(None))
        .group_by(PickTask.outbound_id, *listed, ended)
        .order_by(PickTask.outbound_id, PickList.id)
    )
    steps = []
    for row in rows:
        walk = _Document(row.outbound_id, "pick_list", row.id, row.number)
        steps.append(walk.step("take", row.taken_at, row.picker_id, bins=row.bins))
        if row.picked and row.picked_at is not None:
            brought = int(row.picked)
            steps.append(walk.step("pick", row.picked_at, row.picker_id, pieces=brought))
    return steps


async def _short(session: AsyncSession, shipment_ids: Collection[UUID]) -> list[WarehouseStepView]:
    """Not found by one, counted by another."""
    rows = await session.execute(
        select(Shortage, Outbound.number)
        .join(Outbound, Outbound.id == Shortage.outbound_id)
        .where(one_of(Shortage.outbound_id, shipment_ids))
        .order_by(Shortage.id)
    )
    steps = []
    for one, number in rows:
        of = _Document(one.outbound_id, "outbound", one.outbound_id, number)
        missing = {"missing": one.missing}
        steps.append(of.step("report_short", one.reported_at, one.reported_by, **missing))
        if one.counted_at is not None:
            counted = missing | {"counted": one.counted}
            steps.append(of.step("count_again", one.counted_at, one.counted_by, **counted))
    return steps


async def _checked(
    session: AsyncSession, shipment_ids: Collection[UUID]
) -> list[WarehouseStepView]:
    """Who saw the last piece was told. Index: ix_event_key."""
    rows = await session.execute(
        select(Outbound.id, Outbound.number).where(one_of(Outbound.id, shipment_ids))
    )
    of = {str(row.id): _Document(row.id, "outbound", row.id, row.number) for row in rows}
    return [
        of[one.key].step("check", one.happened_at or one.at, one.by_id)
        for one in await eventlog.told_of(session, [*of])
        if one.name == OutboundChecked.LABEL.name
    ]


async def _packed(session: AsyncSession, shipment_ids: Collection[UUID]) -> list[WarehouseStepView]:
    """Each closed parcel with its weight."""
    rows = await session.scalars(
        select(Parcel)
        .where(one_of(Parcel.outbound_id, shipment_ids))
        .order_by(Parcel.outbound_id, Parcel.number)
    )
    return [
        _Document(one.outbound_id, "parcel", one.id, one.number).step(
            "pack", one.packed_at, one.packed_by, weight_g=one.weight_g, carton=one.carton_code
        )
        for one in rows
    ]


async def _brought_back(
    session: AsyncSession, shipment_ids: Collection[UUID]
) -> list[WarehouseStepView]:
    """What carriers brought back without a case, once somebody has looked at it."""
    back = (Return.outbound_id, Return.id, Return.number, Return.inspected_at, Return.inspected_by)
    counts = [
        func.sum(getattr(ReturnLine, name)).label(name) for name in ("good", "damaged", "scrap")
    ]
    rows = await session.execute(
        select(*back, *counts)
        .join(ReturnLine, ReturnLine.return_id == Return.id)
        .where(one_of(Return.outbound_id, shipment_ids), Return.outcome == "restocked")
        .group_by(*back)
        .order_by(Return.id)
    )
    return [
        _Document(row.outbound_id, "return", row.id, row.number).step(
            "brought_back",
            row.inspected_at,
            row.inspected_by,
            good=int(row.good),
            damaged=int(row.damaged),
            scrap=int(row.scrap),
        )
        for row in rows
    ]
