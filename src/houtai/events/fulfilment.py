"""What becomes of the goods of orders on their way to buyers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class ShipmentShipped(Event, name="fulfilment.shipment_shipped", key="shipment_id"):
    """The carrier has it; its pieces have left the books."""

    shipment_id: UUID
    number: str
    merchant_id: UUID
    member_id: UUID
    warehouse_id: UUID
    order_ids: tuple[UUID, ...]
    pieces_count: int
    at: datetime


@dataclass(frozen=True)
class ShipmentSigned(Event, name="fulfilment.shipment_signed", key="shipment_id"):
    """All its parcels have reached their receiver."""

    shipment_id: UUID
    number: str
    merchant_id: UUID
    member_id: UUID
    order_ids: tuple[UUID, ...]
    at: datetime


@dataclass(frozen=True)
class PiecesFreed(Event, name="fulfilment.pieces_freed", key="sku_id"):
    """A shipment gave pieces back: who waits for them may have them."""

    sku_id: UUID
    merchant_id: UUID
    at: datetime
