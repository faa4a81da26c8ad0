"""What becomes of a parcel that nobody announced and that belongs to no case."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.returns import ParcelBroughtBack
from houtai.kit import eventlog
from houtai.kit.auth import Actor
from houtai.kit.errors import Invalid
from houtai.kit.shapes import Command
from houtai.modules.inventory import public as inventory
from houtai.modules.wms.service.returns_holding import (
    Count,
    CountsDiffer,
    Pictures,
    book_found,
    cause_of,
    lines_of,
    uninspected,
    use_pictures,
)
from houtai.modules.wms.service.strays import Label, Words, hold_stray
from houtai.modules.wms.tables import Return, ReturnLine

Settlement = Literal["restocked", "kept", "sent_back", "written_off"]
INTO_STOCK = ("restocked", "kept")


class SettlementNotWhole(Invalid):
    """A reason is missing, the waybill by which it left, or the shipment that came back."""

    code = "wms.settlement_not_whole"


class StrayFound(Command):
    """What the counted pieces of a line turned out to be."""

    line_id: UUID
    good: Count = 0
    damaged: Count = 0
    scrap: Count = 0


class SettleStray(Command):
    """`restocked`: a shipment of the house that the carrier brought back. `kept`: anything else
    whose goods lie here from now on. The same scan again does nothing.
    """

    scan_id: UUID
    outcome: Settlement
    reason: Words = ""
    sent_number: Label = ""
    lines: Annotated[list[StrayFound], Field(default=[], max_length=200)]
    """Of what stays: every piece of the house's goods once."""
    pictures: Pictures = Field(default=[])


async def settle_stray(
    session: AsyncSession, actor: Actor, return_id: UUID, command: SettleStray, *, at: datetime
) -> None:
    """Raises ReturnUnknown, ReturnNotSo, SettlementNotWhole, CountsDiffer, FileNotUsable."""
    held = await hold_stray(session, actor, return_id, command.scan_id, at=at)
    if held is None:
        return
    _check_whole(held, command)
    lines = await lines_of(session, actor, return_id)
    if command.outcome in INTO_STOCK:
        _note_found(lines, command.lines)
    held.outcome, held.reason = command.outcome, command.reason
    held.inspected_at, held.inspected_by = at, actor.id
    await use_pictures(session, actor, held, command.pictures, at=at)
    if command.outcome in INTO_STOCK:
        held.state = "inspected"
        held.merchant_id = held.merchant_id or _only_merchant(lines)
        await session.flush()
        await book_found(session, actor, held, lines, at=at)
    else:
        held.state, held.sent_number = "ended", command.sent_number
        await session.flush()
        await _leave(session, actor, held, lines, at=at)
    if command.outcome == "restocked":
        await _tell(session, held, lines, at=at)


def _check_whole(held: Return, command: SettleStray) -> None:
    """Raises SettlementNotWhole."""
    wanting = {
        "restocked": ("outcome", held.outbound_id is None),
        "kept": ("reason", not command.reason),
        "sent_back": ("sent_number", not command.sent_number),
        "written_off": ("reason", not command.reason),
    }
    place, is_missing = wanting[command.outcome]
    if is_missing:
        raise SettlementNotWhole(place=f"body/{place}")


def _only_merchant(lines: Sequence[ReturnLine]) -> UUID | None:
    """Whose all of it is; he may look at it then."""
    owners = {one.merchant_id for one in lines if one.merchant_id is not None}
    return owners.pop() if len(owners) == 1 else None


def _note_found(lines: Sequence[ReturnLine], found: Sequence[StrayFound]) -> None:
    """Raises CountsDiffer."""
    given = {one.line_id: one for one in found}
    goods = [one for one in lines if one.sku_id is not None]
    if given.keys() != {one.line_id for one in goods} or len(given) != len(found):
        raise CountsDiffer(place="body/lines")
    pieces = {one.line_id: one.good + one.damaged + one.scrap for one in found}
    if any(pieces[one.line_id] != one.quantity for one in goods):
        raise CountsDiffer(place="body/lines")
    for line in goods:
        one = given[line.line_id]
        line.good, line.damaged, line.scrap = one.good, one.damaged, one.scrap


async def _leave(
    session: AsyncSession, actor: Actor, held: Return, lines: Sequence[ReturnLine], *, at: datetime
) -> None:
    """What was counted is not here any more."""
    for line in lines:
        if held.outcome == "sent_back" and line.sku_id is None:
            line.sent_back = line.foreign_pieces
    gone = uninspected(lines, held.outcome)
    if gone:
        cause = cause_of(held.id, f"wms.stray_{held.outcome}")
        await inventory.issue(session, actor, held.warehouse_id, gone, cause, at=at)


async def _tell(
    session: AsyncSession, held: Return, lines: Sequence[ReturnLine], *, at: datetime
) -> None:
    if held.outbound_id is None or held.merchant_id is None:
        return
    back = tuple(
        (one.sku_id, one.good, one.damaged, one.scrap) for one in lines if one.sku_id is not None
    )
    event = ParcelBroughtBack(
        held.outbound_id,
        held.id,
        held.warehouse_id,
        held.merchant_id,
        held.carrier_code,
        held.waybill_number,
        back,
        at,
    )
    await eventlog.emit(session, event)
