"""What the house may use of printing. Names only, no logic."""

from houtai.modules.printing.gateways.press import TemplateWrong
from houtai.modules.printing.queries.people import know_people
from houtai.modules.printing.rules.answers import PdfResponse, answer_with
from houtai.modules.printing.rules.codes import BARS, QR
from houtai.modules.printing.rules.composing import compose
from houtai.modules.printing.rules.declaring import A4, Kind, Paper, Printable
from houtai.modules.printing.rules.kinds import STANDARD
from houtai.modules.printing.rules.kinds.goods import ProductBarcode
from houtai.modules.printing.rules.kinds.orders import DeliveryNote, PrintedLine, Receipt
from houtai.modules.printing.rules.kinds.parcels import (
    BoxMark,
    HandoverList,
    HandoverParcel,
    PrintedParty,
    Waybill,
)
from houtai.modules.printing.rules.kinds.warehouse import (
    BinLabel,
    CountSheet,
    InboundSheet,
    PickList,
    PickStop,
    SheetLine,
    TransferSheet,
)
from houtai.modules.printing.service.printing import (
    SHEETS_MAX,
    NothingToPrint,
    TooManySheets,
    note_printed,
    print_sheets,
    render,
)

__all__ = [
    "A4",
    "BARS",
    "QR",
    "SHEETS_MAX",
    "STANDARD",
    "BinLabel",
    "BoxMark",
    "CountSheet",
    "DeliveryNote",
    "HandoverList",
    "HandoverParcel",
    "InboundSheet",
    "Kind",
    "NothingToPrint",
    "Paper",
    "PdfResponse",
    "PickList",
    "PickStop",
    "Printable",
    "PrintedLine",
    "PrintedParty",
    "ProductBarcode",
    "Receipt",
    "SheetLine",
    "TemplateWrong",
    "TooManySheets",
    "TransferSheet",
    "Waybill",
    "answer_with",
    "compose",
    "know_people",
    "note_printed",
    "print_sheets",
    "render",
]
