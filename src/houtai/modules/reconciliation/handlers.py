"""What a worker does for reconciliation: statements are read, outside of any transaction, what they
say is written down in one, and days are matched; and what reconciliation hears.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from time import perf_counter
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import (
    BillRead,
    PaymentCaseOpened,
    PaymentSucceeded,
    RefundSucceeded,
)
from houtai.kit import jobs
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.eventlog import Subscriber
from houtai.kit.objects import ObjectMissing, ObjectStore, open_store
from houtai.kit.sweeps import Sweep
from houtai.modules.reconciliation.rules.reading import Reading, Unreadable
from houtai.modules.reconciliation.rules.reading.recognise import read
from houtai.modules.reconciliation.service import billing, knowing, matching, reading
from houtai.modules.reconciliation.service.uploading import key_of

WORK_SECONDS_MAX = 300
_SECONDS_MAX = 590


@jobs.task("reconciliation.read_statements", retries=2, seconds_max=_SECONDS_MAX)
async def read_statements(context: jobs.Context) -> None:
    """Those that are due, one after the other."""
    started = perf_counter()
    store = open_store(Environment.read())
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            taken = await reading.take(session, utc_now())
        if taken is None:
            return
        if taken.source == "bill":
            async with context.database.transaction() as session:
                billed = await billing.reading_of(session, taken)
                await reading.record(session, taken, billed, at=utc_now())
            continue
        said = await _read(taken, store)
        async with context.database.transaction() as session:
            if isinstance(said, Unreadable):
                await reading.refuse(session, taken, said)
            else:
                await reading.record(session, taken, said, at=utc_now())


async def _read(taken: reading.TakenStatement, store: ObjectStore) -> Reading | Unreadable:
    """What killed its readers before is not read for ever."""
    if taken.attempts > reading.TRIES_MAX:
        return Unreadable("gave_up")
    try:
        opened = await store.open(key_of(taken.id))
        content = b"".join([chunk async for chunk in opened.chunks])
        return await asyncio.to_thread(read, content)
    except ObjectMissing:
        return Unreadable("empty")
    except Unreadable as unreadable:
        return unreadable


@jobs.task("reconciliation.match_days", retries=2, seconds_max=_SECONDS_MAX)
async def match_days(context: jobs.Context) -> None:
    """Days of channels with something new, one after the other."""
    started = perf_counter()
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            taken = await matching.take(session, utc_now())
        if taken is None:
            return
        async with context.database.transaction() as session:
            await matching.match(session, taken, at=utc_now())


TASKS = [read_statements, match_days]


async def _wake(session: AsyncSession, at: datetime) -> int:
    if await reading.anything_due(session, at):
        await jobs.enqueue(session, read_statements, queueing_lock=read_statements.name)
    if await matching.anything_due(session, at):
        await jobs.enqueue(session, match_days, queueing_lock=match_days.name)
    return 0


SWEEPS = [Sweep("reconciliation.wake", 2, _wake)]


async def take_bills(session: AsyncSession, events: Sequence[BillRead]) -> None:
    """Bills that were fetched are statements."""
    await billing.announce(session, events, at=utc_now())


async def know(session: AsyncSession, events: Sequence[knowing.Heard]) -> None:
    """What the house itself knows of money that moved."""
    await knowing.take(session, events, at=utc_now())


SUBSCRIBERS: tuple[Subscriber[Any], ...] = (
    Subscriber("reconciliation.bills", (BillRead,), take_bills),
    Subscriber("reconciliation.know", (PaymentSucceeded, RefundSucceeded, PaymentCaseOpened), know),
)
