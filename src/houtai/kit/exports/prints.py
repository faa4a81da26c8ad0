"""Prints of more sheets than one answer may hold: asked for as a list is, cut into pieces that
are printed one after the other.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Invalid
from houtai.kit.exports.declaring import FilteredList, Given
from houtai.kit.exports.tables import Export, ExportPiece

SHEETS_MAX = 20_000
"""Of one file: putting it together takes half a gigabyte of memory for a while."""
PIECE = 100
"""Sheets that are counted, logged and set in one transaction."""
STEP = 2_000


class TooManySheetsAsked(Invalid):
    code = "exports.too_many_sheets"


class NothingToSet(Invalid):
    """No row of the list, filtered so, can be printed."""

    code = "exports.nothing_to_print"


class FilterNeeded(Invalid):
    """These prints belong to one thing, which must be named."""

    code = "exports.filter_needed"


@dataclass(frozen=True)
class Printed:
    """Sheets of some things; none for what cannot be printed any more."""

    pdf: bytes
    sheets: int


@dataclass(frozen=True)
class PrintList(FilteredList):
    """One kind of prints by the list that they are of. `print_these` prints those of the things
    that can still be printed, counted and logged in the caller's transaction; `things_of` says what
    of a row is printed; `needed` is a filter without which nobody asks.
    """

    print_these: Callable[[AsyncSession, Actor, Sequence[UUID], datetime], Awaitable[Printed]]
    things_of: Callable[[Any], Sequence[UUID]] = lambda row: (row.id,)
    needed: str | None = None

    async def gather(
        self, session: AsyncSession, actor: Actor, *, sort: str | None, filters: dict[str, Given]
    ) -> list[UUID]:
        """What is to be printed, in the order of the list. Raises FilterNeeded, NothingToSet,
        TooManySheetsAsked.
        """
        if self.needed is not None and self.needed not in filters:
            raise FilterNeeded(place="body/filters", filter=self.needed)
        found: dict[UUID, None] = {}
        after, statement = None, self.select(actor)
        while True:
            wanted = self.want(sort=sort, filters=filters, limit=STEP, after=after)
            page = await self.listing.page(session, statement, wanted, self.view)
            found |= dict.fromkeys(one for row in page.items for one in self.things_of(row))
            after = page.next
            if len(found) > SHEETS_MAX:
                raise TooManySheetsAsked(most=SHEETS_MAX)
            if after is None:
                break
        if not found:
            raise NothingToSet
        return list(found)


def cut(session: AsyncSession, export: Export, things: Sequence[UUID]) -> None:
    """Lay out the pieces of a print that was asked for."""
    for number, start in enumerate(range(0, len(things), PIECE), start=1):
        session.add(
            ExportPiece(
                export_id=export.id,
                number=number,
                merchant_id=export.merchant_id,
                warehouse_id=export.warehouse_id,
                things=list(things[start : start + PIECE]),
            )
        )
