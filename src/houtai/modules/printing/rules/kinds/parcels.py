"""What goes with parcels: waybill, hand-over list, box mark."""

from datetime import datetime
from typing import Annotated

from houtai.kit.shapes import View
from houtai.modules.printing.rules.codes import BARS, QR
from houtai.modules.printing.rules.declaring import Printable


class PrintedParty(View):
    """Who sends or receives."""

    name: str
    phone: str
    region: str
    address: str


class Waybill(Printable):
    """One express waybill. `number` is the carrier's; `sort_code` is the largest thing on it."""

    carrier_name: str
    service_name: str = ""
    barcode: Annotated[str, BARS]
    qr: Annotated[str, QR]
    sort_code: str = ""
    bag_place: str = ""
    sender: PrintedParty
    recipient: PrintedParty
    goods: str = ""
    weight_g: int = 0
    piece: int = 1
    pieces: int = 1
    cod_fen: int = 0
    order_number: str = ""
    remark: str = ""


class HandoverParcel(View):
    """One parcel that the carrier takes."""

    number: str
    order_number: str = ""
    weight_g: int = 0
    region: str = ""


class HandoverList(Printable):
    """What a carrier signs for."""

    barcode: Annotated[str, BARS]
    warehouse_name: str
    carrier_name: str
    closed_at: datetime
    parcels: tuple[HandoverParcel, ...]
    parcel_count: int
    weight_g: int = 0


class BoxMark(Printable):
    """What stands on a box."""

    barcode: Annotated[str, BARS]
    title: str
    from_name: str
    to_name: str
    goods: str = ""
    quantity: int = 0
    weight_g: int = 0
    box: int = 1
    boxes: int = 1
    remark: str = ""
