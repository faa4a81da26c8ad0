"""What the rules decide, without a database: order, wholeness, limits, undo."""

from collections import Counter
from copy import deepcopy
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.ids import new_id
from houtai.modules.ledger.public import (
    AMOUNT_MAX,
    AccountKey,
    Kind,
    Outcome,
    Post,
    Refusal,
    Reserve,
    Transfer,
    Void,
)
from houtai.modules.ledger.rules.decide import Book, Facts, Held, Standing, decide, draft
from houtai.modules.ledger.rules.totals import changes_of
from tests.factories.ledger import (
    BOOK,
    NOON,
    UNIT,
    chain_of,
    make_key,
    move,
    post,
    reserve,
    void,
)

HOME = UUID(int=1)
SHELF, SOLD, BIN, OUTSIDE = (UUID(int=n) for n in range(10, 14))


def facts(account_id, side="credit", *, limited=True, counted=True, unit=UNIT, book=BOOK):
    return Facts(account_id, HOME, book, unit, side, limited, counted)


def book_of(shelf=10, in_bin=10, at=NOON):
    """A limited account on each side, one without a limit, one without totals."""
    accounts = [
        Standing(facts(SHELF), shelf),
        Standing(facts(SOLD, limited=False)),
        Standing(facts(BIN, "debit"), in_bin),
        Standing(facts(OUTSIDE, "debit", limited=False, counted=False)),
    ]
    return Book(at, {one.facts.id: one for one in accounts}, {})


def state_of(book):
    free = {account_id: one.free for account_id, one in book.accounts.items()}
    return free, deepcopy(book.holds), set(book.written)


def refusals(chains, book):
    return [outcome.refusal for outcome in decide(chains, book)[0]]


def test_chains_are_taken_in_order_of_arrival():
    chains = [chain_of(move(SHELF, SOLD, amount)) for amount in (6, 5, 4)]
    book = book_of(shelf=10)
    outcomes, rows = decide(chains, book)
    assert outcomes == [
        Outcome(chains[0].id),
        Outcome(chains[1].id, Refusal.NOT_ENOUGH, step=0, account_id=SHELF),
        Outcome(chains[2].id),
    ]
    assert [row.posted for row in rows] == [6, 4]
    assert book.accounts[SHELF].free == 0


def test_what_a_chain_brings_in_it_may_spend_itself_but_not_before():
    earn, spend = move(OUTSIDE, SHELF, 5), move(SHELF, SOLD, 5)
    assert refusals([chain_of(earn, spend)], book_of(shelf=0)) == [None]
    assert refusals([chain_of(spend, earn)], book_of(shelf=0)) == [Refusal.NOT_ENOUGH]


def test_a_refused_chain_leaves_the_book_as_it_was():
    book = book_of()
    held = reserve(SHELF, SOLD, 4)
    decide([chain_of(held)], book)
    before = state_of(book)
    for last in (move(SHELF, SOLD, 11), void(reserve(SHELF, SOLD)), move(BIN, new_id())):
        touching = (
            move(SHELF, SOLD, 2),
            post(held, 1, keep_rest=True),
            reserve(SOLD, BIN, 3),
            void(held),
            last,
        )
        (outcome,), rows = decide([chain_of(*touching)], book)
        assert (outcome.taken, outcome.step, rows) == (False, 4, [])
        assert state_of(book) == before


def test_the_ids_of_a_refused_chain_are_free_again():
    step = move(SHELF, SOLD, 11)
    small = Transfer(step.id, SHELF, SOLD, 1)
    assert refusals([chain_of(step), chain_of(small)], book_of()) == [Refusal.NOT_ENOUGH, None]


def test_a_chain_twice_in_a_batch_is_taken_once():
    chain = chain_of(reserve(SHELF, SOLD, 2), move(SHELF, SOLD))
    outcomes, rows = decide([chain, chain], book_of())
    assert outcomes == [Outcome(chain.id), Outcome(chain.id, repeated=True)]
    assert len(rows) == 2


