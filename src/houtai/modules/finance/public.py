"""What the house may use of finance. Names only, no logic."""

from houtai.modules.finance.queries.orders_known import OrderFacts, know_orders
from houtai.modules.finance.queries.proofs import INVARIANTS
from houtai.modules.finance.queries.reconciled import know_reconciliation
from houtai.modules.finance.queries.taken import (
    TAKEN_DAY_LINES,
    TakenDayLineView,
    select_day_lines,
)

__all__ = [
    "INVARIANTS",
    "TAKEN_DAY_LINES",
    "OrderFacts",
    "TakenDayLineView",
    "know_orders",
    "know_reconciliation",
    "select_day_lines",
]
