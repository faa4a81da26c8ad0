"""What the house may use of settlement. Names only, no logic."""

from houtai.modules.settlement.queries.duties import DUTIES
from houtai.modules.settlement.queries.proofs import INVARIANTS
from houtai.modules.settlement.service.giving_back import give_back

__all__ = ["DUTIES", "INVARIANTS", "give_back"]
