"""For each promise a breach is planted, as the owner of the tables, and found by its name."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import db
from houtai.kit.invariants import prove
from houtai.modules.ledger import public as ledger
from tests.factories.ledger import (
    NOON,
    OUTSIDE,
    SOLD,
    breaches_in,
    chain_of,
    make_account,
    make_funded_account,
    move,
    reserve,
)

INSERT = """
INSERT INTO ledger.transfer (id, debit_home_id, credit_home_id, chain_id, kind, debit_account_id,
    credit_account_id, posted, pending, reason, document_kind, document_id, actor_id, at)
SELECT gen_random_uuid(), debit_home_id, credit_home_id, chain_id, kind, {debit}, {credit},
    posted, pending, reason, document_kind, document_id, actor_id, at
FROM ledger.transfer WHERE id = :id
"""


@pytest.fixture
async def owner(address):
    """A transaction of the owner, who may break anything; it never commits."""
    database = db.Database(address.owner_url, connections_max=1)
    async with database.engine.connect() as connection:
        outer = await connection.begin()
        async with AsyncSession(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        ) as opened:
            yield opened
        await outer.rollback()
    await database.close()


class Ground:
    """A shelf of which 3 are sold and 2 reserved twice, and the chains that did it."""

    def __init__(self, shelf, sold, sale, holds):
        self.shelf, self.sold, self.sale, self.holds = shelf, sold, sale, holds
        self.document = f"order {sale.document_id}"
        self.hold_document = f"basket {holds.document_id}"

    def entry(self, chain, step=0):
        return str(chain.steps[step].id)


@pytest.fixture
async def ground(owner):
    shelf = await make_funded_account(owner, 10)
    sold = await make_account(owner, SOLD, home_id=shelf.home_id)
    held = [reserve(shelf.id, sold.id, 2) for _ in range(2)]
    holds = chain_of(*held, document_kind="basket")
    sale = chain_of(move(shelf.id, sold.id, 3))
    outcomes = await ledger.submit(owner, [holds, sale], at=NOON)
    assert all(outcome.taken for outcome in outcomes)
    assert await breaches_in(owner) == {}
    return Ground(shelf, sold, sale, holds)


async def run(session, statement, **values):
    result = await session.execute(text(statement), values)
    assert result.rowcount != 0


def only(found, name):
    """The breaches of the one promise that does not hold."""
    assert set(found) == {f"ledger.{name}"}
    return found[f"ledger.{name}"]


async def test_a_total_that_is_not_the_sum_of_its_transfers(owner, ground):
    spoil = "UPDATE ledger.account SET credits_posted = credits_posted + 1 WHERE id = :id"
    await run(owner, spoil, id=ground.shelf.id)
    (breach,) = only(await breaches_in(owner), "totals_match")
    assert breach.subject == f"account {ground.shelf.id} (stock sellable sku-1)"
    assert (breach.expected, breach.found) == ("4/3/0/10", "4/3/0/11")
    assert (breach.entry, breach.document) == (ground.entry(ground.sale), ground.document)


@pytest.mark.parametrize("side", ["debit", "credit"])
async def test_a_transfer_of_an_account_that_does_not_exist(owner, ground, side):
    others = [await make_account(owner, OUTSIDE) for _ in range(2)]
    between = chain_of(move(*(other.id for other in others)))
    await ledger.take(owner, between, at=NOON)
    await run(owner, "DELETE FROM ledger.account WHERE id = :id", id=others[side == "credit"].id)
    (breach,) = only(await breaches_in(owner), "accounts_exist")
    assert breach.subject == f"transfer {between.steps[0].id}"
    assert f"no account {others[side == 'credit'].id}" in breach.found
    assert breach.entry == ground.entry(between)
    assert breach.document == f"order {between.document_id}"


@pytest.mark.parametrize(("column", "value"), [("unit", "sku-2"), ("book", "money")])
async def test_a_transfer_between_different_things(owner, ground, column, value):
    others = [await make_account(owner, OUTSIDE) for _ in range(2)]
    between = chain_of(move(*(other.id for other in others)))
    await ledger.take(owner, between, at=NOON)
    rename = f"UPDATE ledger.account SET {column} = :value WHERE id = :id"
    await run(owner, rename, value=value, id=others[0].id)
    (breach,) = only(await breaches_in(owner), "accounts_exist")
    assert value in breach.found
    assert breach.entry == ground.entry(between)


async def test_a_transfer_whose_account_lives_elsewhere(owner, ground):
    elsewhere = "UPDATE ledger.transfer SET credit_home_id = :home WHERE id = :id"
    await run(owner, elsewhere, home=UUID(int=9), id=ground.sale.steps[0].id)
    (breach,) = only(await breaches_in(owner), "accounts_exist")
    assert (breach.entry, breach.document) == (ground.entry(ground.sale), ground.document)


async def test_a_limited_account_below_zero(owner, ground):
    await run(owner, "ALTER TABLE ledger.account DROP CONSTRAINT ck_account_not_overdrawn")
    too_much = chain_of(move(ground.shelf.id, ground.sold.id, 4))
    await run(owner, "UPDATE ledger.account SET limited = false WHERE id = :id", id=ground.shelf.id)
    await ledger.take(owner, too_much, at=NOON)
    limit = "UPDATE ledger.account SET limited = true WHERE id = :id"
    await run(owner, limit, id=ground.shelf.id)
    (breach,) = only(await breaches_in(owner), "not_overdrawn")
    assert breach.subject == f"account {ground.shelf.id} (stock sellable sku-1)"
    assert breach.found == "-1"
    assert breach.entry == ground.entry(too_much)
    assert breach.document == f"order {too_much.document_id}"


async def test_a_hold_of_which_more_is_live_than_was_reserved(owner, ground):
    change = "UPDATE ledger.hold SET remaining = remaining + :by WHERE id = :id"
    for step, by in zip(ground.holds.steps, (1, -1), strict=True):
        await run(owner, change, by=by, id=step.id)
    breaches = only(await breaches_in(owner), "holds_match")
    told = {(breach.subject, breach.expected, breach.found) for breach in breaches}
    assert told == {
        (f"hold {step.id}", "2", found)
        for step, found in zip(ground.holds.steps, ("3", "1"), strict=True)
    }
    assert {breach.entry for breach in breaches} == {str(step.id) for step in ground.holds.steps}
    assert {breach.document for breach in breaches} == {ground.hold_document}


async def test_a_hold_that_is_gone(owner, ground):
    await run(owner, "DELETE FROM ledger.hold WHERE id = :id", id=ground.holds.steps[0].id)
    found = await breaches_in(owner)
    assert set(found) == {"ledger.holds_match", "ledger.pending_is_held"}
    (breach,) = found["ledger.holds_match"]
    assert (breach.expected, breach.found) == ("2", "0")
    assert (breach.entry, breach.document) == (ground.entry(ground.holds), ground.hold_document)


async def test_a_hold_that_holds_another_account(owner, ground):
    other = await make_account(owner, OUTSIDE)
    change = "UPDATE ledger.hold SET credit_account_id = :other WHERE id = :id"
    await run(owner, change, other=other.id, id=ground.holds.steps[0].id)
    (breach,) = only(await breaches_in(owner), "pending_is_held")
    assert breach.subject == f"account {ground.sold.id} (stock sold sku-1)"
    assert (breach.expected, breach.found) == ("0/2", "0/4")
    assert breach.entry == ground.entry(ground.holds, 1)
    assert breach.document == ground.hold_document


async def test_a_transfer_that_stands_twice_breaks_the_totals(owner, ground):
    twice = INSERT.format(debit="debit_account_id", credit="credit_account_id")
    await run(owner, twice, id=ground.sale.steps[0].id)
    breaches = only(await breaches_in(owner), "totals_match")
    assert {breach.document for breach in breaches} == {ground.document}
    assert len(breaches) == 2


async def test_a_day_that_is_not_the_sum_of_its_transfers(owner, ground):
    # The owner's own rows are not rolled up yet, so this day should not be there at all.
    add = "INSERT INTO ledger.day_total VALUES (:account, :home, '2026-11-11', 0, 1, 0, 0)"
    await run(owner, add, account=ground.shelf.id, home=ground.shelf.home_id)
    (breach,) = only(await breaches_in(owner), "days_match")
    assert breach.subject == f"account {ground.shelf.id} on 2026-11-11"
    assert (breach.expected, breach.found) == ("nothing", "0/1/0/0")
    assert (breach.entry, breach.document) == (ground.entry(ground.sale), ground.document)


async def test_a_day_that_is_missing(owner, ground):
    await run(owner, "UPDATE ledger.rolled_up SET before_xid = txid_current() + 1")
    found = await breaches_in(owner)
    breaches = {breach.subject: breach for breach in only(found, "days_match")}
    breach = breaches[f"account {ground.shelf.id} on 2026-11-11"]
    assert (breach.expected, breach.found) == ("4/3/0/10", "nothing")
    assert (breach.entry, breach.document) == (ground.entry(ground.sale), ground.document)


async def test_no_more_breaches_are_told_than_asked_for(owner, ground):
    await run(
        owner,
        "UPDATE ledger.account SET credits_posted = credits_posted + 1 WHERE side = 'credit'",
    )
    verdicts = await prove(owner, ledger.INVARIANTS, breaches_max=2)
    assert {verdict.name: len(verdict.breaches) for verdict in verdicts if verdict.breaches} == {
        "ledger.totals_match": 2
    }


async def test_an_id_that_stands_in_two_homes(owner, ground):
    again = INSERT.replace("gen_random_uuid(), debit_home_id", ":id, gen_random_uuid()")
    same = again.format(debit="debit_account_id", credit="credit_account_id")
    await run(owner, same, id=ground.sale.steps[0].id)
    (breach,) = (await breaches_in(owner))["ledger.ids_stand_once"]
    assert (breach.entry, breach.found) == (ground.entry(ground.sale), "2")
    assert breach.document == ground.document
