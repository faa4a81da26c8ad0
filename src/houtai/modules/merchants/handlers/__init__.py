"""Reactions of merchants to what others agreed to, and to the clock."""

from houtai.modules.merchants.handlers.clock import fall_due, restrict_late
from houtai.modules.merchants.handlers.granted import carry_out

__all__ = ["carry_out", "fall_due", "restrict_late"]
