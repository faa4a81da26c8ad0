"""How the libraries keep rows: names told apart, versions guarded, nothing used deleted."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import View

Shown = TypeVar("Shown", bound=View)


class EntryUnknown(NotFound):
    """No such category, brand, attribute, label, promise or word."""

    code = "catalog.entry_unknown"


class EntryNameTaken(Conflict):
    """There is one of this name already: nobody could tell them apart."""

    code = "catalog.name_taken"


class EntryInUse(Conflict):
    """Something else is described with it; it can be disabled, or the other changed first."""

    code = "catalog.entry_in_use"


class ChangedMeanwhile(Conflict):
    """Somebody else has changed it since it was read."""

    code = "catalog.changed_meanwhile"


class LibraryFull(Conflict):
    """Lists that are read whole stay short enough for it."""

    code = "catalog.library_full"


@dataclass(frozen=True)
class Library(Generic[Shown]):
    """One library: its table, how its rows are shown in the log, and how many there may be."""

    table: Any
    view: type[Shown]
    thing: str
    rows_max: int
    name_place: str = "body/name"

    async def shown(self, session: AsyncSession, row_id: UUID) -> Shown:
        """The row as it stands, without what hangs on it. Raises EntryUnknown."""
        columns = [getattr(self.table, name) for name in self.view.model_fields]
        found = await session.execute(select(*columns).where(self.table.id == row_id))
        row = found.one_or_none()
        if row is None:
            raise EntryUnknown
        return self.view.model_validate(row)


async def make(
    session: AsyncSession, library: Library[Shown], values: dict[str, Any], *, name: str
) -> UUID:
    """One more row. Raises EntryNameTaken or LibraryFull."""
    table = library.table
    if int(await session.scalar(select(func.count()).select_from(table)) or 0) >= library.rows_max:
        raise LibraryFull(rows_max=library.rows_max)
    row = {"id": new_id(), **values}
    made = insert(table).values(row).on_conflict_do_nothing().returning(table.id)
    row_id = await session.scalar(made)
    if row_id is None:
        raise EntryNameTaken(place=library.name_place)
    after = await library.shown(session, row_id)
    trail.note(session, library.thing, row_id, name=name, before=None, after=after)
    return UUID(str(row_id))


async def edit(
    session: AsyncSession,
    library: Library[Shown],
    row_id: UUID,
    values: dict[str, Any],
    *,
    version: int,
    name: str,
) -> None:
    """Change a row that still is as it was read.

    Raises EntryUnknown, EntryNameTaken or ChangedMeanwhile.
    """
    before, table = await library.shown(session, row_id), library.table
    edit_it = (
        update(table)
        .where(table.id == row_id, table.version == version)
        .values(version=table.version + 1, **values)
        .returning(table.id)
    )
    try:
        async with session.begin_nested():
            done = await session.scalar(edit_it)
    except IntegrityError as error:
        raise EntryNameTaken(place=library.name_place) from error
    if done is None:
        raise ChangedMeanwhile
    after = await library.shown(session, row_id)
    trail.note(session, library.thing, row_id, name=name, before=before, after=after)


async def remove(
    session: AsyncSession, library: Library[Shown], row_id: UUID, *, name: str
) -> None:
    """Delete a row on which nothing hangs. Raises EntryUnknown or EntryInUse."""
    before, table = await library.shown(session, row_id), library.table
    try:
        async with session.begin_nested():
            await session.execute(delete(table).where(table.id == row_id))
    except IntegrityError as error:
        raise EntryInUse from error
    trail.note(session, library.thing, row_id, name=name, before=before, after=None)
