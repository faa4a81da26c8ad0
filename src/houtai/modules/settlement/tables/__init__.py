"""Tables of settlement. The room is read from here."""

from houtai.modules.settlement.tables.earnings import Entry, GiveBack, LineShare, OrderShare
from houtai.modules.settlement.tables.fees import FeeRule, LineFee

__all__ = ["Entry", "FeeRule", "GiveBack", "LineFee", "LineShare", "OrderShare"]
