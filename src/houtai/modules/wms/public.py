"""What the house may use of the warehouse. Names only, no logic."""

from houtai.modules.wms.queries.agreement import INVARIANTS
from houtai.modules.wms.rules.outbounds import OutboundLine, OutboundWish
from houtai.modules.wms.service.asking import NothingToSend, ask_outbound, withdraw_outbound
from houtai.modules.wms.service.packing import note_waybill

__all__ = [
    "INVARIANTS",
    "NothingToSend",
    "OutboundLine",
    "OutboundWish",
    "ask_outbound",
    "note_waybill",
    "withdraw_outbound",
]
