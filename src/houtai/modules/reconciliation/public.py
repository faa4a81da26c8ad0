"""What the house may use of reconciliation. Names only, no logic."""

from houtai.modules.reconciliation.queries.differences import (
    DAYS,
    DIFFERENCES,
    DifferenceView,
    MatchDayView,
    open_fen,
    select_days,
    select_differences,
)
from houtai.modules.reconciliation.queries.duties import DUTIES
from houtai.modules.reconciliation.queries.proofs import INVARIANTS
from houtai.modules.reconciliation.queries.statements import (
    STATEMENTS,
    TAKEN_LINES,
    MoneyStatementView,
    StatementLineView,
    select_lines,
    select_statements,
)

__all__ = [
    "DAYS",
    "DIFFERENCES",
    "DUTIES",
    "INVARIANTS",
    "STATEMENTS",
    "TAKEN_LINES",
    "DifferenceView",
    "MatchDayView",
    "MoneyStatementView",
    "StatementLineView",
    "open_fen",
    "select_days",
    "select_differences",
    "select_lines",
    "select_statements",
]
