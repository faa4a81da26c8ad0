"""What other modules compose their statements of: holdings, effects, and what was moved since."""

import asyncio

import pytest
from sqlalchemy import text

from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from tests.factories.ledger import (
    BOOK,
    NOON,
    ON_HAND,
    OUTSIDE,
    SELLABLE,
    SOLD,
    chain_of,
    make_account,
    make_funded_account,
    move,
    reserve,
)


async def test_holdings_are_seen_from_the_side_on_which_an_account_grows(session):
    unit = new_id().hex
    shelf = await make_funded_account(session, 7, unit=unit)
    hand = await make_funded_account(session, 5, ON_HAND, unit=unit)
    sold = await make_account(session, SOLD, unit=unit)
    await ledger.take(session, chain_of(reserve(shelf.id, sold.id, 3)), at=NOON)
    held = ledger.select_holdings(BOOK).subquery()
    rows = await session.execute(held.select().where(held.c.unit == unit))
    found = {row.id: (row.kind, row.owner_id, row.balance, row.reserved) for row in rows}
    assert found == {
        shelf.id: ("sellable", shelf.owner_id, 7, 3),
        hand.id: ("on_hand", hand.owner_id, 5, 0),
        sold.id: ("sold", sold.owner_id, 0, 0),
    }  # the outside is not counted


async def test_effects_say_which_chain_made_an_account_more_or_less(session):
    shelf = await make_funded_account(session, 7)
    sold = await make_account(session, SOLD, home_id=shelf.home_id)
    chain = chain_of(move(shelf.id, sold.id, 2))
    await ledger.take(session, chain, at=NOON)
    effect = ledger.select_effects([shelf.id, sold.id]).subquery()
    rows = await session.execute(effect.select().where(effect.c.chain_id == chain.id))
    assert {(row.account_id, row.change) for row in rows} == {(shelf.id, -2), (sold.id, 2)}


async def moved_now(database, since, most=1_000):
    """Everything that has ended by now; transactions of other tests may hold the bound back."""
    for _ in range(100):
        async with database.transaction() as session:
            moved = await ledger.moved_units(session, BOOK, since=since, most=most)
        if moved.units:
            return moved
        await asyncio.sleep(0.02)
    pytest.fail("nothing was moved")


async def test_what_was_moved_is_told_once_it_has_ended(database):
    async with database.transaction() as session:
        start = await session.scalar(text("SELECT txid_current()"))
        unit = new_id().hex
        shelf = await make_funded_account(session, 7, unit=unit)
        open_one = await ledger.moved_units(session, BOOK, since=start, most=1_000)
        assert unit not in open_one.units
        recent = await session.scalars(ledger.select_recent_units(start))
        assert unit in set(recent)
    moved = await moved_now(database, start)
    assert unit in moved.units
    async with database.transaction() as session:
        again = await ledger.moved_units(session, BOOK, since=moved.before_xid, most=1_000)
        assert unit not in again.units
        other = await ledger.moved_units(session, "points", since=start, most=1_000)
        assert not other.units
    assert shelf.unit == unit


async def test_a_bite_ends_between_two_transactions(database):
    units = []
    async with database.transaction() as session:
        start = await session.scalar(text("SELECT txid_current()"))
    for _ in range(3):
        async with database.transaction() as session:
            units.append(new_id().hex)
            shelf = await make_funded_account(session, 7, SELLABLE, unit=units[-1])
            outside = await make_account(session, OUTSIDE, unit=units[-1], home_id=shelf.home_id)
            await ledger.take(session, chain_of(move(shelf.id, outside.id)), at=NOON)
    seen, since = [], start
    while len(seen) < 3:
        moved = await moved_now(database, since, most=1)
        seen += [unit for unit in units if unit in moved.units]
        since = moved.before_xid
    assert seen == units
