"""What the house may use of finance. Names only, no logic."""

from houtai.modules.finance.queries.orders_known import OrderFacts, know_orders
from houtai.modules.finance.queries.proofs import INVARIANTS

__all__ = ["INVARIANTS", "OrderFacts", "know_orders"]
