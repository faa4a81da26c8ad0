"""Pieces in an announced parcel that nobody announced."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.returns import Surplus
from houtai.kit.auth import Actor
from houtai.kit.ids import derive_id
from houtai.kit.shapes import Command
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import Condition
from houtai.modules.wms.service.here import Scanned
from houtai.modules.wms.service.returns_holding import Count, CountsDiffer, Note, cause_of, step_of
from houtai.modules.wms.tables import Return, ReturnLine

KINDS = ("good", "damaged", "scrap")


class SurplusPieces(Command):
    """What was scanned, or what a thing without a code looks like. Of goods that are not the
    seller's all pieces count as foreign, whatever they are like.
    """

    goods: Scanned | None = None
    words: Annotated[Note, StringConstraints(max_length=60)] = ""
    good: Count = 0
    damaged: Count = 0
    scrap: Count = 0
    foreign_pieces: Count = 0


async def note_surplus(
    session: AsyncSession,
    actor: Actor,
    held: Return,
    given: Sequence[SurplusPieces],
    *,
    at: datetime,
) -> tuple[Surplus, ...]:
    """The seller's own goods come into the books as what they are, everything else is noted.

    Raises CountsDiffer where the seller's own are said to be foreign.
    """
    lines: dict[UUID, ReturnLine] = {}
    for position, one in enumerate(given):
        sku = await _own(session, actor, held, one.goods)
        of = sku.id.hex if sku else f"{position}"
        line_id = derive_id(held.id, "wms.return.surplus", of)
        line = lines.setdefault(line_id, _line(held, line_id, sku, one))
        pieces = one.good + one.damaged + one.scrap
        if sku is None:
            line.foreign_pieces += pieces + one.foreign_pieces
            line.quantity += pieces + one.foreign_pieces
        elif one.foreign_pieces:
            raise CountsDiffer(place=f"body/surplus/{position}/foreign_pieces")
        else:
            for kind in KINDS:
                setattr(line, kind, getattr(line, kind) + getattr(one, kind))
            line.quantity += pieces
    found = [one for one in lines.values() if one.quantity]
    session.add_all(found)
    await session.flush()
    await _book(session, actor, held, found, at=at)
    return tuple(
        (one.sku_id, one.name, one.good, one.damaged, one.scrap, one.foreign_pieces)
        for one in found
    )


async def _own(
    session: AsyncSession, actor: Actor, held: Return, scanned: str | None
) -> catalog.SkuView | None:
    """The seller's goods that bear this code, and have a stock of their own."""
    if scanned is None:
        return None
    found = await catalog.find_sku(session, actor, scanned)
    own = [one for one in found if one.merchant_id == held.merchant_id and one.own_stock]
    return own[0] if own else None


def _line(
    held: Return, line_id: UUID, sku: catalog.SkuView | None, given: SurplusPieces
) -> ReturnLine:
    return ReturnLine(
        return_id=held.id,
        line_id=line_id,
        warehouse_id=held.warehouse_id,
        merchant_id=held.merchant_id,
        sku_id=sku.id if sku else None,
        surplus=True,
        name=sku.product_name if sku else given.words or given.goods or "",
        spec=sku.spec_text if sku else "",
        code=sku.code if sku else given.goods or "",
        barcode=(sku.barcode or "") if sku else "",
        quantity=0,
        good=0,
        damaged=0,
        scrap=0,
        foreign_pieces=0,
    )


async def _book(
    session: AsyncSession, actor: Actor, held: Return, lines: Sequence[ReturnLine], *, at: datetime
) -> None:
    came = [
        inventory.StockLine(
            id=step_of(line, f"surplus.{condition}"),
            sku_id=line.sku_id,
            quantity=pieces,
            condition=condition,
        )
        for line in lines
        for condition, pieces in ((Condition.GOOD, line.good), (Condition.DAMAGED, line.damaged))
        if pieces and line.sku_id is not None
    ]
    if came:
        cause = cause_of(held.id, "wms.return_surplus")
        await inventory.receive(session, actor, held.warehouse_id, came, cause, at=at)
