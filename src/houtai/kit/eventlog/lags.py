"""How far subscribers are behind, for the console and for metrics."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import metrics
from houtai.kit.db import Database, Mode
from houtai.kit.shapes import View


class LagView(View):
    """One subscriber: its slowest lane against the end of the log, and what is set aside."""

    subscriber: str
    lanes: int
    position: int
    positions_behind: int
    seconds_behind: float
    failed_count: int
    waiting_count: int


# Rides on pk_event for the end of the log and for the oldest event beyond each cursor.
_LAG = text(
    """
    WITH slowest AS (
        SELECT subscriber, max(lanes) AS lanes, min(position) AS position
          FROM eventlog.cursor GROUP BY subscriber
    ), aside AS (
        SELECT subscriber,
               count(*) FILTER (WHERE state = 'failed') AS failed_count,
               count(*) FILTER (WHERE state = 'waiting') AS waiting_count
          FROM eventlog.parked WHERE state IN ('failed', 'waiting') GROUP BY subscriber
    )
    SELECT subscriber, lanes, slowest.position,
           greatest(0, newest.position - slowest.position) AS positions_behind,
           coalesce(extract(epoch FROM clock_timestamp() - oldest.at), 0) AS seconds_behind,
           coalesce(failed_count, 0) AS failed_count,
           coalesce(waiting_count, 0) AS waiting_count
      FROM slowest
      LEFT JOIN aside USING (subscriber)
     CROSS JOIN (SELECT coalesce(max(position), 0) AS position FROM eventlog.event) AS newest
      LEFT JOIN LATERAL (
          SELECT at FROM eventlog.event
           WHERE event.position > slowest.position ORDER BY event.position LIMIT 1
      ) AS oldest ON true
     ORDER BY subscriber
    """
)


async def lag(session: AsyncSession) -> list[LagView]:
    """Every subscriber with a cursor; it may rest some seconds where nothing concerns it."""
    return [LagView.model_validate(row) for row in await session.execute(_LAG)]


def observe_lag() -> None:
    """Show the lag of every subscriber among the measurements of this process."""
    metrics.observe("houtai.eventlog.lag", _seconds, unit="s", description="age of what waits")
    metrics.observe("houtai.eventlog.behind", _positions, description="positions to go")
    metrics.observe("houtai.eventlog.parked", _parked, description="events set aside")


async def _now(database: Database) -> list[LagView]:
    async with database.transaction(mode=Mode.READ) as session:
        return await lag(session)


async def _seconds(database: Database) -> Sequence[metrics.Sample]:
    return [
        metrics.Sample(view.seconds_behind, {"subscriber": view.subscriber})
        for view in await _now(database)
    ]


async def _positions(database: Database) -> Sequence[metrics.Sample]:
    return [
        metrics.Sample(view.positions_behind, {"subscriber": view.subscriber})
        for view in await _now(database)
    ]


async def _parked(database: Database) -> Sequence[metrics.Sample]:
    return [
        metrics.Sample(view.failed_count + view.waiting_count, {"subscriber": view.subscriber})
        for view in await _now(database)
    ]
