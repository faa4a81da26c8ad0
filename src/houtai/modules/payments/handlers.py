"""What a worker does for payments: gateways are asked, and what they say is written down.

Nobody outside is called while a transaction is open. What a dying process had in hand is asked
again once its lease ends, under the same number, by which a gateway knows it.
"""

import asyncio
from datetime import datetime
from time import perf_counter

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import jobs
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.objects import ObjectStore, open_store
from houtai.kit.settings import read
from houtai.kit.sweeps import Sweep
from houtai.modules.payments.gateways import (
    Declined,
    Gateway,
    HowToPay,
    Intent,
    NoBill,
    PaymentStanding,
    RefundIntent,
    RefundStanding,
    Unreached,
)
from houtai.modules.payments.gateways.opening import gateway_of
from houtai.modules.payments.queries.channels import Sealed, sealed_channels
from houtai.modules.payments.rules.bills import Unreadable
from houtai.modules.payments.rules.bills.readers import READERS
from houtai.modules.payments.rules.methods import BY_GATEWAY
from houtai.modules.payments.service import addresses, bills, channels, testing, working

WORK_SECONDS_MAX = 300
_SECONDS_MAX = 590
Gateways = dict[str, Gateway | working.Failure]


@jobs.task("payments.ask_gateways", retries=2, seconds_max=_SECONDS_MAX)
async def ask_gateways(context: jobs.Context) -> None:
    """Begin, look after, close and give back what is due, some at a time."""
    started = perf_counter()
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            payments = await working.take_payments(session, utc_now())
            refunds = await working.take_refunds(session, utc_now())
            known = await sealed_channels(session, BY_GATEWAY)
            base = await read(session, addresses.PUBLIC_ADDRESS)
        if not (payments or refunds):
            return
        asking = _Asking(context, _ready(known), addresses.Addresses.of(base))
        await asyncio.gather(
            *(asking.about_payment(one) for one in payments),
            *(asking.about_refund(one) for one in refunds),
        )


@jobs.task("payments.fetch_bills", retries=2, seconds_max=_SECONDS_MAX)
async def fetch_bills(context: jobs.Context) -> None:
    """Bills that are due, one after the other: fetched, kept as they came, read."""
    started = perf_counter()
    store = open_store(Environment.read())
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            taken = await bills.take(session, utc_now())
            known = await sealed_channels(session, BY_GATEWAY)
        if taken is None:
            return
        said = await _bill(_ready(known)[taken.channel], taken, store)
        async with context.database.transaction() as session:
            if isinstance(said, bills.Fetched):
                await bills.keep(session, taken, said, at=utc_now())
            else:
                absent = isinstance(said, NoBill)
                await bills.not_there(session, taken, said.reason, absent=absent, at=utc_now())


async def _bill(
    gateway: Gateway | working.Failure, taken: bills.TakenBill, store: ObjectStore
) -> bills.Fetched | Unreached | working.Failure:
    """Kept as it came before anybody tries to read it."""
    if isinstance(gateway, working.Failure):
        return gateway
    try:
        content = await gateway.fetch_bill(taken.day)
    except Unreached as failure:
        return failure
    await store.put(bills.key_of(taken.id), content)
    return await asyncio.to_thread(_read_bill, taken.channel, content)


def _read_bill(channel: str, content: bytes) -> bills.Fetched:
    try:
        return bills.Fetched.of(content, READERS[channel](content))
    except Unreadable as unreadable:
        return bills.Fetched.of(content, error=str(unreadable))


@jobs.task("payments.test_channels", retries=2, seconds_max=_SECONDS_MAX)
async def test_channels(context: jobs.Context) -> None:
    """Ask each gateway that is to be tested about a number that was never given."""
    async with context.database.transaction() as session:
        asked = await testing.asked(session)
        known = await sealed_channels(session, asked)
    ready = _ready(known)
    for code, asked_at in asked.items():
        error = await _fault(ready[code])
        async with context.database.transaction() as session:
            await testing.tested(session, code, asked_at, error, at=utc_now())


async def _fault(gateway: Gateway | working.Failure) -> str | None:
    if isinstance(gateway, working.Failure):
        return gateway.reason
    try:
        await gateway.query(testing.NEVER_GIVEN)
    except Unreached as failure:
        return failure.reason
    return None


