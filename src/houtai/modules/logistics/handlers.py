"""What a worker does for parcels: carriers and trackers are asked, what they say is written down.

Nobody outside is called while a transaction is open. What a dying process had in hand is asked
again once its lease ends, under the same id, by which a gateway knows it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from time import perf_counter

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.wms import OutboundHandedOver, OutboundPacked
from houtai.kit import jobs
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.eventlog import Subscriber
from houtai.kit.house_key import house_key
from houtai.kit.settings import read
from houtai.kit.sweeps import Sweep
from houtai.modules.logistics.gateways import (
    Declined,
    NotByWire,
    NotReached,
    Order,
    Watched,
    WaybillGateway,
)
from houtai.modules.logistics.gateways.opening import (
    OpenedAccount,
    OpenedTracker,
    tracker_of,
    waybills_of,
)
from houtai.modules.logistics.rules.waybills import Party
from houtai.modules.logistics.service import accounts, asking, following, intercepting, issuing
from houtai.modules.logistics.service.policy import PUBLIC_ADDRESS, notify_url
from houtai.modules.logistics.service.sealing import unsealed

WORK_SECONDS_MAX = 300
_SECONDS_MAX = 590


@jobs.task("logistics.ask_carriers", retries=2, seconds_max=_SECONDS_MAX)
async def ask_carriers(context: jobs.Context) -> None:
    """Ask for waybills, and give back what was voided, some at a time."""
    started = perf_counter()
    environment = Environment.read()
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            taken = await issuing.take(session, utc_now())
            trackers = await accounts.opened_trackers(session, house_key(environment.home))
        if not taken:
            return
        asking_one = _AskingCarriers(environment, trackers)
        said = await asyncio.gather(*(asking_one.about(one) for one in taken))
        async with context.database.transaction() as session:
            await issuing.record(session, list(zip(taken, said, strict=True)), at=utc_now())


class _AskingCarriers:
    def __init__(self, environment: Environment, trackers: Mapping[str, OpenedTracker]) -> None:
        self._environment = environment
        self._trackers = trackers

    async def about(self, taken: issuing.Taken) -> issuing.Said:
        """Asked for, or given back."""
        if taken.contract is None:
            return issuing.Failure(issuing.NO_ACCOUNT, final=True)
        try:
            gateway = self.gateway(taken.contract)
            if taken.state == "voided":
                left = await gateway.void(taken.id, taken.carrier_word, taken.number)
                return issuing.Voided(left)
            return await gateway.issue(_order(taken, taken.contract))
        except NotReached as failure:
            return issuing.Failure(failure.reason, final=isinstance(failure, Declined))

    def gateway(self, contract: issuing.Contract) -> WaybillGateway:
        """Raises NotReached."""
        key = house_key(self._environment.home)
        password = str(unsealed(key, contract.salt, contract.sealed).get("password", ""))
        opened = OpenedAccount(contract.gateway, contract.customer_number, password)
        return waybills_of(opened, self._trackers, self._environment)


def _order(taken: issuing.Taken, contract: issuing.Contract) -> Order:
    return Order(
        id=taken.id,
        carrier=taken.carrier_word,
        service_code=taken.service_code,
        customer_number=contract.customer_number,
        sender=Party.model_validate(taken.sender),
        recipient=Party.model_validate(taken.recipient),
        weight_g=taken.weight_g,
        pieces=taken.pieces,
        cod_fen=taken.cod_fen,
    )


@jobs.task("logistics.intercept", retries=2, seconds_max=_SECONDS_MAX)
async def ask_interceptions(context: jobs.Context) -> None:
    """Ask carriers to turn parcels back, some at a time."""
    started = perf_counter()
    environment = Environment.read()
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            asked = await intercepting.take(session, utc_now())
            trackers = await accounts.opened_trackers(session, house_key(environment.home))
        if not asked:
            return
        asking_one = _AskingCarriers(environment, trackers)
        said = await asyncio.gather(*(_turn_back(one, asking_one) for one in asked))
        async with context.database.transaction() as session:
            heard = list(zip(asked, said, strict=True))
            await intercepting.record(session, heard, at=utc_now())


async def _turn_back(
    asked: intercepting.Asked, asking_one: _AskingCarriers
) -> intercepting.Answered | intercepting.Unheard:
    one = asked.waybill
    if one.contract is None or one.number is None:
        return intercepting.Answered("by_phone")
    try:
        gateway = asking_one.gateway(one.contract)
        await gateway.intercept(one.id, one.carrier_word, one.number)
    except NotByWire:
        return intercepting.Answered("by_phone")
    except Declined as refusal:
        return intercepting.Answered("refused", refusal.reason)
    except NotReached as failure:
        return intercepting.Unheard(failure.reason)
    return intercepting.Answered("accepted")


@jobs.task("logistics.ask_trackers", retries=2, seconds_max=_SECONDS_MAX)
async def ask_trackers(context: jobs.Context) -> None:
    """Have parcels followed, and ask about those that nobody tells of."""
    started = perf_counter()
    environment = Environment.read()
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            asked = await following.take(session, utc_now())
            trackers = await accounts.opened_trackers(session, house_key(environment.home))
            base = await read(session, PUBLIC_ADDRESS)
        if not asked:
            return
        said = await asyncio.gather(
            *(_look(one, trackers[one.tracker], base, environment) for one in asked)
        )
        async with context.database.transaction() as session:
            await following.record(session, list(zip(asked, said, strict=True)), at=utc_now())


async def _look(
    asked: following.Asked, tracker: OpenedTracker, base: str, environment: Environment
) -> following.Answer:
    watched = Watched(
        carrier=asked.carrier,
        number=asked.number,
        phone=str(asked.recipient.get("phone", "")),
        notify_url=notify_url(base, asked.tracker, environment.port),
    )
    try:
        gateway = tracker_of(tracker, environment)
        if asked.watched_at is None:
            await gateway.watch(watched)
            return following.Watching()
        return await gateway.query(watched)
    except NotReached as failure:
        return issuing.Failure(failure.reason, final=isinstance(failure, Declined))


@jobs.task("logistics.test_accounts", retries=2, seconds_max=_SECONDS_MAX)
async def test_accounts(context: jobs.Context) -> None:
    """Ask for the balance of contracts that are to be tested."""
    environment = Environment.read()
    async with context.database.transaction() as session:
        asked = await accounts.asked_tests(session)
        trackers = await accounts.opened_trackers(session, house_key(environment.home))
    asking_one = _AskingCarriers(environment, trackers)
    for contract, carrier, asked_at in asked:
        error, left = None, None
        try:
            gateway = asking_one.gateway(contract)
            left = await gateway.balance(carrier, contract.customer_number)
        except NotReached as failure:
            error = failure.reason
        async with context.database.transaction() as session:
            now = utc_now()
            if left is not None:
                await issuing.keep_balance(session, contract.id, left, at=now)
            await accounts.tested(session, contract.id, asked_at, error, at=now)


TASKS = [ask_carriers, ask_interceptions, ask_trackers, test_accounts]


async def _wake_carriers(session: AsyncSession, at: datetime) -> int:
    if await issuing.anything_due(session, at):
        await jobs.enqueue(session, ask_carriers, queueing_lock=ask_carriers.name)
    return 0


async def _wake_interceptions(session: AsyncSession, at: datetime) -> int:
    if await intercepting.anything_due(session, at):
        await jobs.enqueue(session, ask_interceptions, queueing_lock=ask_interceptions.name)
    return 0


async def _wake_trackers(session: AsyncSession, at: datetime) -> int:
    if await following.anything_due(session, at):
        await jobs.enqueue(session, ask_trackers, queueing_lock=ask_trackers.name)
    return 0


async def _wake_tests(session: AsyncSession, _at: datetime) -> int:
    if await accounts.asked_tests(session):
        await jobs.enqueue(session, test_accounts, queueing_lock=test_accounts.name)
    return 0


SWEEPS = [
    Sweep("logistics.wake_carriers", 0.5, _wake_carriers),
    Sweep("logistics.wake_interceptions", 1, _wake_interceptions),
    Sweep("logistics.wake_trackers", 2, _wake_trackers),
    Sweep("logistics.wake_tests", 1, _wake_tests),
    Sweep("logistics.fall_silent", 60, following.fall_silent),
]


async def weigh(session: AsyncSession, events: Sequence[OutboundPacked]) -> None:
    """Parcels that were weighed cost so much to send."""
    weights = {parcel[0]: parcel[1] for event in events for parcel in event.parcels if parcel[1]}
    await issuing.weigh(session, weights)


async def hand_over(session: AsyncSession, events: Sequence[OutboundHandedOver]) -> None:
    """The carrier has them: from now on it is believed that they are signed for."""
    by_moment: dict[datetime, list[OutboundHandedOver]] = {}
    for event in events:
        by_moment.setdefault(event.at, []).append(event)
    for at, those in by_moment.items():
        ids = [one.shipment_id for one in those]
        await asking.note_handed_over(session, shipment_ids=ids, at=at)


SUBSCRIBERS = (
    Subscriber("logistics.weigh", (OutboundPacked,), weigh),
    Subscriber("logistics.hand_over", (OutboundHandedOver,), hand_over),
)