def test_an_id_twice_in_a_chain_is_refused():
    step = move(SHELF, SOLD)
    book = book_of()
    (outcome,), _ = decide([chain_of(step, step)], book)
    assert (outcome.refusal, outcome.step) == (Refusal.ID_REUSED, 1)
    assert book.accounts[SHELF].free == 10


@pytest.mark.parametrize(
    "changes",
    [
        {"id": new_id()},
        {"reason": "gift"},
        {"document_kind": "receipt"},
        {"document_id": new_id()},
    ],
)
def test_the_same_steps_for_another_purpose_are_something_else(changes):
    chain = chain_of(move(SHELF, SOLD))
    same = {
        "id": chain.id,
        "document_id": chain.document_id,
        "reason": chain.reason,
        "document_kind": chain.document_kind,
    }
    other = chain_of(*chain.steps, **{**same, **changes})
    assert refusals([chain, other], book_of()) == [None, Refusal.ID_REUSED]


def test_who_sends_a_chain_again_does_not_matter():
    chain = chain_of(move(SHELF, SOLD))
    again = chain_of(*chain.steps, id=chain.id, document_id=chain.document_id, actor_id=new_id())
    outcomes, _ = decide([chain, again], book_of())
    assert outcomes[1].repeated


def test_steps_that_stand_beside_one_that_does_not_are_something_else():
    chain = chain_of(move(SHELF, SOLD))
    longer = chain_of(*chain.steps, move(SHELF, SOLD), id=chain.id, document_id=chain.document_id)
    outcomes, _ = decide([chain, longer], book_of())
    assert (outcomes[1].refusal, outcomes[1].step) == (Refusal.ID_REUSED, 1)


def test_of_each_kind_of_step_only_the_same_is_the_same():
    held, other_held = reserve(SHELF, SOLD, 5), reserve(SHELF, SOLD, 2)
    sent = [held, move(SHELF, SOLD), post(held, 2, keep_rest=True), void(held), post(other_held)]
    book = book_of()
    before = chain_of(other_held)
    chain = chain_of(*sent)
    decide([before, chain], book)
    later = NOON + timedelta(hours=1)
    others = [
        [Reserve(held.id, SHELF, SOLD, 4), Reserve(held.id, SHELF, SOLD, 5, later)],
        [Transfer(sent[1].id, SHELF, SOLD, 2), Transfer(sent[1].id, SOLD, SHELF, 1)],
        [Post(sent[2].id, held.id, 3, keep_rest=True), Post(sent[2].id, other_held.id, 2)],
        [Void(sent[3].id, other_held.id), Post(sent[3].id, held.id)],
        [Post(sent[4].id, other_held.id, 1), Void(sent[4].id, other_held.id)],
    ]
    for position, changed in enumerate(others):
        for step in changed:
            steps = [*sent[:position], step, *sent[position + 1 :]]
            again = chain_of(*steps, id=chain.id, document_id=chain.document_id)
            (outcome,), _ = decide([again], book)
            assert (outcome.refusal, outcome.step) == (Refusal.ID_REUSED, position)
    (outcome,), _ = decide([chain], book)
    assert outcome.repeated


def test_a_reservation_is_posted_in_parts_until_nothing_is_left():
    held = reserve(SHELF, SOLD, 5)
    book = book_of()
    parts = [post(held, 2, keep_rest=True), post(held, 2, keep_rest=True)]
    _, rows = decide([chain_of(held, *parts)], book)
    assert [(row.posted, row.pending) for row in rows] == [(0, 5), (2, -2), (2, -2)]
    assert book.holds[held.id].remaining == 1
    assert refusals([chain_of(post(held, 2))], book) == [Refusal.MORE_THAN_HELD]
    assert refusals([chain_of(post(held)), chain_of(void(held))], book) == [
        None,
        Refusal.HOLD_UNKNOWN,
    ]
    assert book.accounts[SHELF].free == 5


def test_a_part_posted_without_keeping_the_rest_gives_the_rest_back():
    held = reserve(SHELF, SOLD, 5)
    book = book_of()
    _, rows = decide([chain_of(held, post(held, 2))], book)
    assert (rows[1].posted, rows[1].pending) == (2, -5)
    assert (book.accounts[SHELF].free, book.holds) == (8, {})


