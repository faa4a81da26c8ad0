"""What warehouses tell of parcels that buyers have sent back."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from houtai.kit.eventlog import Event

Found: TypeAlias = tuple[UUID, UUID, int, int, int, int, int]
"""Id of a line, its SKU, and how many of its pieces are good, damaged, scrap, something else,
missing.
"""


@dataclass(frozen=True)
class ReturnArrived(Event, name="wms.return_arrived", key="case_id"):
    """The parcel is here; nobody has looked into it yet."""

    case_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    at: datetime


@dataclass(frozen=True)
class ReturnInspected(Event, name="wms.return_inspected", key="case_id"):
    """Somebody has looked at every piece of it. Told once."""

    case_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    lines: tuple[Found, ...]
    words: str
    at: datetime
