"""What `houtai check` proves of reconciliation holds after all sorts of days, and can fail."""

from datetime import timedelta

import pytest
from sqlalchemy import text, update

from houtai.kit.invariants import prove
from houtai.modules.reconciliation.queries.proofs import INVARIANTS
from houtai.modules.reconciliation.tables import MatchDay
from tests.factories.reconciliation import Moved, bring_in, wechat_bill
from tests.modules.reconciliation.test_matching import (
    TEN,
    House,
    act,
    differences_of,
    match_all,
)


async def broken(session):
    return {one.name for one in await prove(session, INVARIANTS) if one.breaches}


@pytest.fixture
async def house(session):
    """A day with a pair, a difference of sums that is adjusted, a surplus, and one on its way."""
    house = House(session, "wechat")
    whole, differing = await house.pays(), await house.pays(5_000)
    await house.pays(1_000)
    bill = [whole, Moved(differing.number, differing.gateway_number, 4_990), Moved("P0", "G0", 5)]
    await bring_in(session, wechat_bill(bill))
    await match_all(session)
    found = await differences_of(session)
    assert set(found) == {"amount", "surplus", "transit"}
    await act(session, found["amount"], "adjust")
    return house


async def test_all_of_it_holds_of_a_day_with_differences(session, house):
    assert await broken(session) == set()


async def test_it_holds_of_what_is_found_many_days_later(session, house):
    """The day of the line is counted anew, not only the one of the payment."""
    payment = await house.waits(700)
    late = Moved(payment.number, "G-late", 700, at="2026-11-27 10:00:00")
    await bring_in(session, wechat_bill([late]))
    await match_all(session)
    await house.hears(payment, "G-late", 700, TEN)
    await match_all(session)
    assert await broken(session) == set()


BREAKS = {
    "lines_accounted_for": """
        INSERT INTO reconciliation.line
        SELECT (jsonb_populate_record(known, jsonb_build_object(
                   'id', gen_random_uuid(), 'place', 99,
                   'fingerprint', '\\x' || md5('another')))).*
          FROM reconciliation.line known WHERE number = 'P0'""",
    "movements_accounted_for": """
        INSERT INTO reconciliation.own
        SELECT (jsonb_populate_record(own, jsonb_build_object('id', gen_random_uuid()))).*
          FROM reconciliation.own LIMIT 1""",
    "pairs_are_their_sides": """
        INSERT INTO reconciliation.pair (own_id, line_id, channel, day, how, gap_fen, at)
        SELECT own.id, line.id, line.channel, line.day, 'number', 0, now()
          FROM reconciliation.own, reconciliation.line
         WHERE own.amount_fen = 1000 AND line.number = 'P0'""",
    "acts_have_traces": "UPDATE reconciliation.difference SET reason = '' WHERE kind = 'amount'",
    "days_are_their_lines": "UPDATE reconciliation.day SET line_fen = line_fen + 1",
    "adjusted_in_ledger": """
        UPDATE reconciliation.difference SET amount_fen = amount_fen - 1 WHERE kind = 'amount'""",
}


@pytest.mark.parametrize("name", BREAKS)
async def test_each_proof_finds_its_breach(session, house, name):
    await session.execute(text(BREAKS[name]))
    # A row that was slipped in is also missing from the counts of its day.
    found = await broken(session)
    assert f"reconciliation.{name}" in found
    assert found <= {f"reconciliation.{name}", "reconciliation.days_are_their_lines"}


async def test_what_is_still_to_be_matched_breaks_nothing(session, house):
    await bring_in(session, wechat_bill([Moved("P7", "G7", 70)]), "more.csv")
    assert await broken(session) == set()
    await session.execute(update(MatchDay).values(due_at=None))
    assert "reconciliation.lines_accounted_for" in await broken(session)
    await session.execute(update(MatchDay).values(due_at=TEN + timedelta(hours=1)))
