"""What goes with an order: delivery note and receipt."""

from datetime import datetime
from typing import Annotated

from houtai.kit.shapes import View
from houtai.modules.printing.rules.codes import BARS, QR
from houtai.modules.printing.rules.declaring import Printable
from houtai.modules.printing.rules.kinds.parcels import PrintedParty


class PrintedLine(View):
    """Goods on a note."""

    name: str
    spec: str = ""
    sku_code: str = ""
    quantity: int
    price_fen: int = 0
    amount_fen: int = 0
    is_gift: bool = False


class DeliveryNote(Printable):
    """What lies in the parcel. Names and addresses come as the one who prints may see them."""

    barcode: Annotated[str, BARS]
    shop_name: str
    placed_at: datetime
    paid_at: datetime | None = None
    recipient: PrintedParty
    lines: tuple[PrintedLine, ...]
    pieces: int
    goods_fen: int | None = None
    freight_fen: int = 0
    discount_fen: int = 0
    payable_fen: int | None = None
    """None: a note without prices, as for a shipment."""
    remark: str = ""


class Receipt(Printable):
    """A slip from a roll of 80 mm."""

    shop_name: str
    sold_at: datetime
    cashier: str = ""
    lines: tuple[PrintedLine, ...]
    goods_fen: int
    freight_fen: int = 0
    discount_fen: int = 0
    payable_fen: int
    paid_by: str = ""
    qr: Annotated[str, QR] = ""
    remark: str = ""
