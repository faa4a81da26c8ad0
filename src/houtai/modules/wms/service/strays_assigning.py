"""A parcel that nobody announced turns out to be one that somebody did, or is about to."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import Command
from houtai.kit.sql import one_of
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.service.here import Scanned
from houtai.modules.wms.service.returns import take_in
from houtai.modules.wms.service.returns_holding import (
    ReturnNotSo,
    ReturnUnknown,
    cause_of,
    hold_return,
    lines_of,
    uninspected,
)
from houtai.modules.wms.tables import Return


class AssignStray(Command):
    """The number of a case whose parcel is awaited here, or the waybill that its buyer told."""

    scanned: Scanned


async def assign(
    session: AsyncSession, actor: Actor, return_id: UUID, command: AssignStray, *, at: datetime
) -> UUID:
    """The announced return, which is here from now on. Raises ReturnUnknown, ReturnNotSo."""
    stray = await hold_return(session, actor, return_id)
    if stray.kind != "stray" or stray.state != "arrived":
        raise ReturnNotSo
    scanned = command.scanned
    announced = await session.scalar(
        select(Return.id)
        .where(Return.warehouse_id == stray.warehouse_id, within(actor, Return.warehouse_id))
        .where(or_(Return.waybill_number == scanned, Return.number == scanned.upper()))
        .where(Return.kind == "case", Return.state == "expected")
        .order_by(Return.id)
        .limit(1)
    )
    if announced is None:
        raise ReturnUnknown
    await join(session, actor, return_id, announced, at=at)
    return announced


async def join(
    session: AsyncSession, actor: Actor, stray_id: UUID, announced_id: UUID, *, at: datetime
) -> None:
    """What was counted leaves the books, and what was announced comes in its place; whoever looks
    at it finds out what is short and what is over. Raises ReturnNotSo.
    """
    both = (
        select(Return.id, Return.state)
        .where(one_of(Return.id, {stray_id, announced_id}), within(actor, Return.warehouse_id))
        .order_by(Return.id)
        .with_for_update()
    )
    states = {row.id: row.state for row in (await session.execute(both)).all()}
    if states != {stray_id: "arrived", announced_id: "expected"}:
        raise ReturnNotSo
    lines = uninspected(await lines_of(session, actor, stray_id), "assigned")
    ended = (
        update(Return)
        .where(Return.id == stray_id, Return.state == "arrived", Return.kind == "stray")
        .where(within(actor, Return.warehouse_id))
        .values(
            state="ended",
            outcome="assigned",
            part_of=announced_id,
            inspected_at=at,
            inspected_by=actor.id,
        )
        .returning(Return.warehouse_id)
    )
    warehouse_id = await session.scalar(ended)
    if warehouse_id is None:
        raise ReturnNotSo
    if lines:
        cause = cause_of(stray_id, "wms.stray_assigned")
        await inventory.issue(session, actor, warehouse_id, lines, cause, at=at)
    await take_in(session, actor, [announced_id], at=at)
