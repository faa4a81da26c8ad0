"""Totals that are wrong are made from the transfers anew, and it is said which they were."""

from sqlalchemy import text

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import NIL, new_id
from houtai.modules.ledger import public as ledger
from tests.factories.ledger import (
    NOON,
    OUTSIDE,
    SOLD,
    breaches_in,
    chain_of,
    free_of,
    make_account,
    make_funded_account,
    reserve,
)

SPOIL = text("UPDATE ledger.account SET credits_posted = 77, debits_pending = 7 WHERE id = :id")


async def test_wrong_totals_are_mended_and_named(session):
    shelf, right = await make_funded_account(session, 10), await make_funded_account(session, 5)
    sold = await make_account(session, SOLD)
    await ledger.take(session, chain_of(reserve(shelf.id, sold.id, 4)), at=NOON)
    await session.execute(SPOIL, {"id": shelf.id})
    assert set(await breaches_in(session)) == {"ledger.totals_match", "ledger.pending_is_held"}
    ids = [shelf.id, right.id, sold.id, new_id()]
    assert await ledger.rebuild_totals(session, SYSTEM, ids) == [shelf.id]
    assert await free_of(session, shelf) == 6
    assert await breaches_in(session) == {}
    assert await ledger.rebuild_totals(session, SYSTEM, ids) == []


async def test_accounts_without_totals_are_left_without(session):
    key = await make_account(session, OUTSIDE)
    await session.execute(SPOIL, {"id": key.id})
    assert await ledger.rebuild_totals(session, SYSTEM, [key.id]) == []


async def test_nothing_is_mended_where_the_actor_does_not_reach(session):
    mine, foreign = await make_funded_account(session, 10), await make_funded_account(session, 10)
    for key in (mine, foreign):
        await session.execute(SPOIL, {"id": key.id})
    merchant = Actor(NIL, merchant_ids=frozenset({mine.home_id}))
    assert await ledger.rebuild_totals(session, merchant, [foreign.id, mine.id]) == [mine.id]
    assert await ledger.rebuild_totals(session, SYSTEM, [foreign.id, mine.id]) == [foreign.id]
