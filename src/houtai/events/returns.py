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

Surplus: TypeAlias = tuple[UUID | None, str, int, int, int, int]
"""SKU, none where it is not the seller's, what it is called, and how many of such pieces, which
nobody announced, are good, damaged, scrap, not the seller's.
"""
Restored: TypeAlias = tuple[UUID, int, int, int]
"""Id of a SKU, and how many of its pieces are good, damaged, scrap."""


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
    surplus: tuple[Surplus, ...] = ()
    pictures: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ParcelBroughtBack(Event, name="wms.parcel_brought_back", key="shipment_id"):
    """What was sent came back without a case, was looked at, and lies in the warehouse again."""

    shipment_id: UUID
    return_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    carrier_code: str
    waybill_number: str
    lines: tuple[Restored, ...]
    at: datetime
