"""Second half of an import, and its undo: rows pass from one state to the next, each once.

The row of the import is locked while a chunk is at work, so two clicks take turns, and the second
finds nothing left to do. A pass that was cut off goes on where it stopped when it is called again.
"""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.db import Database
from houtai.kit.errors import NotFound
from houtai.kit.sheets.cells import RowError
from houtai.kit.sheets.dry_run import stored
from houtai.kit.sheets.failures import NotNow, RowsWrong, UndoRefused
from houtai.kit.sheets.importer import Change, Importer, Upload
from houtai.kit.sheets.tables import Import, ImportChange, reached
from houtai.kit.sql import statement
from houtai.kit.texts import say

CHUNK_ROWS = 1_000


@dataclass(frozen=True)
class Outcome:
    """How a chunk came out."""

    done: Sequence[Change]
    errors: Sequence[RowError]


Work = Callable[[AsyncSession, Actor, Importer, Sequence[Change], Upload], Awaitable[Outcome]]


@dataclass(frozen=True)
class Passage:
    """Which states a pass takes imports and their rows from, and where to."""

    work: Work
    starts: tuple[str, ...]
    during: str
    end: str
    ended_at: str
    row_start: str
    row_done: str
    row_failed: str
    newest_first: bool = False


@dataclass(frozen=True)
class _Job:
    """One call: who passes which import."""

    passage: Passage
    actor: Actor
    importer: Importer
    import_id: UUID
    at: datetime


