"""A merchant meets his own accounts and what moved between them and others, and nothing else."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import STRANGER
from houtai.kit.ids import NIL, new_id
from houtai.modules.ledger import public as ledger
from tests.factories.ledger import (
    NOON,
    OUTSIDE,
    SOLD,
    chain_of,
    make_account,
    make_funded_account,
    make_key,
    move,
    reserve,
)

INSERT = """
INSERT INTO ledger.transfer (id, debit_home_id, credit_home_id, chain_id, kind, debit_account_id,
    credit_account_id, posted, pending, reason, document_kind, document_id, actor_id, at)
VALUES (:id, :debit_home, :credit_home, :id, 'transfer', :id, :other, 1, 0, 'x', 'x', :id, :id,
    :at)
"""


def merchant_of(*keys: ledger.AccountKey) -> Actor:
    return Actor(new_id(), merchant_ids=frozenset(key.home_id for key in keys))


@pytest.fixture
async def ground(database):
    """Accounts of two merchants, a transfer within the foreign one, and one between both."""
    async with database.transaction() as session:
        mine, foreign = (
            await make_funded_account(session, 10),
            await make_funded_account(session, 10),
        )
        foreign_sold = await make_account(session, SOLD, home_id=foreign.home_id)
        within = chain_of(move(foreign.id, foreign_sold.id), reserve(foreign.id, foreign_sold.id))
        between = chain_of(move(foreign.id, mine.id, 2), reserve(foreign.id, mine.id, 3))
        outcomes = await ledger.submit(session, [within, between], at=NOON)
        assert all(outcome.taken for outcome in outcomes)
    async with database.transaction() as session:
        await ledger.roll_up(session)
    return mine, foreign, within, between


async def test_queries_leave_foreign_accounts_out(database, ground):
    mine, foreign, within, _ = ground
    actor = merchant_of(mine)
    async with database.transaction(actor) as session:
        assert set(await ledger.totals_now(session, actor, [mine.id, foreign.id])) == {mine.id}
        assert await ledger.totals_at(session, actor, foreign.id, NOON) is None
        assert await ledger.read_statement(session, actor, foreign.id, limit=9) is None
        documents = ledger.transfers_of_document
        assert await documents(session, actor, within.document_id, limit=9) == []


async def test_queries_keep_to_the_reach_where_the_wall_would_let_them_through(database, ground):
    mine, foreign, within, _ = ground
    actor = merchant_of(mine)
    async with database.transaction(SYSTEM) as session:
        assert set(await ledger.totals_now(session, actor, [mine.id, foreign.id])) == {mine.id}
        assert await ledger.totals_at(session, actor, foreign.id, NOON) is None
        assert await ledger.read_statement(session, actor, foreign.id, limit=9) is None
        documents = ledger.transfers_of_document
        assert await documents(session, actor, within.document_id, limit=9) == []


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("account", ["home_id"]),
        ("transfer", ["debit_home_id", "credit_home_id"]),
        ("hold", ["debit_home_id", "credit_home_id"]),
        ("day_total", ["home_id"]),
    ],
)
async def test_the_wall_hides_rows_from_a_statement_that_forgot_to_ask(
    database, ground, table, columns
):
    mine = ground[0]
    everything = text(f"SELECT {', '.join(columns)} FROM ledger.{table}")
    async with database.transaction(merchant_of(mine)) as session:
        rows = (await session.execute(everything)).all()
    assert rows
    assert all(mine.home_id in row for row in rows)
    async with database.transaction(STRANGER) as session:
        assert (await session.execute(everything)).all() == []


async def test_what_moved_between_two_merchants_is_seen_by_both(database, ground):
    mine, foreign, _, between = ground
    for key, other in ((mine, foreign), (foreign, mine)):
        actor = merchant_of(key)
        async with database.transaction(actor) as session:
            views = await ledger.transfers_of_document(session, actor, between.document_id, limit=9)
            assert [view.id for view in views] == [step.id for step in between.steps]
            page = await ledger.read_statement(session, actor, key.id, limit=1)
        assert page.entries[0].other_account_id == other.id


async def test_an_actor_of_two_merchants_reaches_both(database, ground):
    mine, foreign, *_ = ground
    actor = merchant_of(mine, foreign)
    async with database.transaction(actor) as session:
        found = await ledger.totals_now(session, actor, [mine.id, foreign.id])
        assert set(found) == {mine.id, foreign.id}
        (outcome,) = await ledger.submit(session, [chain_of(move(foreign.id, mine.id))], at=NOON)
    assert outcome.taken


async def test_a_merchant_cannot_open_a_foreign_account(database, ground):
    mine, foreign, *_ = ground
    stray = make_key(OUTSIDE, home_id=foreign.home_id)
    async with database.transaction(merchant_of(mine)) as session:
        with pytest.raises(ProgrammingError, match="row-level security"):
            await ledger.open_accounts(session, [stray], at=NOON)


async def test_a_merchant_cannot_write_a_foreign_transfer(database, ground):
    mine, foreign, *_ = ground
    values: dict[str, object] = {"id": new_id(), "other": new_id(), "at": NOON}
    values |= {"debit_home": foreign.home_id, "credit_home": foreign.home_id}
    async with database.transaction(merchant_of(mine)) as session:
        with pytest.raises(ProgrammingError, match="row-level security"):
            await session.execute(text(INSERT), values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger.transfer SET posted = 2",
        "DELETE FROM ledger.transfer",
        "TRUNCATE ledger.transfer",
        "UPDATE ledger.account SET limited = false",
        "UPDATE ledger.account SET counted = false",
        "UPDATE ledger.account SET side = 'debit'",
        "UPDATE ledger.account SET home_id = owner_id",
        "DELETE FROM ledger.account",
        "DELETE FROM ledger.day_total",
        "DELETE FROM ledger.rolled_up",
        "INSERT INTO ledger.rolled_up (one, before_xid) VALUES (true, 0)",
        "ALTER TABLE ledger.account DISABLE ROW LEVEL SECURITY",
        "DROP TABLE ledger.hold",
    ],
)
async def test_the_application_may_not_do_it(database, statement):
    async with database.transaction() as session:
        with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
            await session.execute(text(statement))


async def test_a_merchant_who_names_foreign_accounts_is_told_that_there_are_none(database, ground):
    mine, foreign, *_ = ground
    actor = Actor(NIL, merchant_ids=frozenset({mine.home_id, UUID(int=7)}))
    steps = [move(mine.id, foreign.id), move(foreign.id, mine.id), move(mine.id, new_id())]
    async with database.transaction(actor) as session:
        outcomes = await ledger.submit(session, [chain_of(step) for step in steps], at=NOON)
    assert [outcome.refusal for outcome in outcomes] == [ledger.Refusal.ACCOUNT_UNKNOWN] * 3
