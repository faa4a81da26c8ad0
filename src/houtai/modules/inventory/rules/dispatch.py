"""What moves the dispatch layer: sourcing from above, what the warehouse says from below."""

from uuid import UUID

from houtai.modules.inventory.rules.booking import Booking, Cause, Movement, Portion
from houtai.modules.inventory.rules.layers import (
    ASSIGNED,
    DISPATCH_FALLING,
    DISPATCH_OUTSIDE,
    DISPATCH_RISING,
    FREE,
    PICKED,
    SALES_FALLING,
    SALES_OUTSIDE,
    SALES_RISING,
    SHORT,
    SOLD,
    WAREHOUSE_OUTSIDE,
)


def assigned(portion: Portion, warehouse_id: UUID, cause: Cause) -> Movement:
    """Promised to a shipment from this warehouse."""
    booking = Booking.of(portion, "inventory.assign", cause, warehouse_id.hex)
    goods, quantity = portion.goods, portion.quantity
    booking.move(goods.at(FREE, warehouse_id), goods.at(ASSIGNED, warehouse_id), quantity)
    return booking.done()


def unassigned(portion: Portion, warehouse_id: UUID, cause: Cause) -> Movement:
    """The promise is taken back."""
    booking = Booking.of(portion, "inventory.unassign", cause, warehouse_id.hex)
    goods, quantity = portion.goods, portion.quantity
    booking.move(goods.at(ASSIGNED, warehouse_id), goods.at(FREE, warehouse_id), quantity)
    return booking.done()


def shipped(portion: Portion, warehouse_id: UUID, cause: Cause) -> Movement:
    """Handed to the carrier: gone from all three layers at once. It must be sold, assigned and
    picked.
    """
    booking = Booking.of(portion, "inventory.ship", cause, warehouse_id.hex)
    goods, quantity = portion.goods, portion.quantity
    for here, outside in (
        (goods.at(PICKED, warehouse_id), goods.at(WAREHOUSE_OUTSIDE, warehouse_id)),
        (goods.at(ASSIGNED, warehouse_id), goods.at(DISPATCH_OUTSIDE, warehouse_id)),
        (goods.of(SOLD), goods.of(SALES_OUTSIDE)),
    ):
        booking.move(here, outside, quantity)
    return booking.done()


def followed(portion: Portion, warehouse_id: UUID, cause: Cause) -> Movement:
    """The layer takes what the warehouse has told; from here it is under way to sales.

    Pieces that are gone are booked as short, whatever is free: a step that depended on the moment
    could not be recognised when it comes again. What is free settles it right afterwards.
    """
    booking = Booking.of(portion, "inventory.dispatch", cause)
    goods, change = portion.goods, portion.quantity
    if change > 0:
        rising = goods.at(DISPATCH_RISING, warehouse_id)
        booking.move(rising, goods.at(FREE, warehouse_id), change)
        booking.move(goods.of(SALES_OUTSIDE), goods.of(SALES_RISING), change)
    else:
        falling = goods.at(DISPATCH_FALLING, warehouse_id)
        booking.move(goods.at(SHORT, warehouse_id), falling, -change)
        booking.move(goods.of(SALES_FALLING), goods.of(SALES_OUTSIDE), -change)
    return booking.done(warehouse_id=warehouse_id, change=change)


def made_good(portion: Portion, warehouse_id: UUID, cause: Cause) -> Movement:
    """Free pieces stand in for missing ones: both become fewer."""
    booking = Booking(portion.line_id, portion.goods, cause)
    goods, quantity = portion.goods, portion.quantity
    booking.move(goods.at(FREE, warehouse_id), goods.at(SHORT, warehouse_id), quantity)
    return booking.done()
