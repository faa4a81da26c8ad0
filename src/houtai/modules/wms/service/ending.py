"""Walks and waves end with their last task."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.wms.tables import PickList, PickTask, Wave


async def end_lists_if_done(
    session: AsyncSession, list_ids: Collection[UUID], *, at: datetime
) -> None:
    """Walks of which nothing is open are done, and with the last of its walks a wave.

    Whoever ends a task holds the walk before he looks, so that of two the later sees the other's.
    """
    if not list_ids:
        return
    held = select(PickList.wave_id).where(one_of(PickList.id, list_ids))
    waves = await session.scalars(held.order_by(PickList.id).with_for_update())
    wave_ids = set(waves.all())
    waits = exists().where(
        PickTask.pick_list_id == PickList.id, PickTask.state.in_(("open", "short"))
    )
    await session.execute(
        update(PickList)
        .where(one_of(PickList.id, list_ids), PickList.state != "done", ~waits)
        .values(state="done", done_at=at)
        .execution_options(synchronize_session=False)
    )
    locked = select(Wave.id).where(one_of(Wave.id, wave_ids))
    await session.execute(locked.order_by(Wave.id).with_for_update())
    walked = exists().where(PickList.wave_id == Wave.id, PickList.state != "done")
    await session.execute(
        update(Wave)
        .where(one_of(Wave.id, wave_ids), Wave.state == "open", ~walked)
        .values(state="done", done_at=at)
        .execution_options(synchronize_session=False)
    )
