"""Writing the file in the background: all pages of one snapshot, as the asker sees them now."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Place, reading_as
from houtai.kit.clock import utc_now
from houtai.kit.db import Database, Mode
from houtai.kit.environment import Environment
from houtai.kit.errors import HoutaiError, Invalid
from houtai.kit.exports.asking import THING, NoRights
from houtai.kit.exports.declaring import ExportList
from houtai.kit.exports.files import Files
from houtai.kit.exports.tables import Export
from houtai.kit.jobs import Context, Task, task
from houtai.kit.sheets import Column, csv_bytes, write_workbook

ROWS_MAX = 1_000_000
STEP = 2_000
PROGRESS_SECONDS = 1.0
SECONDS_MAX = 3_600
RETRIES = 2

FindActor = Callable[[AsyncSession, UUID, Place], Awaitable[Actor | None]]
"""How the composition finds what somebody may do at a place, now."""
Tell = Callable[[AsyncSession, "Finished"], Awaitable[None]]
"""How the composition lets people know that a file is ready."""

_log = structlog.get_logger("houtai.exports")


class ListTooLong(Invalid):
    code = "exports.too_many_rows"


class _CalledOff(Exception):
    """Somebody cancelled it meanwhile."""


@dataclass(frozen=True)
class Finished:
    """A file that is ready to be fetched."""

    export_id: UUID
    actor_id: UUID
    title: str
    rows: int


def write_task(lists: Mapping[str, ExportList], find_actor: FindActor, tell: Tell) -> Task:
    """The task that writes files of these lists."""

    @task("exports.write", retries=RETRIES, seconds_max=SECONDS_MAX)
    async def write(context: Context, *, export_id: str) -> None:
        """Write one file and say so; what cannot succeed is not tried again."""
        environment = Environment.read()
        work = _Work(context.database, Files(environment.home), UUID(export_id), find_actor, tell)
        begun = await work.begin()
        if begun is None:
            return
        try:
            await work.write(begun, lists, ZoneInfo(environment.time_zone))
        except _CalledOff:
            await work.files.drop([work.export_id])
        except HoutaiError as refusal:
            await work.fail(refusal.code)
        except Exception:
            if context.attempt > RETRIES:
                await work.fail("exports.failed")
            raise

    return write


@dataclass(frozen=True)
class _Work:
    """One file being written."""

    database: Database
    files: Files
    export_id: UUID
    find_actor: FindActor
    tell: Tell

    async def begin(self) -> Export | None:
        """Take it up, also after a crash; None when it was called off."""
        taken = (
            update(Export)
            .where(Export.id == self.export_id, Export.state.in_(("waiting", "running")))
            .values(state="running", started_at=utc_now(), rows_done=0)
            .returning(Export)
        )
        async with self.database.transaction() as session:
            return await session.scalar(taken)

    async def write(self, export: Export, lists: Mapping[str, ExportList], zone: ZoneInfo) -> None:
        """From the first row to the finished file."""
        wanted = lists.get(export.list)
        actor = await self._asker(export)
        if wanted is None or actor is None or not _may(actor, wanted):
            raise NoRights
        columns = wanted.sheet_columns(zone, export.language)
        path = await self.files.begin(self.export_id)
        with reading_as(actor):
            async with self.database.transaction(actor, mode=Mode.READ) as session:
                total = await _count(session, actor, wanted, export)
                await self._progress(0, total)
                rows = self._rows(session, actor, wanted, export, columns)
                await _write_file(path, export, wanted, columns, rows)
        await self._finish(export, wanted, total)

    async def _asker(self, export: Export) -> Actor | None:
        place = Place(export.merchant_id, export.warehouse_id)
        async with self.database.transaction() as session:
            return await self.find_actor(session, export.actor_id, place)

    async def _rows(
        self,
        session: AsyncSession,
        actor: Actor,
        wanted: ExportList,
        export: Export,
        columns: list[Column],
    ) -> AsyncIterator[dict[str, Any]]:
        """Page after page, each of one statement; now and then says how far it is."""
        after, done, told_at = None, 0, monotonic()
        statement = wanted.select(actor)
        while True:
            page = await wanted.listing.page(
                session,
                statement,
                wanted.want(sort=export.sort, filters=export.filters, limit=STEP, after=after),
                wanted.view,
            )
            for shown in await wanted.complete(session, page.items):
                yield wanted.sheet_row(shown, columns)
            done += len(page.items)
            after = page.next
            if after is None:
                return
            if monotonic() - told_at > PROGRESS_SECONDS:
                await self._progress(done)
                told_at = monotonic()

    async def _progress(self, done: int, total: int | None = None) -> None:
        """Say how far it is, in a transaction of its own. Raises when it was called off."""
        values = {"rows_done": done} | ({} if total is None else {"rows_total": total})
        await self._move(values)

    async def _finish(self, export: Export, wanted: ExportList, rows: int) -> None:
        size_bytes = await self.files.finish(self.export_id)
        values = {
            "state": "done",
            "rows_done": rows,
            "size_bytes": size_bytes,
            "finished_at": utc_now(),
        }
        finished = Finished(self.export_id, export.actor_id, wanted.title(export.language), rows)
        await self._move(values, finished)

    async def _move(self, values: Mapping[str, object], finished: Finished | None = None) -> None:
        still_wanted = (Export.id == self.export_id, Export.state == "running")
        async with self.database.transaction() as session:
            moved = update(Export).where(*still_wanted).values(**values).returning(Export.id)
            if await session.scalar(moved) is None:
                raise _CalledOff
            if finished is not None:
                await self.tell(session, finished)

    async def fail(self, code: str) -> None:
        """It will not come to anything; the code says why."""
        await self.files.drop([self.export_id])
        _log.warning("export failed", export=str(self.export_id), code=code)
        try:
            await self._move({"state": "failed", "code": code, "finished_at": utc_now()})
        except _CalledOff:
            return


def _may(actor: Actor, wanted: ExportList) -> bool:
    return actor.may(wanted.permission) and actor.may(f"{THING}.write")


async def _count(session: AsyncSession, actor: Actor, wanted: ExportList, export: Export) -> int:
    """How many rows there are, as far as it is allowed. Raises ListTooLong."""
    conditions = wanted.want(sort=export.sort, filters=export.filters, limit=1).conditions
    every = (
        wanted.select(actor)
        .where(*conditions)
        .with_only_columns(wanted.listing.id, maintain_column_froms=True)
    )
    some = every.limit(ROWS_MAX + 1).subquery()
    count = await session.scalar(select(func.count()).select_from(some)) or 0
    if count > ROWS_MAX:
        raise ListTooLong(most=ROWS_MAX)
    return count


async def _write_file(
    path: Path,
    export: Export,
    wanted: ExportList,
    columns: list[Column],
    rows: AsyncIterator[dict[str, Any]],
) -> None:
    if export.format == "xlsx":
        await write_workbook(path, columns, rows, name=wanted.title(export.language))
        return
    file = await asyncio.to_thread(path.open, "wb")
    try:
        async for piece in csv_bytes(columns, rows):
            await asyncio.to_thread(file.write, piece)
    finally:
        await asyncio.to_thread(file.close)
