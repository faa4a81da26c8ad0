"""Cases after the sale while the house is killed part by part: each comes to an end, once.

What was bought and paid in the sandbox is refunded before it goes, sent back and looked at,
argued about, exchanged and sent again; application, worker, PostgreSQL and gateway die in turn.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, suppress
from itertools import cycle
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo import passwords
from houtai.kit.auth import SYSTEM
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.errors import HoutaiError
from houtai.kit.ids import derive_id
from houtai.modules.aftersale.rules.states import ENDED
from houtai.modules.aftersale.service import applying, buying, deciding
from houtai.modules.aftersale.service.asking import WantedPieces
from houtai.modules.aftersale.tables import Case
from houtai.modules.fulfilment.service import by_hand, receiving
from houtai.modules.fulfilment.tables import Shipment, ShipmentLine
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.tables import Order
from houtai.modules.wms.service import returns
from houtai.modules.wms.tables import Return, ReturnLine
from tests.factories.aftersale import STAFF
from tests.factories.inventory import keeper, make_warehouse
from tests.journeys.houses import House, all_jobs_done, kill, started
from tests.journeys.test_order_crashes import (
    PAID,
    PARTS,
    Buyer,
    Known,
    _again,
    _one,
    furnish,
    settled,
)

pytestmark = pytest.mark.faults

TRADES = 6
WISHES = (
    ("refund_only", "unshipped"),
    ("return_refund", "good"),
    ("exchange", "good"),
    ("return_refund", "damaged"),
    ("resend", ""),
    ("refund_only", "received"),
)
"""What is asked for of each order, and when, or what its goods are found to be."""
GIVES_BACK = {"refund_only", "return_refund"}


@pytest.fixture
def house() -> Iterator[House]:
    """With the sandbox beside it, as where houtai is tried out."""
    with started(lambda home: passwords.keep(home, {"nobody": "x"}, "trial")) as made:
        yield made


class People:
    """Buyers, sellers, a warehouse and the platform, who try again whatever dies around them."""

    def __init__(self, database: Database, warehouse_id: UUID) -> None:
        self.database, self.clerk = database, keeper(warehouse_id)
        self.warehouse_id = warehouse_id
        self.wishes: dict[UUID, tuple[str, str]] = {}
        self._next = cycle(WISHES)

    async def work_until(self, over: asyncio.Event) -> None:
        while not over.is_set():
            with suppress(DBAPIError, OSError):
                await self._round()
            await asyncio.sleep(0.2)

    async def _round(self) -> None:
        async with self.database.transaction() as session:
            shipments = (
                await session.execute(
                    select(Shipment.id, ShipmentLine.order_id)
                    .join(ShipmentLine, ShipmentLine.shipment_id == Shipment.id)
                    .where(Shipment.state == "waiting")
                )
            ).all()
            cases = (await session.scalars(select(Case).where(Case.state.not_in(ENDED)))).all()
            known = set(await session.scalars(select(Case.order_id)))
        for shipment_id, order_id in shipments:
            if self.wishes.get(order_id, ("", ""))[1] != "unshipped":
                await self._try(self._ship, shipment_id)
        for order_id in self.wishes.keys() - known:
            await self._try(self._ask, order_id)
        for case in cases:
            await self._try(getattr(self, f"_{case.state}", self._wait), case)

    async def _try(self, act: Callable[..., Awaitable[None]], *more: Any) -> None:
        """What cannot be done now is looked at again in the next round."""
        with suppress(HoutaiError):
            async with self.database.transaction() as session:
                await act(session, *more)

    async def _wait(self, session: AsyncSession, case: Case) -> None:
        """The house has to do its part."""

    async def _ship(self, session: AsyncSession, shipment_id: UUID) -> None:
        number = f"SF{shipment_id.int % 10**13:013d}"
        parcel = by_hand.NewParcel(carrier_code="SF", number=number)
        command = by_hand.ShipByHand(parcels=[parcel])
        await by_hand.ship_by_hand(session, SYSTEM, shipment_id, command, at=utc_now())

    async def _ask(self, session: AsyncSession, order_id: UUID) -> None:
        kind, when = self.wishes[order_id]
        order = await ordering.sold_order(session, order_id)
        assert order is not None
        if when != "unshipped":
            await receiving.receive_own(session, order.member_id, order_id, at=utc_now())
        lines = [WantedPieces(line_id=order.lines[0].id, quantity=1)]
        command = applying.OpenCase(order_id=order_id, kind=kind, reason="quality", lines=lines)
        case_id = await applying.apply(session, order.member_id, command, at=utc_now())
        if kind in {"return_refund", "exchange"}:
            case = await session.get_one(Case, case_id)
            case.return_warehouse = self.warehouse_id

    async def _applied(self, session: AsyncSession, case: Case) -> None:
        command = deciding.AgreeToCase(version=case.version)
        await deciding.agree(session, STAFF, case.id, command, at=utc_now())

    async def _to_send(self, session: AsyncSession, case: Case) -> None:
        number = f"SF{case.id.int % 10**13:013d}"
        sent = buying.SendBack(carrier_code="SF", waybill_number=number)
        await buying.send_back(session, case.member_id, case.id, sent, at=utc_now())

    async def _returning(self, session: AsyncSession, case: Case) -> None:
        command = returns.ArriveReturn(scanned=case.number)
        await returns.arrive(session, self.clerk, command, at=utc_now())

    async def _arrived(self, session: AsyncSession, case: Case) -> None:
        """The warehouse looks; what it finds damaged the seller refuses."""
        if case.finding:
            refused = deciding.InspectGoods(version=case.version, verdict="refuse", words="破损")
            await deciding.inspect(session, STAFF, case.id, refused, at=utc_now())
            return
        lines = await session.scalars(
            select(ReturnLine).join(Return).where(Return.id == case.id, Return.state == "arrived")
        )
        verdict = self.wishes[case.order_id][1]
        found = [
            returns.FoundPieces(line_id=one.line_id, **{verdict: one.quantity}) for one in lines
        ]
        if found:
            scan_id = derive_id(case.id, "look")
            seen = returns.InspectReturn(scan_id=scan_id, lines=found)
            await returns.inspect(session, self.clerk, case.id, seen, at=utc_now())

    async def _rejected(self, session: AsyncSession, case: Case) -> None:
        await buying.appeal(session, case.member_id, case.id, buying.AppealCase(), at=utc_now())

    async def _disputed(self, session: AsyncSession, case: Case) -> None:
        ruling = deciding.RuleCase(version=case.version, ruling="refund", words="支持买家")
        await deciding.rule(session, STAFF, case.id, ruling, at=utc_now())

    async def take(self, trade_id: UUID) -> None:
        """Each order of the trade has a wish of its own."""
        async with self.database.transaction() as session:
            ids = await session.scalars(
                select(Order.id).where(Order.trade_id == trade_id).order_by(Order.id)
            )
            self.wishes |= {one: next(self._next) for one in ids}

    async def have_ended(self) -> bool:
        """Each order has a case that is done."""
        states = await self._states()
        return len(states) == 2 * TRADES and set(states) == {"done"}

    async def _states(self) -> list[str]:
        async with self.database.transaction() as session:
            return list(await session.scalars(select(Case.state)))


async def buys(buyer: Buyer, people: People) -> None:
    """One trade, paid; what is asked about it afterwards is others' work."""
    cookies = {"houtai_shop": buyer.token}
    async with httpx.AsyncClient(
        base_url=buyer.house.url, cookies=cookies, timeout=10, trust_env=False
    ) as buyer.client:
        trade_id = await buyer._place()
        await buyer._pay(trade_id, PAID)
        await buyer._until(f"/trades/{trade_id}", lambda it: it["state"] == "paid")
    await people.take(trade_id)


