"""What a warehouse is told to expect back, and what may be found in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

ReturnState = Literal["expected", "arrived", "inspected", "withdrawn", "ended"]
ReturnKind = Literal["case", "stray"]
Outcome = Literal["", "restocked", "kept", "sent_back", "written_off", "assigned"]
"""What became of a stray; nothing yet, or no stray at all."""


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """So many pieces of a SKU that shall be in the parcel. The id is the sold line's."""

    line_id: UUID
    sku_id: UUID
    name: str
    spec: str
    quantity: int
    barcode: str = ""


@dataclass(frozen=True, slots=True)
class ReturnWish:
    """A parcel that comes back for a case. The case's id makes announcing it twice happen once."""

    case_id: UUID
    number: str
    merchant_id: UUID
    warehouse_id: UUID
    lines: Sequence[ReturnLine]
    carrier_code: str
    waybill_number: str
