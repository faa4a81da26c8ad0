"""Printing in the background: piece after piece, each with its line in the log in one transaction,
and in the end one file of all that was printed.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from uuid import UUID

import structlog
from pypdf import PdfWriter
from sqlalchemy import Delete, Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Place, reading_as
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.environment import Environment
from houtai.kit.errors import HoutaiError
from houtai.kit.exports.asking import THING, NoRights
from houtai.kit.exports.files import Files
from houtai.kit.exports.prints import NothingToSet, PrintList
from houtai.kit.exports.tables import Export, ExportPiece
from houtai.kit.exports.writing import RETRIES, SECONDS_MAX, FindActor, Finished, Tell
from houtai.kit.jobs import Context, Task, task

_log = structlog.get_logger("houtai.exports")


def print_task(lists: Mapping[str, PrintList], find_actor: FindActor, tell: Tell) -> Task:
    """The task that prints what these lists are of."""

    @task("exports.print", retries=RETRIES, seconds_max=SECONDS_MAX)
    async def print_all(context: Context, *, export_id: str) -> None:
        """Print what is not printed yet, then hand out the file; what was printed before it came
        to nothing is handed out as well, because it is in the log.
        """
        files = Files(Environment.read().home)
        run = _Run(context.database, files, UUID(export_id), find_actor, tell)
        try:
            await run.print_pieces(lists)
        except HoutaiError as refusal:
            await run.fail("exports.print_refused" if refusal.fields else refusal.code)
        except Exception:
            if context.attempt <= RETRIES:
                raise
            await run.fail("exports.failed")
        await run.hand_out(lists)

    return print_all


class _CalledOff(Exception):
    """Somebody cancelled it meanwhile: the piece at hand is not printed."""


@dataclass(frozen=True)
class _Run:
    """One print under way."""

    database: Database
    files: Files
    export_id: UUID
    find_actor: FindActor
    tell: Tell

    async def print_pieces(self, lists: Mapping[str, PrintList]) -> None:
        """Those that are not printed yet, as long as somebody wants them."""
        export = await self._begin()
        if export is None:
            return
        try:
            while await self._print_piece(export, lists.get(export.list)):
                pass
        except _CalledOff:
            _log.info("print called off", export=str(self.export_id))

    async def _begin(self) -> Export | None:
        """Take it up, also after a crash; None when it was called off."""
        taken = (
            update(Export)
            .where(Export.id == self.export_id, Export.state.in_(("waiting", "running")))
            .values(state="running", started_at=utc_now())
            .returning(Export)
        )
        async with self.database.transaction() as session:
            return await session.scalar(taken)

    async def _print_piece(self, export: Export, wanted: PrintList | None) -> bool:
        """The next one, by somebody who may print it now; False when there is none left."""
        actor = await self._asker(export)
        if wanted is None or actor is None or not actor.may(wanted.permission):
            raise NoRights
        if not actor.may(f"{THING}.write"):
            raise NoRights
        with reading_as(actor):
            async with self.database.transaction(actor) as session:
                piece = await session.scalar(self._next_piece())
                if piece is None:
                    return False
                printed = await wanted.print_these(session, actor, piece.things, utc_now())
                piece.content, piece.sheets = printed.pdf, printed.sheets
                counted = (
                    update(Export)
                    .where(Export.id == self.export_id, Export.state == "running")
                    .values(rows_done=Export.rows_done + printed.sheets)
                    .returning(Export.id)
                )
                if await session.scalar(counted) is None:
                    raise _CalledOff
        return True

    async def _asker(self, export: Export) -> Actor | None:
        place = Place(export.merchant_id, export.warehouse_id)
        async with self.database.transaction() as session:
            actor = await self.find_actor(session, export.actor_id, place)
        return None if actor is None else replace(actor, language=export.language)

    def _next_piece(self) -> Select[ExportPiece]:
        """Locked, so that nothing is printed twice by two who work at once."""
        return (
            select(ExportPiece)
            .where(ExportPiece.export_id == self.export_id, ExportPiece.content.is_(None))
            .order_by(ExportPiece.number)
            .limit(1)
            .with_for_update()
        )

    async def hand_out(self, lists: Mapping[str, PrintList]) -> None:
        """One file of the pieces that were printed, for whoever asked; the pieces go. A print that
        was handed out before, or called off before its first sheet, leaves nothing to do.
        """
        mine = Export.id == self.export_id
        async with self.database.transaction() as session:
            # Only one binds at a time; who cancels meanwhile waits, and is told that it is done.
            await session.execute(select(Export.id).where(mine).with_for_update())
            size_bytes = await self._bind(session)
            if size_bytes is None:
                await self._fail(session, NothingToSet.code)
                await session.execute(self._no_pieces())
                return
            bound = update(Export).where(mine).values(size_bytes=size_bytes)
            await session.execute(bound)
            ended = await session.scalar(
                update(Export)
                .where(mine, Export.state == "running")
                .values(state="done", finished_at=utc_now())
                .returning(Export)
            )
            await session.execute(self._no_pieces())
            if ended is not None:
                title = lists[ended.list].title(ended.language)
                finished = Finished(ended.id, ended.actor_id, title, ended.rows_done)
                await self.tell(session, finished)

    async def _bind(self, session: AsyncSession) -> int | None:
        """Its size in bytes; None when there is no printed sheet."""
        printed = (ExportPiece.export_id == self.export_id, ExportPiece.sheets > 0)
        which = select(ExportPiece.number).where(*printed).order_by(ExportPiece.number)
        writer = PdfWriter()
        for number in (await session.scalars(which)).all():
            content = await session.scalar(
                select(ExportPiece.content).where(*printed, ExportPiece.number == number)
            )
            await asyncio.to_thread(writer.append, BytesIO(content or b""), import_outline=False)
        if not writer.pages:
            return None
        await asyncio.to_thread(writer.write, await self.files.begin(self.export_id))
        return await self.files.finish(self.export_id)

    def _no_pieces(self) -> Delete:
        return delete(ExportPiece).where(ExportPiece.export_id == self.export_id)

    async def fail(self, code: str) -> None:
        """It comes to nothing more; the code says why."""
        async with self.database.transaction() as session:
            await self._fail(session, code)

    async def _fail(self, session: AsyncSession, code: str) -> None:
        ended = (
            update(Export)
            .where(Export.id == self.export_id, Export.state == "running")
            .values(state="failed", code=code, finished_at=utc_now())
            .returning(Export.id)
        )
        if await session.scalar(ended) is not None:
            _log.warning("print failed", export=str(self.export_id), code=code)