async def live_through(house: House) -> None:
    """The whole story: orders, cases, kills, and the end of it all."""
    database = Database(house.database.join().app_url)
    buyers = (await furnish(house, database, Known()))[:TRADES]
    async with database.transaction() as session:
        warehouse_id = await make_warehouse(session, marketplace=True)
    people, over = People(database, warehouse_id), asyncio.Event()
    working = asyncio.create_task(people.work_until(over))
    buying_all = asyncio.gather(*(buys(one, people) for one in buyers))
    for part in PARTS:
        await asyncio.sleep(2)
        await kill(house, database, part)
    await buying_all

    async def ended() -> bool:
        assert not working.done(), working.result()
        return await people.have_ended()

    await _again(ended, lambda: "cases are still open")
    over.set()
    await working
    await settled(database)
    await check(house, database, people)
    assert await all_jobs_done(database)
    await database.close()


async def check(house: House, database: Database, people: People) -> None:
    """What was asked back has gone back once, here and at the gateway, and nothing else."""
    async with database.transaction() as session:
        orders = (await session.scalars(select(Order).where(Order.id.in_(people.wishes)))).all()
    wanted = sum(one.payable_fen for one in orders if people.wishes[one.id][0] in GIVES_BACK)
    assert await _one(database, "SELECT sum(amount_fen) FROM payments.refund") == wanted
    twice = "SELECT count(*) - count(DISTINCT case_id) FROM aftersale.case_refund"
    assert await _one(database, twice) == 0
    with closing(sqlite3.connect(house.home / "sandbox.sqlite3")) as theirs:
        [(gave,)] = theirs.execute("SELECT sum(amount_fen) FROM refund WHERE state = 'succeeded'")
    assert gave == wanted


def test_kills_in_turn_leave_no_case_open_and_give_nothing_back_twice(house: House) -> None:
    asyncio.run(live_through(house))
    checked = house.check()
    assert checked.returncode == 0, checked.stdout
