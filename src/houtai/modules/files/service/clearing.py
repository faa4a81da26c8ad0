"""What the clock clears away: abandoned files, deleted ones after some days, halves of uploads.

The row goes last: whatever stops this, the next round finds the row and its bytes again.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database
from houtai.kit.objects import ObjectStore
from houtai.modules.files.rules.keys import keys_of
from houtai.modules.files.rules.purposes import PURPOSES
from houtai.modules.files.tables import File, FileUse

KEPT_AFTER_DELETION = timedelta(days=30)
UPLOAD_TAKES_MAX = timedelta(hours=1)
AT_ONCE = 200


async def clear_out(database: Database, store: ObjectStore, *, at: datetime) -> None:
    """Take bites until nothing is left to do."""
    async with database.transaction() as session:
        await delete_abandoned(session, at=at)
    while True:
        async with database.transaction() as session:
            doomed = await doomed_files(session, at=at)
        if not doomed:
            return
        await store.delete([key for file_id in doomed for key in keys_of(file_id)])
        async with database.transaction() as session:
            await _forget(session, doomed, at)


async def delete_abandoned(session: AsyncSession, *, at: datetime) -> None:
    """Delete what nothing used for as long as its purpose allows; it can still be restored."""
    outlived = [
        and_(File.purpose == one.name, File.uploaded_at < at - one.unused_for)
        for one in PURPOSES.values()
        if one.unused_for is not None
    ]
    # Locked first: who is just beginning to use one would not be seen by the update itself.
    lock = select(File.id).where(File.state == "stored", or_(*outlived), _unused())
    found = list(await session.scalars(lock.limit(AT_ONCE).with_for_update(skip_locked=True)))
    gone = update(File).where(File.id.in_(found), File.state == "stored", _unused())
    await session.execute(gone.values(state="deleted", deleted_by=SYSTEM.id, deleted_at=at))


async def doomed_files(session: AsyncSession, *, at: datetime) -> Sequence[UUID]:
    """Files whose time is over. Rides on ix_file_state_id."""
    statement = select(File.id).where(_is_doomed(at)).order_by(File.id).limit(AT_ONCE)
    return (await session.scalars(statement)).all()


async def _forget(session: AsyncSession, file_ids: Sequence[UUID], at: datetime) -> None:
    await session.execute(delete(File).where(File.id.in_(file_ids), _is_doomed(at)))


def _is_doomed(at: datetime) -> ColumnElement[bool]:
    return or_(
        and_(File.state == "deleted", File.deleted_at < at - KEPT_AFTER_DELETION),
        and_(File.state == "storing", File.uploaded_at < at - UPLOAD_TAKES_MAX),
    )


def _unused() -> ColumnElement[bool]:
    return ~exists().where(FileUse.file_id == File.id)
