"""Orders and payments while the house is killed part by part: none is lost, none is doubled.

Buyers place, pay in the sandbox by all its switches, give up and cancel; the application, the
worker, PostgreSQL and the sandbox die in turn. What somebody was told then stands, once.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import count
from secrets import token_urlsafe
from time import monotonic
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from houtai.entry.demo import passwords
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.identity import public as identity
from houtai.modules.inventory.service import items
from houtai.modules.members.service.signing_in import hash_of
from houtai.modules.members.tables import MemberSession
from tests.factories.catalog import make_product, make_seller, make_sku
from tests.factories.inventory import make_warehouse, receive_stock
from tests.factories.ordering import make_shopper
from tests.journeys.houses import House, all_jobs_done, kill, started

pytestmark = pytest.mark.faults

PARTS = ("serve", "worker", "postgres", "sandbox")
ROUNDS = 4
BUYERS = 10
PIECES = 100_000
PRICES_FEN = (1_999, 3_301)
STEP_SECONDS_MAX = 150
PASSWORD = "correct-horse-battery-9"
PAID: dict[str, str] = {"result": "paid"}
FATES: Sequence[tuple[str, dict[str, str]]] = (
    ("keep", {}),
    ("keep", {"twice": "on", "stale": "on"}),
    ("leave", {}),
    ("keep", {"lost": "on"}),
    ("pay again", {"result": "failed"}),
    ("cancel", {"refunds": "later"}),
    ("keep", {"delay": "3", "twice": "on"}),
    ("pay again", {"wrong": "on"}),
    ("cancel", {"refunds": "fails_once"}),
    ("cancel", {"refunds": "fails", "stale": "on"}),
)
"""What a buyer does with a trade, and what he presses in the sandbox."""
TRADES_MIN = 3 * len(FATES)


@pytest.fixture
def house() -> Iterator[House]:
    """With the sandbox beside it, as where houtai is tried out."""
    with started(lambda home: passwords.keep(home, {"nobody": "x"}, "trial")) as made:
        yield made


@dataclass
class Known:
    """What somebody was told, and may hold the house to."""

    trades: dict[str, UUID] = field(default_factory=dict)
    """By the key under which it was ordered."""
    pressed: dict[UUID, dict[str, str]] = field(default_factory=dict)
    """Payments for which the gateway took money, and how it was to tell."""
    ends: dict[UUID, str] = field(default_factory=dict)
    """What the buyer last did with a trade."""


@dataclass
class Buyer:
    """One who orders again and again, and never gives up for want of an answer."""

    house: House
    token: str
    address_id: UUID
    sku_ids: Sequence[UUID]
    fates: Iterator[tuple[str, dict[str, str]]]
    known: Known

    async def buy_until(self, over: asyncio.Event) -> None:
        cookies = {"houtai_shop": self.token}
        async with httpx.AsyncClient(
            base_url=self.house.url, cookies=cookies, timeout=10, trust_env=False
        ) as self.client:
            while not over.is_set():
                await self._buy(*next(self.fates))

    async def _buy(self, end: str, switches: dict[str, str]) -> None:
        trade_id = await self._place()
        self.known.ends[trade_id] = end
        if end == "leave":
            await self._act(f"/trades/{trade_id}/cancel", {})
            return
        await self._pay(trade_id, {**PAID, **switches})
        if end == "pay again":
            await self._pay(trade_id, PAID)
        if end == "cancel":
            trade = await self._until(f"/trades/{trade_id}", lambda it: it["state"] == "paid")
            for order in trade["orders"]:
                await self._act(f"/orders/{order['id']}/cancel", {})

    async def _place(self) -> UUID:
        key = new_id().hex
        lines = [{"sku_id": str(one), "quantity": 1} for one in self.sku_ids]
        body = {"lines": lines, "address_id": str(self.address_id), "agreed_fen": sum(PRICES_FEN)}
        placed = await self._act("/orders", body, key=key)
        self.known.trades[key] = UUID(placed["trade_id"])
        return self.known.trades[key]

    async def _pay(self, trade_id: UUID, form: dict[str, str]) -> None:
        body = {"trade_id": str(trade_id), "method": "sandbox"}
        payment_id = await self._act("/payments", body)
        path = f"/payments/{payment_id}"
        shown = await self._until(path, lambda it: bool(it["how_to_pay"].get("address")))
        await self._press(shown["how_to_pay"]["address"], form)
        if form["result"] == "paid":
            self.known.pressed[UUID(payment_id)] = form
        await self._until(path, lambda it: it["state"] in {"succeeded", "failed", "closed"})

    async def _press(self, page: str, form: dict[str, str]) -> None:
        async def press() -> bool:
            return (await self.client.post(page, data=form)).status_code == 303

        await _again(press)

    async def _act(self, path: str, body: dict[str, Any], key: str | None = None) -> Any:
        """Sent again under the same key until it is answered."""
        headers = {"Idempotency-Key": key or new_id().hex}
        answers: list[Any] = []

        async def act() -> bool:
            answer = await self.client.post(f"/api/shop{path}", json=body, headers=headers)
            # An answer that was not waited for may still be on its way to the same key.
            under_way = answer.status_code == 409 and "request.in_flight" in answer.text
            assert under_way or answer.status_code in {200, 201, 204, 503}, answer.text
            if answer.is_success:
                answers.append(answer.json() if answer.content else None)
            return answer.is_success

        await _again(act)
        return answers[0]

    async def _until(self, path: str, wanted: Callable[[Any], bool]) -> Any:
        seen: list[Any] = []

        async def look() -> bool:
            answer = await self.client.get(f"/api/shop{path}")
            assert answer.status_code in {200, 503}, answer.text
            if answer.is_success:
                seen.append(answer.json())
            return answer.is_success and wanted(seen[-1])

        await _again(look, lambda: f"{path} stays at {seen[-1:]}")
        return seen[-1]


async def _again(act: Callable[[], Awaitable[bool]], why: Callable[[], str] = str) -> None:
    end = monotonic() + STEP_SECONDS_MAX
    while monotonic() < end:
        with suppress(httpx.HTTPError):
            if await act():
                return
        await asyncio.sleep(0.1)
    raise TimeoutError(why())


async def furnish(house: House, database: Database, known: Known) -> list[Buyer]:
    """Two shops with one thing each, and members who want both."""
    other = new_id()
    sku_ids = []
    async with database.transaction() as session:
        await make_seller(session, other, shop_name="武夷茶坊", self_run=False)
        for merchant_id, price_fen in zip((SELF_RUN_ID, other), PRICES_FEN, strict=True):
            product = await make_product(session, merchant_id=merchant_id)
            sku = await make_sku(session, product, price_fen=price_fen)
            known_item = items.Known(sku.id, product.id, merchant_id, True)
            await items.remember(session, [known_item])
            warehouse_id = await make_warehouse(session, merchant_id=merchant_id)
            await receive_stock(session, sku.id, warehouse_id, PIECES)
            sku_ids.append(sku.id)
    fates = (FATES[number % len(FATES)] for number in count())
    buyers = []
    async with database.transaction() as session:
        for _ in range(BUYERS):
            who, token = await make_shopper(session), token_urlsafe(32)
            at = utc_now()
            session.add(
                MemberSession(
                    id=new_id(),
                    member_id=who.member_id,
                    token_hash=hash_of(token),
                    created_at=at,
                    expires_at=at + timedelta(days=1),
                    user_agent="",
                )
            )
            buyers.append(Buyer(house, token, who.address_id, sku_ids, fates, known))
    await _sellable(database, sku_ids)
    return buyers


async def _sellable(database: Database, sku_ids: Sequence[UUID]) -> None:
    """The layers of stock have heard of what came."""

    async def heard() -> bool:
        return await _one(database, SELLABLE, skus=[str(one) for one in sku_ids]) == len(sku_ids)

    await _again(heard, lambda: "stock is not sellable")


SELLABLE = """
    SELECT count(*) FROM ledger.account
     WHERE kind = 'sales.sellable' AND unit = ANY (:skus)
