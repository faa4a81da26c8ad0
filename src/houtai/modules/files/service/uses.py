"""Which files a thing uses now."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Invalid
from houtai.modules.files.queries.files import usable_files
from houtai.modules.files.service.holding import hold
from houtai.modules.files.tables import FileUse


class FileNotUsable(Invalid):
    """Not there, not reached, deleted, or uploaded for something else."""

    code = "files.not_usable"


async def use(
    session: AsyncSession,
    actor: Actor,
    *,
    thing: str,
    thing_id: str,
    file_ids: Collection[UUID],
    purpose: str,
    at: datetime,
    place: str | None = None,
) -> None:
    """From now on the thing uses exactly these files. Raises FileNotUsable, at that place."""
    wanted = sorted(set(file_ids))
    # Locked, so that nobody deletes one between this look and the commit.
    await hold(session, wanted)
    usable = await usable_files(session, actor, wanted, purpose=purpose)
    if len(usable) < len(wanted):
        raise FileNotUsable(place=place)
    mine = (FileUse.thing == thing, FileUse.thing_id == thing_id)
    await session.execute(delete(FileUse).where(*mine, FileUse.file_id.not_in(wanted)))
    if wanted:
        rows = [
            {"file_id": one, "thing": thing, "thing_id": thing_id, "used_at": at} for one in wanted
        ]
        await session.execute(insert(FileUse).values(rows).on_conflict_do_nothing())


async def release(session: AsyncSession, *, thing: str, thing_ids: Collection[str]) -> None:
    """These things use no files any more."""
    gone = delete(FileUse).where(FileUse.thing == thing, FileUse.thing_id.in_(thing_ids))
    await session.execute(gone)
