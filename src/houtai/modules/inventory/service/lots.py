"""Lots are written down as they come in; what is left of them follows from what lies there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import Command
from houtai.kit.shapes import Line as Text
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.queries import lots as shown
from houtai.modules.inventory.rules.booking import Goods
from houtai.modules.inventory.rules.documents import DocumentKind, Line, refuse_twice
from houtai.modules.inventory.rules.lots import Marks, dated
from houtai.modules.inventory.service.bounds import business_today
from houtai.modules.inventory.tables import LOT_NUMBER_CHARS_MAX, Level, Lot

Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]
LotNumber = Annotated[Text, Field(max_length=LOT_NUMBER_CHARS_MAX)]


class Marked(Command):
    """What stands on the package of goods that come in."""

    lot_number: LotNumber | None = None
    produced_on: Day | None = None
    expires_on: Day | None = None

    @property
    def marks(self) -> Marks:
        """The same as the rules have it."""
        return Marks(self.lot_number or "", self.produced_on, self.expires_on)


async def dated_lines(
    session: AsyncSession, kind: DocumentKind, lines: Sequence[Line], *, at: datetime
) -> list[Line]:
    """Lines that come in with the day on which they expire; an opening receipt must know it of
    goods that have a shelf life. Raises what `rules.lots.dated` does, and SkuTwice.
    """
    if not any(line.change > 0 for line in lines):
        return list(lines)
    marks = await dated_marks(
        session,
        [line.sku_id for line in lines],
        [line.marks for line in lines],
        asked=kind == "opening",
        at=at,
    )
    read = [replace(line, marks=each) for line, each in zip(lines, marks, strict=True)]
    refuse_twice(read)
    return read


async def dated_marks(
    session: AsyncSession,
    sku_ids: Sequence[UUID],
    said: Sequence[Marks],
    *,
    asked: bool = False,
    at: datetime,
) -> list[Marks]:
    """The marks of each line with the day on which its pieces expire. Raises what
    `rules.lots.dated` does.
    """
    if not asked and all(marks.is_blank for marks in said):
        return list(said)
    known = await catalog.skus_by_id(session, sku_ids)
    today = business_today(at)
    return [
        dated(
            marks,
            known[sku_id].shelf_life_days if sku_id in known else None,
            asked=asked,
            today=today,
            place=f"body/lines/{position}",
        )
        for position, (sku_id, marks) in enumerate(zip(sku_ids, said, strict=True))
    ]


@dataclass(frozen=True)
class Came:
    """Pieces of a lot that came by a line of a document, or less than none that it took back."""

    id: UUID
    goods: Goods
    quantity: int
    marks: Marks


async def write_down(
    session: AsyncSession,
    warehouse_id: UUID,
    came: Sequence[Came],
    *,
    document: tuple[str, UUID],
    at: datetime,
) -> None:
    """Keep the lots of what came in; without a day of expiry there is nothing to keep. A line
    sent twice is kept once.
    """
    kind, document_id = document
    rows = [
        {
            "id": one.id,
            "merchant_id": one.goods.merchant_id,
            "warehouse_id": warehouse_id,
            "sku_id": one.goods.sku_id,
            "lot_number": one.marks.lot_number,
            "produced_on": one.marks.produced_on,
            "expires_on": one.marks.expires_on,
            "quantity": one.quantity,
            "document_kind": kind,
            "document_id": document_id,
            "at": at,
        }
        for one in came
        if one.marks.expires_on is not None
    ]
    if rows:
        await session.execute(insert(Lot).values(rows).on_conflict_do_nothing())


async def follow(session: AsyncSession, sku_ids: Collection[UUID] | None) -> None:
    """Write to the levels of these SKUs, or of all, when the first of what is left expires."""
    first = shown.soonest(sku_ids)
    await session.execute(
        update(Level)
        .where(
            Level.sku_id == first.c.sku_id,
            Level.warehouse_id == first.c.warehouse_id,
            Level.merchant_id == first.c.merchant_id,
            Level.expires_on.is_distinct_from(first.c.expires_on),
        )
        .values(expires_on=first.c.expires_on)
        .execution_options(synchronize_session=False)
    )
