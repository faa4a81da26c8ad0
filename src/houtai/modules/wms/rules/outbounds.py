"""What a warehouse is asked to send out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OutboundLine:
    """So many pieces of a SKU for one line of a shipment. The id is the line's own."""

    line_id: UUID
    sku_id: UUID
    name: str
    spec: str
    quantity: int
    weight_g: int
    """Of one piece."""
    barcode: str = ""


@dataclass(frozen=True, slots=True)
class WaybillNote:
    """What became of the wish for a parcel's number. Without a number and an error: it is to come;
    `error`: why there is none.
    """

    parcel_id: UUID
    carrier_code: str
    number: str | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class OutboundWish:
    """A shipment that one warehouse shall send. The id makes asking twice happen once.

    `group_key` is the same for shipments of one buyer to one address; `priority`: higher first.
    """

    shipment_id: UUID
    number: str
    merchant_id: UUID
    warehouse_id: UUID
    lines: Sequence[OutboundLine]
    carrier_code: str
    service_code: str
    promise_at: datetime
    priority: int
    recipient: str
    phone: str
    region_code: str
    address: str
    remark: str
    group_key: UUID
