"""Whatever happens to orders on their way, in whatever order: no piece is lost, none is doubled."""

from random import Random
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from houtai.events import wms as told
from houtai.kit.auth import SYSTEM
from houtai.kit.errors import HoutaiError
from houtai.kit.ids import new_id
from houtai.modules.fulfilment.service import by_hand, hearing, merging, retrying, sourcing
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import select_assigned
from houtai.modules.ordering.service import cancelling
from houtai.modules.ordering.service.moving import By
from houtai.modules.wms.service import asking, waves
from tests.factories.fulfilment import (
    broken,
    lines_in,
    make_paid,
    make_sites,
    make_spread_good,
    shipments_of,
    standing,
    with_shipments,
)
from tests.factories.inventory import receive_stock, settle
from tests.factories.ordering import NOON, make_shopper
from tests.factories.shifts import Shift, told_of

STAFF = By("staff", uuid4())
ACTS = (
    "source",
    "plan",
    "pick",
    "pack",
    "give",
    "short",
    "refuse",
    "tell",
    "cancel",
    "merge",
    "ship",
    "part",
    "stock",
    "lose",
)
TOLD = (
    told.OutboundRefused,
    told.OutboundShort,
    told.OutboundPicked,
    told.OutboundPacked,
    told.OutboundHandedOver,
)
TO_THE_CARRIER = ("plan", "pick", "tell", "pack", "give", "tell")


class House:
    """Two warehouses, one good, orders of one buyer, and what may happen to them."""

    def __init__(self, session, random):
        self.session, self.random = session, random
        self.orders: list = []
        self.heard = 0
        self.done: set[str] = set()

    async def begin(self):
        self.sites = await make_sites(self.session)
        self.shifts = [Shift(one) for one in self.sites]
        self.sku = await make_spread_good(self.session, (self.sites[0], 6), (self.sites[1], 3))
        who = await make_shopper(self.session)
        self.orders = [
            await make_paid(self.session, who, (self.sku, quantity)) for quantity in (1, 2, 3)
        ]

    async def waiting(self):
        found = [
            (one.id, one.warehouse_id, one.merchant_id, one.group_key)
            for order_id in self.orders
            for one in await shipments_of(self.session, order_id)
            if one.state == "waiting"
        ]
        return sorted(set(found))

    async def one(self, pieces_min=1):
        those = [
            one
            for one in await self.waiting()
            if sum(line.quantity for line in await lines_in(self.session, one[0])) >= pieces_min
        ]
        if not those:
            raise waves.NothingWaits
        return self.random.choice(those)

    async def source(self):
        await sourcing.source_orders(self.session, self.orders, "paid", at=NOON)

    async def at_work(self, *states):
        """Something that one of the warehouses has in hand, and who works there."""
        those = [
            (shift, shipment_id)
            for shift in self.shifts
            for shipment_id in await shift.at_work(self.session, *states)
        ]
        if not those:
            raise waves.NothingWaits
        return self.random.choice(those)

    async def plan(self):
        shift, _ = await self.at_work("waiting")
        await shift.plan(self.session)

    async def pick(self):
        shift, shipment_id = await self.at_work("planned", "picking")
        await shift.take(self.session, shipment_id)
        await shift.pick(self.session, shipment_id)

    async def pack(self):
        shift, shipment_id = await self.at_work("picked")
        await shift.check(self.session, shipment_id)
        await shift.pack(self.session, shipment_id)

    async def give(self):
        shift, shipment_id = await self.at_work("packed")
        await shift.number(self.session, shipment_id)
        await shift.give(self.session, shipment_id)

    async def short(self):
        shift, shipment_id = await self.at_work("planned", "picking")
        await shift.miss(self.session, shipment_id, self.random.randint(0, 2))

    async def refuse(self):
        shift, shipment_id = await self.at_work("waiting")
        command = asking.RefuseOutbounds(ids=[shipment_id], reason="满仓")
        await asking.refuse(self.session, shift.packer, command, at=NOON)

    async def tell(self):
        """What the warehouses did is heard now; until then it is news."""
        ids = {
            one.id for order_id in self.orders for one in await shipments_of(self.session, order_id)
        }
        news, self.heard = await told_of(self.session, sorted(ids), TOLD, self.heard)
        await hearing.hear(self.session, news, at=NOON)

    async def cancel(self):
        order_id = self.random.choice(self.orders)
        await cancelling.cancel_order(self.session, order_id, STAFF, at=NOON)

    async def merge(self):
        those = await self.waiting()
        alike = [one[0] for one in those if one[3] == those[0][3]] if those else []
        if len(alike) < 2:
            raise waves.NothingWaits
        await merging.merge(self.session, alike, at=NOON)

    async def ship(self):
        one = await self.one()
        await self.send(one[0])

    async def send(self, shipment_id, *lines):
        number = f"SF{new_id().hex[-12:]}"
        parcels = [by_hand.NewParcel(carrier_code="SF", number=number)]
        command = by_hand.ShipByHand(parcels=parcels, lines=lines)
        await by_hand.ship_by_hand(self.session, SYSTEM, shipment_id, command, at=NOON)

    async def part(self):
        one = await self.one(pieces_min=2)
        line = self.random.choice(await lines_in(self.session, one[0]))
        await self.send(one[0], by_hand.PartOfLine(line_id=line.id, quantity=1))

    async def stock(self):
        await receive_stock(self.session, self.sku, self.random.choice(self.sites), 2)
        await settle(self.session)
        await retrying.retry_goods(self.session, [self.sku], at=NOON)

    async def lose(self):
        line = inventory.StockLine(id=new_id(), sku_id=self.sku, quantity=1)
        why = inventory.DocumentCause(
            reason="stock.lost", document_kind="count", document_id=new_id()
        )
        site = self.random.choice(self.sites)
        await inventory.issue(self.session, SYSTEM, site, [line], why, at=NOON)
        await settle(self.session)


