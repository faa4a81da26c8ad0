"""What the house may use of settlement. Names only, no logic."""

from houtai.modules.settlement.queries.proofs import INVARIANTS
from houtai.modules.settlement.service.giving_back import give_back

__all__ = ["INVARIANTS", "give_back"]
