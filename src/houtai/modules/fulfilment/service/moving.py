"""Pieces of lines change their place: waiting, assigned, shipped, dropped. None is lost."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.sql import statement
from houtai.modules.inventory import public as inventory

Where = Literal["waiting", "assigned", "shipped", "dropped"]
PLACES: tuple[Where, ...] = ("waiting", "assigned", "shipped", "dropped")


class PiecesLost(RuntimeError):
    """A line that pieces were moved of is not there: somebody must look at it."""


@dataclass(frozen=True, slots=True)
class Move:
    """So many pieces of a line from one place to another. `avoid`: a warehouse that could not."""

    line_id: UUID
    sku_id: UUID
    source: Where
    target: Where
    quantity: int
    avoid: UUID | None = None


async def move_pieces(session: AsyncSession, moves: Iterable[Move]) -> None:
    """All in one statement; a CHECK refuses what would lose a piece."""
    changes: dict[tuple[UUID, UUID], Counter[str]] = {}
    avoid: dict[tuple[UUID, UUID], UUID] = {}
    for one in moves:
        key = one.line_id, one.sku_id
        change = changes.setdefault(key, Counter())
        change[one.source] -= one.quantity
        change[one.target] += one.quantity
        if one.avoid is not None:
            avoid[key] = one.avoid
    keys = sorted(changes)
    if not keys:
        return
    values: dict[str, Any] = {
        "lines": [line_id for line_id, _ in keys],
        "skus": [sku_id for _, sku_id in keys],
        "avoid": [avoid.get(key) for key in keys],
        **{place: [changes[key][place] for key in keys] for place in PLACES},
    }
    done: Any = await session.execute(statement(__package__, "move_pieces"), values)
    if done.rowcount != len(keys):
        raise PiecesLost


def cause(reason: str) -> inventory.Cause:
    """Why stock moves; each allotment names its own shipment."""
    return inventory.Cause(reason, "shipment", SYSTEM.id, SYSTEM.id)


def allotment(
    line: Row[Any], warehouse_id: UUID, quantity: int | None = None
) -> inventory.Allotment:
    """What a line of a shipment has of a warehouse (id, merchant_id, sku_id, quantity,
    shipment_id).
    """
    goods = inventory.Goods(line.merchant_id, line.sku_id)
    pieces = line.quantity if quantity is None else quantity
    return inventory.Allotment(line.id, goods, warehouse_id, pieces, line.shipment_id)


def skus(lines: Sequence[Any]) -> dict[UUID, UUID]:
    """Whose each SKU of them is."""
    return {one.sku_id: one.merchant_id for one in lines}
