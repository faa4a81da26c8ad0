"""What the house may use of ordering. Names only, no logic."""

from houtai.modules.ordering.queries import past
from houtai.modules.ordering.queries.counted import orders_paid, pieces_sold, sold_fen
from houtai.modules.ordering.queries.duties import DUTIES
from houtai.modules.ordering.queries.journey import (
    SOURCES,
    JourneyStepView,
    JourneyView,
    Source,
    Traveller,
)
from houtai.modules.ordering.queries.journey import register as register_journey
from houtai.modules.ordering.queries.margin import know_freight
from houtai.modules.ordering.queries.open_orders import open_orders, order_named
from houtai.modules.ordering.queries.order_lists import (
    SOLD_LINES,
    SoldLineView,
    lines_in_words,
    select_sold_lines,
)
from houtai.modules.ordering.queries.payable import payable_of
from houtai.modules.ordering.queries.proofs import INVARIANTS
from houtai.modules.ordering.queries.purchases import purchase_of, purchases_received
from houtai.modules.ordering.queries.sold import SoldOrder, SoldPieces, hold_sold, sold_order
from houtai.modules.ordering.queries.to_prepare import OrderToPrepare, PartToSend, to_prepare
from houtai.modules.ordering.queries.to_settle import LineToSettle, OrderToSettle, to_settle
from houtai.modules.ordering.queries.trades import one_trade
from houtai.modules.ordering.queries.unsent import to_deliver
from houtai.modules.ordering.rules.carts import LINES_MAX, QUANTITY_MAX
from houtai.modules.ordering.service.buying_now import cost_now
from houtai.modules.ordering.service.cancelling import (
    OrderUnderWay,
    cancel_order,
    cancel_trade,
    expire_due,
)
from houtai.modules.ordering.service.commands import Checkout, WantedLine
from houtai.modules.ordering.service.moving import HOUSE, By
from houtai.modules.ordering.service.paying import take_payments
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.ordering.service.promises import know_promises
from houtai.modules.ordering.service.sending_again import GoodsAgain, SentAgainView, send_again
from houtai.modules.ordering.service.shipping import hold_still, note_received, note_shipped
from houtai.modules.ordering.service.standing_in import Wish, order_for, orders_for
from houtai.modules.ordering.service.taking_back import (
    TakenOut,
    close_taken_back,
    gifts_unearned,
    let_go,
    note_aftersale,
    take_back,
    take_out,
)
from houtai.modules.ordering.service.thresholds import discounts_lost
from houtai.modules.ordering.service.under_way import know_shipments

__all__ = [
    "DUTIES",
    "HOUSE",
    "INVARIANTS",
    "LINES_MAX",
    "QUANTITY_MAX",
    "SOLD_LINES",
    "SOURCES",
    "By",
    "Checkout",
    "GoodsAgain",
    "JourneyStepView",
    "JourneyView",
    "LineToSettle",
    "OrderToPrepare",
    "OrderToSettle",
    "OrderUnderWay",
    "PartToSend",
    "PlacedView",
    "SentAgainView",
    "SoldLineView",
    "SoldOrder",
    "SoldPieces",
    "Source",
    "TakenOut",
    "Traveller",
    "WantedLine",
    "Wish",
    "cancel_order",
    "cancel_trade",
    "close_taken_back",
    "cost_now",
    "discounts_lost",
    "expire_due",
    "gifts_unearned",
    "hold_sold",
    "hold_still",
    "know_freight",
    "know_promises",
    "know_shipments",
    "let_go",
    "lines_in_words",
    "note_aftersale",
    "note_received",
    "note_shipped",
    "one_trade",
    "open_orders",
    "order_for",
    "order_named",
    "orders_for",
    "orders_paid",
    "past",
    "payable_of",
    "pieces_sold",
    "purchase_of",
    "purchases_received",
    "register_journey",
    "select_sold_lines",
    "send_again",
    "sold_fen",
    "sold_order",
    "take_back",
    "take_out",
    "take_payments",
    "to_deliver",
    "to_prepare",
    "to_settle",
]
