"""The list of files, one file, and whose files an actor reaches."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import Line, View, Word
from houtai.modules.files.rules.purposes import PURPOSES
from houtai.modules.files.tables import File, FileUse

FileState = Literal["stored", "deleted"]


class FileView(View):
    """One file. `width` says that there are pictures of it to show."""

    id: UUID
    merchant_id: UUID | None
    warehouse_id: UUID | None
    purpose: str
    name: str
    media_type: str
    size_bytes: int
    width: int | None
    height: int | None
    state: FileState
    use_count: int
    uploaded_by: UUID
    uploaded_by_name: str | None = None
    uploaded_at: datetime
    deleted_by: UUID | None
    deleted_at: datetime | None


def _begins(beginning: str) -> ColumnElement[bool]:
    """As a range: behind the wall no index would serve LIKE, which might leak what it compares."""
    return and_(File.name >= beginning, File.name < beginning + "\U0010ffff")


FILES = Listing(
    id=File.id,
    sorts={"id": File.id},
    default="-id",
    filters={
        "state": equal(File.state, FileState),
        "purpose": any_of(File.purpose, Word),
        "name": Filter(Line, _begins, column=File.name),
    },
)

_USES = (
    select(func.count()).where(FileUse.file_id == File.id).correlate(File).scalar_subquery()
).label("use_count")
_SHOWN = [
    _USES if name == "use_count" else getattr(File, name)
    for name in FileView.model_fields
    if name != "uploaded_by_name"
]

Names = Callable[[AsyncSession, Collection[UUID]], Awaitable[Mapping[UUID, str]]]
_names_of: list[Names] = []


def know_people(names: Names) -> None:
    """How people are called is known to another module; composition says whom to ask."""
    _names_of[:] = [names]


def reached(actor: Actor) -> ColumnElement[bool]:
    """Files of the places that the actor reaches; those of the platform at the platform alone."""
    if actor.place.console == "platform" and actor.merchant_ids is actor.warehouse_ids is None:
        return true()
    of_warehouse = and_(File.warehouse_id.is_not(None), within(actor, File.warehouse_id))
    of_merchant = and_(
        File.warehouse_id.is_(None),
        File.merchant_id.is_not(None),
        within(actor, File.merchant_id),
    )
    of_platform = and_(File.warehouse_id.is_(None), File.merchant_id.is_(None))
    if actor.place.console == "platform":
        return or_(of_warehouse, of_merchant, of_platform)
    return or_(of_warehouse, of_merchant, and_(of_platform, File.uploaded_by == actor.id))


async def list_files(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[FileView]:
    """Newest first. At a place of its own rides on ix_file_merchant_id_id or ..warehouse_id_id."""
    statement = select(*_SHOWN).where(File.state != "storing", _reached_from_here(actor))
    page = await FILES.page(session, statement, wanted, FileView)
    return page.model_copy(update={"items": await _named(session, page.items)})


async def one_file(session: AsyncSession, actor: Actor, file_id: UUID) -> FileView | None:
    """Rides on the primary key."""
    statement = select(*_SHOWN).where(File.id == file_id, File.state != "storing", reached(actor))
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    [named] = await _named(session, [FileView.model_validate(row)])
    return named


async def _named(session: AsyncSession, files: Sequence[FileView]) -> list[FileView]:
    if not files or not _names_of:
        return list(files)
    names = await _names_of[0](session, {one.uploaded_by for one in files})
    return [
        one.model_copy(update={"uploaded_by_name": names.get(one.uploaded_by)}) for one in files
    ]


async def usable_files(
    session: AsyncSession, actor: Actor, file_ids: Collection[UUID], *, purpose: str
) -> list[UUID]:
    """Those of them that are there, reached by the actor, and uploaded for that."""
    statement = select(File.id).where(
        File.id.in_(file_ids), File.state == "stored", File.purpose == purpose, reached(actor)
    )
    return list(await session.scalars(statement))


async def picture_to_show(session: AsyncSession, actor: Actor, file_id: UUID) -> bool:
    """Whether there is a picture that this actor may see: reached, his own, or shared by all."""
    seen: ColumnElement[bool] = or_(File.is_shared, File.uploaded_by == actor.id)
    if actor.may("files.file.read"):
        seen = or_(seen, reached(actor))
    return await _is_shown(session, file_id, seen)


async def shared_picture(session: AsyncSession, file_id: UUID) -> bool:
    """Whether that picture is for everybody."""
    return await _is_shown(session, file_id, File.is_shared.is_(True))


async def public_picture(session: AsyncSession, file_id: UUID) -> str | None:
    """The purpose of a picture that strangers may see too; None for every other file."""
    purposes = [one.name for one in PURPOSES.values() if one.widths]
    statement = select(File.purpose).where(
        File.id == file_id, File.state == "stored", File.purpose.in_(purposes)
    )
    return await session.scalar(statement)


async def picture_sides(
    session: AsyncSession, file_ids: Collection[UUID]
) -> dict[UUID, tuple[int, int]]:
    """Width and height of those of them that are stored pictures."""
    found = await session.execute(
        select(File.id, File.width, File.height).where(
            File.id.in_(file_ids), File.state == "stored", File.width.is_not(None)
        )
    )
    return {row.id: (row.width, row.height) for row in found}


async def _is_shown(session: AsyncSession, file_id: UUID, seen: ColumnElement[bool]) -> bool:
    statement = select(File.id).where(
        File.id == file_id, File.state == "stored", File.width.is_not(None), seen
    )
    return await session.scalar(statement) is not None


def _reached_from_here(actor: Actor) -> ColumnElement[bool]:
    """What is reached and was uploaded at this place, so said that an index in order serves it."""
    place = actor.place
    if place.warehouse_id is not None:
        return and_(File.warehouse_id == place.warehouse_id, within(actor, File.warehouse_id))
    if place.merchant_id is not None:
        of_merchant = and_(File.merchant_id == place.merchant_id, within(actor, File.merchant_id))
        return and_(of_merchant, _none_or_within(actor, File.warehouse_id))
    return reached(actor)


def _none_or_within(actor: Actor, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """A CASE, which the planner takes for half of all rows; of an OR it expects next to none."""
    return case((column.is_(None), true()), else_=within(actor, column))
