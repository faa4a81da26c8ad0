"""What payouts hear: bills that are agreed on; and what a worker does for them.

No gateway is called while a transaction is open. What a dying process had in hand is asked about
once its lease ends, under the same number: it may have been paid already.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from time import perf_counter

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.settlement import BillConfirmed
from houtai.kit import jobs
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.eventlog import Subscriber
from houtai.kit.sweeps import Sweep
from houtai.modules.payouts.gateways import NotReached, PayoutStanding
from houtai.modules.payouts.gateways.opening import gateway_of
from houtai.modules.payouts.service import asking, hearing, sending

WORK_SECONDS_MAX = 300
_SECONDS_MAX = 590


@jobs.task("payouts.ask_gateway", retries=2, seconds_max=_SECONDS_MAX)
async def ask_gateway(context: jobs.Context) -> None:
    """Send what is due, and ask how the rest stands, some at a time."""
    started = perf_counter()
    environment = Environment.read()
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            taken = await sending.take(session, utc_now())
        if not taken:
            return
        said = await asyncio.gather(*(_ask(one, environment) for one in taken))
        for one, answer in zip(taken, said, strict=True):
            async with context.database.transaction() as session:
                await hearing.record(session, one, answer, at=utc_now())


async def _ask(
    taken: sending.TakenAttempt, environment: Environment
) -> PayoutStanding | NotReached:
    """Asked before, it is never sent on without asking whether it is known."""
    try:
        gateway = gateway_of(environment)
        if taken.asked_before:
            known = await gateway.query(taken.order.number)
            if known.state != "unknown":
                return known
        return await gateway.send(taken.order)
    except NotReached as failure:
        return failure


TASKS = [ask_gateway]


async def _wake(session: AsyncSession, at: datetime) -> int:
    await sending.send_ready(session, at=at)
    if await sending.anything_due(session, at):
        await jobs.enqueue(session, ask_gateway, queueing_lock=ask_gateway.name)
    return 0


SWEEPS = [Sweep("payouts.wake", 2, _wake)]


async def take_bills(session: AsyncSession, events: Sequence[BillConfirmed]) -> None:
    """What both sides agree on is paid."""
    await asking.take_bills(session, events, at=utc_now())


SUBSCRIBERS = (Subscriber("payouts.bills", (BillConfirmed,), take_bills),)
