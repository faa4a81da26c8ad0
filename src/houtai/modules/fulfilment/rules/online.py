"""Goods that need no parcel: which warehouse's books they leave."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """What of an order's line the buyer does not have yet."""

    id: UUID
    line_id: UUID
    order_id: UUID
    sku_id: UUID
    merchant_id: UUID
    kind: str
    quantity: int
    waiting: int
    value_fen: int
    sku_code: str
    product_name: str
    spec_text: str
    picture: UUID | None
    tried_at: datetime


@dataclass(frozen=True, slots=True)
class Portion:
    """So many of a line out of one warehouse's books."""

    line: WaitingLine
    warehouse_id: UUID
    quantity: int

    @property
    def value_fen(self) -> int:
        """Its share of what the line costs."""
        return self.line.value_fen * self.quantity // self.line.quantity


def place(
    lines: Iterable[WaitingLine], free: Mapping[tuple[UUID, UUID], int], warehouses: Iterable[UUID]
) -> list[Portion]:
    """Lines one after the other, each whole or not at all, from as few warehouses as do."""
    left = dict(free)
    order = sorted(warehouses)
    return [portion for line in lines for portion in _of(line, left, order)]


def _of(
    line: WaitingLine, left: dict[tuple[UUID, UUID], int], warehouses: list[UUID]
) -> Iterator[Portion]:
    there = sorted(warehouses, key=lambda one: -left.get((line.sku_id, one), 0))
    wanted = line.waiting
    if sum(left.get((line.sku_id, one), 0) for one in there) < wanted:
        return
    for one in there:
        taken = min(wanted, left.get((line.sku_id, one), 0))
        if not taken:
            return
        left[line.sku_id, one] -= taken
        wanted -= taken
        yield Portion(line, one, taken)
