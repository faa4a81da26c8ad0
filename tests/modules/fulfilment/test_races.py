"""Two want one shipment: whoever is first decides, the other is told, no piece is in two places.

Both ways round, on committed transactions: the second begins while the first holds its locks.
"""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from houtai.events import wms as told
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Mode
from houtai.kit.ids import new_id
from houtai.modules.fulfilment.service import (
    by_hand,
    hearing,
    merging,
    receiving,
    sourcing,
)
from houtai.modules.fulfilment.tables import Parcel, Shipment
from houtai.modules.inventory.public import select_assigned
from houtai.modules.ordering.service import cancelling, paying
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.tables import Order
from houtai.modules.wms.service import asking
from tests.factories.crossing import crossing, outcome
from tests.factories.fulfilment import (
    lines_in,
    make_sites,
    make_spread_good,
    shipments_of,
    standing,
    with_shipments,
)
from tests.factories.inventory import keeper
from tests.factories.ordering import NOON, make_shopper, make_trade, orders_of, paid_by_gateway
from tests.factories.shifts import Shift, told_of

STAFF = By("staff", uuid4())
UNDER_WAY = "fulfilment.shipment_under_way"
TOO_LATE = "ordering.order_under_way"
TOLD_BY_WAREHOUSES = (
    told.OutboundShort,
    told.OutboundPicked,
    told.OutboundPacked,
    told.OutboundHandedOver,
)


@pytest.fixture(autouse=True)
def _shipments_are_known():
    with_shipments()


class Ground:
    """One buyer, one good in two warehouses, and what becomes of the buyer's orders."""

    def __init__(self, database):
        self.database = database

    async def begin(self, *quantities, sourced=True):
        async with self.database.transaction() as session:
            self.sites = await make_sites(session)
            self.sku = await make_spread_good(session, (self.sites[0], 9), (self.sites[1], 9))
            who = await make_shopper(session)
            self.member_id = who.member_id
            self.orders = [await self._paid(session, who, quantity) for quantity in quantities]
            if sourced:
                await sourcing.source_orders(session, self.orders, "paid", at=NOON)
        return self

    async def _paid(self, session, who, quantity):
        trade = await make_trade(session, who, (self.sku, quantity), agreed_fen=3_000 * quantity)
        news = await paid_by_gateway(session, trade, who)
        await paying.take_payments(session, [news], at=NOON)
        (order,) = await orders_of(session, trade)
        return order.id

    async def waiting(self):
        """Ids of the shipments that nobody has begun with, by the order that they are of."""
        async with self.database.transaction() as session:
            return [
                one.id
                for order_id in self.orders
                for one in await shipments_of(session, order_id)
                if one.state == "waiting"
            ]

    def cancel(self, place=0):
        async def act(session):
            await cancelling.cancel_order(session, self.orders[place], STAFF, at=NOON)

        return act

    def source(self):
        async def act(session):
            return len(await sourcing.source_orders(session, self.orders, "paid", at=NOON))

        return act

    def ship(self, shipment_id):
        async def act(session):
            parcel = by_hand.NewParcel(carrier_code="SF", number=f"SF{new_id().hex[-12:]}")
            command = by_hand.ShipByHand(parcels=[parcel])
            await by_hand.ship_by_hand(session, SYSTEM, shipment_id, command, at=NOON)

        return act

    def merge(self, shipment_ids):
        async def act(session):
            await merging.merge(session, shipment_ids, at=NOON)

        return act

    def hear(self, *news):
        async def act(session):
            await hearing.hear(session, news, at=NOON)

        return act

    def refuse_in_the_warehouse(self, shipment_id):
        async def act(session):
            command = asking.RefuseOutbounds(ids=[shipment_id], reason="停电")
            await asking.refuse(
                session, keeper(self.sites[0], "wms.outbound.write"), command, at=NOON
            )

        return act

    async def states(self, place=0):
        async with self.database.transaction() as session:
            order = await session.get_one(Order, self.orders[place], populate_existing=True)
            shipments = await shipments_of(session, self.orders[place])
            return order.state, sorted(one.state for one in shipments)

    async def assert_whole(self):
        """Each piece of each order is in one place, and stock has promised just those."""
        async with self.database.transaction(mode=Mode.READ) as session:
            assigned = 0
            for order_id in self.orders:
                where = await standing(session, order_id)
                assert sum(where.values()) == 2 * where["quantity"]
                assigned += where["assigned"]
            held = select_assigned().subquery()
            promised = select(func.coalesce(func.sum(held.c.pieces), 0))
            assert await session.scalar(promised.where(held.c.sku_id == self.sku)) == assigned
            brought = 0
            for order_id in self.orders:
                for one in await shipments_of(session, order_id):
                    if one.state in {"waiting", "picked", "packed"}:
                        lines = await lines_in(session, one.id)
                        own = (line.quantity for line in lines if line.order_id == order_id)
                        brought += sum(own)
            assert brought == assigned


@pytest.fixture
def ground(database):
    return Ground(database)


