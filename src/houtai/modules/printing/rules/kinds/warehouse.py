"""What people in a warehouse work from."""

from datetime import datetime
from typing import Annotated

from houtai.kit.shapes import View
from houtai.modules.printing.rules.codes import BARS
from houtai.modules.printing.rules.declaring import Printable


class PickStop(View):
    """One stop on the way, in the order in which it is walked."""

    bin: str
    name: str
    spec: str = ""
    sku_code: str = ""
    barcode: str = ""
    quantity: int
    slots: str = ""
    """Which boxes of the cart it goes into, with how many."""


class PickList(Printable):
    barcode: Annotated[str, BARS]
    warehouse_name: str
    wave_number: str = ""
    way: str = ""
    """By order, batch or cluster, as people call it."""
    carrier_name: str = ""
    due_at: datetime | None = None
    orders: int
    pieces: int
    stops: tuple[PickStop, ...]


class BinLabel(Printable):
    """`number` is the bin as people call it."""

    barcode: Annotated[str, BARS]
    warehouse_name: str
    zone: str = ""
    kind: str = ""


class SheetLine(View):
    """Goods on a sheet of a warehouse."""

    name: str
    spec: str = ""
    sku_code: str = ""
    barcode: str = ""
    bin: str = ""
    quantity: int | None = None
    """What is expected; None where it must not be told, as in a blind count."""


class CountSheet(Printable):
    barcode: Annotated[str, BARS]
    warehouse_name: str
    opened_at: datetime
    is_blind: bool
    lines: tuple[SheetLine, ...]
    remark: str = ""


class TransferSheet(Printable):
    barcode: Annotated[str, BARS]
    from_name: str
    to_name: str
    sent_at: datetime | None = None
    lines: tuple[SheetLine, ...]
    pieces: int
    remark: str = ""


class InboundSheet(Printable):
    barcode: Annotated[str, BARS]
    warehouse_name: str
    source: str = ""
    """Who sends it: supplier, buyer, another warehouse."""
    expected_at: datetime | None = None
    lines: tuple[SheetLine, ...]
    pieces: int
    remark: str = ""
