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
from houtai.kit.settings import read
from houtai.modules.payments.gateways import (
    Declined,
    Gateway,
    HowToPay,
    Intent,
    PaymentStanding,
    RefundIntent,
    RefundStanding,
    Unreached,
)
from houtai.modules.payments.gateways.opening import gateway_of
from houtai.modules.payments.queries.channels import Sealed, sealed_channels
from houtai.modules.payments.rules.methods import BY_GATEWAY
from houtai.modules.payments.service import addresses, channels, working

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


TASKS = [ask_gateways]


async def wake(session: AsyncSession, at: datetime) -> int:
    """Put the job to work when something is due; never asks to be called again at once."""
    if await working.anything_due(session, at):
        await jobs.enqueue(session, ask_gateways, queueing_lock=ask_gateways.name)
    return 0


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
                return_url=self._places.back(taken.trade_id),
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