@pytest.mark.parametrize("settle", [post, void])
def test_after_its_time_a_reservation_can_be_neither_posted_nor_voided(settle):
    held = reserve(SHELF, SOLD, 5, expires_at=NOON + timedelta(seconds=1))
    book = book_of()
    decide([chain_of(held)], book)
    book.at = NOON + timedelta(seconds=1)
    assert refusals([chain_of(settle(held))], book) == [Refusal.HOLD_EXPIRED]
    book.at = NOON
    assert refusals([chain_of(settle(held))], book) == [None]


def test_a_reservation_that_is_over_before_it_begins_is_refused():
    for expires_at in (NOON, NOON - timedelta(days=1)):
        late = chain_of(reserve(SHELF, SOLD, expires_at=expires_at))
        assert refusals([late], book_of()) == [Refusal.HOLD_EXPIRED]
        assert draft([late], book_of()) is None


def test_a_debit_side_account_gives_by_credits():
    book = book_of(in_bin=5)
    assert refusals([chain_of(move(SOLD, BIN, 6))], book) == [Refusal.NOT_ENOUGH]
    assert refusals([chain_of(reserve(SOLD, BIN, 5))], book) == [None]
    assert refusals([chain_of(move(BIN, SOLD, 3)), chain_of(move(SOLD, BIN, 3))], book) == [
        None,
        None,
    ]
    assert book.accounts[BIN].free == 0


def test_what_is_reserved_into_an_account_is_not_there_yet():
    held = reserve(OUTSIDE, SHELF, 5)
    book = book_of(shelf=0)
    decide([chain_of(held)], book)
    assert refusals([chain_of(move(SHELF, SOLD))], book) == [Refusal.NOT_ENOUGH]
    assert refusals([chain_of(post(held), move(SHELF, SOLD))], book) == [None]


@pytest.mark.parametrize(
    ("amount", "refusal"),
    [(AMOUNT_MAX, None)]
    + [(bad, Refusal.AMOUNT_INVALID) for bad in (AMOUNT_MAX + 1, 0, -1, True, 1.0, 2**64)],
)
def test_amounts_are_whole_and_within_the_limit(amount, refusal):
    for step in (move(OUTSIDE, SOLD, amount), reserve(OUTSIDE, SOLD, amount)):
        assert refusals([chain_of(step)], book_of()) == [refusal]
        assert (draft([chain_of(step)], book_of()) is None) == (refusal is not None)
    held = reserve(OUTSIDE, SOLD, AMOUNT_MAX)
    assert refusals([chain_of(held, post(held, amount))], book_of()) == [refusal]


def test_accounts_that_do_not_belong_together_are_refused():
    book = book_of()
    strangers = [facts(new_id(), unit="sku-2"), facts(new_id(), book="money")]
    book.accounts |= {stranger.id: Standing(stranger, 5) for stranger in strangers}
    for other_id in (*(stranger.id for stranger in strangers), SHELF):
        assert refusals([chain_of(move(SHELF, other_id))], book) == [Refusal.UNITS_DIFFER]


def test_a_hold_whose_accounts_are_not_known_is_unknown():
    book = book_of()
    held = Held(new_id(), new_id(), SOLD, 5, None)
    book.holds[held.id] = held
    for step in (Post(new_id(), held.id), Void(new_id(), held.id)):
        assert refusals([chain_of(step)], book) == [Refusal.HOLD_UNKNOWN]
        assert draft([chain_of(step)], book) is None


def test_a_draft_leaves_to_the_database_what_only_it_knows():
    book = book_of(shelf=0)
    rows = draft([chain_of(move(SHELF, SOLD, 99))], book)
    assert rows is not None
    assert changes_of(rows)[0].need == 99


def test_a_draft_gives_up_where_an_id_stands_twice():
    step = move(SHELF, SOLD)
    assert draft([chain_of(step), chain_of(step)], book_of()) is None


