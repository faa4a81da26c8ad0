"""What the house may use of payouts. Names only, no logic."""

from houtai.modules.payouts.queries.duties import DUTIES
from houtai.modules.payouts.queries.proofs import INVARIANTS
from houtai.modules.payouts.service.sheet import RESULTS

__all__ = ["DUTIES", "INVARIANTS", "RESULTS"]