async def both_ways(database, ground, left, right):
    """What both come to when the left one is first, and then, on new ground, when it is not."""
    answers = []
    for turn in (False, True):
        await ground.begin(2)
        (shipment_id,) = await ground.waiting()
        acts = [left(shipment_id), right(shipment_id)]
        first, second = reversed(acts) if turn else acts
        answers.append((*await crossing(database, first, second), await ground.states()))
        await ground.assert_whole()
    return answers


async def test_cancelling_meets_sending(database, ground):
    assert await both_ways(database, ground, lambda _: ground.cancel(), ground.ship) == [
        (None, UNDER_WAY, ("cancelled", ["void"])),
        (None, TOO_LATE, ("awaiting_receipt", ["shipped"])),
    ]


async def test_two_people_send_one_shipment_and_one_of_them_has(database, ground):
    await ground.begin(2)
    (shipment_id,) = await ground.waiting()
    acts = ground.ship(shipment_id), ground.ship(shipment_id)
    assert await crossing(database, *acts) == (None, UNDER_WAY)
    async with database.transaction() as session:
        parcels = select(func.count()).where(Parcel.shipment_id == shipment_id)
        assert await session.scalar(parcels) == 1
    await ground.assert_whole()


async def test_two_source_one_order_and_its_goods_are_promised_once(database, ground):
    await ground.begin(2, sourced=False)
    assert await crossing(database, ground.source(), ground.source()) == (1, 0)
    assert await ground.states() == ("awaiting_shipment", ["waiting"])
    await ground.assert_whole()


async def test_cancelling_meets_sourcing(database, ground):
    await ground.begin(2, sourced=False)
    assert await crossing(database, ground.source(), ground.cancel()) == (1, None)
    assert await ground.states() == ("cancelled", ["void"])
    await ground.assert_whole()
    await ground.begin(2, sourced=False)
    assert await crossing(database, ground.cancel(), ground.source()) == (None, 0)
    assert await ground.states() == ("cancelled", [])
    await ground.assert_whole()


async def test_merging_meets_the_cancelling_of_a_part_and_a_second_merge(database, ground):
    await ground.begin(1, 2)
    both = await ground.waiting()
    assert await crossing(database, ground.merge(both), ground.cancel()) == (None, None)
    assert await ground.states() == ("cancelled", ["void"])
    # What was merged is apart again: the other order's two pieces go by themselves.
    assert await ground.states(1) == ("awaiting_shipment", ["waiting"])
    await ground.assert_whole()
    await ground.begin(1, 2)
    both = await ground.waiting()
    assert await crossing(database, ground.cancel(), ground.merge(both)) == (None, UNDER_WAY)
    assert await ground.states(1) == ("awaiting_shipment", ["waiting"])
    await ground.assert_whole()
    await ground.begin(1, 2)
    both = await ground.waiting()
    merges = ground.merge(both), ground.merge(both[::-1])
    assert await crossing(database, *merges) == (None, UNDER_WAY)
    assert len(set(await ground.waiting())) == 1
    await ground.assert_whole()
    await ground.begin(1, 2)
    both = await ground.waiting()
    assert await crossing(database, ground.ship(both[0]), ground.merge(both)) == (None, UNDER_WAY)
    assert await ground.states(1) == ("awaiting_shipment", ["waiting"])
    await ground.assert_whole()


async def test_a_warehouse_refuses_what_is_being_cancelled(database, ground):
    answers = await both_ways(
        database, ground, lambda _: ground.cancel(), ground.refuse_in_the_warehouse
    )
    # Refused, and nobody has heard of it yet: whoever cancels tries again in a moment.
    assert answers == [
        (None, "wms.outbound_not_so", ("cancelled", ["void"])),
        (None, TOO_LATE, ("awaiting_shipment", ["waiting"])),
    ]
    async with database.transaction() as session:
        (shipment,) = await shipments_of(session, ground.orders[0])
    where = (shipment.id, shipment.warehouse_id, shipment.merchant_id)
    refused = ground.hear(told.OutboundRefused(*where, "停电", NOON))
    assert await crossing(database, refused, ground.cancel()) == (None, None)
    assert await ground.states() == ("cancelled", ["void", "void"])
    await ground.assert_whole()
    # Told again, late, by a deliverer that was killed: nothing comes of it.
    assert await outcome(database, refused) is None
    await ground.assert_whole()


