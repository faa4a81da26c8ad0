"""Deleting what nothing uses, and taking it back while it is still there."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, NotFound
from houtai.modules.files.queries.files import FileView, one_file
from houtai.modules.files.service.holding import hold
from houtai.modules.files.service.upload import THING
from houtai.modules.files.tables import File

RESTORABLE = timedelta(days=29)
"""A day less than until the clock forgets it, so that the two never meet."""


class FileUnknown(NotFound):
    code = "files.unknown"


class FileInUse(Conflict):
    code = "files.in_use"


class FileNotDeleted(Conflict):
    code = "files.not_deleted"


class FileDeleted(Conflict):
    code = "files.deleted"


async def delete_file(session: AsyncSession, actor: Actor, file_id: UUID, *, at: datetime) -> None:
    """Raises FileUnknown, FileInUse, FileDeleted. It can be restored for some days."""
    before = await _held(session, actor, file_id)
    if before.state == "deleted":
        raise FileDeleted
    if before.use_count:
        raise FileInUse
    await _put(session, file_id, state="deleted", deleted_by=actor.id, deleted_at=at)
    await _note(session, actor, before)


async def restore_file(session: AsyncSession, actor: Actor, file_id: UUID, *, at: datetime) -> None:
    """Raises FileUnknown, FileNotDeleted: also when the clock is about to forget it."""
    before = await _held(session, actor, file_id)
    if before.deleted_at is None or before.deleted_at < at - RESTORABLE:
        raise FileNotDeleted
    await _put(session, file_id, state="stored", deleted_by=None, deleted_at=None)
    await _note(session, actor, before)


async def _held(session: AsyncSession, actor: Actor, file_id: UUID) -> FileView:
    """The file, locked: whoever begins to use it meanwhile waits for this transaction."""
    await hold(session, [file_id])
    found = await one_file(session, actor, file_id)
    if found is None:
        raise FileUnknown
    return found


async def _put(session: AsyncSession, file_id: UUID, **changes: object) -> None:
    await session.execute(update(File).where(File.id == file_id).values(changes))


async def _note(session: AsyncSession, actor: Actor, before: FileView) -> None:
    after = await one_file(session, actor, before.id)
    trail.note(session, THING, before.id, name=before.name, before=before, after=after)
