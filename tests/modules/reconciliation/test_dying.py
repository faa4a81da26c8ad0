"""A worker that dies in the middle leaves work to be taken up again, and nothing twice."""

from datetime import timedelta

from sqlalchemy import func, select

from houtai.kit.invariants import prove
from houtai.modules.reconciliation.queries.proofs import INVARIANTS
from houtai.modules.reconciliation.rules.reading.recognise import read
from houtai.modules.reconciliation.service import matching, reading, uploading
from houtai.modules.reconciliation.tables import Difference, MatchDay, Pair, StatementLine
from tests.factories.reconciliation import NOON, STAFF, Moved, bring_in, wechat_bill
from tests.modules.reconciliation.test_matching import House, match_all

SOON = NOON + timedelta(minutes=1)


async def count_of(session, table):
    return await session.scalar(select(func.count()).select_from(table))


async def test_a_statement_whose_reader_died_is_read_by_the_next_and_once(session):
    content = wechat_bill([Moved("P0", "G0", 5), Moved("P1", "G1", 6)])
    await uploading.keep(session, STAFF, uploading.Received.of("a.csv", content), at=NOON)
    first = await reading.take(session, NOON)
    died = await session.begin_nested()
    assert await reading.record(session, first, read(content), at=NOON)
    await died.rollback()
    assert await count_of(session, StatementLine) == 0
    assert await count_of(session, MatchDay) == 0
    assert await reading.take(session, SOON) is None, "the first may still be at it"
    later = NOON + reading.LEASE
    second = await reading.take(session, later)
    assert (second.id, second.attempts) == (first.id, 2)
    assert await reading.record(session, second, read(content), at=later)
    # The first was only slow after all.
    assert not await reading.record(session, first, read(content), at=later)
    assert await count_of(session, StatementLine) == 2
    assert await reading.take(session, later + reading.LEASE) is None


async def test_a_day_whose_matcher_died_is_matched_by_the_next_and_once(session):
    house = House(session, "wechat")
    paid = await house.pays()
    await bring_in(session, wechat_bill([paid, Moved("P0", "G0", 5)]))
    first = await matching.take(session, NOON)
    died = await session.begin_nested()
    await matching.match(session, first, at=NOON)
    assert await count_of(session, Pair) == 1
    await died.rollback()
    assert await count_of(session, Pair) == 0
    assert await count_of(session, Difference) == 0
    again = None
    later = NOON + matching.LEASE
    while (taken := await matching.take(session, later)) is not None:
        again = taken if taken.id == first.id else again
        await matching.match(session, taken, at=later)
    assert again is not None, "its day is due again once the lease is over"
    # The first was only slow after all.
    await matching.match(session, first, at=later + timedelta(seconds=1))
    await match_all(session)
    assert await count_of(session, Pair) == 1
    assert await count_of(session, Difference) == 1
    verdicts = await prove(session, INVARIANTS)
    assert {one.name: one.breaches for one in verdicts if one.breaches} == {}