"""


async def _one(database: Database, statement: str, **values: object) -> Any:
    async with database.transaction() as session:
        return await session.scalar(text(statement), values)


async def _rows(database: Database, statement: str) -> Sequence[Any]:
    async with database.transaction() as session:
        return (await session.execute(text(statement))).all()


@asynccontextmanager
async def clerk(house: House, database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody of the platform who looks after refunds."""
    async with database.transaction() as session:
        command = identity.CreateAccount(
            login="clerk", name="Clerk", password=PASSWORD, role="administrator"
        )
        await identity.create_account(session, command, at=utc_now())
    async with httpx.AsyncClient(base_url=house.url, timeout=30, trust_env=False) as client:
        signing = {"login": "clerk", "password": PASSWORD, "bearer": True}
        answer = await client.post("/api/console/identity/sessions", json=signing)
        assert answer.status_code == 201, answer.text
        client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
        yield client


FAILED = "SELECT id, version FROM payments.refund WHERE state = 'failed'"
UNDER_WAY = """
    SELECT (SELECT count(*) FROM payments.payment WHERE due_at IS NOT NULL)
         + (SELECT count(*) FROM payments.refund WHERE state IN ('asked', 'processing'))
         + (SELECT count(*) FROM ordering.orders WHERE payment = 'refunding'
               AND NOT EXISTS (SELECT FROM payments.refund WHERE state = 'failed'
                                  AND trade_id = orders.trade_id))
"""


async def settled(database: Database) -> None:
    """Nothing waits for a gateway or for being heard."""

    async def still() -> bool:
        return await _one(database, UNDER_WAY) == 0

    await _again(still, lambda: "payments or refunds are still under way")


