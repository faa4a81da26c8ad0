"""What the house may use of reconciliation. Names only, no logic."""

from houtai.modules.reconciliation.queries.differences import open_fen
from houtai.modules.reconciliation.queries.duties import DUTIES
from houtai.modules.reconciliation.queries.proofs import INVARIANTS

__all__ = ["DUTIES", "INVARIANTS", "open_fen"]
