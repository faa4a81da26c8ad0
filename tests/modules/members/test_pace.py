"""How many tries pass: time forgives them one by one, and only once."""

from datetime import UTC, datetime, timedelta

from houtai.kit.ids import new_id
from houtai.modules.members.rules.codes import Pace
from houtai.modules.members.service.pace import take_one

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(seconds=9)
THREE = Pace("three", free=3, forgiven_seconds=10)


async def test_tries_that_come_out_of_order_are_not_forgiven_again_and_again(session):
    who = new_id().hex
    waits = [await take_one(session, THREE, who, at) for at in (NOON, LATER) * 4]
    assert waits[:3] == [0, 0, 0]
    assert all(wait > 0 for wait in waits[3:]), waits


async def test_after_its_time_one_more_passes(session):
    who = new_id().hex
    for _ in range(3):
        assert await take_one(session, THREE, who, NOON) == 0
    assert await take_one(session, THREE, who, LATER) > 0
    after = NOON + timedelta(seconds=10)
    assert [await take_one(session, THREE, who, after) for _ in range(2)] == [0, 10]
