"""Parcels while the house is killed part by part: every order comes to an end, no piece is lost.

Paid orders are sourced, picked, packed, numbered by the carrier, handed over, followed and signed
for; some are cancelled on the way. The application, the worker, PostgreSQL and the sandbox of the
carrier die in turn, and he lies: signed before he has it, twice, and numbers of nobody.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing, suppress
from time import monotonic
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo import passwords
from houtai.kit.auth import SYSTEM
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.errors import HoutaiError
from houtai.modules.ordering.service import cancelling
from houtai.modules.ordering.service.moving import By
from tests.factories.fulfilment import make_sites, make_spread_good
from tests.factories.ordering import make_shopper, orders_of, paid_by_gateway, place, placement
from tests.factories.shifts import Shift
from tests.journeys.houses import House, all_jobs_done, kill, started

pytestmark = pytest.mark.faults

PARTS = ("serve", "worker", "postgres", "sandbox")
ORDERS = 12
CANCELLED = 4
"""Of so many orders one is given up, if nobody has taken it away yet."""
PIECES = 100
SECONDS_MAX = 120
STRANGER = "SF0000000000000"


@pytest.fixture
def house() -> Iterator[House]:
    """With the carrier's sandbox beside it, as where houtai is tried out."""
    with started(lambda home: passwords.keep(home, {"nobody": "x"}, "trial")) as made:
        yield made


class People:
    """Buyers, two warehouses at work and a courier, who try again whatever dies around them."""

    def __init__(self, house: House, database: Database) -> None:
        self.house, self.database = house, database
        self.orders: list[UUID] = []

    async def begin(self) -> None:
        """One good in two warehouses."""
        async with self.database.transaction() as session:
            self.sites = await make_sites(session)
            self.sku = await make_spread_good(session, *((one, PIECES) for one in self.sites))
        self.shifts = [Shift(one) for one in self.sites]

    async def buy(self, orders: int) -> None:
        """One piece each, and paid."""
        for _ in range(orders):
            async with self.database.transaction() as session:
                who = await make_shopper(session)
                wish = placement(who, (self.sku, 1), agreed_fen=3_000, at=utc_now())
                (trade,) = await place(session, wish, at=wish.at)
                await paid_by_gateway(session, trade, who)
                self.orders += [one.id for one in await orders_of(session, trade)]

    async def work_until(self, over: asyncio.Event) -> None:
        await asyncio.gather(
            self._again(self._warehouses, over),
            self._again(self._cancel, over),
            self._again(self._courier, over),
        )

    async def _again(self, act: Callable[[], Awaitable[None]], over: asyncio.Event) -> None:
        while not over.is_set():
            with suppress(DBAPIError, OSError, httpx.HTTPError):
                await act()
            await asyncio.sleep(0.2)

    async def _warehouses(self) -> None:
        for shift in self.shifts:
            await self._try(shift.plan)
            for states, steps in (
                (("planned", "picking"), (shift.take, shift.pick)),
                (("picked",), (shift.check,)),
                (("checked",), (shift.pack,)),
                (("packed",), (shift.give,)),
            ):
                async with self.database.transaction() as session:
                    ids = await shift.at_work(session, *states)
                for shipment_id in ids:
                    for step in steps:
                        await self._try(step, shipment_id)

    async def _try(self, act: Callable[..., Awaitable[None]], *more: UUID) -> None:
        """What cannot be done now is looked at again in the next round."""
        with suppress(HoutaiError):
            async with self.database.transaction() as session:
                await act(session, *more)

    async def _cancel(self) -> None:
        await asyncio.sleep(1)
        for order_id in self.orders[::CANCELLED]:
            await self._try(self._give_up, order_id)

    async def _give_up(self, session: AsyncSession, order_id: UUID) -> None:
        await cancelling.cancel_order(session, order_id, By("staff", SYSTEM.id), at=utc_now())

    async def _courier(self) -> None:
        """He says of some that they were signed for before he has them, and says it twice."""
        await asyncio.sleep(1)
        rows = await self.rows(
            "SELECT carrier_code, number, handed_over_at FROM logistics.waybill"
            " WHERE state = 'issued' AND signed_at IS NULL ORDER BY id"
        )
        address = f"http://127.0.0.1:{self.house.port + 1}"
        async with httpx.AsyncClient(base_url=address, timeout=5, trust_env=False) as client:
            for place, row in enumerate(rows):
                if row.handed_over_at is not None or place % 2:
                    form = {"carrier": row.carrier_code, "number": row.number, "status": "signed"}
                    await client.post("/carrier", data={**form, "twice": "on", "stale": "on"})
            form = {"carrier": "SF", "number": STRANGER, "status": "signed"}
            assert (await client.post("/carrier", data=form)).status_code == 404

    async def rows(self, statement: str, **values: object) -> Sequence[Any]:
        async with self.database.transaction() as session:
            return (await session.execute(text(statement), values)).all()

    async def ended(self) -> bool:
        """Nothing of any order waits, lies in a warehouse or is on its way."""
        found = await self.rows(UNENDED)
        return len(self.orders) == ORDERS and found[0].n == 0


