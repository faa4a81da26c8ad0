"""What the house may use of fulfilment. Names only, no logic."""

from houtai.modules.fulfilment.queries.card_keys import has_keys
from houtai.modules.fulfilment.queries.duties import DUTIES
from houtai.modules.fulfilment.queries.freight import freight_cost
from houtai.modules.fulfilment.queries.gone import NOT_SENT, PiecesOf, where_pieces_are
from houtai.modules.fulfilment.queries.journey import SOURCES as JOURNEY
from houtai.modules.fulfilment.queries.proofs import INVARIANTS
from houtai.modules.fulfilment.queries.rule_books import promised
from houtai.modules.fulfilment.queries.shipments import (
    SHIPMENTS,
    ShipmentPageView,
    ShipmentRowView,
    list_shipments,
    one_shipment,
    select_shipments,
)
from houtai.modules.fulfilment.queries.travelling import SoleParcel, sole_parcel
from houtai.modules.fulfilment.service.by_hand import (
    NewParcel,
    ShipByHand,
    check_number,
    ship_by_hand,
    ship_together,
)
from houtai.modules.fulfilment.service.calling_back import call_back
from houtai.modules.fulfilment.service.delivery_notes import print_notes_left
from houtai.modules.fulfilment.service.hearing import hear as hear_warehouses
from houtai.modules.fulfilment.service.letting_go import let_go
from houtai.modules.fulfilment.service.receiving import (
    OrderNotOnItsWay,
    note_moved,
    note_signed,
    receive_own,
)
from houtai.modules.fulfilment.service.sheet import SHIPPING
from houtai.modules.fulfilment.service.sourcing import source_orders
from houtai.modules.fulfilment.service.waybills import look as look_at_numbers

__all__ = [
    "DUTIES",
    "INVARIANTS",
    "JOURNEY",
    "NOT_SENT",
    "SHIPMENTS",
    "SHIPPING",
    "NewParcel",
    "OrderNotOnItsWay",
    "PiecesOf",
    "ShipByHand",
    "ShipmentPageView",
    "ShipmentRowView",
    "SoleParcel",
    "call_back",
    "check_number",
    "freight_cost",
    "has_keys",
    "hear_warehouses",
    "let_go",
    "list_shipments",
    "look_at_numbers",
    "note_moved",
    "note_signed",
    "one_shipment",
    "print_notes_left",
    "promised",
    "receive_own",
    "select_shipments",
    "ship_by_hand",
    "ship_together",
    "sole_parcel",
    "source_orders",
    "where_pieces_are",
]
