"""What stock was worth at the end of any day, and what came in and went out on the days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Date, Select, cast, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Invalid
from houtai.kit.shapes import View
from houtai.modules.inventory.queries import goods
from houtai.modules.inventory.queries.reach import reached
from houtai.modules.inventory.tables import COST, ValueDay, ValueEntry

DAYS_MAX = 366
PLACES_MAX = 1_000


class PeriodUnfit(Invalid):
    """Ends before it begins, or is longer than a year."""

    code = "inventory.period_unfit"


@dataclass(frozen=True)
class Period:
    """Which days, and of which merchant and warehouse if not of all."""

    first: date
    last: date
    time_zone: str
    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None


class DayView(View):
    """One day: what came and went, and what was there at its end."""

    day: date
    in_quantity: int
    in_value_fen: Annotated[int | None, COST.shown]
    out_quantity: int
    out_value_fen: Annotated[int | None, COST.shown]
    quantity: int
    value_fen: Annotated[int | None, COST.shown]


class PlaceValueView(View):
    """What lay in a warehouse of a merchant's at the end of the last day."""

    merchant_id: UUID
    merchant_name: str
    warehouse_id: UUID
    warehouse_name: str
    quantity: int
    value_fen: Annotated[int | None, COST.shown]


class ValueReportView(View):
    """The value of stock by day, and by place at the end."""

    days: list[DayView]
    places: list[PlaceValueView]


async def report(session: AsyncSession, actor: Actor, period: Period) -> ValueReportView:
    """Two statements: sums by day, sums by place. Raises PeriodUnfit. Indexes: pk_value_day,
    ix_value_day_warehouse_id_day, ix_value_entry_unrolled.
    """
    if not timedelta(0) <= period.last - period.first < timedelta(days=DAYS_MAX):
        raise PeriodUnfit(place="query/day_to", days_max=DAYS_MAX)
    days = await _days(session, actor, period)
    return ValueReportView(days=days, places=await _places(session, actor, period))


def _changes(actor: Actor, period: Period) -> Select[Any]:
    """Sums of days, and what is not added to them yet."""
    entry, total = ValueEntry, ValueDay
    day = cast(func.timezone(period.time_zone, entry.at), Date)
    fresh = select(
        entry.merchant_id,
        entry.warehouse_id,
        day.label("day"),
        func.greatest(entry.quantity, 0).label("in_quantity"),
        func.greatest(entry.value_fen, 0).label("in_value_fen"),
        func.greatest(-entry.quantity, 0).label("out_quantity"),
        func.greatest(-entry.value_fen, 0).label("out_value_fen"),
    ).where(
        ~entry.rolled,
        reached(actor, entry.merchant_id, entry.warehouse_id),
        *_chosen(entry, period),
    )
    summed = select(
        total.merchant_id,
        total.warehouse_id,
        total.day,
        total.in_quantity,
        total.in_value_fen,
        total.out_quantity,
        total.out_value_fen,
    ).where(reached(actor, total.merchant_id, total.warehouse_id), *_chosen(total, period))
    both = union_all(summed, fresh).subquery("changes")
    return select(both).where(both.c.day <= period.last)


def _chosen(table: type[ValueEntry | ValueDay], period: Period) -> list[ColumnElement[bool]]:
    chosen = {"merchant_id": period.merchant_id, "warehouse_id": period.warehouse_id}
    return [getattr(table, name) == one for name, one in chosen.items() if one is not None]


async def _days(session: AsyncSession, actor: Actor, period: Period) -> list[DayView]:
    changes = _changes(actor, period).subquery()
    # Everything before the period stands together on the day before it.
    day = func.greatest(changes.c.day, period.first - timedelta(days=1)).label("day")
    names = ("in_quantity", "in_value_fen", "out_quantity", "out_value_fen")
    sums = [cast(func.sum(changes.c[name]), BigInteger).label(name) for name in names]
    rows = (await session.execute(select(day, *sums).group_by(day).order_by(day))).all()
    by_day = {row.day: row for row in rows}
    quantity = value_fen = 0
    shown: list[DayView] = []
    for number in range(-1, (period.last - period.first).days + 1):
        at = period.first + timedelta(days=number)
        row = by_day.get(at)
        come = (row.in_quantity, row.in_value_fen) if row else (0, 0)
        gone = (row.out_quantity, row.out_value_fen) if row else (0, 0)
        quantity += come[0] - gone[0]
        value_fen += come[1] - gone[1]
        if number >= 0:
            shown.append(
                DayView(
                    day=at,
                    in_quantity=come[0],
                    in_value_fen=come[1],
                    out_quantity=gone[0],
                    out_value_fen=gone[1],
                    quantity=quantity,
                    value_fen=value_fen,
                )
            )
    return shown


async def _places(session: AsyncSession, actor: Actor, period: Period) -> list[PlaceValueView]:
    changes = _changes(actor, period).subquery()
    quantity = cast(func.sum(changes.c.in_quantity - changes.c.out_quantity), BigInteger)
    value_fen = cast(func.sum(changes.c.in_value_fen - changes.c.out_value_fen), BigInteger)
    rows = (
        await session.execute(
            select(
                changes.c.merchant_id,
                changes.c.warehouse_id,
                quantity.label("quantity"),
                value_fen.label("value_fen"),
            )
            .group_by(changes.c.merchant_id, changes.c.warehouse_id)
            .order_by(value_fen.desc())
            .limit(PLACES_MAX)
        )
    ).all()
    owners = await goods.merchant_names(session, {row.merchant_id for row in rows})
    places = await goods.warehouse_names(session, {row.warehouse_id for row in rows})
    return [
        PlaceValueView(
            merchant_id=row.merchant_id,
            merchant_name=owners.get(row.merchant_id, ""),
            warehouse_id=row.warehouse_id,
            warehouse_name=places.get(row.warehouse_id, ""),
            quantity=row.quantity,
            value_fen=row.value_fen,
        )
        for row in rows
    ]
