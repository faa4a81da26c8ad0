"""What becomes of pieces that came back once somebody has looked at them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict
from houtai.kit.ids import derive_id
from houtai.kit.shapes import Command
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import Condition
from houtai.modules.wms.service import moves, sites
from houtai.modules.wms.service.here import Pieces, Scanned, is_new_scan
from houtai.modules.wms.service.returns_holding import ReturnNotSo, cause_of, hold_return
from houtai.modules.wms.tables import Return, ReturnLine

ClearAct = Literal["put_away", "repaired", "written_off", "sent_back"]


class NotSoManyToClear(Conflict):
    """Fewer pieces of the line wait for that."""

    code = "wms.return_not_so_many"


class ClearReturned(Command):
    """So many pieces of a line: good ones into a bin, damaged ones repaired or written off, what
    is not ours sent back. The same scan again does nothing.
    """

    scan_id: UUID
    line_id: UUID
    act: ClearAct
    quantity: Pieces
    bin: Scanned | None = None
    """Where good ones are put; of the other acts there is none."""


def _left(act: ClearAct) -> ColumnElement[int]:
    """How many of the line still wait for it."""
    line = ReturnLine
    return {
        "put_away": line.good + line.repaired - line.put_away,
        "repaired": line.damaged - line.repaired - line.written_off,
        "written_off": line.damaged - line.repaired - line.written_off,
        "sent_back": line.foreign_pieces - line.sent_back,
    }[act]


async def clear(
    session: AsyncSession, actor: Actor, return_id: UUID, command: ClearReturned, *, at: datetime
) -> None:
    """Raises ReturnUnknown, ReturnNotSo, NotSoManyToClear, and of good ones what moving them
    raises.
    """
    held = await hold_return(session, actor, return_id)
    if not await is_new_scan(session, command.scan_id, held.warehouse_id, at=at):
        return
    if held.state != "inspected":
        raise ReturnNotSo
    count = getattr(ReturnLine, command.act)
    done = (
        update(ReturnLine)
        .where(ReturnLine.return_id == return_id, ReturnLine.line_id == command.line_id)
        .where(_left(command.act) >= command.quantity, within(actor, ReturnLine.warehouse_id))
        .values({count: count + command.quantity})
        .returning(ReturnLine.sku_id, ReturnLine.code)
        .execution_options(synchronize_session=False)
    )
    line = (await session.execute(done)).one_or_none()
    if line is None:
        raise NotSoManyToClear
    if command.act == "put_away":
        moved = moves.MovePieces(
            scan_id=derive_id(command.scan_id, "wms.return.put_away"),
            warehouse_id=held.warehouse_id,
            from_bin=sites.RECEIVING,
            to_bin=command.bin or sites.RECEIVING,
            goods=line.code,
            quantity=command.quantity,
        )
        await moves.move(session, actor, moved, at=at)
    elif command.act != "sent_back":
        await _book(session, actor, held, line.sku_id, command=command, at=at)


async def _book(
    session: AsyncSession,
    actor: Actor,
    held: Return,
    sku_id: UUID,
    *,
    command: ClearReturned,
    at: datetime,
) -> None:
    """Repaired pieces are good again, those written off leave."""
    cause = cause_of(held.id, f"wms.return_{command.act}")
    piece = {"id": command.scan_id, "sku_id": sku_id, "quantity": command.quantity}
    if command.act == "repaired":
        line = inventory.ConditionLine(**piece, before=Condition.DAMAGED, after=Condition.GOOD)
        await inventory.change_condition(session, actor, held.warehouse_id, [line], cause, at=at)
    else:
        gone = inventory.StockLine(**piece, condition=Condition.DAMAGED)
        await inventory.issue(session, actor, held.warehouse_id, [gone], cause, at=at)