UNENDED = """
    SELECT (SELECT count(*) FROM fulfilment.shipment WHERE state NOT IN ('signed', 'void'))
         + (SELECT count(*) FROM fulfilment.demand_line WHERE waiting + assigned > 0)
         + (SELECT count(*) FROM ordering.orders
             WHERE state IN ('awaiting_payment', 'awaiting_shipment'))
         + (SELECT count(*) FROM logistics.waybill WHERE due_at IS NOT NULL) AS n
"""
PLACES = """
    SELECT sum(quantity) AS quantity, sum(shipped) AS shipped, sum(dropped) AS dropped
      FROM fulfilment.demand_line
"""
"""An order that was given up before anybody heard of it has no line there."""
LIVE_TWICE = """
    SELECT parcel_id FROM logistics.waybill WHERE state = 'issued'
     GROUP BY parcel_id HAVING count(*) > 1
"""


async def live_through(house: House) -> None:
    """The whole story: orders, kills, the end of it all."""
    database = Database(house.database.join().app_url)
    people, over = People(house, database), asyncio.Event()
    await people.begin()
    working = asyncio.create_task(people.work_until(over))
    for part in PARTS:
        await people.buy(ORDERS // len(PARTS))
        await asyncio.sleep(1)
        await kill(house, database, part)
    end = monotonic() + SECONDS_MAX
    while not await people.ended():
        assert monotonic() < end, await people.rows(
            "SELECT number, state, carrier_code FROM fulfilment.shipment"
        )
        assert not working.done(), working.result()
        await asyncio.sleep(0.5)
    over.set()
    await working
    await check(house, people)
    assert await all_jobs_done(database)
    await database.close()


async def check(house: House, people: People) -> None:
    """Each order has gone whole or was given up whole, under one number that the carrier knows."""
    (where,) = await people.rows(PLACES)
    assert where.quantity == where.shipped + where.dropped
    orders = await people.rows("SELECT state, count(*) AS n FROM ordering.orders GROUP BY state")
    stand = {row.state: row.n for row in orders}
    gone, given_up = where.shipped, ORDERS - where.shipped
    assert stand == {
        name: left for name, left in (("awaiting_receipt", gone), ("cancelled", given_up)) if left
    }
    assert await people.rows(LIVE_TWICE) == []
    issued = await people.rows("SELECT number FROM logistics.waybill WHERE state = 'issued'")
    assert len(issued) == where.shipped
    # Of which he had said that it is on its way already, he takes no number back, and that is kept.
    refused = await people.rows(
        "SELECT number FROM logistics.waybill WHERE state = 'voided' AND error IS NOT NULL"
    )
    with closing(sqlite3.connect(house.home / "sandbox-carrier.sqlite3")) as theirs:
        given = theirs.execute("SELECT number FROM waybill WHERE NOT voided AND id IS NOT NULL")
        assert {row.number for row in (*issued, *refused)} == {number for (number,) in given}


def test_kills_in_turn_lose_no_piece_and_every_shipment_comes_to_an_end(house: House) -> None:
    asyncio.run(live_through(house))
    checked = house.check()
    assert checked.returncode == 0, checked.stdout
