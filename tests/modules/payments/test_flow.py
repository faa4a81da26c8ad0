"""A whole payment over real lines: job, sandbox process, page, callback, refund."""

import asyncio
import signal
import socket
import subprocess
import time
from contextlib import suppress
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, text, update

from houtai.kit.clock import utc_now
from houtai.kit.db import STRANGER
from houtai.kit.environment import Environment
from houtai.kit.ids import new_id
from houtai.kit.jobs import Context
from houtai.modules.members import public as members
from houtai.modules.payments import handlers
from houtai.modules.payments import public as payments
from houtai.modules.payments.gateways import PaymentStanding, Told
from houtai.modules.payments.gateways.fake_wire import Answered, listening
from houtai.modules.payments.service import hearing
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Payment, PaymentCase, Refund
from tests.entry.command import HOUTAI, surroundings
from tests.factories.payments import ask, make_payment

SECONDS_MAX = 20


class Lines:
    """What the sandbox told, kept until the test hands it to the house."""

    def __init__(self):
        self.told, self.more = [], asyncio.Event()

    def answer(self, asked):
        self.told.append(asked)
        self.more.set()
        return Answered(200)

    async def wait_for(self, count):
        async with asyncio.timeout(SECONDS_MAX):
            while len(self.told) < count:
                self.more.clear()
                await self.more.wait()
        return self.told[:count]


@pytest.fixture
async def lines():
    """The house's own port, heard by this test, with the next one free."""
    for _ in range(20):
        kept = Lines()
        async with listening(kept.answer) as address:
            port = int(address.rsplit(":", 1)[1])
            with suppress(OSError), socket.create_server(("127.0.0.1", port + 1)):
                kept.port = port
            if hasattr(kept, "port"):
                yield kept
                return
    pytest.fail("no two neighbouring ports are free")


@pytest.fixture
def sandbox(lines, tmp_path, monkeypatch):
    """A sandbox of its own process; `restart` kills it and starts it again."""
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    monkeypatch.setenv("HOUTAI_PORT", str(lines.port))

    def start():
        started = subprocess.Popen(
            [*HOUTAI, "sandbox"], env=surroundings(home=tmp_path, port=lines.port)
        )
        end = time.monotonic() + SECONDS_MAX
        while time.monotonic() < end and started.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", lines.port + 1), 1):
                return started
            time.sleep(0.1)
        pytest.fail("the sandbox does not answer")

    running = [start()]

    def restart():
        running[0].kill()
        running[0].wait()
        running[0] = start()

    yield restart
    running[0].send_signal(signal.SIGTERM)
    running[0].wait()


@pytest.fixture
async def work(database):
    """The job, for the payments of one trade: everything that is due is done now."""

    async def now(trade_id=None):
        if trade_id is not None:
            async with database.transaction() as session:
                for table in (Payment, Refund):
                    due = update(table).where(table.trade_id == trade_id, table.due_at.is_not(None))
                    await session.execute(due.values(due_at=utc_now()))
        await handlers.ask_gateways(Context(database, utc_now(), 1, 1))

    return now


async def begun(database, work, **changes):
    """A payment that waits on the sandbox's page, and the page's address."""
    wanted = ask(expires_at=utc_now() + timedelta(minutes=30), **changes)
    async with database.transaction() as session:
        payment_id = await payments.start(session, wanted, at=utc_now())
    await work()
    payment = await stored(database, payment_id)
    assert (payment.state, payment.error) == ("pending", None)
    return payment, payment.how_to_pay["address"]


async def stored(database, payment_id) -> Payment:
    async with database.transaction() as session:
        return await session.get_one(Payment, payment_id)


async def press(page, **form):
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(page, data={"result": "paid", **form})
        assert answer.status_code == 303


@pytest.fixture
async def hand_over(house, database):
    """The sandbox's own words, at the house's own door."""
    before = getattr(house.state, "database", None)
    house.state.database = database

    async def post(asked):
        transport = httpx.ASGITransport(app=house)
        headers = {name: value for name, value in asked.headers.items() if name != "host"}
        async with httpx.AsyncClient(transport=transport, base_url="http://houtai") as client:
            return await client.post(asked.target, content=asked.body, headers=headers)

    known = house.state.environment
    house.state.environment = Environment.read()
    yield post
    house.state.environment = known
    if before is not None:
        house.state.database = before


async def test_a_buyer_pays_on_the_page_and_gets_his_money_back(
    database, lines, sandbox, work, hand_over
):
    assert sandbox
    payment, page = await begun(database, work)
    await press(page, twice="on", stale="on", refunds="later")
    for asked in await lines.wait_for(3):
        assert asked.target == "/api/open/payments/sandbox/notify"
        assert (await hand_over(asked)).status_code == 200
    payment = await stored(database, payment.id)
    assert (payment.state, payment.paid_fen) == ("succeeded", 9_950)
    wanted = payments.AskRefund(
        refund_id=new_id(), trade_id=payment.trade_id, amount_fen=950, reason="少发一件"
    )
    async with database.transaction() as session:
        await payments.refund(session, wanted, at=utc_now())
    await work()
    async with database.transaction() as session:
        assert (await session.get_one(Refund, wanted.refund_id)).state == "processing"
    [*_, told] = await lines.wait_for(4)
    assert (await hand_over(told)).status_code == 200
    async with database.transaction() as session:
        assert (await session.get_one(Refund, wanted.refund_id)).state == "succeeded"


