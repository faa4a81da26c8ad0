"""Parcels that buyers send back: announced, here, looked at.

Pieces count as `inspect` from the moment that the parcel is here until somebody has looked at
them. Every step is a guarded UPDATE of the return's state: of two who take it at once one does.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.returns import ReturnArrived, ReturnInspected
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import derive_id
from houtai.kit.shapes import Command, Prose
from houtai.kit.sql import one_of
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import Condition
from houtai.modules.wms.rules.returns import ReturnWish
from houtai.modules.wms.service import sites
from houtai.modules.wms.service.here import Scanned, here, is_new_scan
from houtai.modules.wms.tables import Return, ReturnLine

AT_ONCE_MAX = 20
"""Cases whose pieces lie in one parcel."""
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]


class ReturnUnknown(NotFound):
    """None that is announced here, or not within reach."""

    code = "wms.return_unknown"


class ReturnNotSo(Conflict):
    """Not here yet, or looked at already."""

    code = "wms.return_not_so"


class CountsDiffer(Invalid):
    """Every announced piece is to be accounted for, once: by what it is, or as missing."""

    code = "wms.return_counts_differ"


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
    words: Annotated[Prose, StringConstraints(strip_whitespace=True, max_length=500)] = ""


async def expect_return(
    session: AsyncSession, wishes: Sequence[ReturnWish], *, at: datetime
) -> set[UUID]:
    """The warehouses know that these parcels come; says which of them they did not await. Announced
    again with the same case, nothing happens, unless it was withdrawn: then it is awaited again.
    """
    if not wishes:
        return set()
    async with reaching_as(session, SYSTEM):
        await sites.open_sites(session, {one.warehouse_id for one in wishes}, at=at)
        row = insert(Return)
        given = ("state", "carrier_code", "waybill_number", "expected_at")
        added = row.on_conflict_do_update(
            index_elements=[Return.id],
            set_={name: row.excluded[name] for name in given},
            where=Return.state == "withdrawn",
        ).returning(Return.id)
        rows = [_row(one, at) for one in wishes]
        new = set((await session.scalars(added, rows)).all())
        known = await catalog.skus_by_id(
            session, {line.sku_id for one in wishes for line in one.lines}
        )
        lines = [line for one in wishes if one.case_id in new for line in _lines(one, known)]
        if lines:
            await session.execute(insert(ReturnLine).on_conflict_do_nothing(), lines)
    return new


def _row(wish: ReturnWish, at: datetime) -> dict[str, Any]:
    plain = ("number", "merchant_id", "warehouse_id", "carrier_code", "waybill_number")
    return {
        **{name: getattr(wish, name) for name in plain},
        "id": wish.case_id,
        "state": "expected",
        "pieces": sum(line.quantity for line in wish.lines),
        "expected_at": at,
    }


def _lines(wish: ReturnWish, known: Mapping[UUID, catalog.SkuView]) -> list[dict[str, Any]]:
    plain = ("line_id", "sku_id", "name", "spec", "quantity")
    return [
        {
            **{name: getattr(line, name) for name in plain},
            "return_id": wish.case_id,
            "warehouse_id": wish.warehouse_id,
            "merchant_id": wish.merchant_id,
            "code": known[line.sku_id].code if line.sku_id in known else "",
            "barcode": line.barcode
            or (known[line.sku_id].barcode if line.sku_id in known else "")
            or "",
        }
        for line in wish.lines
    ]


async def withdraw_return(session: AsyncSession, case_ids: Collection[UUID]) -> set[UUID]:
    """Nobody waits for them any more; says for which that is so. What is here stays to be looked
    at.
    """
    async with reaching_as(session, SYSTEM):
        called_off = (
            update(Return)
            .where(one_of(Return.id, set(case_ids)), Return.state == "expected")
            .values(state="withdrawn")
            .returning(Return.id)
        )
        return set((await session.scalars(called_off)).all())


async def returns_here(session: AsyncSession, case_ids: Collection[UUID]) -> set[UUID]:
    """Those whose parcel is here, looked at or not."""
    async with reaching_as(session, SYSTEM):
        here_now = select(Return.id).where(
            one_of(Return.id, set(case_ids)), Return.arrived_at.is_not(None)
        )
        return set((await session.scalars(here_now)).all())


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
        .where(Return.state != "withdrawn")
        .order_by(Return.id)
        .limit(AT_ONCE_MAX)
        .with_for_update()
    )
    ids = list((await session.scalars(found)).all())
    if not ids:
        raise ReturnUnknown
    taken = (
        update(Return)
        .where(one_of(Return.id, ids), Return.state == "expected")
        .where(within(actor, Return.warehouse_id))
        .values(state="arrived", arrived_at=at)
        .returning(Return.id, Return.merchant_id)
    )
    for row in sorted((await session.execute(taken)).all()):
        lines = [
            inventory.StockLine(
                id=_step(one, "arrive"),
                sku_id=one.sku_id,
                quantity=one.quantity,
                condition=Condition.INSPECT,
            )
            for one in await _lines_of(session, actor, row.id)
        ]
        cause = cause_of(row.id, "wms.return_arrived")
        await inventory.receive(session, actor, warehouse_id, lines, cause, at=at)
        event = ReturnArrived(row.id, warehouse_id, row.merchant_id, at)
        await eventlog.emit(session, event)
    return ids


async def inspect(
    session: AsyncSession,
    actor: Actor,
    return_id: UUID,
    command: InspectReturn,
    *,
    at: datetime,
) -> None:
    """Good pieces can be sold from now on, damaged ones wait, and what is not ours or not there
    leaves the books. Raises ReturnUnknown, ReturnNotSo, CountsDiffer.
    """
    held = await hold_return(session, actor, return_id)
    if not await is_new_scan(session, command.scan_id, held.warehouse_id, at=at):
        return
    lines = await _lines_of(session, actor, return_id)
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
    await session.flush()
    await _book(session, actor, held, lines, at=at)
    found = tuple(
        (one.line_id, one.sku_id, one.good, one.damaged, one.scrap, one.foreign_pieces, one.missing)
        for one in lines
    )
    event = ReturnInspected(
        return_id, held.warehouse_id, held.merchant_id, found, command.words, at
    )
    await eventlog.emit(session, event)


async def _book(
    session: AsyncSession, actor: Actor, held: Return, lines: list[ReturnLine], *, at: datetime
) -> None:
    cause = cause_of(held.id, "wms.return_inspected")
    changed = [
        inventory.ConditionLine(
            id=_step(line, after),
            sku_id=line.sku_id,
            quantity=pieces,
            before=Condition.INSPECT,
            after=after,
        )
        for line in lines
        for after, pieces in ((Condition.GOOD, line.good), (Condition.DAMAGED, line.damaged))
        if pieces
    ]
    gone = [
        inventory.StockLine(
            id=_step(line, act), sku_id=line.sku_id, quantity=pieces, condition=Condition.INSPECT
        )
        for line in lines
        for act, pieces in (("scrap", line.scrap), ("absent", line.foreign_pieces + line.missing))
        if pieces
    ]
    where = held.warehouse_id
    if changed:
        await inventory.change_condition(session, actor, where, changed, cause, at=at)
    if gone:
        await inventory.issue(session, actor, where, gone, cause, at=at)


def _step(line: ReturnLine, act: str) -> UUID:
    return derive_id(line.return_id, "wms.return", line.line_id.hex, act)


def cause_of(return_id: UUID, reason: str) -> inventory.DocumentCause:
    """Why pieces of a return move."""
    return inventory.DocumentCause(reason=reason, document_kind="wms.return", document_id=return_id)


async def hold_return(session: AsyncSession, actor: Actor, return_id: UUID) -> Return:
    """One that nobody else moves until the transaction ends. Raises ReturnUnknown."""
    statement = (
        select(Return)
        .where(Return.id == return_id, within(actor, Return.warehouse_id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(statement)
    if found is None:
        raise ReturnUnknown
    return found


async def _lines_of(session: AsyncSession, actor: Actor, return_id: UUID) -> list[ReturnLine]:
    """Index: pk_return_line."""
    statement = (
        select(ReturnLine)
        .where(ReturnLine.return_id == return_id, within(actor, ReturnLine.warehouse_id))
        .order_by(ReturnLine.line_id)
        .execution_options(populate_existing=True)
    )
    return list((await session.scalars(statement)).all())
