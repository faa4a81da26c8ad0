"""What the house may use of the warehouse. Names only, no logic."""

from houtai.modules.wms.queries.agreement import INVARIANTS
from houtai.modules.wms.queries.way import WHATS as STEPS
from houtai.modules.wms.queries.way import WarehouseStepView, way_of
from houtai.modules.wms.rules.outbounds import OutboundLine, OutboundWish
from houtai.modules.wms.service.asking import NothingToSend, ask_outbound, withdraw_outbound
from houtai.modules.wms.service.packing import note_waybill

__all__ = [
    "INVARIANTS",
    "STEPS",
    "NothingToSend",
    "OutboundLine",
    "OutboundWish",
    "WarehouseStepView",
    "ask_outbound",
    "note_waybill",
    "way_of",
    "withdraw_outbound",
]
