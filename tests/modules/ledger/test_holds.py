"""Reservations on PostgreSQL: posted, voided or expired once; what is left of them is exact."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.ledger.public import Refusal
from houtai.modules.ledger.service import expire
from houtai.modules.ledger.tables import Hold, Transfer
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
    move,
    post,
    reserve,
    void,
)

SOON = NOON + timedelta(minutes=15)


@pytest.fixture
async def shelf(session):
    """A limited account that holds ten."""
    return await make_funded_account(session, 10)


@pytest.fixture
async def sold(session, shelf):
    return await make_account(session, SOLD, home_id=shelf.home_id)


async def take(session, *steps, at=NOON):
    """The refusal of a chain of these steps, or None."""
    (outcome,) = await ledger.submit(session, [chain_of(*steps)], at=at)
    return outcome.refusal


async def left_of(session, held):
    return await session.scalar(select(Hold.remaining).where(Hold.id == held.id))


async def pending_of(session, *keys):
    totals = await ledger.totals_now(session, SYSTEM, [key.id for key in keys])
    return [(totals[key.id].debits_pending, totals[key.id].credits_pending) for key in keys]


async def test_what_is_reserved_cannot_be_given_away_and_is_not_moved_yet(session, shelf, sold):
    await take(session, reserve(shelf.id, sold.id, 7))
    assert await take(session, move(shelf.id, sold.id, 4)) is Refusal.NOT_ENOUGH
    totals = await ledger.totals_now(session, SYSTEM, [shelf.id, sold.id])
    assert (totals[shelf.id].balance, totals[shelf.id].free) == (10, 3)
    assert (totals[sold.id].balance, totals[sold.id].free) == (0, 0)
    assert await pending_of(session, shelf, sold) == [(7, 0), (0, 7)]


async def test_a_post_moves_all_and_leaves_nothing_reserved(session, shelf, sold):
    held = reserve(shelf.id, sold.id, 7)
    await take(session, held)
    assert await take(session, post(held)) is None
    assert await left_of(session, held) is None
    assert await pending_of(session, shelf, sold) == [(0, 0), (0, 0)]
    assert await free_of(session, shelf) == 3
    assert await free_of(session, sold) == 7


async def test_a_void_gives_all_back(session, shelf, sold):
    held = reserve(shelf.id, sold.id, 7)
    await take(session, held)
    assert await take(session, void(held)) is None
    assert await free_of(session, shelf) == 10
    assert await take(session, post(held)) is Refusal.HOLD_UNKNOWN


async def test_parts_are_posted_over_several_calls_and_the_rest_is_voided(session, shelf, sold):
    held = reserve(shelf.id, sold.id, 7)
    await take(session, held)
    for left in (5, 3):
        await take(session, post(held, 2, keep_rest=True))
        assert await left_of(session, held) == left
    assert await take(session, post(held, 4)) is Refusal.MORE_THAN_HELD
    await take(session, void(held))
    assert await free_of(session, shelf) == 6
    assert await breaches_in(session) == {}


async def test_reserved_posted_and_voided_in_one_batch(session, shelf, sold):
    one, other = reserve(shelf.id, sold.id, 4), reserve(shelf.id, sold.id, 6)
    chains = [chain_of(one, other), chain_of(post(one, 1, keep_rest=True)), chain_of(void(other))]
    outcomes = await ledger.submit(session, chains, at=NOON)
    assert all(outcome.taken for outcome in outcomes)
    assert (await left_of(session, one), await left_of(session, other)) == (3, None)
    assert await breaches_in(session) == {}


async def test_a_batch_that_is_contested_settles_holds_in_order_too(session, shelf, sold):
    held = reserve(shelf.id, sold.id, 8)
    await take(session, held)
    chains = [
        chain_of(move(shelf.id, sold.id, 3)),
        chain_of(post(held, 5), move(shelf.id, sold.id, 9)),
        chain_of(post(held, 5)),
        chain_of(void(held)),
        chain_of(move(shelf.id, sold.id, 3)),
    ]
    outcomes = await ledger.submit(session, chains, at=NOON)
    assert [outcome.refusal for outcome in outcomes] == [
        Refusal.NOT_ENOUGH,
        Refusal.NOT_ENOUGH,
        None,
        Refusal.HOLD_UNKNOWN,
        None,
    ]
    assert await free_of(session, shelf) == 2
    assert await breaches_in(session) == {}


async def test_debit_side_accounts_reserve_by_credits(session):
    shelf = await make_funded_account(session, 10, ON_HAND)
    gone = await make_account(session, SOLD)
    held = reserve(gone.id, shelf.id, 6)
    await take(session, held)
    assert await free_of(session, shelf) == 4
    await take(session, post(held, 1))
    assert await free_of(session, shelf) == 9


async def test_between_accounts_without_totals_only_the_hold_knows(session):
    one, other = await make_account(session, OUTSIDE), await make_account(session, OUTSIDE)
    held = reserve(one.id, other.id, 6)
    await take(session, held)
    assert await pending_of(session, one, other) == [(6, 0), (0, 6)]
    assert await take(session, post(held, 2, keep_rest=True)) is None
    assert await left_of(session, held) == 4
    assert await breaches_in(session) == {}


async def test_unknown_holds_are_refused(session, shelf, sold):
    stranger = reserve(shelf.id, sold.id)
    for step in (post(stranger), void(stranger)):
        assert await take(session, move(shelf.id, sold.id), step) is Refusal.HOLD_UNKNOWN
    assert await free_of(session, shelf) == 10


async def test_what_is_over_is_given_back_when_the_clock_comes_by(session, shelf, sold):
    held, endless = reserve(shelf.id, sold.id, 4, SOON), reserve(shelf.id, sold.id, 5)
    await take(session, held, endless)
    assert await ledger.expire_due(session, at=SOON - timedelta(microseconds=1)) == 0
    assert await take(session, post(held), at=SOON) is Refusal.HOLD_EXPIRED
    assert await take(session, void(held), at=SOON) is Refusal.HOLD_EXPIRED
    assert await ledger.expire_due(session, at=SOON) == 1
    assert await ledger.expire_due(session, at=SOON) == 0
    assert await free_of(session, shelf) == 5
    assert await left_of(session, endless) == 5
    written = await session.execute(
        select(Transfer.kind, Transfer.pending, Transfer.document_id, Transfer.actor_id).where(
            Transfer.hold_id == held.id
        )
    )
    assert [tuple(row) for row in written] == [("expire", -4, held.id, SYSTEM.id)]
    assert await take(session, post(held), at=SOON) is Refusal.HOLD_UNKNOWN
    assert await breaches_in(session) == {}


async def test_what_is_left_of_a_part_posted_expires(session, shelf, sold):
    held = reserve(shelf.id, sold.id, 4, SOON)
    await take(session, held, post(held, 1, keep_rest=True))
    assert await ledger.expire_due(session, at=SOON) == 1
    assert await free_of(session, shelf) == 9
    assert await breaches_in(session) == {}


async def test_a_reservation_sent_again_after_it_expired_stays_expired(session, shelf, sold):
    chain = chain_of(reserve(shelf.id, sold.id, 4, SOON))
    await ledger.submit(session, [chain], at=NOON)
    await ledger.expire_due(session, at=SOON)
    (outcome,) = await ledger.submit(session, [chain], at=SOON)
    assert outcome.repeated
    assert await free_of(session, shelf) == 10


async def test_many_are_expired_a_portion_a_call(session, shelf, sold, monkeypatch):
    monkeypatch.setattr(expire, "DUE_MAX", 4)
    dues = [reserve(shelf.id, sold.id, 1, SOON + timedelta(seconds=n)) for n in range(10)]
    await take(session, *dues)
    late = SOON + timedelta(hours=1)
    assert [await ledger.expire_due(session, at=late) for _ in range(4)] == [4, 4, 2, 0]
    assert await free_of(session, shelf) == 10


async def test_an_expiry_in_the_past_is_refused_and_leaves_no_hold(session, shelf, sold):
    held = reserve(shelf.id, sold.id, 4, NOON)
    assert await take(session, move(shelf.id, sold.id), held) is Refusal.HOLD_EXPIRED
    assert await left_of(session, held) is None
    assert await free_of(session, shelf) == 10


async def test_a_hold_taken_over_by_a_reused_id_is_left_alone(session, shelf, sold):
    held = reserve(shelf.id, sold.id, 4)
    await take(session, held)
    again = ledger.Reserve(held.id, shelf.id, sold.id, 9)
    assert await take(session, again, post(held)) is Refusal.ID_REUSED
    assert await take(session, ledger.Post(held.id, held.id)) is Refusal.ID_REUSED
    assert await left_of(session, held) == 4
    assert await take(session, ledger.Void(new_id(), held.id)) is None
