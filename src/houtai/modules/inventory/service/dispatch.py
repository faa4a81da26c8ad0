"""The dispatch layer, from above: pieces are promised to shipments, and handed to the carrier.

Called by those who source and ship, as the house; what a person may do was decided there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.inventory.rules import dispatch, warehouse
from houtai.modules.inventory.rules.booking import Cause, Goods, Movement, Portion
from houtai.modules.inventory.service.booking import LINES_MAX, LineTwice, TooManyLines, book


@dataclass(frozen=True)
class Allotment:
    """So many of a SKU from one warehouse for a line of a shipment."""

    line_id: UUID
    goods: Goods
    warehouse_id: UUID
    quantity: int
    document_id: UUID | None = None
    """Its shipment, where lines of several are booked at once."""

    def why(self, cause: Cause) -> Cause:
        """The cause of all, for this one's own document."""
        return cause if self.document_id is None else replace(cause, document_id=self.document_id)


_Build: TypeAlias = Callable[[Portion, UUID, Cause], Movement]


async def assign(
    session: AsyncSession, lines: Sequence[Allotment], cause: Cause, *, at: datetime
) -> None:
    """Free pieces are promised; all lines or none. Raises NotEnoughStock, LineTwice."""
    await _book(session, dispatch.assigned, lines, cause, at)


async def unassign(
    session: AsyncSession, lines: Sequence[Allotment], cause: Cause, *, at: datetime
) -> None:
    """Promised pieces are free again. Raises what `assign` does."""
    await _book(session, dispatch.unassigned, lines, cause, at)


async def ship(
    session: AsyncSession, lines: Sequence[Allotment], cause: Cause, *, at: datetime
) -> None:
    """Picked, assigned and sold pieces leave all three layers. Raises what `assign` does."""
    await _book(session, dispatch.shipped, lines, cause, at)


async def deliver(
    session: AsyncSession, lines: Sequence[Allotment], cause: Cause, *, at: datetime
) -> None:
    """Free and sold pieces that need no carrier leave all three layers at once, all lines or none.
    Raises what `assign` does.
    """
    async with session.begin_nested():
        for build in (dispatch.assigned, warehouse.picked, dispatch.shipped):
            await _book(session, build, lines, cause, at)


async def _book(
    session: AsyncSession,
    build: _Build,
    lines: Sequence[Allotment],
    cause: Cause,
    at: datetime,
) -> None:
    if len(lines) > LINES_MAX:
        raise TooManyLines(lines_max=LINES_MAX)
    seen: set[tuple[UUID, UUID, UUID]] = set()
    for position, line in enumerate(lines):
        about = (line.line_id, line.goods.sku_id, line.warehouse_id)
        if about in seen:
            raise LineTwice(place=f"body/lines/{position}/id")
        seen.add(about)
    moves = [
        build(Portion(line.line_id, line.goods, line.quantity), line.warehouse_id, line.why(cause))
        for line in lines
    ]
    await book(session, moves, at=at)