async def test_cancelling_meets_picking_packing_and_handing_over(database, ground):
    """In the warehouse, and then in the books, once what it told is heard."""

    async def prepared(*steps):
        await ground.begin(2)
        (shipment_id,) = await ground.waiting()
        shift = Shift(ground.sites[0])
        async with database.transaction() as session:
            await shift.plan(session)
            for step in steps:
                await getattr(shift, step)(session, shipment_id)
        return shift, shipment_id

    async def heard(shipment_id):
        async with database.transaction() as session:
            news, _ = await told_of(session, [shipment_id], TOLD_BY_WAREHOUSES)
            await hearing.hear(session, news, at=NOON)
        await ground.assert_whole()
        return await ground.states()

    for before, step, late in (
        (("take",), "pick", "wms.task_over"),
        (("take", "pick"), "check", "wms.outbound_not_so"),
        (("take", "pick", "check"), "pack", "wms.outbound_not_so"),
        (("take", "pick", "check", "pack", "number"), "give", "wms.parcel_not_ready"),
    ):
        shift, shipment_id = await prepared(*before)

        async def work(session, shift=shift, shipment_id=shipment_id, step=step):
            await getattr(shift, step)(session, shipment_id)

        assert await crossing(database, ground.cancel(), work) == (None, late)
        assert await heard(shipment_id) == ("cancelled", ["void"])
        shift, shipment_id = await prepared(*before)

        async def work_first(session, shift=shift, shipment_id=shipment_id, step=step):
            await getattr(shift, step)(session, shipment_id)

        gone = step == "give"
        answers = await crossing(database, work_first, ground.cancel())
        assert answers == (None, TOO_LATE if gone else None)
        ends = ("awaiting_receipt", ["shipped"]) if gone else ("cancelled", ["void"])
        assert await heard(shipment_id) == ends
        assert await heard(shipment_id) == ends
    # What the warehouse has in its hands nobody else sends.
    _, shipment_id = await prepared("take", "pick")
    assert await heard(shipment_id) == ("awaiting_shipment", ["picked"])
    assert await outcome(database, ground.ship(shipment_id)) == UNDER_WAY
    assert await heard(shipment_id) == ("awaiting_shipment", ["picked"])


async def test_what_runs_short_while_it_is_cancelled_or_merged_is_promised_nowhere(
    database, ground
):
    for turn in (False, True):
        await ground.begin(2, 1)
        both = await ground.waiting()
        async with database.transaction() as session:
            shipment = await session.get_one(Shipment, both[0])
            (line,) = await lines_in(session, both[0])
        where = (shipment.id, shipment.warehouse_id, shipment.merchant_id)
        short = told.OutboundShort(*where, ((line.id, line.sku_id, 1),), 1, NOON)
        acts = [ground.hear(short), ground.cancel()]
        assert await crossing(database, *(reversed(acts) if turn else acts)) == (None, None)
        state, shipments = await ground.states()
        assert (state, set(shipments)) == ("cancelled", {"void"})
        await ground.assert_whole()
    await ground.begin(2, 1)
    both = await ground.waiting()
    async with database.transaction() as session:
        shipment = await session.get_one(Shipment, both[0])
        (line,) = await lines_in(session, both[0])
    where = (shipment.id, shipment.warehouse_id, shipment.merchant_id)
    short = told.OutboundShort(*where, ((line.id, line.sku_id, 1),), 1, NOON)
    # It was called off by the merge before the shortage was heard: the merged one asks anew.
    assert await crossing(database, ground.merge(both), ground.hear(short)) == (None, None)
    assert len(set(await ground.waiting())) == 1
    await ground.assert_whole()


async def test_signed_for_by_tracking_while_the_buyer_says_that_he_has_it(database, ground):
    def received(_):
        async def act(session):
            await receiving.receive_own(session, ground.member_id, ground.orders[0], at=NOON)

        return act

    def signed(parcel_id):
        async def act(session):
            await receiving.note_signed(session, [parcel_id], at=NOON)

        return act

    for turn in (False, True):
        await ground.begin(1)
        (shipment_id,) = await ground.waiting()
        assert await outcome(database, ground.ship(shipment_id)) is None
        async with database.transaction() as session:
            parcel = select(Parcel.id).where(Parcel.shipment_id == shipment_id)
            parcel_id = await session.scalar(parcel)
        acts = [received(parcel_id), signed(parcel_id)]
        assert await crossing(database, *(reversed(acts) if turn else acts)) == (None, None)
        assert await ground.states() == ("completed", ["signed"])
        assert await outcome(database, received(parcel_id)) == "fulfilment.order_not_on_its_way"
        assert await outcome(database, signed(parcel_id)) is None
        await ground.assert_whole()


async def test_a_carrier_is_heard_sooner_than_the_warehouse_that_gave_him_the_parcel(
    database, ground
):
    await ground.begin(1)
    (shipment_id,) = await ground.waiting()
    shift = Shift(ground.sites[0])
    async with database.transaction() as session:
        await shift.plan(session)
        for step in (shift.take, shift.pick, shift.check, shift.pack):
            await step(session, shipment_id)
        news, read = await told_of(session, [shipment_id], TOLD_BY_WAREHOUSES)
        await hearing.hear(session, news, at=NOON)
        await shift.number(session, shipment_id)
        await shift.give(session, shipment_id)
        parcel = select(Parcel.id).where(Parcel.shipment_id == shipment_id)
        await receiving.note_signed(session, [await session.scalar(parcel)], at=NOON)
    assert await ground.states() == ("awaiting_shipment", ["packed"])
    async with database.transaction() as session:
        news, _ = await told_of(session, [shipment_id], TOLD_BY_WAREHOUSES, read)
        await hearing.hear(session, news, at=NOON)
    assert await ground.states() == ("awaiting_receipt", ["signed"])
    await ground.assert_whole()
