"""Waves: outbounds chosen by a rule, their pieces planned out of bins, and walks made of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.clock import business_day
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict
from houtai.kit.ids import document_number, new_id
from houtai.kit.shapes import Command, Moment, View
from houtai.kit.sql import one_of
from houtai.modules.wms.queries.carriers import check_carriers
from houtai.modules.wms.queries.waves import CandidatesView, WaveView, chosen, count_candidates
from houtai.modules.wms.rules import batching, routing
from houtai.modules.wms.rules.batching import Free, Need, Take
from houtai.modules.wms.rules.states import TRANSITIONS, Act
from houtai.modules.wms.service import sites
from houtai.modules.wms.service.here import CHINA, here, read_here
from houtai.modules.wms.tables import (
    Bin,
    BinStock,
    Outbound,
    OutboundLine,
    PickList,
    PickTask,
    Wave,
    Zone,
)

ORDERS_MAX = 1_000
Mode = Literal["order", "batch", "cluster"]


class NothingWaits(Conflict):
    """No waiting outbound fits the rule, or the bins do not have what they need."""

    code = "wms.nothing_waits"


class WaveRule(Command):
    """Which outbounds go together: carrier, promise, how many pieces, one kind of goods or several.

    Without a warehouse: where one works. Those promised earliest go first.
    """

    warehouse_id: UUID | None = None
    carrier_codes: Annotated[tuple[CarrierCode, ...], Field(max_length=20)] = ()
    promise_before: Moment | None = None
    lane: Literal["all", "single", "several"] = "all"
    pieces_max: Annotated[int, Field(strict=True, ge=1, le=100_000)] | None = None
    orders_max: Annotated[int, Field(strict=True, ge=1, le=ORDERS_MAX)] = 200


class BuildWave(Command):
    """`order`: a walk for each outbound; `batch`: pieces of many, sorted afterwards; `cluster`:
    many at once into a tote each. `list_size`: outbounds on one walk.
    """

    rule: WaveRule
    mode: Mode = "cluster"
    list_size: Annotated[int, Field(strict=True, ge=1, le=100)] = 12


class BuiltWaveView(View):
    """What became of it; `left_out`: outbounds that fit the rule, for which the bins have not
    enough.
    """

    id: UUID
    number: str
    orders: int
    pieces: int
    lists: int
    left_out: int
    walk: int
    walk_unplanned: int


@dataclass(frozen=True)
class _Ground:
    """Aisles of a warehouse side by side, whatever zone they are in."""

    block: routing.Block
    stops: Mapping[UUID, routing.Stop]

    @classmethod
    def of(cls, places: Mapping[UUID, tuple[str, int, int, int]]) -> "_Ground":
        aisles = sorted({place[:2] for place in places.values()})
        numbers = {aisle: number for number, aisle in enumerate(aisles)}
        stops = {
            bin_id: routing.Stop(numbers[zone, aisle], spot)
            for bin_id, (zone, aisle, spot, _) in places.items()
        }
        spots = max((stop.spot for stop in stops.values()), default=0) + 1
        return cls(routing.Block(spots), stops)


@dataclass(frozen=True)
class _Walk:
    """Tasks of one pick list, in the order of its route."""

    tasks: Sequence[Take]
    slots: Mapping[UUID, int]
    stops: int
    length: int


async def candidates(session: AsyncSession, actor: Actor, rule: WaveRule) -> CandidatesView:
    """What the rule would choose just now. Raises WarehouseNotHere."""
    warehouse_id = await read_here(session, actor, rule.warehouse_id)
    conditions = chosen(warehouse_id, **rule.model_dump(exclude={"warehouse_id", "orders_max"}))
    return await count_candidates(session, actor, conditions, rule.orders_max)


async def build(
    session: AsyncSession, actor: Actor, command: BuildWave, *, at: datetime
) -> BuiltWaveView:
    """Choose, plan, route. Two people may do so at once: no outbound and no piece is planned twice.

    Raises WarehouseNotHere, CarrierNotUsable, NothingWaits.
    """
    warehouse_id = await here(session, actor, command.rule.warehouse_id, at=at)
    codes = command.rule.carrier_codes
    await check_carriers(
        session, {f"body/rule/carrier_codes/{place}": code for place, code in enumerate(codes)}
    )
    orders = await _take_orders(session, actor, warehouse_id, command.rule)
    needs = await _needs(session, actor, orders)
    async with reaching_as(session, SYSTEM):
        skus = {need.sku_id for need in needs}
        await sites.settle(session, sku_ids=skus, warehouse_ids=[warehouse_id], at=at)
        free, places = await _free(session, warehouse_id, skus)
    takes, unserved = batching.place(needs, free)
    if not takes:
        raise NothingWaits
    ground = _Ground.of(places)
    walks = _walks(takes, ground, 1 if command.mode == "order" else command.list_size)
    wave = _wave(command, warehouse_id, takes, walks, ground, actor=actor, at=at)
    session.add(wave)
    await session.flush()
    served = {take.need.order_id for take in takes}
    await _plan(session, wave, served, walks)
    await _reserve(session, takes)
    after = WaveView.model_validate(wave)
    trail.note(session, "wms.wave", wave.id, name=wave.number, before=None, after=after)
    return BuiltWaveView(
        id=wave.id,
        number=wave.number,
        orders=wave.orders,
        pieces=wave.pieces,
        lists=wave.lists,
        left_out=len(unserved),
        walk=wave.walk,
        walk_unplanned=wave.walk_unplanned,
    )


async def _take_orders(
    session: AsyncSession, actor: Actor, warehouse_id: UUID, rule: WaveRule
) -> list[UUID]:
    """Locked until the wave stands; those that another wave takes just now are passed over.

    Index: ix_outbound_warehouse_id_state_promise_at_id.
    """
    statement = (
        select(Outbound.id)
        .where(*chosen(warehouse_id, **rule.model_dump(exclude={"warehouse_id", "orders_max"})))
        .where(within(actor, Outbound.warehouse_id))
        .order_by(Outbound.priority.desc(), Outbound.promise_at, Outbound.id)
        .limit(rule.orders_max)
        .with_for_update(skip_locked=True)
    )
    found = list((await session.scalars(statement)).all())
    if not found:
        raise NothingWaits
    return found


async def _needs(session: AsyncSession, actor: Actor, orders: Sequence[UUID]) -> list[Need]:
    """Lines in the order of their outbounds. Index: pk_outbound_line."""
    line = OutboundLine
    statement = select(line.outbound_id, line.line_id, line.sku_id, line.quantity).where(
        one_of(line.outbound_id, orders), within(actor, line.warehouse_id)
    )
    rows = (await session.execute(statement.order_by(line.outbound_id, line.line_id))).all()
    turn = {order_id: place for place, order_id in enumerate(orders)}
    needs = [Need(row.outbound_id, row.line_id, row.sku_id, row.quantity) for row in rows]
    return sorted(needs, key=lambda need: turn[need.order_id])


async def _free(
    session: AsyncSession, warehouse_id: UUID, sku_ids: set[UUID]
) -> tuple[list[Free], dict[UUID, tuple[str, int, int, int]]]:
    """What nobody has planned, locked in the order of its keys; and where those bins are.

    Index: ix_bin_stock_sku_id_warehouse_id.
    """
    held = (
        select(BinStock.bin_id, BinStock.sku_id, BinStock.quantity - BinStock.reserved)
        .where(one_of(BinStock.sku_id, sku_ids), BinStock.warehouse_id == warehouse_id)
        .where(BinStock.quantity > 0)
        .order_by(BinStock.bin_id, BinStock.sku_id)
        .with_for_update()
    )
    rows = (await session.execute(held)).all()
    there = (
        select(Bin.id, Zone.kind, Zone.code, Bin.aisle, Bin.spot, Bin.tier)
        .join(Zone, Zone.id == Bin.zone_id)
        .where(one_of(Bin.id, {row[0] for row in rows}), Bin.state == "open")
    )
    # Where goods come in lies in front: before all aisles.
    places = {
        row.id: ("" if row.kind == "receiving" else row.code, row.aisle, row.spot, row.tier)
        for row in await session.execute(there)
    }
    free = [
        Free(bin_id, sku_id, pieces, places[bin_id][1:])
        for bin_id, sku_id, pieces in rows
        if pieces > 0 and bin_id in places
    ]
    return free, places


def _walks(takes: Sequence[Take], ground: _Ground, size: int) -> list[_Walk]:
    by_order: dict[UUID, list[Take]] = defaultdict(list)
    for take in takes:
        by_order[take.need.order_id].append(take)
    aisles = {
        order_id: reduce(or_, (1 << ground.stops[take.bin_id].aisle for take in ones))
        for order_id, ones in by_order.items()
    }
    walks = []
    for batch in batching.batches(aisles, size):
        tasks = [take for order_id in batch for take in by_order[order_id]]
        route = routing.shortest((ground.stops[take.bin_id] for take in tasks), ground.block)
        turn = {stop: place for place, stop in enumerate(route.stops)}
        slots = {order_id: slot for slot, order_id in enumerate(batch, start=1)}
        # Of one stop bin by bin, of one bin SKU by SKU, so that pieces of one kind come together.
        tasks.sort(
            key=lambda take: (
                turn[ground.stops[take.bin_id]],
                take.bin_id,
                take.need.sku_id,
                slots[take.need.order_id],
            )
        )
        walks.append(_Walk(tasks, slots, len({take.bin_id for take in tasks}), route.length))
    return walks


def _wave(
    command: BuildWave,
    warehouse_id: UUID,
    takes: Sequence[Take],
    walks: Sequence[_Walk],
    ground: _Ground,
    *,
    actor: Actor,
    at: datetime,
) -> Wave:
    """`walk_unplanned`: each outbound alone, in the order of its lines."""
    alone: dict[UUID, list[routing.Stop]] = defaultdict(list)
    for take in takes:
        alone[take.need.order_id].append(ground.stops[take.bin_id])
    wave_id = new_id()
    return Wave(
        id=wave_id,
        number=document_number("W", wave_id, business_day(at, CHINA)),
        warehouse_id=warehouse_id,
        mode=command.mode,
        state="open",
        rule=command.rule.model_dump(mode="json"),
        orders=len(alone),
        pieces=sum(take.quantity for take in takes),
        lists=len(walks),
        walk=sum(walk.length for walk in walks),
        walk_unplanned=sum(routing.length_of(stops, ground.block) for stops in alone.values()),
        made_by=actor.id,
        made_at=at,
    )


async def _plan(
    session: AsyncSession, wave: Wave, served: set[UUID], walks: Sequence[_Walk]
) -> None:
    """The outbounds are in this wave, and its lists and tasks stand."""
    moved = TRANSITIONS[Act.PLAN]
    await session.execute(
        update(Outbound)
        .where(one_of(Outbound.id, served), Outbound.state.in_(moved.before))
        .values(state=moved.after, wave_id=wave.id)
    )
    lists, tasks = [], []
    for place, walk in enumerate(walks, start=1):
        list_id = new_id()
        lists.append(
            {
                "id": list_id,
                "wave_id": wave.id,
                "warehouse_id": wave.warehouse_id,
                "number": f"{wave.number}-{place}",
                "mode": wave.mode,
                "state": "open",
                "place": place,
                "orders": len(walk.slots),
                "stops": walk.stops,
                "pieces": sum(take.quantity for take in walk.tasks),
                "walk": walk.length,
            }
        )
        tasks += [
            _task(take, list_id, turn, walk.slots[take.need.order_id])
            for turn, take in enumerate(walk.tasks, start=1)
        ]
    await session.execute(insert(PickList), lists)
    merchants = await session.execute(
        select(Outbound.id, Outbound.merchant_id).where(one_of(Outbound.id, served))
    )
    owner = {row.id: row.merchant_id for row in merchants}
    for task in tasks:
        task |= {
            "warehouse_id": wave.warehouse_id,
            "merchant_id": owner[task["outbound_id"]],
        }
    await session.execute(insert(PickTask), tasks)


def _task(take: Take, list_id: UUID, place: int, slot: int) -> dict[str, Any]:
    return {
        "id": new_id(),
        "pick_list_id": list_id,
        "outbound_id": take.need.order_id,
        "line_id": take.need.line_id,
        "sku_id": take.need.sku_id,
        "bin_id": take.bin_id,
        "place": place,
        "slot": slot,
        "quantity": take.quantity,
        "state": "open",
    }


async def _reserve(session: AsyncSession, takes: Sequence[Take]) -> None:
    """The rows are locked since they were read, so that nobody has planned them meanwhile."""
    planned: dict[tuple[UUID, UUID], int] = defaultdict(int)
    for take in takes:
        planned[take.bin_id, take.need.sku_id] += take.quantity
    await sites.reserve(session, planned)
