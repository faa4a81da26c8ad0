"""Reads of waves, pick lists and their tasks, and of what waits for a wave."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View, Word
from houtai.modules.catalog import public as catalog
from houtai.modules.identity import public as identity
from houtai.modules.wms.tables import Bin, Outbound, OutboundLine, PickList, PickTask, Wave

LISTS_MAX = 1_000
TASKS_MAX = 5_000


class WaveView(View):
    """Outbounds that are picked together. Lengths are in widths of a bin."""

    id: UUID
    number: str
    warehouse_id: UUID
    mode: str
    state: str
    orders: int
    pieces: int
    lists: int
    walk: int
    walk_unplanned: int
    made_at: datetime
    done_at: datetime | None


class ListedWaveView(WaveView):
    """The same with how far it is."""

    picked: int


class PickListView(View):
    """One walk; `picked` of `pieces` are done, `short` tasks wait to be counted again."""

    id: UUID
    wave_id: UUID
    warehouse_id: UUID
    number: str
    mode: str
    state: str
    orders: int
    stops: int
    pieces: int
    picked: int
    short: int
    walk: int
    picker_id: UUID | None
    picker: str = ""


class WaveDetailView(ListedWaveView):
    """A wave with the rule it was built by, and its lists."""

    rule: dict[str, Any]
    made_by: str
    pick_lists: list[PickListView]


class PickTaskView(View):
    """So many of a SKU out of a bin, into a tote."""

    id: UUID
    outbound_id: UUID
    outbound_number: str
    line_id: UUID
    sku_id: UUID
    bin_code: str
    aisle: int
    spot: int
    place: int
    slot: int
    name: str
    spec: str
    code: str
    barcode: str
    picture: UUID | None = None
    quantity: int
    picked: int
    state: str


class PickListDetailView(PickListView):
    """A walk with its tasks in the order of the route."""

    tasks: list[PickTaskView]


class CandidatesView(View):
    """What a rule would choose; `single`: outbounds of one kind of goods."""

    orders: int
    pieces: int
    single: int


WAVES = Listing(
    id=Wave.id,
    sorts={"made_at": Wave.made_at},
    default="-made_at",
    filters={
        "warehouse_id": equal(Wave.warehouse_id, UUID),
        "state": equal(Wave.state, Word),
        "mode": equal(Wave.mode, Word),
    },
)


def chosen(
    warehouse_id: UUID,
    *,
    carrier_codes: Sequence[str],
    promise_before: datetime | None,
    lane: Literal["all", "single", "several"],
    pieces_max: int | None,
) -> list[ColumnElement[bool]]:
    """Conditions of the rule on waiting outbounds."""
    conditions = [Outbound.warehouse_id == warehouse_id, Outbound.state == "waiting"]
    if carrier_codes:
        conditions.append(Outbound.carrier_code.in_(carrier_codes))
    if promise_before is not None:
        conditions.append(Outbound.promise_at < promise_before)
    if lane != "all":
        conditions.append(Outbound.kinds == 1 if lane == "single" else Outbound.kinds > 1)
    if pieces_max is not None:
        conditions.append(Outbound.pieces <= pieces_max)
    return conditions


async def count_candidates(
    session: AsyncSession, actor: Actor, conditions: list[ColumnElement[bool]], limit: int
) -> CandidatesView:
    """What would be chosen. Index: ix_outbound_warehouse_id_state_promise_at_id."""
    first = (
        select(Outbound.pieces, Outbound.kinds)
        .where(within(actor, Outbound.warehouse_id), *conditions)
        .order_by(Outbound.priority.desc(), Outbound.promise_at, Outbound.id)
        .limit(limit)
        .subquery()
    )
    statement = select(
        func.count().label("orders"),
        func.coalesce(func.sum(first.c.pieces), 0).label("pieces"),
        func.count().filter(first.c.kinds == 1).label("single"),
    ).select_from(first)
    return CandidatesView.model_validate((await session.execute(statement)).one())


def _waves(actor: Actor) -> Select[Any]:
    picked = (
        select(func.coalesce(func.sum(PickTask.picked), 0))
        .join(PickList, PickList.id == PickTask.pick_list_id)
        .where(PickList.wave_id == Wave.id)
        .correlate(Wave)
        .scalar_subquery()
    )
    columns = [getattr(Wave, name) for name in WaveView.model_fields]
    return select(*columns, picked.label("picked")).where(within(actor, Wave.warehouse_id))


async def list_waves(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[ListedWaveView]:
    """The newest first. Indexes: ix_wave_made_at_id, ix_wave_warehouse_id_made_at_id."""
    which = select(Wave.id).where(within(actor, Wave.warehouse_id))
    columns = list(_waves(actor).selected_columns)
    return await WAVES.read(session, WAVES.cut(which, wanted, columns), wanted, ListedWaveView)


async def one_wave(session: AsyncSession, actor: Actor, wave_id: UUID) -> WaveDetailView | None:
    """None for a stranger. Indexes: pk_wave, ix_pick_list_wave_id_place."""
    statement = _waves(actor).add_columns(Wave.rule, Wave.made_by).where(Wave.id == wave_id)
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    lists = await _lists(
        session, _pick_lists(actor).where(PickList.wave_id == wave_id).order_by(PickList.place)
    )
    names = await identity.names(session, {row.made_by})
    plain = ListedWaveView.model_validate(row).model_dump()
    made_by = names.get(row.made_by, "")
    return WaveDetailView(**plain, rule=row.rule, made_by=made_by, pick_lists=lists)


async def lists_at_work(
    session: AsyncSession, actor: Actor, warehouse_id: UUID | None
) -> list[PickListView]:
    """What waits for a picker or is being picked. Index: ix_pick_list_at_work."""
    statement = _pick_lists(actor).where(PickList.state != "done").order_by(PickList.id)
    if warehouse_id is not None:
        statement = statement.where(PickList.warehouse_id == warehouse_id)
    return await _lists(session, statement)


async def one_list(session: AsyncSession, actor: Actor, list_id: UUID) -> PickListDetailView | None:
    """None for a stranger. Indexes: pk_pick_list, ix_pick_task_pick_list_id_place."""
    found = await _lists(session, _pick_lists(actor).where(PickList.id == list_id))
    if not found:
        return None
    line = OutboundLine
    statement = (
        select(
            *(
                getattr(PickTask, name)
                for name in ("id", "outbound_id", "line_id", "sku_id", "place", "slot")
            ),
            *(getattr(PickTask, name) for name in ("quantity", "picked", "state")),
            Outbound.number.label("outbound_number"),
            Bin.code.label("bin_code"),
            Bin.aisle,
            Bin.spot,
            *(getattr(line, name) for name in ("name", "spec", "code", "barcode")),
        )
        .join(Outbound, Outbound.id == PickTask.outbound_id)
        .join(line, (line.outbound_id == PickTask.outbound_id) & (line.line_id == PickTask.line_id))
        .join(Bin, Bin.id == PickTask.bin_id)
        .where(PickTask.pick_list_id == list_id, within(actor, PickTask.warehouse_id))
        .order_by(PickTask.place, PickTask.id)
        .limit(TASKS_MAX)
    )
    tasks = [PickTaskView.model_validate(row) for row in await session.execute(statement)]
    skus = await catalog.skus_by_id(session, {task.sku_id for task in tasks})
    pictures = {sku.id: sku.picture for sku in skus.values()}
    shown = [task.model_copy(update={"picture": pictures.get(task.sku_id)}) for task in tasks]
    return PickListDetailView(**found[0].model_dump(), tasks=shown)


def _pick_lists(actor: Actor) -> Select[Any]:
    mine = PickTask.pick_list_id == PickList.id
    picked = select(func.coalesce(func.sum(PickTask.picked), 0)).where(mine)
    short = select(func.count()).where(mine, PickTask.state == "short")
    sums = {"picked", "short", "picker"}
    columns = [getattr(PickList, name) for name in PickListView.model_fields if name not in sums]
    return (
        select(
            *columns,
            picked.correlate(PickList).scalar_subquery().label("picked"),
            short.correlate(PickList).scalar_subquery().label("short"),
        )
        .where(within(actor, PickList.warehouse_id))
        .limit(LISTS_MAX)
    )


async def _lists(session: AsyncSession, statement: Select[Any]) -> list[PickListView]:
    rows = [PickListView.model_validate(row) for row in await session.execute(statement)]
    pickers = {row.picker_id for row in rows if row.picker_id is not None}
    names = await identity.names(session, pickers) if pickers else {}
    return [
        row.model_copy(update={"picker": names.get(row.picker_id, "") if row.picker_id else ""})
        for row in rows
    ]
