"""Whoever bills, confirms, sends money out or matches statements is killed in the middle of it, by
the system and without a word: the next one does it, and nothing happens twice.
"""

import asyncio
import os
import signal
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from houtai.entry import wiring
from houtai.kit import migrate
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from houtai.modules.payouts.service import sending
from houtai.modules.reconciliation.service import matching
from houtai.modules.reconciliation.tables import Difference
from houtai.modules.settlement.service import agreeing, billing, earning
from houtai.modules.settlement.tables import Unbilled
from tests.factories.aftersale import make_sold
from tests.factories.ordering import NOON
from tests.factories.payouts import STAFF, confirm, make_payee, payouts_of, unproved
from tests.factories.reconciliation import Moved, alipay_bill, bring_in
from tests.modules.settlement.test_bills import (
    CHINA,
    DAY,
    all_holds,
    bills_of,
    lines_of,
    make_billed,
    told,
)

SECONDS_MAX = 120
DAY_OF_STATEMENT = date(2019, 5, 4)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def address(fresh_database):
    """A place of its own: what other tests leave lying about is not what is proved here."""
    place = fresh_database("killed")
    migrate.upgrade(place.owner_url)
    return place


@pytest.fixture
async def database(address):
    opened = Database(address.app_url)
    yield opened
    await opened.close()


async def bill(session):
    while await billing.make_due(session, NOON + DAY, time_zone=CHINA):
        pass


async def agree(session):
    while await agreeing.confirm_due(session, at=NOON + 30 * DAY):
        pass


async def send(session):
    await sending.make_batch(session, STAFF, sending.MakePayoutBatch(), at=NOON)


async def match(session):
    taken = matching.TakenDay(new_id(), "alipay", DAY_OF_STATEMENT, 0)
    await matching.match(session, taken, at=NOON)


ACTS = {one.__name__: one for one in (bill, agree, send, match)}


async def do(url, name, *, and_die=False):
    """All in one transaction; whoever dies has done everything of it but kept nothing."""
    assert wiring.INVARIANTS  # The composition tells each module of the others.
    database = Database(url)
    try:
        async with database.transaction() as session:
            await ACTS[name](session)
            if and_die:
                os.kill(os.getpid(), signal.SIGKILL)
    finally:
        await database.close()


async def killed(address, name):
    """A process of its own, ended by the system."""
    words = (
        f"from {__name__} import *; asyncio.run(do({address.app_url!r}, {name!r}, and_die=True))"
    )
    other = await asyncio.create_subprocess_exec(sys.executable, "-c", words, cwd=ROOT)
    assert await asyncio.wait_for(other.wait(), SECONDS_MAX) == -signal.SIGKILL


async def test_bills_of_whoever_was_killed_are_made_once_and_agreed_on_once(database, address):
    async with database.transaction() as session:
        merchant_id = await make_billed(session)
        for fen in (1_000, 2_345):
            sold = await make_sold(session, (2, fen), merchant_id=merchant_id)
            await earning.hear_orders(session, [sold.order_id], at=NOON)
    await killed(address, "bill")
    async with database.transaction() as session:
        assert await bills_of(session, merchant_id) == []
        assert await waiting(session, merchant_id) == 2
    for _ in range(2):
        await do(address.app_url, "bill")
    await killed(address, "agree")
    async with database.transaction() as session:
        (made,) = await bills_of(session, merchant_id)
        assert (made.state, made.line_count) == ("sent", 2)
        assert made.payable_fen == sum(fen for _, fen in await lines_of(session, made))
        assert await waiting(session, merchant_id) == 0
        assert await told(session, merchant_id) == []
    for _ in range(2):
        await do(address.app_url, "agree")
    async with database.transaction() as session:
        (made,) = await bills_of(session, merchant_id)
        assert made.state == "confirmed"
        assert await told(session, merchant_id) == [made.payable_fen]
        await all_holds(session)


async def waiting(session, merchant_id):
    found = select(func.count()).select_from(Unbilled)
    return await session.scalar(found.where(Unbilled.merchant_id == merchant_id))


async def test_money_that_a_killed_clerk_was_sending_goes_once(database, address):
    async with database.transaction() as session:
        merchant_id = await make_payee(session, 70_000)
        await confirm(session, merchant_id, 70_000)
    await killed(address, "send")
    async with database.transaction() as session:
        (payout,) = await payouts_of(session, merchant_id)
        assert (payout.state, payout.attempts) == ("ready", ())
    await do(address.app_url, "send")
    with pytest.raises(sending.NothingToPay):
        await do(address.app_url, "send")
    async with database.transaction() as session:
        (payout,) = await payouts_of(session, merchant_id)
        assert (payout.state, len(payout.attempts)) == ("sent", 1)
        assert await unproved(session) == {}


async def test_a_day_whose_matcher_was_killed_is_matched_once(database, address):
    mark = new_id().hex[-8:]
    moved = [Moved(f"K{mark}", f"GK{mark}", 8_800, at=f"{DAY_OF_STATEMENT} 10:00:00")]
    async with database.transaction() as session:
        await bring_in(session, alipay_bill(moved), f"{mark}.csv")
    await killed(address, "match")
    async with database.transaction() as session:
        assert await opened(session) == 0
    for _ in range(2):
        await do(address.app_url, "match")
    async with database.transaction() as session:
        assert await opened(session) == 1


async def opened(session):
    found = select(func.count()).select_from(Difference)
    return await session.scalar(found.where(Difference.day == DAY_OF_STATEMENT))
