"""What becomes of what buyers order."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class TradePlaced(Event, name="ordering.trade_placed", key="trade_id"):
    """A member agreed to pay this; everything that it takes is held until `expires_at`."""

    trade_id: UUID
    member_id: UUID
    payable_fen: int
    orders_count: int
    expires_at: datetime
    at: datetime


@dataclass(frozen=True)
class OrderPaid(Event, name="ordering.order_paid", key="order_id"):
    """An order may be prepared, unless it is held for review; or its money was collected at the
    door, and it was prepared long ago.
    """

    order_id: UUID
    trade_id: UUID
    merchant_id: UUID
    member_id: UUID
    payable_fen: int
    is_held: bool
    at: datetime
    on_delivery: bool = False
    """Collected at the door: `OrderDueOnDelivery` told before that it may be prepared."""


@dataclass(frozen=True)
class OrderDueOnDelivery(Event, name="ordering.order_due_on_delivery", key="order_id"):
    """An order may be prepared, unless it is held for review; it is paid when it is handed over."""

    order_id: UUID
    trade_id: UUID
    merchant_id: UUID
    member_id: UUID
    payable_fen: int
    is_held: bool
    at: datetime


@dataclass(frozen=True)
class OrderHoldReleased(Event, name="ordering.hold_released", key="order_id"):
    """Somebody looked at a held order: it may be prepared now."""

    order_id: UUID
    merchant_id: UUID
    member_id: UUID
    at: datetime


@dataclass(frozen=True)
class OrderCancelled(Event, name="ordering.order_cancelled", key="order_id"):
    """It will not be carried out; all that was held or sold for it is given back."""

    order_id: UUID
    trade_id: UUID
    merchant_id: UUID
    member_id: UUID
    payable_fen: int
    was_paid: bool
    why: str
    """`buyer`, `staff`, or `expired`."""
    at: datetime


@dataclass(frozen=True)
class OrderChanged(Event, name="ordering.order_changed", key="order_id"):
    """What is to be sent, or where, is other than before, and nothing of it has gone: whatever was
    under way for it was called back in the same transaction. Prepare it again.
    """

    order_id: UUID
    merchant_id: UUID
    member_id: UUID
    what: str
    """`address` or `lines`."""
    at: datetime


@dataclass(frozen=True)
class OrderShipped(Event, name="ordering.order_shipped", key="order_id"):
    """Goods of it have gone to the carrier: some, or the last of them."""

    order_id: UUID
    trade_id: UUID
    merchant_id: UUID
    member_id: UUID
    all_shipped: bool
    at: datetime


@dataclass(frozen=True)
class OrderReceived(Event, name="ordering.order_received", key="order_id"):
    """The buyer has it, as he says or as time tells; it is completed."""

    order_id: UUID
    trade_id: UUID
    merchant_id: UUID
    member_id: UUID
    payable_fen: int
    by: str
    """`buyer`, `staff`, or `house`: its time was over."""
    at: datetime
