"""A ledger brought to another server by a dump: transaction ids start afresh, sums stay right."""

import asyncio

import psycopg
import pytest
from sqlalchemy import text

from houtai.kit import migrate
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database
from houtai.modules.ledger import public as ledger
from tests.factories.ledger import (
    BOOK,
    assert_sound,
    chain_of,
    make_account,
    make_funded_account,
    move,
    submit_in_own,
)

LEFT = text(
    "SELECT count(*) FROM ledger.transfer WHERE xid >= (SELECT before_xid FROM ledger.rolled_up)"
)
SINK = ledger.Kind(BOOK, "sink", limited=False, counted=False)
FAR_AHEAD = 10**12
PRETEND = f"""
UPDATE ledger.transfer SET xid = {FAR_AHEAD};
UPDATE ledger.rolled_up SET before_xid = {FAR_AHEAD} + 1, server = 1
"""


@pytest.fixture
async def moved(fresh_database):
    """A database whose ledger was written, and summed, by a server with far higher ids."""
    place = fresh_database("adopt")
    migrate.upgrade(place.owner_url)
    database = Database(place.app_url)
    async with database.transaction() as session:
        shelf = await make_funded_account(session, 10)
        sink = await make_account(session, SINK, home_id=shelf.home_id)
    await post(database, shelf, sink, 3)
    with psycopg.connect(place.owner_url) as connection:
        connection.execute(PRETEND)
    yield place, database, shelf, sink
    await database.close()


async def held(database, account):
    async with database.transaction() as session:
        return (await ledger.totals_now(session, SYSTEM, [account.id]))[account.id].balance


async def post(database, shelf, sink, amount):
    """Move and sum up, however long other transactions of the server hold the sums back."""
    await submit_in_own(database, chain_of(move(shelf.id, sink.id, amount)))
    for _ in range(600):
        async with database.transaction() as session:
            await ledger.roll_up(session)
            if await session.scalar(LEFT) == 0:
                return
        await asyncio.sleep(0.05)
    raise TimeoutError


async def test_without_adoption_new_transfers_would_be_missed(moved):
    _, database, shelf, sink = moved
    await post(database, shelf, sink, 2)
    assert await held(database, sink) == 3


async def test_after_the_next_migration_every_transfer_counts_once(moved):
    place, database, shelf, sink = moved
    migrate.upgrade(place.owner_url)
    assert await held(database, sink) == 3
    await post(database, shelf, sink, 2)
    assert (await held(database, shelf), await held(database, sink)) == (5, 5)
    await assert_sound(database)
    migrate.upgrade(place.owner_url)
    assert await held(database, sink) == 5
