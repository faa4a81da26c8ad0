"""What the house may use of reconciliation. Names only, no logic."""

from houtai.modules.reconciliation.queries.duties import DUTIES

__all__ = ["DUTIES"]