async def see_to_failed_refunds(client: httpx.AsyncClient, database: Database) -> int:
    """Tried once more; what fails again somebody gives back by hand. How many had failed."""
    path = "/api/console/payments/refunds"
    failed = await _rows(database, FAILED)
    for one in failed:
        answer = await client.post(f"{path}/{one.id}/retry", json={"version": one.version})
        assert answer.status_code == 204, answer.text
    await settled(database)
    for one in await _rows(database, FAILED):
        body = {"gateway_number": f"SLIP{one.id.hex}", "version": one.version}
        answer = await client.post(f"{path}/{one.id}/finish", json=body)
        assert answer.status_code == 204, answer.text
    await settled(database)
    return len(failed)


async def live_through(house: House) -> tuple[Known, int]:
    """The whole story: load, kills, the end of the load, and a clerk's work."""
    database = Database(house.database.join().app_url)
    known, over = Known(), asyncio.Event()
    buyers = await furnish(house, database, known)
    buying = asyncio.gather(*(buyer.buy_until(over) for buyer in buyers))
    for number in range(ROUNDS):
        await asyncio.sleep(2)
        await kill(house, database, PARTS[number % len(PARTS)])
    await _again(partial(_enough, known), lambda: f"only {len(known.trades)} trades")
    over.set()
    await buying
    await settled(database)
    async with clerk(house, database) as client:
        failed = await see_to_failed_refunds(client, database)
    await check_trades(database, known)
    await check_money(house, database, known)
    assert await all_jobs_done(database)
    await database.close()
    return known, failed


async def _enough(known: Known) -> bool:
    return len(known.trades) >= TRADES_MIN


async def check_trades(database: Database, known: Known) -> None:
    """Each key made one trade, which stands as its buyer left it."""
    found = {row.id: row.state for row in await _rows(database, "SELECT * FROM ordering.trade")}
    assert found.keys() == set(known.trades.values())
    assert len(found) == len(known.trades)
    ended = {"keep": "paid", "pay again": "paid", "cancel": "paid", "leave": "cancelled"}
    wrong = {one: (known.ends[one], state) for one, state in found.items()}
    assert {one: said for one, said in wrong.items() if ended[said[0]] != said[1]} == {}
    orders = await _rows(database, "SELECT trade_id, state, payment FROM ordering.orders")
    assert len(orders) == len(PRICES_FEN) * len(found)
    ends = {
        "keep": ("awaiting_shipment", "paid"),
        "pay again": ("awaiting_shipment", "paid"),
        "cancel": ("cancelled", "refunded"),
        "leave": ("cancelled", "unpaid"),
    }
    assert [one for one in orders if ends[known.ends[one[0]]] != (one[1], one[2])] == []


BOOKED = """
    SELECT payment.id, payment.amount_fen, payment.paid_fen, payment.state,
           count(transfer.id) AS times
      FROM payments.payment
      LEFT JOIN ledger.transfer ON transfer.document_id = payment.id
     GROUP BY payment.id
"""


async def check_money(house: House, database: Database, known: Known) -> None:
    """Whatever the gateway took is booked once, and both sides come to the same sums."""
    for row in await _rows(database, BOOKED):
        form = known.pressed.get(row.id)
        lies = form is not None and "wrong" in form
        came = 0 if form is None else row.amount_fen - lies
        assert (row.paid_fen, row.times) == (came, 0 if form is None else 1), row
        assert row.state == ("closed" if form is None else "failed" if lies else "succeeded")
    with closing(sqlite3.connect(house.home / "sandbox.sqlite3")) as theirs:
        [(took, gave)] = theirs.execute(
            "SELECT (SELECT sum(paid_fen) FROM payment WHERE state = 'paid'),"
            " (SELECT sum(amount_fen) FROM refund WHERE state = 'succeeded')"
        )
    assert await _one(database, "SELECT sum(paid_fen) FROM payments.payment") == took
    gone = "SELECT sum(amount_fen) FROM payments.refund WHERE gateway_number NOT LIKE 'SLIP%'"
    assert await _one(database, gone) == gave
    unwell = "SELECT count(*) FROM payments.refund WHERE state <> 'succeeded'"
    assert await _one(database, unwell) == 0
    lied = sum("wrong" in form for form in known.pressed.values())
    cases = "SELECT count(*) FROM payments.payment_case WHERE kind = 'amount_differs'"
    assert await _one(database, cases) == lied
    undone = (
        "SELECT count(*) FROM payments.payment_case"
        " WHERE kind <> 'amount_differs' AND state <> 'done'"
    )
    assert await _one(database, undone) == 0


def test_kills_in_turn_lose_and_double_no_order_and_no_payment(house: House) -> None:
    known, failed = asyncio.run(live_through(house))
    assert {known.ends[one] for one in known.trades.values()} == {end for end, _ in FATES}
    assert failed > 0
    checked = house.check()
    assert checked.returncode == 0, checked.stdout
