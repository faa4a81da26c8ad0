"""The kinds of print that the house knows; other modules fill their shapes."""

from houtai.modules.printing.rules.declaring import A4, Kind, Paper
from houtai.modules.printing.rules.kinds.goods import ProductBarcode
from houtai.modules.printing.rules.kinds.orders import DeliveryNote, Receipt
from houtai.modules.printing.rules.kinds.parcels import BoxMark, HandoverList, Waybill
from houtai.modules.printing.rules.kinds.warehouse import (
    BinLabel,
    CountSheet,
    InboundSheet,
    PickList,
    TransferSheet,
)

STANDARD = (
    Kind("waybill", Waybill, Paper(width_mm=100, height_mm=150)),
    Kind("pick_list", PickList, A4),
    Kind("delivery_note", DeliveryNote, A4),
    Kind("receipt_80", Receipt, Paper(width_mm=80, height_mm=None)),
    Kind("handover_list", HandoverList, A4),
    Kind("bin_label", BinLabel, Paper(width_mm=70, height_mm=40)),
    Kind("product_barcode", ProductBarcode, Paper(width_mm=50, height_mm=30)),
    Kind("count_sheet", CountSheet, A4),
    Kind("transfer_sheet", TransferSheet, A4),
    Kind("inbound_sheet", InboundSheet, A4),
    Kind("box_mark", BoxMark, Paper(width_mm=100, height_mm=100)),
)
