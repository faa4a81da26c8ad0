"""What the house may use of settlement. Names only, no logic."""

from houtai.modules.settlement.queries.bills import (
    BILLS,
    TAKEN_LINES,
    SettlementBillView,
    TakenBillLineView,
    select_bills,
    select_taken_lines,
)
from houtai.modules.settlement.queries.bills import named as named_bills
from houtai.modules.settlement.queries.duties import DUTIES
from houtai.modules.settlement.queries.open_matters import open_bills, unbilled_entries
from houtai.modules.settlement.queries.proofs import INVARIANTS
from houtai.modules.settlement.service.charging import charge
from houtai.modules.settlement.service.giving_back import give_back

__all__ = [
    "BILLS",
    "DUTIES",
    "INVARIANTS",
    "TAKEN_LINES",
    "SettlementBillView",
    "TakenBillLineView",
    "charge",
    "give_back",
    "named_bills",
    "open_bills",
    "select_bills",
    "select_taken_lines",
    "unbilled_entries",
]
