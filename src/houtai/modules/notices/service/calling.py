"""Calls to webhooks on their way: taken in hand, settled, given up, asked for again."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.kit.shapes import View
from houtai.kit.sql import statement
from houtai.modules.notices.queries.webhooks import CallUnknown
from houtai.modules.notices.rules import patience
from houtai.modules.notices.tables.webhooks import WebhookCall, WebhookTry

WEBHOOKS_AT_ONCE = 10
CALLS_OF_ONE_AT_ONCE = 4
GIVEN_UP_AT_ONCE = 1_000


class CallUnderWay(Conflict):
    """It is still being tried; it need not be asked for again."""

    code = "notices.call_under_way"


class _Fate(View):
    state: str


@dataclass(frozen=True)
class Taken:
    """A call that this sender has in hand until its lease ends."""

    id: UUID
    webhook_id: UUID
    attempts: int
    tries: int
    body: str
    url: str
    secret_salt: bytes


@dataclass(frozen=True)
class Called:
    """How one try ended. `status` is what the other side answered, if it did."""

    call: Taken
    began_at: datetime
    milliseconds: int
    status: int | None = None
    excerpt: str = ""
    error: str | None = None
    final: bool = False

    @property
    def has_failed(self) -> bool:
        """Nobody answered, or with anything but 2xx."""
        return self.error is not None

    @property
    def is_gone(self) -> bool:
        """The other side says that it wants no more calls, ever."""
        return self.status == HTTPStatus.GONE


async def take(session: AsyncSession, at: datetime) -> list[Taken]:
    """Some calls that are due, for webhooks that are on and not left alone."""
    wanted = {
        "at": at,
        "leased_until": at + patience.LEASE,
        "webhooks_max": WEBHOOKS_AT_ONCE,
        "calls_max": CALLS_OF_ONE_AT_ONCE,
    }
    taken = await session.execute(statement(__package__, "take_calls"), wanted)
    return [Taken(*row) for row in taken]


async def settle(session: AsyncSession, called: Sequence[Called], at: datetime) -> None:
    """Write down how tries ended, call by call and for each webhook as a whole.

    Who made a webhook that stopped answering is told.
    """
    if not called:
        return
    await session.execute(insert(WebhookTry), [_tried(one) for one in called])
    table = WebhookCall.__table__
    change = (
        update(WebhookCall)
        .where(table.c.id == bindparam("of_id"), table.c.attempts == bindparam("of_attempts"))
        .where(table.c.state == "waiting")
        .values(
            state=bindparam("to_state"),
            next_try_at=bindparam("to_next_try_at"),
            finished_at=bindparam("to_finished_at"),
            status=bindparam("to_status"),
            error=bindparam("to_error"),
        )
    )
    await (await session.connection()).execute(change, [_settled(one, at) for one in called])
    await _settle_webhooks(session, called, at)


async def _settle_webhooks(session: AsyncSession, called: Sequence[Called], at: datetime) -> None:
    by_webhook: dict[UUID, list[Called]] = {}
    for one in called:
        by_webhook.setdefault(one.call.webhook_id, []).append(one)
    rounds = [
        {
            "webhook_id": str(webhook_id),
            "succeeded": not all(one.has_failed for one in those),
            "failed": sum(one.has_failed for one in those),
            "gone": any(one.is_gone for one in those),
        }
        for webhook_id, those in by_webhook.items()
    ]
    settled = await session.execute(
        statement(__package__, "settle_webhooks"),
        {
            "rounds": json.dumps(rounds),
            "at": at,
            "failures_max": patience.FAILURES_MAX,
            "probe_seconds_first": patience.PROBE_SECONDS_FIRST,
            "probe_seconds_max": patience.PROBE_SECONDS_MAX,
        },
    )
    bad_news = [
        NoticeWanted(
            notice_id=new_id(),
            template="notices.webhook_gone" if row.gone else "notices.webhook_failing",
            account_ids=(row.created_by,),
            fields=json.dumps({"webhook": row.name}, ensure_ascii=False),
            link=f"/notices/webhooks/{row.id}",
            at=at,
        )
        for row in settled
        if row.gone or row.is_newly_open
    ]
    await eventlog.emit(session, *bad_news)


def _tried(one: Called) -> dict[str, object]:
    return {
        "call_id": one.call.id,
        "number": one.call.tries,
        "at": one.began_at,
        "milliseconds": one.milliseconds,
        "status": one.status,
        "excerpt": one.excerpt,
        "error": one.error,
    }


def _settled(one: Called, at: datetime) -> dict[str, object]:
    verdict = patience.after_try(
        done="delivered",
        attempts=one.call.attempts,
        failed=one.has_failed,
        final=one.final or one.is_gone,
        pauses=patience.CALL_PAUSES_SECONDS,
        at=at,
    )
    return {
        "of_id": one.call.id,
        "of_attempts": one.call.attempts,
        "to_state": verdict.state,
        "to_next_try_at": verdict.next_try_at,
        "to_finished_at": verdict.finished_at,
        "to_status": one.status,
        "to_error": one.error,
    }


async def give_up(session: AsyncSession, at: datetime) -> int:
    """End calls that waited for days behind a webhook that is off or left alone; how many."""
    old = (
        select(WebhookCall.id)
        .where(WebhookCall.next_try_at < at - patience.CALL_KEPT_TRYING)
        .limit(GIVEN_UP_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    ended = await session.scalars(
        update(WebhookCall)
        .where(WebhookCall.id.in_(old))
        .values(state="failed", next_try_at=None, finished_at=at)
        .returning(WebhookCall.id)
    )
    return len(ended.all())


async def call_again(session: AsyncSession, actor: Actor, call_id: UUID, at: datetime) -> None:
    """Make a call once more, under its own id. Raises CallUnknown, CallUnderWay."""
    reached = (WebhookCall.id == call_id, within(actor, WebhookCall.merchant_id))
    row = (
        await session.execute(select(WebhookCall.state, WebhookCall.kind).where(*reached))
    ).one_or_none()
    if row is None:
        raise CallUnknown
    again = await session.scalar(
        update(WebhookCall)
        .where(*reached, WebhookCall.state != "waiting")
        .values(state="waiting", attempts=0, next_try_at=at, finished_at=None)
        .returning(WebhookCall.id)
    )
    if again is None:
        raise CallUnderWay
    trail.note(
        session,
        "notices.webhook_call",
        call_id,
        name=row.kind,
        before=_Fate(state=row.state),
        after=_Fate(state="waiting"),
    )
