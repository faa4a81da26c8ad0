"""A parcel that came back, held while something is done with it, and how its pieces are booked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import derive_id
from houtai.kit.shapes import Prose
from houtai.modules.files import public as files
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import Condition
from houtai.modules.wms.tables import Return, ReturnLine

Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
Note = Annotated[Prose, StringConstraints(strip_whitespace=True, pattern=r"^[^\r\n]*$")]
"""One line of text, or none."""
PICTURES_MAX = 9
PICTURE = files.Purpose("wms.return", files.PICTURES, 10 << 20, redrawn=True)
"""What people of a warehouse saw; it may be asked for as long as a case may be disputed."""
Pictures = Annotated[list[UUID], Field(max_length=PICTURES_MAX)]


class ReturnUnknown(NotFound):
    """None that is announced here, or not within reach."""

    code = "wms.return_unknown"


class ReturnNotSo(Conflict):
    """Not here yet, or looked at already."""

    code = "wms.return_not_so"


class CountsDiffer(Invalid):
    """Every announced piece is to be accounted for, once: by what it is, or as missing."""

    code = "wms.return_counts_differ"


def cause_of(return_id: UUID, reason: str) -> inventory.DocumentCause:
    """Why pieces of a return move."""
    return inventory.DocumentCause(reason=reason, document_kind="wms.return", document_id=return_id)


def step_of(line: ReturnLine, act: str) -> UUID:
    """Names a movement of a line: the same act twice is booked once."""
    return derive_id(line.return_id, "wms.return", line.line_id.hex, act)


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


async def lines_of(session: AsyncSession, actor: Actor, return_id: UUID) -> list[ReturnLine]:
    """Index: pk_return_line."""
    statement = (
        select(ReturnLine)
        .where(ReturnLine.return_id == return_id, within(actor, ReturnLine.warehouse_id))
        .order_by(ReturnLine.line_id)
        .execution_options(populate_existing=True)
    )
    return list((await session.scalars(statement)).all())


def uninspected(lines: Sequence[ReturnLine], act: str) -> list[inventory.StockLine]:
    """All goods of these lines, in the condition in which nobody has looked at them."""
    return [
        inventory.StockLine(
            id=step_of(one, act),
            sku_id=one.sku_id,
            quantity=one.quantity,
            condition=Condition.INSPECT,
        )
        for one in lines
        if one.sku_id is not None
    ]


async def book_found(
    session: AsyncSession, actor: Actor, held: Return, lines: Sequence[ReturnLine], *, at: datetime
) -> None:
    """Pieces that nobody had looked at are good or damaged from now on, or leave the books."""
    cause = cause_of(held.id, "wms.return_inspected")
    changed = [
        inventory.ConditionLine(
            id=step_of(line, after),
            sku_id=line.sku_id,
            quantity=pieces,
            before=Condition.INSPECT,
            after=after,
        )
        for line in lines
        for after, pieces in ((Condition.GOOD, line.good), (Condition.DAMAGED, line.damaged))
        if pieces and line.sku_id is not None
    ]
    gone = [
        inventory.StockLine(
            id=step_of(line, act), sku_id=line.sku_id, quantity=pieces, condition=Condition.INSPECT
        )
        for line in lines
        for act, pieces in (("scrap", line.scrap), ("absent", line.foreign_pieces + line.missing))
        if pieces and line.sku_id is not None
    ]
    where = held.warehouse_id
    if changed:
        await inventory.change_condition(session, actor, where, changed, cause, at=at)
    if gone:
        await inventory.issue(session, actor, where, gone, cause, at=at)


async def use_pictures(
    session: AsyncSession, actor: Actor, held: Return, pictures: Sequence[UUID], *, at: datetime
) -> None:
    """From now on the return shows these too. Raises FileNotUsable."""
    new = [one for one in dict.fromkeys(pictures) if one not in held.pictures]
    if not new:
        return
    held.pictures = [*held.pictures, *new]
    await files.use(
        session,
        actor,
        thing="wms.return",
        thing_id=str(held.id),
        file_ids=held.pictures,
        purpose=PICTURE.name,
        at=at,
        place="body/pictures",
    )
