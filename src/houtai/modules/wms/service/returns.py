"""Parcels that buyers send back: here, and looked at.

Pieces count as `inspect` from the moment that the parcel is here until somebody has looked at
them. Every step is a guarded UPDATE of the return's state: of two who take it at once one does.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.returns import ReturnArrived, ReturnInspected
from houtai.kit import eventlog
from houtai.kit.auth import Actor, within
from houtai.kit.shapes import Command, Prose
from houtai.kit.sql import one_of
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.service.here import Scanned, here, is_new_scan
from houtai.modules.wms.service.returns_holding import (
    Count,
    CountsDiffer,
    Pictures,
    ReturnNotSo,
    ReturnUnknown,
    book_found,
    cause_of,
    hold_return,
    lines_of,
    uninspected,
    use_pictures,
)
from houtai.modules.wms.service.returns_surplus import SurplusPieces, note_surplus
from houtai.modules.wms.tables import Return

AT_ONCE_MAX = 20
"""Cases whose pieces lie in one parcel."""


class ArriveReturn(Command):
    """A waybill, or the number of a case. Without a warehouse: where one works."""

    warehouse_id: UUID | None = None
    scanned: Scanned


class FoundPieces(Command):
    """What the announced pieces of a line turned out to be."""

    line_id: UUID
    good: Count = 0
    damaged: Count = 0
    scrap: Count = 0
    foreign_pieces: Count = 0
    missing: Count = 0

    @property
    def pieces(self) -> int:
        """All of them."""
        return self.good + self.damaged + self.scrap + self.foreign_pieces + self.missing


class InspectReturn(Command):
    """All lines of the parcel at once. The same scan again does nothing."""

    scan_id: UUID
    lines: Annotated[list[FoundPieces], Field(min_length=1, max_length=200)]
    surplus: Annotated[list[SurplusPieces], Field(default=[], max_length=50)]
    """What lay in the parcel besides."""
    words: Annotated[Prose, StringConstraints(strip_whitespace=True, max_length=500)] = ""
    pictures: Pictures = Field(default=[])


async def arrive(
    session: AsyncSession, actor: Actor, command: ArriveReturn, *, at: datetime
) -> list[UUID]:
    """The parcel is here: ids of the returns in it. Scanned again it only says them again.

    Raises WarehouseNotHere, ReturnUnknown.
    """
    warehouse_id = await here(session, actor, command.warehouse_id, at=at)
    scanned = command.scanned
    found = (
        select(Return.id)
        .where(Return.warehouse_id == warehouse_id, within(actor, Return.warehouse_id))
        .where(or_(Return.waybill_number == scanned, Return.number == scanned.upper()))
        .where(Return.state.not_in(("withdrawn", "ended")))
        .order_by(Return.id)
        .limit(AT_ONCE_MAX)
        .with_for_update()
    )
    ids = list((await session.scalars(found)).all())
    if not ids:
        raise ReturnUnknown
    await take_in(session, actor, ids, at=at)
    return ids


async def take_in(
    session: AsyncSession, actor: Actor, return_ids: Sequence[UUID], *, at: datetime
) -> None:
    """What is announced in those of them that nobody has taken in lies here from now on."""
    taken = (
        update(Return)
        .where(one_of(Return.id, return_ids), Return.state == "expected")
        .where(within(actor, Return.warehouse_id))
        .values(state="arrived", arrived_at=at)
        .returning(Return.id, Return.warehouse_id, Return.merchant_id)
    )
    for row in sorted((await session.execute(taken)).all()):
        lines = uninspected(await lines_of(session, actor, row.id), "arrive")
        cause = cause_of(row.id, "wms.return_arrived")
        await inventory.receive(session, actor, row.warehouse_id, lines, cause, at=at)
        event = ReturnArrived(row.id, row.warehouse_id, row.merchant_id, at)
        await eventlog.emit(session, event)


async def inspect(
    session: AsyncSession,
    actor: Actor,
    return_id: UUID,
    command: InspectReturn,
    *,
    at: datetime,
) -> None:
    """Good pieces can be sold from now on, damaged ones wait, and what is not ours or not there
    leaves the books. Raises ReturnUnknown, ReturnNotSo, CountsDiffer, FileNotUsable.
    """
    held = await hold_return(session, actor, return_id)
    if not await is_new_scan(session, command.scan_id, held.warehouse_id, at=at):
        return
    if held.merchant_id is None or held.kind != "case":
        raise ReturnNotSo
    lines = await lines_of(session, actor, return_id)
    given = {one.line_id: one for one in command.lines}
    same = given.keys() == {one.line_id for one in lines} and len(given) == len(command.lines)
    if not same or any(given[one.line_id].pieces != one.quantity for one in lines):
        raise CountsDiffer(place="body/lines")
    seen = (
        update(Return)
        .where(Return.id == return_id, Return.state == "arrived")
        .where(within(actor, Return.warehouse_id))
        .values(state="inspected", inspected_at=at, inspected_by=actor.id, words=command.words)
        .returning(Return.id)
    )
    if await session.scalar(seen) is None:
        raise ReturnNotSo
    for line in lines:
        counts = given[line.line_id].model_dump(exclude={"line_id"})
        for name, count in counts.items():
            setattr(line, name, count)
    await use_pictures(session, actor, held, command.pictures, at=at)
    await session.flush()
    await book_found(session, actor, held, lines, at=at)
    surplus = await note_surplus(session, actor, held, command.surplus, at=at)
    found = tuple(
        (one.line_id, one.sku_id, one.good, one.damaged, one.scrap, one.foreign_pieces, one.missing)
        for one in lines
        if one.sku_id is not None
    )
    event = ReturnInspected(
        return_id,
        held.warehouse_id,
        held.merchant_id,
        found,
        command.words,
        at,
        surplus,
        tuple(command.pictures),
    )
    await eventlog.emit(session, event)
