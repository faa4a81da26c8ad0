"""What invoices hear: orders that came to their buyers, money that went back; and what a worker
does for them.

No provider is called while a transaction is open. What a dying process had in hand is asked again
once its lease ends, under the same id, by which a provider knows it.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from time import perf_counter
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderCancelled, OrderReceived
from houtai.events.payments import RefundSucceeded
from houtai.kit import jobs
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.eventlog import Subscriber
from houtai.kit.sweeps import Sweep
from houtai.modules.invoicing.gateways import Declined, NotReached
from houtai.modules.invoicing.gateways.opening import provider_of
from houtai.modules.invoicing.service import issuing, making

WORK_SECONDS_MAX = 300
_SECONDS_MAX = 590


@jobs.task("invoicing.ask_providers", retries=2, seconds_max=_SECONDS_MAX)
async def ask_providers(context: jobs.Context) -> None:
    """Have invoices numbered, some at a time."""
    started = perf_counter()
    environment = Environment.read()
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            taken = await issuing.take(session, utc_now())
        if not taken:
            return
        said = await asyncio.gather(*(_ask(one, environment) for one in taken))
        for one, answer in zip(taken, said, strict=True):
            async with context.database.transaction() as session:
                await issuing.record(session, one, answer, at=utc_now())


async def _ask(taken: issuing.Taken, environment: Environment) -> issuing.Said:
    try:
        return await provider_of(environment).issue(taken.slip)
    except NotReached as failure:
        return issuing.Failure(failure.reason, final=isinstance(failure, Declined))


TASKS = [ask_providers]


async def _wake(session: AsyncSession, at: datetime) -> int:
    if await issuing.anything_due(session, at):
        await jobs.enqueue(session, ask_providers, queueing_lock=ask_providers.name)
    return 0


SWEEPS = [Sweep("invoicing.wake", 1, _wake)]


async def take_received(session: AsyncSession, events: Sequence[OrderReceived]) -> None:
    """What waited for goods to come to their buyers is issued."""
    await making.release(session, {one.order_id for one in events}, at=utc_now())


async def take_back(
    session: AsyncSession, events: Sequence[RefundSucceeded | OrderCancelled]
) -> None:
    """Money went back, or nothing will be sent: invoices say less."""
    await making.set_right(session, {one.trade_id for one in events}, at=utc_now())


SUBSCRIBERS = (
    Subscriber("invoicing.received", (OrderReceived,), take_received),
    Subscriber[Any]("invoicing.back", (RefundSucceeded, OrderCancelled), take_back),
)
