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

STAFF = By("staff", uuid4())
ACTS = ("source", "short", "refuse", "cancel", "merge", "ship", "part", "stock", "lose")


class House:
    """Two warehouses, one good, orders of one buyer, and what may happen to them."""

    def __init__(self, session, random):
        self.session, self.random = session, random
        self.orders: list = []

    async def begin(self):
        self.sites = await make_sites(self.session)
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

    async def one(self):
        those = await self.waiting()
        return self.random.choice(those) if those else None

    async def source(self):
        await sourcing.source_orders(self.session, self.orders, "paid", at=NOON)

    async def short(self):
        if (one := await self.one()) is None:
            return
        line = self.random.choice(await lines_in(self.session, one[0]))
        quantity = self.random.randint(1, line.quantity)
        lines = ((line.id, line.sku_id, quantity),)
        news = told.OutboundShort(one[0], one[1], one[2], lines, 0, NOON)
        await hearing.hear(self.session, [news], at=NOON)

    async def refuse(self):
        if (one := await self.one()) is not None:
            news = told.OutboundRefused(one[0], one[1], one[2], "full", NOON)
            await hearing.hear(self.session, [news, news], at=NOON)

    async def cancel(self):
        order_id = self.random.choice(self.orders)
        await cancelling.cancel_order(self.session, order_id, STAFF, at=NOON)

    async def merge(self):
        those = await self.waiting()
        alike = [one[0] for one in those if one[3] == those[0][3]] if those else []
        if len(alike) > 1:
            await merging.merge(self.session, alike, at=NOON)

    async def ship(self, *lines):
        if (one := await self.one()) is None:
            return
        number = f"SF{new_id().hex[-12:]}"
        parcels = [by_hand.NewParcel(carrier_code="SF", number=number)]
        command = by_hand.ShipByHand(parcels=parcels, lines=lines)
        await by_hand.ship_by_hand(self.session, SYSTEM, one[0], command, at=NOON)

    async def part(self):
        if (one := await self.one()) is None:
            return
        line = self.random.choice(await lines_in(self.session, one[0]))
        await self.ship(by_hand.PartOfLine(line_id=line.id, quantity=1))

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


@given(acts=st.lists(st.sampled_from(ACTS), min_size=3, max_size=9), seed=st.integers(0, 999))
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_no_piece_is_lost_whatever_happens_in_whatever_order(session, acts, seed):
    async with session.begin_nested() as attempt:
        house = House(session, Random(seed))
        await house.begin()
        await house.source()
        for act in acts:
            try:
                async with session.begin_nested():
                    await getattr(house, act)()
            except HoutaiError:
                session.expire_all()
        await settle(session)
        assigned = 0
        for order_id, ordered in zip(house.orders, (1, 2, 3), strict=True):
            where = await standing(session, order_id)
            assert where.pop("quantity") == ordered
            assert sum(where.values()) == ordered
            assigned += where["assigned"]
        held = select_assigned().subquery()
        promised = select(func.sum(held.c.pieces)).where(held.c.sku_id == house.sku)
        assert await session.scalar(promised) == assigned
        assert await broken(session) == {}
        await attempt.rollback()
    session.expire_all()