@pytest.fixture(autouse=True)
def _shipments_are_known():
    with_shipments()


async def live(session, acts, seed):
    """All of it, one after the other; what the house refuses leaves nothing behind."""
    house = House(session, Random(seed))
    await house.begin()
    await house.source()
    for act in acts:
        try:
            async with session.begin_nested():
                await getattr(house, act)()
        except HoutaiError:
            session.expire_all()
        else:
            house.done.add(act)
    await house.tell()
    await settle(session)
    return house


async def assert_whole(house):
    """Each piece is in one place, stock has promised just those, and both tell the same story."""
    session, assigned = house.session, 0
    for order_id, ordered in zip(house.orders, (1, 2, 3), strict=True):
        where = await standing(session, order_id)
        assert where.pop("quantity") == ordered
        assert sum(where.values()) == ordered
        assigned += where["assigned"]
    held = select_assigned().subquery()
    promised = select(func.sum(held.c.pieces)).where(held.c.sku_id == house.sku)
    assert (await session.scalar(promised) or 0) == assigned
    gone = {one for shift in house.shifts for one in await shift.at_work(session, "handed_over")}
    shipments = {
        one.id: one for order_id in house.orders for one in await shipments_of(session, order_id)
    }
    sent = {one.id for one in shipments.values() if one.state == "shipped"}
    assert gone == {one for one in sent if shipments[one].mode == "warehouse"}
    assert await broken(session) == {}


@given(acts=st.lists(st.sampled_from(ACTS), min_size=4, max_size=12), seed=st.integers(0, 999))
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_no_piece_is_lost_whatever_happens_in_whatever_order(session, acts, seed):
    async with session.begin_nested() as attempt:
        await assert_whole(await live(session, acts, seed))
        await attempt.rollback()
    session.expire_all()


async def test_every_act_happens_on_some_way_and_no_piece_is_lost_on_it(session):
    ways = (
        ("short", "plan", "short", "tell", "stock", "plan", "pick", "merge", "cancel", "tell"),
        ("part", "merge", "cancel", *TO_THE_CARRIER, "cancel"),
        ("refuse", "tell", "part", "ship", "plan", "pick", "lose", "pack", "cancel", "tell"),
    )
    done = set()
    for seed, acts in enumerate(ways):
        async with session.begin_nested() as attempt:
            house = await live(session, acts, seed)
            await assert_whole(house)
            done |= house.done
            await attempt.rollback()
        session.expire_all()
    assert done >= set(ACTS) - {"source"}
