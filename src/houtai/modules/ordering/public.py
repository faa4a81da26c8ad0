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
from houtai.modules.ordering.queries.order_lists import (
    SOLD_LINES,
    SoldLineView,
    lines_in_words,
    select_sold_lines,
)
from houtai.modules.ordering.queries.payable import payable_of
from houtai.modules.ordering.queries.proofs import INVARIANTS

__all__ = [
    "INVARIANTS",
    "SOLD_LINES",
    "SOURCES",
    "JourneyStepView",
    "JourneyView",
    "SoldLineView",
    "Source",
    "Traveller",
    "lines_in_words",
    "past",
    "payable_of",
    "register_journey",
    "select_sold_lines",
]
