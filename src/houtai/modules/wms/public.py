"""What the house may use of the warehouse. Names only, no logic."""

from houtai.modules.wms.queries.agreement import INVARIANTS
from houtai.modules.wms.rules.outbounds import OutboundLine, OutboundWish
from houtai.modules.wms.service.asking import NothingToSend, ask_outbound, withdraw_outbound

__all__ = [
    "INVARIANTS",
    "NothingToSend",
    "OutboundLine",
    "OutboundWish",
    "ask_outbound",
    "withdraw_outbound",
]