def test_changes_are_sums_by_counted_account_and_need_what_is_given_away():
    held = reserve(SHELF, SOLD, 5)
    steps = (held, move(OUTSIDE, SHELF, 7), move(SHELF, SOLD, 2), post(held, 3), move(SOLD, BIN, 1))
    rows = draft([chain_of(*steps)], book_of())
    assert rows is not None
    found = {
        change.account_id: (
            (change.debits_pending, change.debits_posted),
            (change.credits_pending, change.credits_posted),
            change.need,
        )
        for change in changes_of(rows)
    }
    assert found == {
        SHELF: ((0, 5), (0, 7), 7),
        SOLD: ((0, 1), (0, 5), 0),
        BIN: ((0, 0), (0, 1), 1),
    }


def test_a_limited_account_must_be_counted():
    with pytest.raises(ValueError, match="must be counted"):
        Kind(BOOK, "odd", counted=False)


def test_the_id_of_an_account_follows_from_all_that_names_it():
    key = make_key()
    same = AccountKey(key.kind, key.unit, key.owner_id, key.home_id)
    assert same.id == key.id
    others = [
        make_key(Kind(BOOK, "reserved"), owner_id=key.owner_id, home_id=key.home_id),
        make_key(Kind("money", "sellable"), owner_id=key.owner_id, home_id=key.home_id),
        make_key(unit="sku-2", owner_id=key.owner_id, home_id=key.home_id),
        make_key(owner_id=key.owner_id),
        make_key(home_id=key.home_id),
    ]
    assert len({key.id, *(other.id for other in others)}) == 6


ACCOUNTS = st.sampled_from([SHELF, SOLD, BIN, OUTSIDE])
AMOUNTS = st.integers(-1, 12)
HELD = [UUID(int=n) for n in range(100, 104)]
STEPS = st.one_of(
    st.builds(Transfer, st.uuids(), ACCOUNTS, ACCOUNTS, AMOUNTS),
    st.builds(Reserve, st.sampled_from(HELD), ACCOUNTS, ACCOUNTS, AMOUNTS),
    st.builds(
        Post, st.uuids(), st.sampled_from(HELD), st.none() | st.integers(0, 9), st.booleans()
    ),
    st.builds(Void, st.uuids(), st.sampled_from(HELD)),
)
CHAINS = st.lists(st.lists(STEPS, min_size=1, max_size=4), max_size=12)


@given(CHAINS)
def test_no_limited_account_ever_falls_below_zero(batch):
    book = book_of()
    for steps in batch:
        before = state_of(book)
        (outcome,), rows = decide([chain_of(*steps)], book)
        assert book.accounts[SHELF].free >= 0
        assert book.accounts[BIN].free >= 0
        assert len(rows) == (len(steps) if outcome.taken and not outcome.repeated else 0)
        if not rows:
            assert state_of(book) == before


@given(CHAINS)
def test_rows_holds_and_what_is_free_tell_the_same_story(batch):
    book = book_of()
    _, rows = decide([chain_of(*steps) for steps in batch], book)
    left = Counter()
    for row in rows:
        left[row.hold_id or row.id] += row.pending
    assert +left == {held_id: held.remaining for held_id, held in book.holds.items()}
    change = {change.account_id: change for change in changes_of(rows)}.get(SHELF)
    if change is not None:
        given_away = change.debits_posted + change.debits_pending
        assert book.accounts[SHELF].free == 10 + change.credits_posted - given_away


@given(CHAINS)
def test_what_is_drafted_and_affordable_is_what_would_be_decided(batch):
    chains = [chain_of(*steps) for steps in batch]
    plenty, other = book_of(10**6, 10**6), book_of(10**6, 10**6)
    rows = draft(chains, plenty)
    outcomes, decided = decide(chains, other)
    assert (rows is not None) == all(o.taken and not o.repeated for o in outcomes)
    if rows is not None:
        assert [(r.id, r.posted, r.pending) for r in rows] == [
            (r.id, r.posted, r.pending) for r in decided
        ]
        assert plenty.holds == other.holds
