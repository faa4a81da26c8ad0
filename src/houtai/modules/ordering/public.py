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
from houtai.modules.ordering.queries.trades import one_trade
from houtai.modules.ordering.service.cancelling import cancel_order, cancel_trade, expire_due
from houtai.modules.ordering.service.commands import Checkout, WantedLine
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.paying import take_payments
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.service.standing_in import order_for

__all__ = [
    "INVARIANTS",
    "SOLD_LINES",
    "SOURCES",
    "By",
    "Checkout",
    "JourneyStepView",
    "JourneyView",
    "PlacedView",
    "SoldLineView",
    "Source",
    "Traveller",
    "WantedLine",
    "cancel_order",
    "cancel_trade",
    "expire_due",
    "lines_in_words",
    "one_trade",
    "order_for",
    "past",
    "payable_of",
    "register_journey",
    "select_sold_lines",
    "take_payments",
]
