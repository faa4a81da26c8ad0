"""What the house may use of finance. Names only, no logic."""

from houtai.modules.finance.queries.orders_known import OrderFacts, know_orders
from houtai.modules.finance.queries.proofs import INVARIANTS
from houtai.modules.finance.queries.reconciled import know_reconciliation

__all__ = ["INVARIANTS", "OrderFacts", "know_orders", "know_reconciliation"]
