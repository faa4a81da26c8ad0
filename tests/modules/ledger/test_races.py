"""Many connections at once, committing: what the ledger promises holds after each race."""

import asyncio
import random
from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import text

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.ledger.public import Refusal
from houtai.modules.ledger.service import attempt, submit
from tests.factories.ledger import (
    NOON,
    OUTSIDE,
    SELLABLE,
    SOLD,
    all_at_once,
    assert_sound,
    chain_of,
    free_of,
    make_account,
    make_funded_account,
    make_key,
    move,
    post,
    reserve,
    submit_in_own,
    void,
)

BLOCKED_SECONDS = 0.3  # long enough to run into a lock; too short only makes a test easier
TRANSFERS_OF = text("SELECT count(*) FROM ledger.transfer WHERE document_id = :document_id")

SPOIL = text("UPDATE ledger.account SET credits_posted = 77 WHERE id = :id")


@pytest.fixture(autouse=True)
async def sound_afterwards(database):
    yield
    await assert_sound(database)


async def shelf_and_sold(database, amount):
    async with database.transaction() as session:
        shelf = await make_funded_account(session, amount)
        return shelf, await make_account(session, SOLD, home_id=shelf.home_id)


async def accounts_of(database, kind, count):
    home_id = new_id()
    async with database.transaction() as session:
        return [await make_account(session, kind, home_id=home_id) for _ in range(count)]


async def at_once(database, batches):
    """Each batch in a transaction of its own; outcomes batch by batch. No more at once than there
    are connections: how long one waits for those is not what these tests ask.
    """
    places = asyncio.Semaphore(database.engine.pool.size())

    async def submitted(batch):
        async with places:
            return await submit_in_own(database, *batch)

    return await all_at_once([submitted(batch) for batch in batches])


async def free_now(database, key):
    async with database.transaction() as session:
        return await free_of(session, key)


async def rows_of(database, chain):
    async with database.transaction() as session:
        return await session.scalar(TRANSFERS_OF, {"document_id": chain.document_id})


def outcomes_of(results):
    return Counter(
        "repeated" if one.repeated else (one.refusal or "taken")
        for outcomes in results
        for one in outcomes
    )


async def test_of_a_hundred_buyers_one_gets_the_last_unit(database):
    shelf, sold = await shelf_and_sold(database, 1)
    results = await at_once(database, [[chain_of(move(shelf.id, sold.id))] for _ in range(100)])
    assert outcomes_of(results) == {"taken": 1, Refusal.NOT_ENOUGH: 99}
    assert await free_now(database, shelf) == 0


async def test_a_ceiling_of_seven_gives_seven(database):
    shelf, sold = await shelf_and_sold(database, 7)
    results = await at_once(database, [[chain_of(reserve(shelf.id, sold.id))] for _ in range(40)])
    assert outcomes_of(results) == {"taken": 7, Refusal.NOT_ENOUGH: 33}


async def test_a_chain_sent_fifty_times_at_once_is_taken_once(database):
    shelf, sold = await shelf_and_sold(database, 100)
    chain = chain_of(move(shelf.id, sold.id, 2))
    results = await at_once(database, [[chain]] * 50)
    assert outcomes_of(results) == {"taken": 1, "repeated": 49}
    assert (await rows_of(database, chain), await free_now(database, shelf)) == (1, 98)


async def test_a_chain_between_accounts_without_totals_is_taken_once_too(database):
    one, other = await accounts_of(database, OUTSIDE, 2)
    chain = chain_of(move(one.id, other.id), move(other.id, one.id, 2))
    results = await at_once(database, [[chain]] * 20)
    assert outcomes_of(results) == {"taken": 1, "repeated": 19}
    assert await rows_of(database, chain) == 2


async def test_one_id_for_two_things_at_once_is_taken_for_one_of_them(database):
    shelf, sold = await shelf_and_sold(database, 100)
    step = move(shelf.id, sold.id)
    chains = [chain_of(ledger.Transfer(step.id, shelf.id, sold.id, n + 1)) for n in range(20)]
    results = await at_once(database, [[chain] for chain in chains])
    assert outcomes_of(results) == {"taken": 1, Refusal.ID_REUSED: 19}


