"""What the house may use of fulfilment. Names only, no logic."""

from houtai.modules.fulfilment.queries.journey import SOURCES as JOURNEY
from houtai.modules.fulfilment.queries.proofs import INVARIANTS
from houtai.modules.fulfilment.queries.shipments import SHIPMENTS, ShipmentRowView
from houtai.modules.fulfilment.service.by_hand import NewParcel, ShipByHand, ship_by_hand
from houtai.modules.fulfilment.service.calling_back import call_back
from houtai.modules.fulfilment.service.sheet import SHIPPING
from houtai.modules.fulfilment.service.sourcing import source_orders

__all__ = [
    "INVARIANTS",
    "JOURNEY",
    "SHIPMENTS",
    "SHIPPING",
    "NewParcel",
    "ShipByHand",
    "ShipmentRowView",
    "call_back",
    "ship_by_hand",
    "source_orders",
]
