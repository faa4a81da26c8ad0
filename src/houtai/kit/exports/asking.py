"""Asking for a file, calling it off, and forgetting files that were kept long enough."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, Delete, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import jobs, trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid, NotFound, TooMany
from houtai.kit.exports.declaring import FilteredList, Given
from houtai.kit.exports.files import Files
from houtai.kit.exports.naming import list_title
from houtai.kit.exports.prints import PrintList, cut
from houtai.kit.exports.showing import ExportView, of, one_export
from houtai.kit.exports.tables import Export, ExportPiece
from houtai.kit.ids import new_id
from houtai.kit.jobs import Task
from houtai.kit.shapes import Command, Line, Word

OPEN_MAX = 3
"""Files that one person may wait for at a time."""
FILTERS_MAX = 30
VALUES_MAX = 50
KEPT = timedelta(days=7)
SILENCE_MAX = timedelta(hours=3)
"""A file that is still being written after so long is not being written any more."""
AT_ONCE = 200
THING = "exports.file"


class UnknownList(NotFound):
    code = "exports.unknown_list"


class UnknownExport(NotFound):
    """None of this id, or somebody else's."""

    code = "exports.unknown"


class TooManyOpen(TooMany):
    code = "exports.too_many_open"


class NotOpen(Conflict):
    """It is written already, or came to nothing."""

    code = "exports.not_open"


class WrongForm(Invalid):
    """Lists are taken away as sheets of cells, prints as pages."""

    code = "exports.wrong_form"


class NoRights(Invalid):
    """Whoever asked may not read this list any more."""

    status = 403
    code = "exports.no_rights"


Filters = Annotated[
    dict[Word, Line | Annotated[list[Line], Field(max_length=VALUES_MAX)]],
    Field(max_length=FILTERS_MAX),
]
"""As a page has them in its address: by name, one value or several."""


class AskForExport(Command):
    """A list as a file, or prints of all of it; filters and sort as the page has them in its
    address.
    """

    list: Word
    format: Literal["xlsx", "csv", "pdf"] = "xlsx"
    filters: Filters = Field(default_factory=dict)
    sort: Word | Annotated[str, Field(pattern="^-[a-z0-9_.]{1,64}$")] | None = None
    language: Literal["zh-CN", "en-US"] | None = None


def find(lists: Mapping[str, FilteredList], name: str) -> FilteredList:
    """The list of that name. Raises UnknownList."""
    if name not in lists:
        raise UnknownList(place="body/list")
    return lists[name]


async def ask(
    session: AsyncSession,
    actor: Actor,
    wanted: FilteredList,
    command: AskForExport,
    *,
    write: Task,
    at: datetime,
) -> UUID:
    """Put it into the queue. Raises WrongForm, TooManyOpen, what the list says of filters and
    sort, and of prints what `PrintList.gather` raises.
    """
    if (command.format == "pdf") != isinstance(wanted, PrintList):
        raise WrongForm(place="body/format")
    filters: dict[str, Given] = dict(command.filters)
    wanted.want(sort=command.sort, filters=filters, limit=1)
    await _refuse_many(session, actor)
    things = None
    if isinstance(wanted, PrintList):
        things = await wanted.gather(session, actor, sort=command.sort, filters=filters)
    export = Export(
        id=new_id(),
        actor_id=actor.id,
        merchant_id=actor.place.merchant_id,
        warehouse_id=actor.place.warehouse_id,
        list=wanted.name,
        format=command.format,
        filters=filters,
        sort=command.sort or wanted.listing.default,
        language=command.language or actor.language,
        state="waiting",
        rows_done=0,
        rows_total=None if things is None else len(things),
        asked_at=at,
    )
    session.add(export)
    await session.flush()
    cut(session, export, things or ())
    lock = f"{write.name} {export.id}"
    await jobs.enqueue(session, write, lock=lock, export_id=str(export.id))
    shown = ExportView.model_validate(export)
    trail.note(
        session, THING, export.id, name=wanted.title(actor.language), before=None, after=shown
    )
    return export.id


async def _refuse_many(session: AsyncSession, actor: Actor) -> None:
    """Counted one after the other for each person, so that many at once do not pass together."""
    await session.execute(
        select(func.pg_advisory_xact_lock(func.hashtextextended(actor.id.hex, 7)))
    )
    is_open = and_(Export.actor_id == actor.id, Export.state.in_(("waiting", "running")))
    count = await session.scalar(select(func.count()).select_from(Export).where(is_open))
    if (count or 0) >= OPEN_MAX:
        raise TooManyOpen(most=OPEN_MAX, retry_seconds=10)


async def cancel(session: AsyncSession, actor: Actor, export_id: UUID, *, at: datetime) -> None:
    """Call it off while it is not done. Raises UnknownExport, NotOpen."""
    shown = await one_export(session, actor, export_id)
    if shown is None:
        raise UnknownExport
    ended = await session.scalar(
        update(Export)
        .where(Export.id == export_id, *of(actor), Export.state.in_(("waiting", "running")))
        .values(state="cancelled", finished_at=at)
        .returning(Export.id)
    )
    if ended is None:
        raise NotOpen
    after = shown.model_copy(update={"state": "cancelled"})
    name = list_title(shown.list, actor.language)
    trail.note(session, THING, export_id, name=name, before=shown, after=after)


async def sweep(session: AsyncSession, files: Files, *, at: datetime) -> int:
    """Forget files that are old, and give up those that nobody writes; returns how many."""
    old = and_(
        Export.state.in_(("done", "cancelled", "failed")),
        Export.size_bytes.is_not(None),
        Export.asked_at < at - KEPT,
    )
    expired = await _end(session, old, {"state": "expired", "code": None})
    await files.drop(expired)
    silent = and_(
        Export.state.in_(("waiting", "running")),
        func.coalesce(Export.started_at, Export.asked_at) < at - SILENCE_MAX,
    )
    given_up = await _end(
        session, silent, {"state": "failed", "code": "exports.failed", "finished_at": at}
    )
    await files.drop(given_up)
    await session.execute(_pieces_left(at))
    return len(expired) + len(given_up)


async def _end(
    session: AsyncSession, condition: ColumnElement[bool], values: Mapping[str, object]
) -> list[UUID]:
    chosen = select(Export.id).where(condition).order_by(Export.asked_at).limit(AT_ONCE)
    ended = update(Export).where(Export.id.in_(chosen)).values(**values).returning(Export.id)
    return list(await session.scalars(ended))


def _pieces_left(at: datetime) -> Delete:
    """Pieces of prints that ended long ago: whoever printed them did not come to binding them."""
    over = select(Export.id).where(
        Export.id == ExportPiece.export_id,
        Export.state.in_(("done", "failed", "cancelled", "expired")),
        Export.finished_at < at - SILENCE_MAX,
    )
    return delete(ExportPiece).where(over.exists())