@pytest.fixture
def deadlocks_surface(monkeypatch):
    """A deadlock would be got over, at the price of a second; here it must not even happen."""
    monkeypatch.setattr(attempt, "DeadlockDetected", ZeroDivisionError)


async def test_chains_that_share_accounts_in_opposite_order_never_block_each_other(
    database, deadlocks_surface
):
    keys = await accounts_of(database, SOLD, 6)
    for _ in range(50):
        batches = []
        for _ in range(32):
            way = random.sample(keys, 4)
            steps = [move(a.id, b.id) for a, b in pairwise(way)]
            batches.append([chain_of(*steps)])
        assert outcomes_of(await at_once(database, batches)) == {"taken": 32}


async def test_batches_of_the_same_chains_in_opposite_order_never_block_each_other(
    database, deadlocks_surface
):
    one, other = await accounts_of(database, OUTSIDE, 2)
    for _ in range(20):
        chains = [chain_of(move(one.id, other.id)) for _ in range(20)]
        results = await at_once(database, [chains, chains[::-1]] * 4)
        assert outcomes_of(results) == {"taken": 20, "repeated": 7 * 20}


async def test_who_waits_for_an_id_lets_go_of_the_accounts(database, monkeypatch):
    """One has the account and wants the id, the other has the id and wants the account."""
    shelf, sold = await shelf_and_sold(database, 10)
    shared, too_much = chain_of(move(shelf.id, sold.id)), chain_of(move(shelf.id, sold.id, 99))
    has_locked, may_go_on = asyncio.Event(), asyncio.Event()
    read_written = submit.written_under

    async def wait_once(*told):
        written = await read_written(*told)
        if not has_locked.is_set():
            has_locked.set()
            await may_go_on.wait()
        return written

    monkeypatch.setattr(submit, "written_under", wait_once)
    locking = asyncio.create_task(submit_in_own(database, too_much, shared))
    await has_locked.wait()
    writing = asyncio.create_task(submit_in_own(database, shared))
    await asyncio.sleep(BLOCKED_SECONDS)
    may_go_on.set()
    results = await all_at_once([locking, writing])
    assert outcomes_of(results) == {"taken": 1, "repeated": 1, Refusal.NOT_ENOUGH: 1}
    assert await free_now(database, shelf) == 9


async def test_of_void_and_post_at_once_one_wins(database):
    rounds = 100
    shelf, sold = await shelf_and_sold(database, rounds)
    held = [reserve(shelf.id, sold.id) for _ in range(rounds)]
    await submit_in_own(database, *map(chain_of, held))
    pairs = [[chain_of(step)] for hold in held for step in (void(hold), post(hold))]
    results = await at_once(database, pairs)
    for first, second in zip(results[::2], results[1::2], strict=True):
        assert outcomes_of([first, second]) == {"taken": 1, Refusal.HOLD_UNKNOWN: 1}
    posted = sum(second[0].taken for second in results[1::2])
    assert await free_now(database, shelf) == rounds - posted


async def test_parts_of_a_reservation_posted_at_once_never_exceed_it(database):
    shelf, sold = await shelf_and_sold(database, 10)
    held = reserve(shelf.id, sold.id, 10)
    await submit_in_own(database, chain_of(held))
    parts = [[chain_of(post(held, 3, keep_rest=True))] for _ in range(20)]
    results = await at_once(database, parts)
    assert outcomes_of(results)["taken"] == 3
    assert await free_now(database, shelf) == 0


async def test_of_expiry_and_post_at_once_one_wins(database):
    due = NOON + timedelta(minutes=1)
    shelf, sold = await shelf_and_sold(database, 60)
    held = [reserve(shelf.id, sold.id, expires_at=due) for _ in range(60)]
    await submit_in_own(database, *map(chain_of, held))

    async def expire():
        async with database.transaction() as session:
            return await ledger.expire_due(session, at=due)

    posting = [submit_in_own(database, chain_of(post(one))) for one in held]
    calls = [call for one in posting for call in (one, expire())]
    results = await all_at_once(calls)
    taken = sum(one[0].taken for one in results[::2])
    while expired := await expire():
        results.append(expired)
    expired = sum(one for one in results if isinstance(one, int))
    assert taken + expired == 60
    assert await free_now(database, shelf) == 60 - taken


