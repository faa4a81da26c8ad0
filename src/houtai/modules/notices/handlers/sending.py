"""Jobs that send: intents are taken in hand, somebody is called, the answer is written down.

Nobody is called while a transaction is open. What a dying process had in hand is sent again once
its lease ends, under the same id, by which a receiver knows it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from time import perf_counter

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import jobs, outgoing
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.modules.notices.queries.deliveries import anything_due
from houtai.modules.notices.service import calling, letters, webhooks

WORK_SECONDS_MAX = 300
"""Of one job; whatever is left over then, the clock finds a moment later."""
_SECONDS_MAX = 590
_NO_PROVIDER = "no provider is set up"


@jobs.task("notices.send_letters", retries=2, seconds_max=_SECONDS_MAX)
async def send_letters(context: jobs.Context) -> None:
    """Send e-mails and text messages that are due, some at a time."""
    environment, started = Environment.read(), perf_counter()
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            taken = await letters.take(session, utc_now())
        if not taken:
            return
        sent = await asyncio.gather(*(_send(environment, one) for one in taken))
        async with context.database.transaction() as session:
            await letters.settle(session, sent, utc_now())


@jobs.task("notices.call_webhooks", retries=2, seconds_max=_SECONDS_MAX)
async def call_webhooks(context: jobs.Context) -> None:
    """Make calls that are due, some at a time."""
    environment, started = Environment.read(), perf_counter()
    while perf_counter() - started < WORK_SECONDS_MAX:
        async with context.database.transaction() as session:
            taken = await calling.take(session, utc_now())
        if not taken:
            return
        called = await asyncio.gather(*(_call(environment, one) for one in taken))
        async with context.database.transaction() as session:
            await calling.settle(session, called, utc_now())


TASKS = [send_letters, call_webhooks]


async def enqueue_all(session: AsyncSession) -> None:
    """Have the senders look, if there is anything for them to do."""
    if await anything_due(session, utc_now()):
        await jobs.enqueue(session, send_letters, queueing_lock=send_letters.name)
        await jobs.enqueue(session, call_webhooks, queueing_lock=call_webhooks.name)


async def _send(environment: Environment, letter: letters.Taken) -> letters.Sent:
    carry = _carrier(environment, letter)
    if carry is None:
        return letters.Sent(letter, _NO_PROVIDER, provider=False)
    try:
        await carry()
    except outgoing.NotSent as failure:
        return letters.Sent(letter, failure.reason, final=failure.final)
    except ValueError as fault:
        # The address of the provider cannot be read: our side is to be mended, then it may go.
        return letters.Sent(letter, f"the provider's address: {fault}")
    return letters.Sent(letter)


def _carrier(
    environment: Environment, letter: letters.Taken
) -> Callable[[], Awaitable[None]] | None:
    """How the letter would be sent; None when nobody is set up for its channel."""
    at = utc_now()
    if letter.channel == "email":
        mail_url = environment.smtp_url
        return partial(_mail, mail_url, letter, at) if mail_url else None
    text_url = environment.sms_url
    return partial(_text, text_url, letter, at) if text_url else None


async def _mail(url: str, letter: letters.Taken, at: datetime) -> None:
    server = outgoing.MailServer.read(url)
    written = outgoing.Letter(
        id=str(letter.id), to=letter.address, subject=letter.subject, body=letter.body, at=at
    )
    await outgoing.send_letter(server, written)


async def _text(url: str, letter: letters.Taken, at: datetime) -> None:
    gateway = outgoing.TextGateway.read(url)
    await outgoing.send_text(
        gateway, message_id=str(letter.id), to=letter.address, text=letter.body, at=at
    )


async def _call(environment: Environment, call: calling.Taken) -> calling.Called:
    began_at, started = utc_now(), perf_counter()
    secret = webhooks.secret_of(house_key(environment.home), call.secret_salt)
    body = call.body.encode()
    headers = {
        "Content-Type": "application/json",
        **outgoing.signed(secret, str(call.id), body, at=began_at),
    }
    try:
        answer = await outgoing.post(
            call.url, body, headers, private_ok=environment.webhook_private_ok
        )
    except outgoing.NotSent as failure:
        return calling.Called(
            call,
            began_at,
            _milliseconds_since(started),
            error=failure.reason,
            final=failure.final,
        )
    return calling.Called(
        call,
        began_at,
        _milliseconds_since(started),
        status=answer.status,
        excerpt=answer.excerpt,
        error=None if answer.is_success else f"status {answer.status}",
    )


def _milliseconds_since(started: float) -> int:
    return round((perf_counter() - started) * 1000)