async def test_a_callback_that_got_lost_does_not_matter(database, lines, sandbox, work):
    payment, page = await begun(database, work)
    await press(page, lost="on")
    sandbox()  # killed and started again: it remembers
    await work(payment.trade_id)
    assert (await stored(database, payment.id)).state == "succeeded"
    assert lines.told == []


async def test_a_refund_that_fails_first_succeeds_when_asked_again(database, sandbox, work):
    assert sandbox
    payment, page = await begun(database, work)
    await press(page, lost="on", refunds="fails_once")
    await work(payment.trade_id)
    refund_id = new_id()
    wanted = payments.AskRefund(
        refund_id=refund_id, trade_id=payment.trade_id, amount_fen=9_950, reason="不想要了"
    )
    async with database.transaction() as session:
        await payments.refund(session, wanted, at=utc_now())
    await work()
    async with database.transaction() as session:
        refund = await session.get_one(Refund, refund_id)
        case = await session.scalar(select(PaymentCase).where(PaymentCase.refund_id == refund_id))
        assert (refund.state, case.kind) == ("failed", "refund_failed")
        await session.execute(
            update(Refund).where(Refund.id == refund_id).values(state="asked", due_at=utc_now())
        )
    await work()
    async with database.transaction() as session:
        assert (await session.get_one(Refund, refund_id)).state == "succeeded"
        case = await session.scalar(select(PaymentCase).where(PaymentCase.refund_id == refund_id))
        assert (case.state, case.handled) == ("done", "solved")


async def test_a_trade_that_is_closed_cannot_be_paid_any_more(database, sandbox, work):
    assert sandbox
    payment, page = await begun(database, work)
    async with database.transaction() as session:
        await payments.close(session, payment.trade_id, at=utc_now())
    await work()
    assert (await stored(database, payment.id)).state == "closed"
    await press(page)
    await work(payment.trade_id)
    assert (await stored(database, payment.id)).paid_fen == 0


async def test_pay_against_close_whoever_is_first_the_money_is_seen(database, sandbox, work):
    assert sandbox
    payment, page = await begun(database, work)
    async with database.transaction() as session:
        await payments.close(session, payment.trade_id, at=utc_now())
    await press(page, lost="on")
    await work()
    payment = await stored(database, payment.id)
    assert (payment.state, payment.paid_fen) == ("succeeded", 9_950)


async def test_a_gateway_that_is_away_is_asked_again(database, lines, tmp_path, monkeypatch, work):
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    monkeypatch.setenv("HOUTAI_PORT", str(lines.port))
    async with database.transaction() as session:
        wanted = ask(expires_at=utc_now() + timedelta(minutes=30))
        payment_id = await payments.start(session, wanted, at=utc_now())
    await work()
    payment = await stored(database, payment_id)
    assert (payment.state, "ConnectError" in payment.error) == ("created", True)
    assert payment.due_at > utc_now()


# --- races --------------------------------------------------------------------------------------


async def test_two_beginnings_at_once_make_one_payment(database):
    wanted = ask(expires_at=utc_now() + timedelta(minutes=30))

    async def start():
        async with database.transaction() as session:
            return await payments.start(session, wanted, at=utc_now())

    ended = await asyncio.gather(*(start() for _ in range(20)), return_exceptions=True)
    assert len(set(ended)) == 1
    assert not isinstance(ended[0], Exception)


async def test_d14_refunds_at_once_never_pass_what_was_paid(database):

    async with database.transaction() as session:
        payment = await make_payment(session)
        receipt = Receipt("sandbox", payment.number, "G", payment.amount_fen, utc_now())
        await receive(session, receipt, at=utc_now())

    async def refund():
        wanted = payments.AskRefund(
            refund_id=new_id(), trade_id=payment.trade_id, amount_fen=1_000, reason="x"
        )
        async with database.transaction() as session:
            await payments.refund(session, wanted, at=utc_now())

    ended = await asyncio.gather(*(refund() for _ in range(20)), return_exceptions=True)
    refused = [one for one in ended if isinstance(one, Exception)]
    assert len(ended) - len(refused) == 9
    assert all(isinstance(one, payments.MoreThanPaid) for one in refused)
    assert (await stored(database, payment.id)).refunded_fen == 9_000


async def test_the_same_callback_fifty_times_at_once_counts_once(database):

    async with database.transaction() as session:
        payment = await make_payment(session)
    standing = PaymentStanding("paid", "G", payment.amount_fen, utc_now())

    async def hear(event):
        async with database.transaction() as session:
            told = Told(event, "payment", payment.number, payment=standing)
            return await hearing.hear(session, "sandbox", told, b"{}", at=utc_now())

    event = new_id().hex
    heard = await asyncio.gather(*(hear(event) for _ in range(50)))
    assert sum(heard) == 1
    await asyncio.gather(*(hear(new_id().hex) for _ in range(10)))
    assert (await stored(database, payment.id)).paid_fen == payment.amount_fen


async def test_the_wall_keeps_a_buyer_to_his_own_rows(database):

    async with database.transaction() as session:
        payment = await make_payment(session)
    async with database.transaction(STRANGER) as session:
        await members.reach_own(session, payment.member_id)
        seen = await session.scalars(select(Payment.id))
        assert seen.all() == [payment.id]
        assert (await session.execute(text("SELECT 1 FROM payments.payment_case"))).all() == []
    async with database.transaction(STRANGER) as session:
        assert (await session.scalars(select(Payment.id))).all() == []