class _AllBack(Exception):
    """All or nothing, and something is wrong: nothing."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        super().__init__(len(errors))
        self.errors = errors


async def apply(
    database: Database, actor: Actor, importer: Importer, import_id: UUID, *, at: datetime
) -> None:
    """Carry out what the dry run planned. Calling again goes on, or finds it done.

    A whole importer that meets an error writes nothing and leaves the import `refused`. Raises
    NotFound, NotNow, RowsWrong.
    """
    job = _Job(APPLY, actor, importer, import_id, at)
    try:
        await _run(database, job)
    except _AllBack as back:
        async with database.transaction(actor) as session:
            await _refuse(session, job, back.errors)


async def undo(
    database: Database, actor: Actor, importer: Importer, import_id: UUID, *, at: datetime
) -> None:
    """Take back what the import did, last row first; rows changed since stay, with a reason.

    A whole importer takes back all or nothing. Raises NotFound, NotNow, UndoRefused.
    """
    job = _Job(UNDO, actor, importer, import_id, at)
    try:
        await _run(database, job)
    except _AllBack as back:
        async with database.transaction(actor) as session:
            await _note_reasons(session, job, back.errors)
        raise UndoRefused(count=len({error.row for error in back.errors})) from None


async def _run(database: Database, job: _Job) -> None:
    if job.importer.whole:
        async with database.transaction(job.actor) as session:
            await _pass_whole(session, job)
        return
    more = True
    while more:
        async with database.transaction(job.actor) as session:
            more, _ = await _pass_chunk(session, job)


async def _pass_whole(session: AsyncSession, job: _Job) -> None:
    errors: list[RowError] = []
    more = True
    while more:
        more, failed = await _pass_chunk(session, job)
        errors += failed
    if errors:
        raise _AllBack(errors)


async def _pass_chunk(session: AsyncSession, job: _Job) -> tuple[bool, Sequence[RowError]]:
    """Pass the next rows; say whether there may be more, and what went wrong."""
    merchant_id = await _lock(session, job)
    if merchant_id is None:
        return False, []
    changes = await _next_changes(session, job, merchant_id)
    outcome = Outcome([], [])
    if changes:
        upload = Upload(job.import_id, merchant_id, job.at)
        outcome = await job.passage.work(session, job.actor, job.importer, changes, upload)
        await _settle(session, job, merchant_id, changes, outcome)
    more = len(changes) == CHUNK_ROWS
    await _count(session, job, merchant_id, outcome, ended=not more)
    return more, outcome.errors


async def _lock(session: AsyncSession, job: _Job) -> UUID | None:
    """Hold the import until the transaction ends; its owner, or None when it has passed before."""
    statement_ = (
        select(Import.merchant_id, Import.state, Import.wrong_count)
        .where(reached(job.actor, Import), Import.id == job.import_id)
        .where(Import.importer == job.importer.name)
        .with_for_update()
    )
    found = (await session.execute(statement_)).one_or_none()
    if found is None:
        raise NotFound
    if found.state == job.passage.end:
        return None
    if found.state not in job.passage.starts:
        raise NotNow(state=say(f"sheets.state.{found.state}", job.actor.language))
    if job.importer.whole and job.passage is APPLY and found.wrong_count:
        raise RowsWrong(count=found.wrong_count)
    merchant_id: UUID = found.merchant_id
    return merchant_id


async def _next_changes(session: AsyncSession, job: _Job, merchant_id: UUID) -> list[Change]:
    """Index: ix_import_change_state, either way."""
    change = ImportChange
    row_no = change.row_no.desc() if job.passage.newest_first else change.row_no.asc()
    rows = await session.execute(
        select(change.row_no, change.subject, change.before, change.after)
        .where(change.merchant_id == merchant_id, change.import_id == job.import_id)
        .where(change.state == job.passage.row_start)
        .order_by(row_no)
        .limit(CHUNK_ROWS)
    )
    return [Change(row.row_no, row.after, row.before, row.subject) for row in rows]


async def _settle(
    session: AsyncSession,
    job: _Job,
    merchant_id: UUID,
    changes: Sequence[Change],
    outcome: Outcome,
) -> None:
    """Note how each row came out."""
    passage = job.passage
    entries: dict[int, dict[str, Any]] = {
        change.row: {
            "row_no": change.row,
            "state": passage.row_done,
            "subject": change.subject,
            "before": change.before,
            "after": change.after,
        }
        for change in outcome.done
    }
    entries |= _failed(outcome.errors, passage.row_failed)
    if len(outcome.done) + len({error.row for error in outcome.errors}) != len(changes):
        raise RuntimeError(f"importer {job.importer.name} must answer every change once")
    await _note(session, job, merchant_id, list(entries.values()))


def _failed(errors: Sequence[RowError], state: str) -> dict[int, dict[str, Any]]:
    entries: dict[int, dict[str, Any]] = {}
    for error in errors:
        entry = entries.setdefault(error.row, {"row_no": error.row, "state": state, "errors": []})
        entry["errors"].append(stored(error))
    return entries


async def _note(
    session: AsyncSession, job: _Job, merchant_id: UUID, entries: Sequence[dict[str, Any]]
) -> None:
    noted = await session.execute(
        statement("houtai.kit.sheets", "settle_changes"),
        {
            "merchant_id": merchant_id,
            "import_id": job.import_id,
            "state_before": job.passage.row_start,
            "changes": json.dumps(entries, default=str),
        },
    )
    if len(noted.all()) != len(entries):
        raise RuntimeError(f"importer {job.importer.name} answered for rows it was not asked about")


async def _count(
    session: AsyncSession, job: _Job, merchant_id: UUID, outcome: Outcome, *, ended: bool
) -> None:
    passage = job.passage
    done, failed = f"{passage.row_done}_count", f"{passage.row_failed}_count"
    failed_rows = {error.row for error in outcome.errors}
    values: dict[str, Any] = {
        "state": passage.end if ended else passage.during,
        done: getattr(Import, done) + len(outcome.done),
        failed: getattr(Import, failed) + len(failed_rows),
    }
    if ended:
        values[passage.ended_at] = job.at
    await session.execute(
        update(Import)
        .where(Import.merchant_id == merchant_id, Import.id == job.import_id)
        .values(values)
        .execution_options(synchronize_session=False)
    )


async def _refuse(session: AsyncSession, job: _Job, errors: Sequence[RowError]) -> None:
    """Keep the reasons of an import of which nothing was applied."""
    merchant_id = await _lock(session, job)
    if merchant_id is None:
        return
    entries = _failed(errors, job.passage.row_failed)
    await _note(session, job, merchant_id, list(entries.values()))
    await session.execute(
        update(Import)
        .where(Import.merchant_id == merchant_id, Import.id == job.import_id)
        .values(state="refused", refused_count=len(entries))
        .execution_options(synchronize_session=False)
    )


async def _note_reasons(session: AsyncSession, job: _Job, errors: Sequence[RowError]) -> None:
    """Keep the reasons why rows could not be undone; they stay done."""
    merchant_id = await _lock(session, job)
    if merchant_id is not None:
        entries = _failed(errors, job.passage.row_start)
        await _note(session, job, merchant_id, list(entries.values()))


async def _apply_chunk(
    session: AsyncSession,
    actor: Actor,
    importer: Importer,
    changes: Sequence[Change],
    upload: Upload,
) -> Outcome:
    outcomes = await importer.apply(session, actor, changes, upload)
    return Outcome(
        [outcome for outcome in outcomes if isinstance(outcome, Change)],
        [outcome for outcome in outcomes if isinstance(outcome, RowError)],
    )


async def _revert_chunk(
    session: AsyncSession,
    actor: Actor,
    importer: Importer,
    changes: Sequence[Change],
    upload: Upload,
) -> Outcome:
    errors = await importer.revert(session, actor, changes, upload)
    failed = {error.row for error in errors}
    return Outcome([change for change in changes if change.row not in failed], errors)


APPLY = Passage(
    work=_apply_chunk,
    starts=("checked", "applying"),
    during="applying",
    end="applied",
    ended_at="applied_at",
    row_start="planned",
    row_done="done",
    row_failed="refused",
)
UNDO = Passage(
    work=_revert_chunk,
    starts=("applying", "applied", "undoing"),
    during="undoing",
    end="undone",
    ended_at="undone_at",
    row_start="done",
    row_done="undone",
    row_failed="kept",
    newest_first=True,
)