TASKS = [ask_gateways, fetch_bills, test_channels]


async def wake_bills(session: AsyncSession, at: datetime) -> int:
    """Plan the morning's bills, and put the job to work when one is due."""
    await bills.plan(session, at)
    if await bills.any_due(session, at):
        await jobs.enqueue(session, fetch_bills, queueing_lock=fetch_bills.name)
    return 0


async def wake_tests(session: AsyncSession, _at: datetime) -> int:
    """Put the job to work when somebody wants to know whether a channel answers."""
    if await testing.asked(session):
        await jobs.enqueue(session, test_channels, queueing_lock=test_channels.name)
    return 0


async def wake(session: AsyncSession, at: datetime) -> int:
    """Put the job to work when something is due; never asks to be called again at once."""
    if await working.anything_due(session, at):
        await jobs.enqueue(session, ask_gateways, queueing_lock=ask_gateways.name)
    return 0


SWEEPS = [
    Sweep("payments.wake", 0.5, wake),
    Sweep("payments.wake_tests", 1, wake_tests),
    Sweep("payments.wake_bills", 20, wake_bills),
]


def _ready(known: dict[str, Sealed]) -> Gateways:
    """Each gateway, or why it cannot be asked."""
    environment = Environment.read()
    key = house_key(environment.home)
    made: Gateways = {}
    for code, sealed in known.items():
        try:
            made[code] = gateway_of(channels.opened(sealed, key), environment)
        except Unreached as unready:
            made[code] = working.Failure(unready.reason, final=False)
    return made


class _Asking:
    """One round: each question outside of any transaction, each answer in one of its own."""

    def __init__(
        self, context: jobs.Context, gateways: Gateways, places: addresses.Addresses
    ) -> None:
        self._context = context
        self._gateways = gateways
        self._places = places

    async def about_payment(self, taken: working.TakenPayment) -> None:
        """Begin it, see how it stands, or close it."""
        said = await self._of_payment(taken)
        async with self._context.database.transaction() as session:
            if isinstance(said, working.Failure):
                await working.not_reached(session, taken, said, at=utc_now())
            elif isinstance(said, HowToPay):
                await working.begun(session, taken, said, at=utc_now())
            else:
                await working.stands(session, taken, said, at=utc_now())

    async def about_refund(self, taken: working.TakenRefund) -> None:
        """Ask for it, or see how it stands."""
        said = await self._of_refund(taken)
        async with self._context.database.transaction() as session:
            if isinstance(said, working.Failure):
                await working.refund_not_reached(session, taken, said, at=utc_now())
            else:
                await working.refund_stands(session, taken, said, at=utc_now())

    async def _of_payment(
        self, taken: working.TakenPayment
    ) -> HowToPay | PaymentStanding | working.Failure:
        gateway = self._gateways[taken.method]
        if isinstance(gateway, working.Failure):
            return gateway
        try:
            match taken.act(utc_now()):
                case "close":
                    return await gateway.close(taken.number)
                case "query":
                    return await gateway.query(taken.number)
            intent = Intent(
                number=taken.number,
                amount_fen=taken.amount_fen,
                title=taken.title,
                expires_at=taken.expires_at,
                notify_url=self._places.notify(taken.method),
                return_url=self._places.back(taken.trade_id, origin=taken.origin),
                scene=taken.scene,
                payer=taken.payer or {},
            )
            return await gateway.start(intent)
        except Unreached as failure:
            return working.Failure(failure.reason, final=isinstance(failure, Declined))

    async def _of_refund(self, taken: working.TakenRefund) -> RefundStanding | working.Failure:
        gateway = self._gateways[taken.method]
        if isinstance(gateway, working.Failure):
            return gateway
        intent = RefundIntent(
            number=taken.number,
            payment_number=taken.payment_number,
            amount_fen=taken.amount_fen,
            paid_fen=taken.paid_fen,
            reason=taken.reason,
            notify_url=self._places.notify(taken.method),
        )
        try:
            if taken.state == "processing":
                return await gateway.query_refund(intent)
            return await gateway.refund(intent)
        except Unreached as failure:
            return working.Failure(failure.reason, final=isinstance(failure, Declined))
