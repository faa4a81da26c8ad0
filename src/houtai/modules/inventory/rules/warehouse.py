"""What moves the warehouse layer. Good pieces that come or go are under way to dispatch at once."""

from uuid import UUID

from houtai.modules.inventory.rules.booking import Booking, Cause, Goods, Movement, Portion
from houtai.modules.inventory.rules.layers import (
    COMING,
    DISPATCH_FALLING,
    DISPATCH_OUTSIDE,
    DISPATCH_RISING,
    FREE,
    GOOD,
    ON_HAND,
    PICKED,
    SALES_FALLING,
    SALES_OUTSIDE,
    TRANSIT,
    WAREHOUSE_OUTSIDE,
    Condition,
)


def received(
    portion: Portion, warehouse_id: UUID, cause: Cause, *, condition: Condition
) -> Movement:
    """From the world into the warehouse."""
    booking = Booking.of(portion, "inventory.receive", cause)
    goods, quantity = portion.goods, portion.quantity
    outside, there = goods.at(WAREHOUSE_OUTSIDE, warehouse_id), ON_HAND[condition]
    booking.move(outside, goods.at(there, warehouse_id), quantity)
    change = quantity if condition is Condition.GOOD else 0
    return _rise_or_fall(booking, goods, warehouse_id, change)


def issued(portion: Portion, warehouse_id: UUID, cause: Cause, *, condition: Condition) -> Movement:
    """Out of the warehouse into the world, other than by a shipment: scrapped, lost, sent back."""
    booking = Booking.of(portion, "inventory.issue", cause)
    goods, quantity = portion.goods, portion.quantity
    there = goods.at(ON_HAND[condition], warehouse_id)
    booking.move(there, goods.at(WAREHOUSE_OUTSIDE, warehouse_id), quantity)
    change = -quantity if condition is Condition.GOOD else 0
    return _rise_or_fall(booking, goods, warehouse_id, change)


def condition_changed(
    portion: Portion, warehouse_id: UUID, cause: Cause, *, before: Condition, after: Condition
) -> Movement:
    """The same pieces in another condition; the two must differ."""
    booking = Booking.of(portion, "inventory.change_condition", cause)
    goods, quantity = portion.goods, portion.quantity
    source, target = (goods.at(ON_HAND[each], warehouse_id) for each in (before, after))
    booking.move(source, target, quantity)
    change = quantity * ((after is Condition.GOOD) - (before is Condition.GOOD))
    return _rise_or_fall(booking, goods, warehouse_id, change)


def _rise_or_fall(booking: Booking, goods: Goods, warehouse_id: UUID, change: int) -> Movement:
    outside = goods.at(DISPATCH_OUTSIDE, warehouse_id)
    if change > 0:
        booking.move(outside, goods.at(DISPATCH_RISING, warehouse_id), change)
    elif change < 0:
        booking.move(goods.at(DISPATCH_FALLING, warehouse_id), outside, -change)
    return booking.done(warehouse_id=warehouse_id, change=change)


def picked(portion: Portion, warehouse_id: UUID, cause: Cause) -> Movement:
    """Taken from the shelf for a shipment."""
    booking = Booking.of(portion, "inventory.pick", cause)
    goods, quantity = portion.goods, portion.quantity
    booking.move(goods.at(GOOD, warehouse_id), goods.at(PICKED, warehouse_id), quantity)
    return booking.done()


def put_back(portion: Portion, warehouse_id: UUID, cause: Cause) -> Movement:
    """Back on the shelf: the shipment was called off."""
    booking = Booking.of(portion, "inventory.put_back", cause)
    goods, quantity = portion.goods, portion.quantity
    booking.move(goods.at(PICKED, warehouse_id), goods.at(GOOD, warehouse_id), quantity)
    return booking.done()


def sent(portion: Portion, cause: Cause, *, source_id: UUID, target_id: UUID) -> Movement:
    """On the road to another warehouse, in both layers at once; only what is free may leave."""
    booking = Booking.of(portion, "inventory.send", cause)
    goods, quantity = portion.goods, portion.quantity
    booking.move(goods.at(FREE, source_id), goods.at(TRANSIT, target_id), quantity)
    booking.move(goods.at(GOOD, source_id), goods.at(COMING, target_id), quantity)
    return booking.done()


def arrived(
    portion: Portion, warehouse_id: UUID, cause: Cause, *, condition: Condition
) -> Movement:
    """Off the road. What is not good leaves the dispatch layer, and sales must hear of it."""
    booking = Booking.of(portion, "inventory.arrive", cause)
    goods, quantity = portion.goods, portion.quantity
    there = goods.at(ON_HAND[condition], warehouse_id)
    booking.move(goods.at(COMING, warehouse_id), there, quantity)
    if condition is not Condition.GOOD:
        return _gone_in_transit(booking, goods, warehouse_id, quantity)
    booking.move(goods.at(TRANSIT, warehouse_id), goods.at(FREE, warehouse_id), quantity)
    return booking.done(warehouse_id=warehouse_id)


def lost(portion: Portion, warehouse_id: UUID, cause: Cause) -> Movement:
    """Never arrived."""
    booking = Booking.of(portion, "inventory.lose", cause)
    goods, quantity = portion.goods, portion.quantity
    outside = goods.at(WAREHOUSE_OUTSIDE, warehouse_id)
    booking.move(goods.at(COMING, warehouse_id), outside, quantity)
    return _gone_in_transit(booking, goods, warehouse_id, quantity)


def _gone_in_transit(booking: Booking, goods: Goods, warehouse_id: UUID, quantity: int) -> Movement:
    """Nobody can have been promised a piece on the road, so the dispatch layer loses it here."""
    transit = goods.at(TRANSIT, warehouse_id)
    booking.move(transit, goods.at(DISPATCH_OUTSIDE, warehouse_id), quantity)
    booking.move(goods.of(SALES_FALLING), goods.of(SALES_OUTSIDE), quantity)
    return booking.done(warehouse_id=warehouse_id, change=-quantity)
