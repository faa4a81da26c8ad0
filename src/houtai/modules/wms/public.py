"""What the house may use of the warehouse. Names only, no logic."""

from houtai.modules.wms.queries.agreement import INVARIANTS
from houtai.modules.wms.queries.carriers import know_carriers
from houtai.modules.wms.queries.way import WHATS as STEPS
from houtai.modules.wms.queries.way import WarehouseStepView, way_of
from houtai.modules.wms.rules.outbounds import OutboundLine, OutboundWish, WaybillNote
from houtai.modules.wms.service.asking import NothingToSend, ask_outbound, withdraw_outbound
from houtai.modules.wms.service.waybills import change_carrier, note_waybills

__all__ = [
    "INVARIANTS",
    "STEPS",
    "NothingToSend",
    "OutboundLine",
    "OutboundWish",
    "WarehouseStepView",
    "WaybillNote",
    "ask_outbound",
    "change_carrier",
    "know_carriers",
    "note_waybills",
    "way_of",
    "withdraw_outbound",
]
