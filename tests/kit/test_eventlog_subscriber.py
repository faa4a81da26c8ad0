"""How subscribers are declared, and what is said of one that does not exist."""

from dataclasses import dataclass

import pytest
from sqlalchemy import text

from houtai.kit import eventlog
from houtai.kit.clock import utc_now
from houtai.kit.eventlog.subscribe import hold_lane, rewind


@dataclass(frozen=True)
class Noted(eventlog.Event, name="test.noted", key="note"):
    note: str


async def ignore(_session, _events): ...


@pytest.mark.parametrize("lanes", [0, 3, 32])
def test_lanes_must_divide_the_shards(lanes):
    with pytest.raises(ValueError, match="lanes"):
        eventlog.Subscriber("test.reader", (Noted,), ignore, lanes=lanes)


async def test_a_subscriber_that_does_not_exist_cannot_be_rewound_or_held(session):
    with pytest.raises(eventlog.UnknownSubscriber):
        await rewind(session, "test.nobody", 0, utc_now())
    with pytest.raises(eventlog.UnknownSubscriber):
        await hold_lane(session, "test.nobody", "any")


async def test_telling_nothing_writes_nothing(session):
    counting = text("SELECT count(*) FROM eventlog.event")
    before = await session.scalar(counting)
    await eventlog.emit(session)
    assert await session.scalar(counting) == before
    assert Noted in eventlog.registered()
