"""Chains on PostgreSQL: taken whole or not at all, once however often they are sent."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import set_reach
from houtai.kit.errors import Conflict
from houtai.kit.ids import NIL, new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.ledger.public import Refusal
from houtai.modules.ledger.queries import standing
from tests.factories.ledger import (
    NOON,
    ON_HAND,
    OUTSIDE,
    SOLD,
    breaches_in,
    chain_of,
    free_of,
    make_account,
    make_funded_account,
    make_key,
    move,
    post,
    reserve,
    void,
)

TRANSFERS_OF = text("SELECT count(*) FROM ledger.transfer WHERE document_id = :document_id")


async def submit(session, *chains, at=NOON):
    return await ledger.submit(session, chains, at=at)


async def refusal_of(session, *steps, at=NOON):
    (outcome,) = await submit(session, chain_of(*steps), at=at)
    return outcome.refusal


async def rows_of(session, chain):
    return await session.scalar(TRANSFERS_OF, {"document_id": chain.document_id})


@pytest.fixture
async def shelf(session):
    """A limited account that holds ten."""
    return await make_funded_account(session, 10)


@pytest.fixture
async def sold(session, shelf):
    return await make_account(session, SOLD, home_id=shelf.home_id)


async def test_no_chains_have_no_outcomes(session):
    assert await submit(session) == []


async def test_a_chain_that_fits_moves_its_amounts(session, shelf, sold):
    chain = chain_of(move(shelf.id, sold.id, 4))
    assert await submit(session, chain) == [ledger.Outcome(chain.id)]
    totals = await ledger.totals_now(session, SYSTEM, [shelf.id, sold.id])
    assert (totals[shelf.id].balance, totals[sold.id].balance) == (6, 4)


async def test_where_not_all_fits_chains_are_taken_in_order_of_arrival(session, shelf, sold):
    chains = [chain_of(move(shelf.id, sold.id, amount)) for amount in (6, 5, 4, 1)]
    outcomes = await submit(session, *chains)
    assert [outcome.taken for outcome in outcomes] == [True, False, True, False]
    assert [outcome.refusal for outcome in outcomes[1::2]] == [Refusal.NOT_ENOUGH] * 2
    assert outcomes[1].account_id == shelf.id
    assert await free_of(session, shelf) == 0


async def test_a_refused_chain_leaves_nothing_behind(session, shelf, sold):
    fits, not_enough = move(shelf.id, sold.id, 4), move(shelf.id, sold.id, 7)
    chain = chain_of(reserve(shelf.id, sold.id), fits, not_enough)
    (outcome,) = await submit(session, chain)
    assert (outcome.refusal, outcome.step) == (Refusal.NOT_ENOUGH, 2)
    assert await rows_of(session, chain) == 0
    assert await free_of(session, shelf) == 10
    assert await breaches_in(session) == {}


async def test_what_one_chain_brings_in_a_later_one_of_the_batch_may_spend(session, shelf, sold):
    back = chain_of(move(sold.id, shelf.id, 5))
    outcomes = await submit(session, back, chain_of(move(shelf.id, sold.id, 15)))
    assert all(outcome.taken for outcome in outcomes)
    assert await free_of(session, shelf) == 0


async def test_a_chain_sent_again_does_nothing_again(session, shelf, sold):
    chain = chain_of(reserve(shelf.id, sold.id, 2), move(shelf.id, sold.id, 3))
    await submit(session, chain)
    for _ in range(2):
        assert await submit(session, chain) == [ledger.Outcome(chain.id, repeated=True)]
    assert await rows_of(session, chain) == 2
    assert await free_of(session, shelf) == 5


async def test_a_chain_that_stands_twice_in_a_batch_is_taken_once(session, shelf, sold):
    chain = chain_of(move(shelf.id, sold.id, 3))
    first, second = await submit(session, chain, chain)
    assert (first.repeated, second.repeated) == (False, True)
    assert await free_of(session, shelf) == 7


async def test_a_part_of_a_post_is_not_the_whole_when_sent_again(session, shelf, sold):
    held = reserve(shelf.id, sold.id, 5)
    part = post(held, 3)
    chain = chain_of(part)
    await submit(session, chain_of(held))
    await submit(session, chain)
    assert (await submit(session, chain))[0].repeated
    for other in (
        ledger.Post(part.id, held.id),
        ledger.Post(part.id, held.id, 3, keep_rest=True),
        ledger.Post(part.id, held.id, 4),
        ledger.Void(part.id, held.id),
    ):
        again = chain_of(other, id=chain.id, document_id=chain.document_id)
        assert (await submit(session, again))[0].refusal is Refusal.ID_REUSED


async def test_a_chain_sent_again_beside_new_ones_lets_them_through(session, shelf, sold):
    old, new = chain_of(move(shelf.id, sold.id)), chain_of(move(shelf.id, sold.id))
    await submit(session, old)
    outcomes = await submit(session, new, old)
    assert [outcome.repeated for outcome in outcomes] == [False, True]
    assert await free_of(session, shelf) == 8


async def test_an_id_used_for_something_else_is_refused(session, shelf, sold):
    used = move(shelf.id, sold.id, 3)
    chain = chain_of(used)
    await submit(session, chain)
    for other in (
        chain_of(ledger.Transfer(used.id, shelf.id, sold.id, 4), id=chain.id),
        chain_of(ledger.Reserve(used.id, shelf.id, sold.id, 3), id=chain.id),
        chain_of(used, id=chain.id),  # of another document
        chain_of(move(shelf.id, sold.id), used),
    ):
        (outcome,) = await submit(session, other)
        assert outcome.refusal is Refusal.ID_REUSED
    assert await free_of(session, shelf) == 7


async def test_an_id_is_one_in_all_homes(session, shelf, sold):
    used = move(shelf.id, sold.id, 3)
    await submit(session, chain_of(used))
    elsewhere, there = await make_funded_account(session, 10), await make_account(session, SOLD)
    other = chain_of(ledger.Transfer(used.id, elsewhere.id, there.id, 3))
    (outcome,) = await submit(session, other)
    assert outcome.refusal is Refusal.ID_REUSED
    assert await free_of(session, elsewhere) == 10


async def test_an_id_is_one_in_all_homes_of_a_batch(session, shelf, sold):
    elsewhere, there = await make_funded_account(session, 10), await make_account(session, SOLD)
    one = reserve(shelf.id, sold.id, 3)
    other = ledger.Reserve(one.id, elsewhere.id, there.id, 3)
    outcomes = await submit(session, chain_of(one), chain_of(other))
    assert [outcome.refusal for outcome in outcomes] == [None, Refusal.ID_REUSED]


async def test_take_raises_what_submit_reports(session, shelf, sold):
    with pytest.raises(ledger.ChainRefused) as caught:
        await ledger.take(session, chain_of(move(shelf.id, sold.id, 11)), at=NOON)
    assert (caught.value.code, caught.value.place) == ("ledger.not_enough", "body/steps/0")
    assert caught.value.fields["account_id"] == shelf.id


async def test_unknown_accounts_are_refused_and_named(session, shelf):
    nobody = new_id()
    for pair in ((nobody, shelf.id), (shelf.id, nobody)):
        (outcome,) = await submit(session, chain_of(move(*pair)))
        assert (outcome.refusal, outcome.account_id) == (Refusal.ACCOUNT_UNKNOWN, nobody)


async def test_an_account_that_memory_knows_but_the_database_does_not_is_unknown(session):
    forgotten = (make_key(OUTSIDE), make_key(SOLD))
    async with session.begin_nested() as savepoint:
        await ledger.open_accounts(session, forgotten, at=NOON)
        await submit(session, chain_of(move(forgotten[0].id, forgotten[1].id)))
        await savepoint.rollback()
    for pair in (forgotten, forgotten[::-1]):
        steps = [move(pair[0].id, pair[1].id)]
        assert await refusal_of(session, *steps) is Refusal.ACCOUNT_UNKNOWN


async def test_accounts_of_two_units_or_books_never_meet(session, shelf):
    other_unit = await make_account(session, SOLD, unit="sku-2")
    other_book = await make_account(session, ledger.Kind("money", "cash", limited=False))
    for stranger in (other_unit, other_book, shelf):
        assert await refusal_of(session, move(shelf.id, stranger.id)) is Refusal.UNITS_DIFFER


@pytest.mark.parametrize("amount", [0, -1, ledger.AMOUNT_MAX + 1, 2**63, 2**80, True, 1.0, 1.5])
async def test_amounts_out_of_range_or_inexact_are_refused(session, shelf, sold, amount):
    assert await refusal_of(session, move(shelf.id, sold.id, amount)) is Refusal.AMOUNT_INVALID
    assert await refusal_of(session, reserve(shelf.id, sold.id, amount)) is Refusal.AMOUNT_INVALID
    held = reserve(shelf.id, sold.id, 5)
    await submit(session, chain_of(held))
    expected = {Refusal.AMOUNT_INVALID, Refusal.MORE_THAN_HELD}
    assert await refusal_of(session, post(held, amount)) in expected
    assert await free_of(session, shelf) == 5


async def test_the_largest_amount_is_taken(session, sold):
    outside = await make_account(session, OUTSIDE)
    largest = move(outside.id, sold.id, ledger.AMOUNT_MAX)
    assert await refusal_of(session, largest) is None


@pytest.mark.parametrize("word", ["null", "nan", "0", "true", "a-b_c.d", "x" * 64])
async def test_any_word_is_a_reason(session, shelf, sold, word):
    chain = chain_of(move(shelf.id, sold.id), reason=word, document_kind=word)
    assert await submit(session, chain) == [ledger.Outcome(chain.id)]
    (view,) = await ledger.transfers_of_document(session, SYSTEM, chain.document_id, limit=9)
    assert (view.reason, view.document_kind) == (word, word)


@pytest.mark.parametrize(
    "text_of_man",
    ["", " ", "a,b", '"', "{}", "a\\", "NULL", "a b", "退货", "a\n", "x" * 65, "a\x00", "é"],
)
async def test_what_is_no_word_is_no_reason(session, shelf, sold, text_of_man):
    for field in ("reason", "document_kind"):
        chain = chain_of(move(shelf.id, sold.id), **{field: text_of_man})
        with pytest.raises(ValueError, match="not a word"):
            await submit(session, chain)
        assert await rows_of(session, chain) == 0
    assert await free_of(session, shelf) == 10


async def test_times_without_a_zone_are_refused_before_anything_is_done(session, shelf, sold):
    naive = datetime(2026, 11, 11, 12)  # noqa: DTZ001  # what is refused here
    chain = chain_of(move(shelf.id, sold.id))
    with pytest.raises(ValueError, match="aware"):
        await submit(session, chain, at=naive)
    with pytest.raises(ValueError, match="aware"):
        reserve(shelf.id, sold.id, expires_at=naive)
    assert await rows_of(session, chain) == 0


async def test_a_moment_of_another_zone_is_the_same_moment(session, shelf, sold):
    chain = chain_of(reserve(shelf.id, sold.id, expires_at=NOON + timedelta(hours=1)))
    eastern = NOON.astimezone(datetime.strptime("+0800", "%z").tzinfo)
    await submit(session, chain, at=eastern)
    (view,) = await ledger.transfers_of_document(session, SYSTEM, chain.document_id, limit=9)
    assert (view.at, view.at.tzinfo) == (NOON, UTC)
    assert (await submit(session, chain))[0].repeated


async def test_a_chain_has_between_one_and_five_hundred_steps(session, shelf, sold):
    with pytest.raises(ValueError, match="1 to 500"):
        chain_of()
    steps = [move(shelf.id, sold.id) for _ in range(501)]
    with pytest.raises(ValueError, match="1 to 500"):
        chain_of(*steps)
    assert await refusal_of(session, *steps[:500]) is Refusal.NOT_ENOUGH


async def test_a_call_has_at_most_two_thousand_chains(session, shelf, sold):
    chain = chain_of(move(shelf.id, sold.id))
    with pytest.raises(ValueError, match="2000"):
        await submit(session, *[chain] * 2_001)
    assert await free_of(session, shelf) == 10
    outcomes = await submit(session, *[chain] * 2_000)
    assert [outcome.repeated for outcome in outcomes] == [False] + [True] * 1_999


async def test_more_steps_than_a_statement_has_parameters_are_decided_too(session, shelf, sold):
    parameters_max = 65_535
    ids = [new_id() for _ in range(parameters_max + 1)]
    assert await standing.written_under(session, ids) == {}
    assert await standing.lock_holds(session, ids) == {}
    assert set(await standing.lock_standings(session, [*ids, shelf.id])) == {shelf.id}


@pytest.mark.parametrize("kept_max", [0, 1, 2])
async def test_facts_fall_out_of_memory_without_harm(session, shelf, sold, monkeypatch, kept_max):
    monkeypatch.setattr(standing, "_FACTS_KEPT_MAX", kept_max)
    held = reserve(shelf.id, sold.id, expires_at=NOON + timedelta(hours=1))
    await submit(session, chain_of(held))
    for _ in range(3):
        others = [await make_account(session, SOLD) for _ in range(2)]
        ids = [shelf.id, *(other.id for other in others)]
        assert set(await standing.standings(session, ids)) == set(ids)
    assert await refusal_of(session, post(held)) is None


async def test_totals_that_would_pass_64_bits_are_refused_whole(session, sold):
    outside = await make_account(session, OUTSIDE)
    nearly_full = 2**63 - 1 - ledger.AMOUNT_MAX
    fill = text("UPDATE ledger.account SET credits_posted = :total WHERE id = :id")
    await session.execute(fill, {"total": nearly_full, "id": sold.id})

    def largest():
        return chain_of(move(outside.id, sold.id, ledger.AMOUNT_MAX))

    for too_much in ([largest(), largest()], [largest() for _ in range(30)]):
        with pytest.raises(Conflict) as caught:
            await submit(session, *too_much)
        assert caught.value.code == "ledger.total_too_large"
        assert await rows_of(session, too_much[0]) == 0
    assert (await submit(session, largest()))[0].taken
    assert await free_of(session, sold) == 2**63 - 1


async def test_debit_side_accounts_are_limited_on_their_own_side(session):
    shelf = await make_funded_account(session, 10, ON_HAND)
    gone = await make_account(session, SOLD)
    assert await refusal_of(session, move(gone.id, shelf.id, 11)) is Refusal.NOT_ENOUGH
    assert await refusal_of(session, move(gone.id, shelf.id, 4), reserve(gone.id, shelf.id, 6)) is (
        None
    )
    assert await refusal_of(session, reserve(gone.id, shelf.id)) is Refusal.NOT_ENOUGH
    assert await refusal_of(session, move(shelf.id, gone.id)) is None
    assert await free_of(session, shelf) == 1


async def test_a_merchant_learns_nothing_of_foreign_accounts_by_trying(session, shelf, sold):
    await submit(session, chain_of(move(shelf.id, sold.id)))  # memory knows them now
    own = await make_funded_account(session, 5)
    merchant = Actor(NIL, merchant_ids=frozenset({own.home_id}))
    await set_reach(session, merchant)
    for pair in ((shelf.id, sold.id), (own.id, sold.id), (shelf.id, own.id)):
        assert await refusal_of(session, move(*pair)) is Refusal.ACCOUNT_UNKNOWN


async def test_a_hold_with_one_account_out_of_reach_cannot_be_settled(session, shelf, monkeypatch):
    foreign = await make_account(session, SOLD)
    held = reserve(shelf.id, foreign.id, 2)
    await submit(session, chain_of(held))
    monkeypatch.setattr(standing, "_facts", {})
    await set_reach(session, Actor(NIL, merchant_ids=frozenset({shelf.home_id})))
    for step in (post(held), void(held)):
        assert await refusal_of(session, step) in {
            Refusal.HOLD_UNKNOWN,
            Refusal.ACCOUNT_UNKNOWN,
        }
    await set_reach(session, SYSTEM)
    assert await refusal_of(session, post(held)) is None