async def test_days_stay_true_while_they_are_rolled_up(database):
    shelf, sold = await shelf_and_sold(database, 10_000)
    outside = (await accounts_of(database, OUTSIDE, 1))[0]

    async def roll_up():
        async with database.transaction() as session:
            return await ledger.roll_up(session)

    async def write(days):
        at = NOON - timedelta(days=days)
        async with database.transaction() as session:
            steps = move(shelf.id, sold.id), move(outside.id, sold.id, 2)
            await ledger.submit(session, [chain_of(*steps)], at=at)
            await asyncio.sleep(random.random() / 50)

    for _ in range(6):
        await all_at_once([one for n in range(20) for one in (write(n % 3), roll_up())])
        await assert_sound(database)
        async with database.transaction() as session:
            totals = await ledger.totals_now(session, SYSTEM, [outside.id, sold.id])
        assert totals[outside.id].balance * 3 == totals[sold.id].balance * 2


async def test_who_rebuilds_waits_for_what_is_being_posted(database):
    shelf, sold = await shelf_and_sold(database, 10)

    async def rebuild():
        async with database.transaction() as session:
            return await ledger.rebuild_totals(session, SYSTEM, [shelf.id, sold.id])

    async with database.transaction() as session:
        await session.execute(SPOIL, {"id": shelf.id})
    async with database.transaction() as session:
        await ledger.submit(session, [chain_of(move(shelf.id, sold.id))], at=NOON)
        rebuilding = asyncio.create_task(rebuild())
        await asyncio.sleep(BLOCKED_SECONDS)
    assert await rebuilding == [shelf.id]
    assert await free_now(database, shelf) == 9


async def test_totals_can_be_rebuilt_while_others_post(database):
    shelf, sold = await shelf_and_sold(database, 1_000)

    async def rebuild():
        async with database.transaction() as session:
            return await ledger.rebuild_totals(session, SYSTEM, [shelf.id, sold.id])

    posting = [submit_in_own(database, chain_of(move(shelf.id, sold.id))) for _ in range(200)]
    mending = [rebuild() for _ in range(20)]
    results = await all_at_once(random.sample([*posting, *mending], 220))
    assert results.count([]) == 20  # none was wrong, ever
    assert await free_now(database, shelf) == 800


async def test_the_same_accounts_opened_twenty_times_at_once_are_opened_once(database):
    keys = [make_key(SELLABLE) for _ in range(200)]

    async def open_them():
        async with database.transaction() as session:
            mixed = random.sample(keys, len(keys))
            await ledger.open_accounts(session, mixed, at=NOON)

    await all_at_once([open_them() for _ in range(20)])
    async with database.transaction() as session:
        totals = await ledger.totals_now(session, SYSTEM, [key.id for key in keys])
    assert len(totals) == 200


async def test_accounts_opened_in_parts_never_block_each_other(database, monkeypatch):
    monkeypatch.setattr("houtai.modules.ledger.service.accounts._AT_ONCE", 5)
    for _ in range(10):
        keys = [make_key(SELLABLE) for _ in range(60)]

        async def open_them(keys=keys):
            async with database.transaction() as session:
                await ledger.open_accounts(session, random.sample(keys, len(keys)), at=NOON)

        await all_at_once([open_them() for _ in range(8)])


async def test_batches_and_single_chains_share_what_there_is(database):
    shelf, sold = await shelf_and_sold(database, 150)
    batches = [[chain_of(move(shelf.id, sold.id)) for _ in range(20)] for _ in range(6)]
    singles = [[chain_of(move(shelf.id, sold.id))] for _ in range(60)]
    mixed = random.sample([*batches, *singles], 66)
    results = await at_once(database, mixed)
    assert outcomes_of(results) == {"taken": 150, Refusal.NOT_ENOUGH: 30}
    assert await free_now(database, shelf) == 0
