"""What became of the demo's paid orders, each at its own hour: picked in waves, packed, given to
carriers, signed for, received and reviewed; one short, one with a carrier in trouble.

All by the ways that all shipments go, in one transaction: what events will say later is carried out
here already, so that nothing looks as if it had happened when the demo was loaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo import carrying, floor
from houtai.entry.demo.furnishing import actor_of
from houtai.entry.demo.reading import sendings
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database
from houtai.modules.catalog import public as catalog
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.ordering import public as ordering

HOUR = timedelta(hours=1)
OPENED = timedelta(days=40)
AT_WORK = timedelta(hours=22)
"""What is younger the warehouse has in hand just now."""
UNTOUCHED = timedelta(hours=1)
"""What is younger nobody has begun with."""
WAVE = 10
SHIPMENTS_MAX = 200
RECEIVED = timedelta(days=1)


@dataclass(frozen=True)
class _Ground:
    """Shipments that wait, the oldest first, and whose they are."""

    shipments: Sequence[fulfilment.ShipmentPageView]
    orders: Mapping[UUID, ordering.OrderToPrepare]


async def send(database: Database, *, at: datetime) -> None:
    """Where the central warehouse has no shelves yet: all of it comes together, or not."""
    async with database.transaction() as session:
        if await floor.furnished(session):
            return
        ground = await _ground(session)
        outside = [one for one in ground.shipments if one.mode == "warehouse"]
        goods = {line.sku_id for one in outside for line in one.lines}
        await floor.furnish(session, goods, at=at - OPENED)
        old = [one for one in outside if one.created_at < at - AT_WORK]
        sent = await _sent_before(session, old)
        await _at_work(session, outside, at=at)
        sent += await _sent_by_merchants(session, ground.shipments, at=at)
        signed = await _carried(session, sent, at=at)
        await _received(session, ground, signed, at=at)


async def _ground(session: AsyncSession) -> _Ground:
    wanted = fulfilment.SHIPMENTS.want(
        sort="created_at", limit=SHIPMENTS_MAX, values={"state": ["waiting"]}
    )
    page = await fulfilment.list_shipments(session, SYSTEM, wanted)
    shipments = [await fulfilment.one_shipment(session, SYSTEM, one.id) for one in page.items]
    ids = {line.order_id for one in shipments for line in one.lines}
    orders = await ordering.to_prepare(session, ids)
    return _Ground(shipments, {one.id: one for one in orders})


async def _sent_before(
    session: AsyncSession, old: Sequence[fulfilment.ShipmentPageView]
) -> list[carrying.Sent]:
    """Wave after wave, each a while after its last order; the last but one loses a piece."""
    waves = [old[first : first + WAVE] for first in range(0, len(old), WAVE)]
    sent = []
    for place, wave in enumerate(waves):
        at = wave[-1].created_at + HOUR
        due = max(one.promise_at for one in wave) + timedelta(seconds=1)
        loses = place == len(waves) - 2
        picked = await floor.pick_wave(session, due, at=at, loses_a_piece=loses)
        parcels = await floor.pack(session, picked, at=at + HOUR)
        await carrying.give_numbers(session, parcels, at=at + 3 * HOUR)
        sent += await carrying.hand_over(session, picked, at=at + 5 * HOUR)
    return sent


async def _at_work(
    session: AsyncSession, outside: Sequence[fulfilment.ShipmentPageView], *, at: datetime
) -> None:
    """Two walks are packed and wait for the carrier, the next one has begun."""
    due = [one.promise_at for one in outside if at - AT_WORK <= one.created_at < at - UNTOUCHED]
    if not due:
        return
    begun = at - UNTOUCHED
    picked = await floor.pick_wave(session, max(due) + timedelta(seconds=1), at=begun, walks_max=2)
    packed = picked[: len(picked) - 1]
    parcels = await floor.pack(session, packed, at=begun + timedelta(minutes=30))
    await carrying.give_numbers(session, parcels, at=at)


async def _sent_by_merchants(
    session: AsyncSession, shipments: Sequence[fulfilment.ShipmentPageView], *, at: datetime
) -> list[carrying.Sent]:
    """From their own shelves, with numbers that they type; what is young waits."""
    own = [one for one in shipments if one.mode == "own" and one.created_at < at - AT_WORK / 2]
    sent = []
    for one in own:
        taken_at = one.created_at + 6 * HOUR
        carrier_code = one.carrier_code or "SF"
        number = carrying.number_of(carrier_code)
        parcel = fulfilment.NewParcel(carrier_code=carrier_code, number=number)
        by_hand = fulfilment.ShipByHand(parcels=[parcel])
        by = actor_of(one.merchant_id)
        gone_id = await fulfilment.ship_by_hand(session, by, one.id, by_hand, at=taken_at)
        gone = await fulfilment.one_shipment(session, SYSTEM, gone_id)
        sent += [
            carrying.Sent(each.id, gone_id, carrier_code, number, taken_at) for each in gone.parcels
        ]
    return sent


async def _carried(
    session: AsyncSession, sent: Sequence[carrying.Sent], *, at: datetime
) -> dict[UUID, datetime]:
    """When each shipment was signed for; the youngest that could have been is in trouble."""
    old_enough = [one for one in sent if one.at < at - timedelta(hours=34)]
    troubled = max(old_enough, key=lambda one: one.at, default=None)
    signed: dict[UUID, datetime] = {}
    for one in sent:
        signed_at = await carrying.tell(session, one, now=at, in_trouble=one is troubled)
        if signed_at is not None:
            signed[one.shipment_id] = signed_at
    return signed


async def _received(
    session: AsyncSession, ground: _Ground, signed: Mapping[UUID, datetime], *, at: datetime
) -> None:
    """Two of three buyers say so a day later; some of them write what they think."""
    orders = {
        line.order_id: signed[one.id] + RECEIVED
        for one in ground.shipments
        if one.id in signed
        for line in one.lines
    }
    said = cycle(sendings()["review"])
    for place, (order_id, received_at) in enumerate(orders.items()):
        if place % 3 == 0 or received_at > at or order_id not in ground.orders:
            continue
        buyer = ground.orders[order_id].member_id
        try:
            await fulfilment.receive_own(session, buyer, order_id, at=received_at)
        except fulfilment.OrderNotOnItsWay:
            continue
        await _reviewed(session, ground.orders[order_id], next(said), at=received_at + 5 * HOUR)


async def _reviewed(
    session: AsyncSession,
    order: ordering.OrderToPrepare,
    said: Mapping[str, object],
    *,
    at: datetime,
) -> None:
    review = {"line_id": order.parts[0].line_id, "stars": said["stars"], "text": said["text"]}
    wanted = catalog.WriteReview.model_validate(review)
    review_id = await catalog.write_review(session, order.member_id, wanted, at=at)
    if "reply" in said:
        reply = catalog.ReplyToReview.model_validate({"text": said["reply"], "version": 1})
        shop = actor_of(order.merchant_id)
        await catalog.reply_to_review(session, shop, review_id, reply, at=at + 2 * HOUR)
