"""What the house may use of violations. Names only, no logic."""

from houtai.modules.violations.queries.duties import DUTIES
from houtai.modules.violations.queries.proofs import INVARIANTS
from houtai.modules.violations.queries.violations import open_violations

__all__ = ["DUTIES", "INVARIANTS", "open_violations"]
