"""What the house may use of ordering. Names only, no logic."""

from houtai.modules.ordering.queries import past
from houtai.modules.ordering.queries.journey import (
    SOURCES,
    JourneyStepView,
    JourneyView,
    Source,
    Traveller,
)
from houtai.modules.ordering.queries.journey import register as register_journey
from houtai.modules.ordering.queries.proofs import INVARIANTS
from houtai.modules.ordering.queries.trades import payable_of

__all__ = [
    "INVARIANTS",
    "SOURCES",
    "JourneyStepView",
    "JourneyView",
    "Source",
    "Traveller",
    "past",
    "payable_of",
    "register_journey",
]
