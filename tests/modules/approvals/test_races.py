"""Two connections at one request, both committing: exactly one of them takes effect."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text

from houtai.events.approvals import ApprovedActDone
from houtai.kit import eventlog
from houtai.kit.auth import Actor
from houtai.kit.errors import HoutaiError
from houtai.modules.approvals import handlers
from houtai.modules.approvals.service import deciding, due
from houtai.modules.approvals.tables import Happening, Request
from tests.factories.approvals import NOON, approver, asking, make_flow, make_request, step
from tests.factories.identity import make_account

HELD_SECONDS = 0.3  # long enough for the second to run into the first one's lock
LATE = NOON + timedelta(days=1)
Act = Callable[..., Awaitable[object]]
GRANTS = text(
    "SELECT count(*) FROM eventlog.event WHERE name = 'approvals.granted' AND key = :request_id"
)
ENDS = text(
    "SELECT count(*) FROM eventlog.event WHERE name = 'approvals.ended' AND key = :request_id"
)


@pytest.fixture
async def asker(database) -> UUID:
    async with database.transaction() as session:
        return (await make_account(session, role="operator")).id


@pytest.fixture
async def approvers(database) -> list[UUID]:
    async with database.transaction() as session:
        return [(await make_account(session, role="operator")).id for _ in range(2)]


async def waiting_for(database, asker: UUID, approvers: list[UUID], **changes) -> UUID:
    """A request of an act that no other test asks for, since its flow stays."""
    act = f"test.act{uuid4().hex}"
    async with database.transaction() as session:
        those = [approver("account", one) for one in approvers]
        await make_flow(session, step(*those, **changes), act=act)
        return await make_request(session, asker, act=act)


def yes(who: UUID, request_id: UUID) -> Act:
    actor = Actor(who, frozenset(), None, None)
    return lambda session: deciding.approve(session, actor, request_id, deciding.Approve(), at=NOON)


def no(who: UUID, request_id: UUID) -> Act:
    actor, command = Actor(who, frozenset(), None, None), deciding.Refuse(comment="不同意")
    return lambda session: deciding.refuse(session, actor, request_id, command, at=NOON)


def back(who: UUID, request_id: UUID) -> Act:
    actor, command = Actor(who, frozenset(), None, None), deciding.Withdraw()
    return lambda session: deciding.withdraw(session, actor, request_id, command, at=NOON)


async def sweep(session) -> int:
    return await due.fall_due(session, at=LATE)


async def overlapping(database, first: Act, second: Act) -> list[str]:
    """The second begins when the first has written and not committed; says how each came out."""
    written = asyncio.Event()

    async def lead() -> str:
        try:
            async with database.transaction() as session:
                await first(session)
                written.set()
                await asyncio.sleep(HELD_SECONDS)
        finally:
            written.set()
        return "done"

    async def follow() -> str:
        await written.wait()
        try:
            async with database.transaction() as session:
                await second(session)
        except HoutaiError as error:
            return error.code
        return "done"

    return list(await asyncio.gather(lead(), follow()))


async def outcome(database, request_id: UUID) -> tuple[str, int, int]:
    """State, how often it was granted and how often it was ended."""
    async with database.transaction() as session:
        state = await session.scalar(select(Request.state).where(Request.id == request_id))
        key = {"request_id": str(request_id)}
        return state, await session.scalar(GRANTS, key), await session.scalar(ENDS, key)


async def test_of_two_approvers_at_once_one_grants_and_the_other_is_told(
    database, asker, approvers
):
    request_id = await waiting_for(database, asker, approvers)
    acts = [yes(one, request_id) for one in approvers]
    assert await overlapping(database, *acts) == ["done", "approvals.request_over"]
    assert await outcome(database, request_id) == ("granted", 1, 0)


async def test_of_all_who_must_agree_the_last_two_at_once_grant_once(database, asker, approvers):
    request_id = await waiting_for(database, asker, approvers, mode="all")
    acts = [yes(one, request_id) for one in approvers]
    assert await overlapping(database, *acts) == ["done", "done"]
    assert await outcome(database, request_id) == ("granted", 1, 0)


async def test_one_person_from_two_windows_decides_once(database, asker, approvers):
    request_id = await waiting_for(database, asker, approvers, mode="all")
    acts = [yes(approvers[0], request_id), no(approvers[0], request_id)]
    assert await overlapping(database, *acts) == ["done", "approvals.already_decided"]
    assert await outcome(database, request_id) == ("waiting", 0, 0)
    async with database.transaction() as session:  # So that no deadline of it is left behind.
        await back(asker, request_id)(session)


async def test_of_agreement_and_refusal_the_first_counts(database, asker, approvers):
    one, two = approvers
    request_id = await waiting_for(database, asker, approvers)
    acts = [no(one, request_id), yes(two, request_id)]
    assert await overlapping(database, *acts) == ["done", "approvals.request_over"]
    assert await outcome(database, request_id) == ("refused", 0, 1)


@pytest.mark.parametrize("withdrawn_first", [True, False])
async def test_of_agreement_and_withdrawal_the_first_counts(
    database, asker, approvers, withdrawn_first
):
    request_id = await waiting_for(database, asker, approvers)
    acts = [back(asker, request_id), yes(approvers[0], request_id)]
    found = await overlapping(database, *(acts if withdrawn_first else reversed(acts)))
    assert found == ["done", "approvals.request_over"]
    expected = ("withdrawn", 0, 1) if withdrawn_first else ("granted", 1, 0)
    assert await outcome(database, request_id) == expected


@pytest.mark.parametrize("swept_first", [True, False])
async def test_of_agreement_and_deadline_the_first_counts(database, asker, approvers, swept_first):
    request_id = await waiting_for(database, asker, approvers)
    acts = [sweep, yes(approvers[0], request_id)]
    found = await overlapping(database, *(acts if swept_first else reversed(acts)))
    assert found[1] == ("approvals.request_over" if swept_first else "done")
    expected = ("expired", 0, 1) if swept_first else ("granted", 1, 0)
    assert await outcome(database, request_id) == expected


async def test_twenty_approvers_at_once_grant_once(database, asker):
    async with database.transaction() as session:
        many = [(await make_account(session, role="operator")).id for _ in range(20)]
    request_id = await waiting_for(database, asker, many)

    async def one_says_yes(who: UUID) -> int:
        with suppress(HoutaiError):
            async with database.transaction() as session:
                await yes(who, request_id)(session)
            return 1
        return 0

    said = await asyncio.gather(*(one_says_yes(who) for who in many))
    assert sum(said) == 1
    assert await outcome(database, request_id) == ("granted", 1, 0)


async def test_from_asking_to_done_by_the_event_log(database, asker, approvers):
    """The way that a request really takes, with the subscribers that composition runs."""
    act = f"test.act{uuid4().hex}"
    async with database.transaction() as session:
        await make_flow(session, step(approver("account", approvers[0])), act=act)
    asked = asking(asker, act=act)

    async def reached(state: str) -> None:
        for _ in range(500):
            async with database.transaction() as session:
                statement = select(Request.state).where(Request.id == asked.request_id)
                if await session.scalar(statement) == state:
                    return
            await asyncio.sleep(0.02)
        raise AssertionError(f"it was never {state}")

    those = [handlers.RECEIVER, handlers.RECORDER]
    reading = asyncio.create_task(eventlog.run(database, those))
    try:
        async with database.transaction() as session:
            await eventlog.emit(session, asked)
        await reached("waiting")
        async with database.transaction() as session:
            await yes(approvers[0], asked.request_id)(session)
            done = ApprovedActDone(request_id=asked.request_id, act=act, code=None, at=NOON)
            await eventlog.emit(session, done)
        await reached("done")
    finally:
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading
    async with database.transaction() as session:
        statement = select(Happening.kind).where(Happening.request_id == asked.request_id)
        story = list(await session.scalars(statement.order_by(Happening.id)))
    assert story == ["asked", "approved", "granted", "done"]
