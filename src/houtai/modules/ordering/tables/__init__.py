"""Tables of ordering. The room is read from here."""

from houtai.modules.ordering.tables.carts import CartLine
from houtai.modules.ordering.tables.lines import Line, LineDiscount, OrderPiece
from houtai.modules.ordering.tables.orders import Happening, Order
from houtai.modules.ordering.tables.trades import Trade

__all__ = ["CartLine", "Happening", "Line", "LineDiscount", "Order", "OrderPiece", "Trade"]
