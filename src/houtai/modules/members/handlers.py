"""What a worker does for members: sends codes, forgets what is old.

Nobody outside is called while a transaction is open. What a dying process had in hand is sent
again once its lease ends, under the same id, by which a gateway knows it.
"""

import asyncio
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import jobs, masks, outgoing
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.texts import say
from houtai.modules.members.rules.codes import SECONDS_MAX, code_of
from houtai.modules.members.service import sending

_log = structlog.get_logger("houtai.members")


@jobs.task("members.send_codes", retries=2, seconds_max=300)
async def send_codes(context: jobs.Context) -> None:
    """Send codes that are due, some at a time."""
    environment = Environment.read()
    while True:
        async with context.database.transaction() as session:
            taken = await sending.take(session, utc_now())
        if not taken:
            return
        sent = await asyncio.gather(*(_send(environment, one) for one in taken))
        async with context.database.transaction() as session:
            await sending.settle(session, sent, utc_now())


async def _send(environment: Environment, taken: sending.ToSend) -> sending.Sent:
    if taken.expires_at <= utc_now():
        # It would open nothing any more.
        return sending.Sent(taken, "failed", "expired before it could be sent", final=True)
    code = code_of(house_key(environment.home), taken.salt, taken.phone)
    if environment.sms_url is None:
        told = {} if environment.production else {"code": code}
        _log.warning("no gateway for text messages", to=masks.phone(taken.phone), **told)
        return sending.Sent(taken, "no_provider")
    text = say("members.code_text", taken.language, code=code, minutes=SECONDS_MAX // 60)
    try:
        gateway = outgoing.TextGateway.read(environment.sms_url)
        await outgoing.send_text(
            gateway, message_id=str(taken.id), to=taken.phone, text=text, at=utc_now()
        )
    except outgoing.NotSent as failure:
        return sending.Sent(taken, "failed", failure.reason, final=failure.final)
    except ValueError as fault:
        # The address of the gateway cannot be read: our side is to be mended, then it may go.
        return sending.Sent(taken, "failed", f"the gateway's address: {fault}")
    return sending.Sent(taken, "sent")


TASKS = [send_codes]


async def wake(session: AsyncSession, at: datetime) -> int:
    """Put the sender to work when something is due; never asks to be called again at once."""
    if await sending.anything_due(session, at):
        await jobs.enqueue(session, send_codes, queueing_lock=send_codes.name)
    return 0


async def forget(session: AsyncSession, at: datetime) -> int:
    """Delete what is old, in bites."""
    return await sending.forget(session, at)
