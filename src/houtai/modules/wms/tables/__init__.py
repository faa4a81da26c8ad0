"""Tables of the warehouse's work."""

from houtai.modules.wms.tables.devices import Device
from houtai.modules.wms.tables.fields import DETAIL, PHONE, RECIPIENT
from houtai.modules.wms.tables.outbounds import Outbound, OutboundLine
from houtai.modules.wms.tables.parcels import Handover, Parcel
from houtai.modules.wms.tables.places import (
    Bin,
    BinFollower,
    BinMove,
    BinStock,
    Carton,
    Scan,
    Site,
    Zone,
)
from houtai.modules.wms.tables.returns import Return, ReturnLine
from houtai.modules.wms.tables.work import PickList, PickTask, PutBack, Shortage, Wave

__all__ = [
    "DETAIL",
    "PHONE",
    "RECIPIENT",
    "Bin",
    "BinFollower",
    "BinMove",
    "BinStock",
    "Carton",
    "Device",
    "Handover",
    "Outbound",
    "OutboundLine",
    "Parcel",
    "PickList",
    "PickTask",
    "PutBack",
    "Return",
    "ReturnLine",
    "Scan",
    "Shortage",
    "Site",
    "Wave",
    "Zone",
]
