"""What the house may use of payouts. Names only, no logic."""

from houtai.modules.payouts.queries.duties import DUTIES
from houtai.modules.payouts.queries.payouts import PAYOUTS, PayoutRowView, select_payouts
from houtai.modules.payouts.queries.payouts import named as named_payouts
from houtai.modules.payouts.queries.proofs import INVARIANTS
from houtai.modules.payouts.service.releasing import know_matters
from houtai.modules.payouts.service.sheet import RESULTS

__all__ = [
    "DUTIES",
    "INVARIANTS",
    "PAYOUTS",
    "RESULTS",
    "PayoutRowView",
    "know_matters",
    "named_payouts",
    "select_payouts",
]
