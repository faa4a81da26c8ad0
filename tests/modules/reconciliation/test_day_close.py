"""A day of the business is not tied out while differences of its reconciliation are open."""

from datetime import UTC, datetime

import pytest

from houtai.entry import wiring
from houtai.modules.finance.queries import ties
from houtai.modules.finance.service import closing
from houtai.modules.reconciliation.queries.differences import one_difference
from tests.factories.reconciliation import STAFF, Moved, bring_in, wechat_bill
from tests.modules.reconciliation.test_matching import (
    DAY,
    House,
    act,
    differences_of,
    match_all,
)

CHINA = "Asia/Shanghai"
NEXT = datetime(2026, 11, 22, 4, tzinfo=UTC)


async def tie_of(session):
    assert wiring.INVARIANTS  # The composition tells each module of the others.
    found = await ties.day_sums(session, DAY, time_zone=CHINA)
    return next(tie for tie in found.ties if tie.code == "reconciliation")


async def ask(session, **values):
    command = closing.CloseDay(**values)
    await closing.ask(session, STAFF, DAY, command, at=NEXT, time_zone=CHINA)


async def test_open_differences_keep_a_day_from_being_tied_out(session):
    """A surplus and what is lost come to nothing together, and yet both are open."""
    await House(session, "wechat").pays(700)
    bill = wechat_bill([Moved("P0", "G0", 700), Moved("P1", "G1", -700, "R1")])
    await bring_in(session, bill)
    await match_all(session)
    tie = await tie_of(session)
    assert (tie.one_side_fen, tie.is_off) == (2_100, True)
    for shown in (await differences_of(session)).values():
        await act(session, shown, "ignore")
    with pytest.raises(closing.DayDiffers):
        await ask(session)
    (last,) = (await differences_of(session)).values()
    handled = await act(session, await one_difference(session, last.id), "ignore")
    assert handled.state == "handled"
    tie = await tie_of(session)
    assert (tie.one_side_fen, tie.is_off) == (0, False)


async def test_what_waits_for_approval_is_open_and_may_be_closed_over_with_a_word(session):
    await bring_in(session, wechat_bill([Moved("P0", "G0", 200_000)]))
    await match_all(session)
    (shown,) = (await differences_of(session)).values()
    assert (await act(session, shown, "adjust")).state == "asked"
    assert (await tie_of(session)).is_off
    with pytest.raises(closing.DayDiffers):
        await ask(session)
    with pytest.raises(closing.NoteWanted):
        await ask(session, with_differences=True)
    await ask(session, with_differences=True, note="the channel looks into it")
