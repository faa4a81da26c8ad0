"""The payout gateway: one payment for one number, whatever dies or falls silent on the way."""

import json
from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from houtai.entry.sandbox.payouts import REFUSED, RETURNED, UNHEARD, PayoutDoors
from houtai.entry.sandbox.store import Unfit
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.jobs import Context
from houtai.kit.outgoing.wire import Line
from houtai.modules.payments.gateways.fake_wire import Answered, listening
from houtai.modules.payouts import handlers
from houtai.modules.payouts.gateways import NotReached, PayoutOrder, opening
from houtai.modules.payouts.gateways.sandbox import SEND_PATH, Sandbox
from houtai.modules.payouts.rules import patience
from houtai.modules.payouts.service import sending
from houtai.modules.payouts.tables import Attempt
from tests.factories.ordering import NOON
from tests.factories.payouts import afresh, make_payout, sides, unproved

SECRET = "whsec_c2VjcmV0"
ORDER = PayoutOrder("WA1", 10_000, "店", "中国建设银行", "", "6222000011112222")


class Bank:
    """The sandbox's own memory behind a line; `down` answers everything with 503, and so does a
    `deaf` one after it has paid.
    """

    def __init__(self, path):
        self.doors = PayoutDoors(path, SECRET)
        self.down = self.deaf = False
        self.asked = []

    def answer(self, asked):
        said = json.loads(asked.body)
        self.asked.append((asked.target, said["number"]))
        if self.down:
            return Answered(503)
        try:
            found = (
                self.doors.pay(said)
                if asked.target == SEND_PATH
                else self.doors.standing(said["number"])
            )
        except Unfit as unfit:
            return Answered(unfit.status, json.dumps({"error": unfit.reason}).encode())
        return Answered(503) if self.deaf else Answered(200, json.dumps(found).encode())

    def sends(self, payout):
        """How often it was asked to pay this one."""
        return self.asked.count((SEND_PATH, payout.attempts[-1].number))


@pytest.fixture
async def bank(tmp_path):
    opened = Bank(tmp_path / "payouts.sqlite3")
    yield opened
    opened.doors.close()


@pytest.fixture
async def client(bank):
    async with listening(bank.answer) as address:
        yield Sandbox(SECRET, Line(address, private_ok=True))


@pytest.fixture
async def worker(database, client, monkeypatch):
    """Runs the job, with leases and pauses that are over at once when it runs again."""
    monkeypatch.setattr(handlers, "gateway_of", lambda _: client)
    monkeypatch.setattr(sending.WAY, "default", "gateway")

    async def work() -> None:
        async with database.transaction() as session:
            await sending.send_ready(session, at=utc_now())
        await handlers.ask_gateway(Context(database, NOON, 1, 1))

    return work


async def due_now(session, payout):
    await session.execute(
        update(Attempt).where(Attempt.payout_id == payout.id).values(due_at=utc_now())
    )


async def test_asked_again_under_its_number_it_is_paid_once(client, bank):
    first = await client.send(ORDER)
    assert (first.state, len(first.bank_reference)) == ("paid", 16)
    assert await client.send(ORDER) == first
    assert await client.query(ORDER.number) == first
    assert (await client.query("WA2")).state == "unknown"
    assert bank.doors.count() == 1


async def test_a_gateway_that_is_down_or_says_no_at_the_door_has_said_nothing_of_money(
    client, bank
):
    bank.down = True
    with pytest.raises(NotReached):
        await client.send(ORDER)
    bank.down = False
    with pytest.raises(NotReached, match="422"):
        await client.send(replace(ORDER, bank_account=""))
    assert (await client.send(replace(ORDER, amount_fen=10_000 + REFUSED))).state == "refused"


async def test_a_job_pays_what_is_ready(database, worker, bank):
    async with database.transaction() as session:
        payout = await make_payout(session)
    await worker()
    async with database.transaction() as session:
        payout = await afresh(session, payout)
        assert (payout.state, payout.attempts[0].way) == ("paid", "gateway")
        assert await sides(session, payout) == (0, 0, 50_000)
        assert payout.attempts[0].bank_reference
        assert await unproved(session) == {}


async def test_killed_after_the_gateway_paid_it_is_asked_about_and_nothing_goes_twice(
    database, worker, bank
):
    """The process dies between the gateway's yes and the house's own note of it."""
    async with database.transaction() as session:
        payout = await make_payout(session)
        await sending.send_ready(session, at=utc_now())
    async with database.transaction() as session:
        await due_now(session, payout)
        taken = await sending.take(session, utc_now())
        payout = await afresh(session, payout)
    mine = next(one for one in taken if one.id == payout.attempts[0].id)
    bank.doors.pay(asdict(mine.order))
    async with database.transaction() as session:
        await due_now(session, payout)
    await worker()
    async with database.transaction() as session:
        payout = await afresh(session, payout)
        assert (payout.state, len(payout.attempts)) == ("paid", 1)
        assert await sides(session, payout) == (0, 0, 50_000)
    assert bank.sends(payout) == 0


async def test_an_outcome_that_nobody_heard_is_no_failure_and_is_asked_for(database, worker, bank):
    async with database.transaction() as session:
        payout = await make_payout(session, 50_000 + UNHEARD)
    await worker()
    async with database.transaction() as session:
        payout = await afresh(session, payout)
        assert (payout.state, payout.attempts[0].reason) == ("sent", "status 503")
        await due_now(session, payout)
    bank.deaf = True
    await worker()
    async with database.transaction() as session:
        assert (await afresh(session, payout)).state == "sent"
        await due_now(session, payout)
    bank.deaf = False
    await worker()
    async with database.transaction() as session:
        assert (await afresh(session, payout)).state == "paid"
    assert bank.sends(payout) == 1


async def test_a_send_that_never_arrived_is_sent_under_the_same_number(database, worker, bank):
    async with database.transaction() as session:
        payout = await make_payout(session)
    bank.down = True
    await worker()
    bank.down = False
    async with database.transaction() as session:
        await due_now(session, payout)
    await worker()
    async with database.transaction() as session:
        payout = await afresh(session, payout)
    assert (payout.state, len(payout.attempts)) == ("paid", 1)
    assert bank.sends(payout) == 2


async def test_what_the_bank_returns_days_later_is_seen(database, worker, bank):
    async with database.transaction() as session:
        payout = await make_payout(session, 50_000 + RETURNED)
    await worker()
    async with database.transaction() as session:
        payout = await afresh(session, payout)
        assert payout.state == "paid"
        await due_now(session, payout)
    await worker()
    async with database.transaction() as session:
        payout = await afresh(session, payout)
        assert (payout.state, payout.paid_at) == ("returned", None)
        assert await sides(session, payout) == (0, payout.amount_fen, 0)


def test_what_was_paid_is_looked_at_for_some_days():
    looks, at = [], NOON
    while (at := patience.next_look(NOON, at)) is not None:
        looks.append(at - NOON)
    assert looks == [timedelta(hours=1), timedelta(days=1), timedelta(days=3)]


def test_an_unknown_outcome_is_asked_for_without_end():
    pauses = [patience.next_try(tries, NOON) - NOON for tries in (1, 2, 50, 10_000)]
    assert pauses == [timedelta(seconds=one) for one in (2, 4, 3_600, 3_600)]


def test_no_money_moves_by_a_sandbox_in_production():
    with pytest.raises(NotReached):
        opening.gateway_of(replace(Environment.read(), production=True))
