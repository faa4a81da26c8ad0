"""Balances now and at past moments, before and after days are rolled up, late transfers too."""

from datetime import timedelta

import pytest

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from tests.factories.ledger import (
    NOON,
    OUTSIDE,
    SOLD,
    assert_sound,
    chain_of,
    make_account,
    move,
    post,
    reserve,
)

DAY = timedelta(days=1)


@pytest.fixture
async def pair(database):
    """An account without totals and one with, committed: only what has ended is rolled up."""
    home_id = new_id()
    async with database.transaction() as session:
        outside = await make_account(session, OUTSIDE, home_id=home_id)
        return outside, await make_account(session, SOLD, home_id=home_id)


async def write(database, *steps, at):
    async with database.transaction() as session:
        (outcome,) = await ledger.submit(session, [chain_of(*steps)], at=at)
        assert outcome.taken


async def roll_up(database):
    async with database.transaction() as session:
        return await ledger.roll_up(session)


async def balances_now(database, pair):
    async with database.transaction() as session:
        totals = await ledger.totals_now(session, SYSTEM, [key.id for key in pair])
    return [totals[key.id].balance for key in pair]


async def balances_at(database, pair, moment):
    async with database.transaction() as session:
        totals = [await ledger.totals_at(session, SYSTEM, key.id, moment) for key in pair]
    return [one.balance for one in totals]


async def test_accounts_that_hold_nothing_have_zeros(session):
    key = await make_account(session)
    (totals,) = (await ledger.totals_now(session, SYSTEM, [key.id])).values()
    assert (totals.balance, totals.free, totals.side) == (0, 0, "credit")
    assert (await ledger.totals_at(session, SYSTEM, key.id, NOON)).balance == 0


async def test_unknown_accounts_are_left_out(session):
    key = await make_account(session)
    assert set(await ledger.totals_now(session, SYSTEM, [key.id, new_id()])) == {key.id}
    assert await ledger.totals_now(session, SYSTEM, []) == {}
    assert await ledger.totals_at(session, SYSTEM, new_id(), NOON) is None


async def test_rolling_up_changes_no_balance(database, pair):
    outside, sold = pair
    for day in range(3):
        await write(database, move(outside.id, sold.id, 10**day), at=NOON + day * DAY)
    moments = [NOON - DAY, NOON, NOON + DAY, NOON + 1.4 * DAY, NOON + 2 * DAY, NOON + 9 * DAY]
    expected = [0, 1, 11, 11, 111, 111]
    for _ in range(3):
        assert await balances_now(database, pair) == [111, 111]
        for moment, balance in zip(moments, expected, strict=True):
            assert await balances_at(database, pair, moment) == [balance, balance]
        await roll_up(database)
    await assert_sound(database)


async def test_late_transfers_count_in_the_past_before_and_after_they_are_rolled_up(database, pair):
    outside, sold = pair
    await write(database, move(outside.id, sold.id, 1), at=NOON)
    await roll_up(database)
    await write(database, move(outside.id, sold.id, 10), at=NOON - 5 * DAY)
    await write(database, move(sold.id, outside.id, 4), at=NOON - 5 * DAY + timedelta(hours=1))
    for _ in range(2):
        assert await balances_now(database, pair) == [7, 7]
        assert await balances_at(database, pair, NOON - 6 * DAY) == [0, 0]
        assert await balances_at(database, pair, NOON - 5 * DAY) == [10, 10]
        assert await balances_at(database, pair, NOON - 4 * DAY) == [6, 6]
        assert await balances_at(database, pair, NOON) == [7, 7]
        await roll_up(database)
    await assert_sound(database)


async def test_a_moment_includes_what_happened_at_it(database, pair):
    outside, sold = pair
    tick = timedelta(microseconds=1)
    midnight = NOON.replace(hour=0)
    await write(database, move(outside.id, sold.id, 1), at=midnight - tick)
    await write(database, move(outside.id, sold.id, 10), at=midnight)
    for _ in range(2):
        assert await balances_at(database, pair, midnight - 2 * tick) == [0, 0]
        assert await balances_at(database, pair, midnight - tick) == [1, 1]
        assert await balances_at(database, pair, midnight) == [11, 11]
        await roll_up(database)


async def test_reservations_are_seen_at_past_moments_too(database, pair):
    outside, sold = pair
    held = reserve(sold.id, outside.id, 6)
    await write(database, held, at=NOON)
    await write(database, post(held, 2, keep_rest=True), at=NOON + DAY)
    for _ in range(2):
        async with database.transaction() as session:
            seen = [
                await ledger.totals_at(session, SYSTEM, key.id, NOON + days * DAY)
                for key in pair
                for days in (-1, 0, 1)
            ]
        assert [(one.balance, one.free) for one in seen] == [
            (0, 0), (0, -6), (-2, -6), (0, 0), (0, -6), (-2, -6),
        ]  # fmt: skip
        await roll_up(database)


async def test_what_a_running_transaction_wrote_is_rolled_up_when_it_has_ended(database):
    home_id = new_id()
    async with database.transaction() as session:
        pair = [await make_account(session, OUTSIDE, home_id=home_id) for _ in range(2)]
    one, other = pair
    async with database.transaction() as slow:
        await ledger.submit(slow, [chain_of(move(one.id, other.id, 3))], at=NOON)
        await write(database, move(one.id, other.id, 4), at=NOON)
        await roll_up(database)
        assert await balances_now(database, pair) == [4, -4]
    for _ in range(2):
        assert await balances_now(database, pair) == [7, -7]
        assert await balances_at(database, pair, NOON + DAY) == [7, -7]
        await roll_up(database)
    await assert_sound(database)


async def test_a_trial_balance_is_exact_before_and_after_sums_are_rolled_up(database):
    kind, home_id = f"trial_{new_id().hex}", new_id()
    async with database.transaction() as session:
        given = ledger.Kind("money", f"{kind}_given", side="debit", limited=False, counted=False)
        held = ledger.Kind("money", f"{kind}_held")
        outside = await make_account(session, given, home_id=home_id)
        inside = await make_account(session, held, home_id=home_id)
    yesterday, later = NOON - timedelta(days=1), NOON + timedelta(days=1)
    for amount, at in ((7, yesterday), (5, NOON), (3, later)):
        await write(database, move(outside.id, inside.id, amount), at=at)

    async def sums():
        async with database.transaction() as session:
            found = await ledger.trial_balance(session, "money", NOON, later)
        return {
            one.kind.removeprefix(kind): (one.opening, one.debits, one.credits, one.closing)
            for one in found
            if one.kind.startswith(kind)
        }

    fresh = await sums()
    assert fresh == {"_given": (7, 5, 0, 12), "_held": (7, 0, 5, 12)}
    await roll_up(database)
    assert await sums() == fresh


async def test_what_comes_after_a_day_was_shut_is_dated_behind_it(session):
    outside = await make_account(session, OUTSIDE)
    sold = await make_account(session, SOLD, home_id=outside.home_id)
    await ledger.shut_until(session, NOON)
    await ledger.shut_until(session, NOON - timedelta(days=9))  # It never moves back.
    assert not await ledger.is_shut(session, NOON), "this very transaction is not rolled up"
    late, next_day = chain_of(move(outside.id, sold.id, 1)), chain_of(move(outside.id, sold.id, 1))
    await ledger.submit(session, [late], at=NOON - timedelta(hours=3))
    await ledger.submit(session, [next_day], at=NOON + timedelta(hours=3))
    page = await ledger.read_statement(session, SYSTEM, sold.id, limit=9)
    assert [entry.at for entry in page.entries] == [NOON + timedelta(hours=3), NOON]
