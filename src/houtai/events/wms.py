"""What warehouses tell of the shipments that they were asked to send out."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from houtai.kit.eventlog import Event

Pieces: TypeAlias = tuple[UUID, UUID, int]
"""Id of a line, its SKU, and how many pieces of it."""
Parcel: TypeAlias = tuple[UUID, int, int, str, tuple[Pieces, ...]]
"""Its id, its weight in grams, its volume in mm³, the code of its carton, and what lies in it."""

Waybill: TypeAlias = tuple[UUID, str, str]
"""Id of a parcel, the carrier that took it, and the number under which it goes; empty if none."""


@dataclass(frozen=True)
class OutboundRefused(Event, name="wms.outbound_refused", key="shipment_id"):
    """The warehouse will not send it; nothing of it was picked. Source it elsewhere."""

    shipment_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    reason: str
    at: datetime


@dataclass(frozen=True)
class OutboundShort(Event, name="wms.outbound_short", key="shipment_id"):
    """Pieces that two people could not find. The shipment goes on with what is left of it; with
    nothing left it ends here.
    """

    shipment_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    lines: tuple[Pieces, ...]
    """How many of each line are missing."""
    left: int
    """Pieces that it still brings."""
    at: datetime


@dataclass(frozen=True)
class OutboundPicked(Event, name="wms.outbound_picked", key="shipment_id"):
    """All of it has left the shelves."""

    shipment_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    at: datetime


@dataclass(frozen=True)
class OutboundChecked(Event, name="wms.outbound_checked", key="shipment_id"):
    """A second person has seen every piece of it; `by_id`: who saw the last one."""

    shipment_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    by_id: UUID
    at: datetime


@dataclass(frozen=True)
class OutboundPacked(Event, name="wms.outbound_packed", key="shipment_id"):
    """All of it lies in parcels that wait for their waybills and the carrier."""

    shipment_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    parcels: tuple[Parcel, ...]
    at: datetime


@dataclass(frozen=True)
class WaybillsWanted(Event, name="wms.waybills_wanted", key="shipment_id"):
    """Somebody at the packing table wants numbers of this carrier for its parcels."""

    shipment_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    carrier_code: str
    at: datetime


@dataclass(frozen=True)
class OutboundHandedOver(Event, name="wms.outbound_handed_over", key="shipment_id"):
    """The carrier has taken all parcels of it. What was picked may leave the books."""

    shipment_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    handover_id: UUID
    at: datetime
    waybills: tuple[Waybill, ...] = ()


@dataclass(frozen=True)
class OutboundWithdrawn(Event, name="wms.outbound_withdrawn", key="shipment_id"):
    """It was called off before the carrier came; picked pieces go back to the shelves."""

    shipment_id: UUID
    warehouse_id: UUID
    merchant_id: UUID
    reason: str
    at: datetime
