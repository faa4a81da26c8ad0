"""Tables of settlement. The room is read from here."""

from houtai.modules.settlement.tables.bills import Bill, BillLine, Charge, MerchantTerms, Unbilled
from houtai.modules.settlement.tables.earnings import Entry, GiveBack, LineShare, OrderShare
from houtai.modules.settlement.tables.fees import FeeRule, LineFee

__all__ = [
    "Bill",
    "BillLine",
    "Charge",
    "Entry",
    "FeeRule",
    "GiveBack",
    "LineFee",
    "LineShare",
    "MerchantTerms",
    "OrderShare",
    "Unbilled",
]
