"""Calls to webhooks: written down in the transaction of what they tell of."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.modules.notices.queries.webhooks import Hearer, hearers
from houtai.modules.notices.rules import hearing
from houtai.modules.notices.rules.hearing import Heard, Said
from houtai.modules.notices.rules.telling import Notice, Wordings
from houtai.modules.notices.tables.webhooks import WebhookCall


async def say_events(session: AsyncSession, events: Sequence[Heard], at: datetime) -> None:
    """Call whoever asks for these events. Safe to repeat: each webhook hears an event once."""
    said = [hearing.said_by(event) for event in events]
    listening = await hearers(session, sorted({one.kind for one in said}))
    rows = [
        _row(webhook.id, webhook.merchant_id, one, at)
        for one in said
        for webhook in listening
        if hearing.hears(webhook.kinds, webhook.merchant_id, one)
    ]
    await _write(session, rows)


async def say_notices(
    session: AsyncSession, notices: Sequence[Notice], worded: Wordings, at: datetime
) -> None:
    """Call whoever wants to read along with these notices, each in its own language."""
    loud = [notice for notice in notices if worded[notice.template, "webhook"].enabled]
    if not loud:
        return
    listening = await hearers(session, sorted({_kind_of(notice) for notice in loud}))
    rows = [
        _row(webhook.id, webhook.merchant_id, said, at)
        for notice in loud
        for webhook in listening
        if hearing.hears(
            webhook.kinds, webhook.merchant_id, said := _said(notice, webhook, worded, at)
        )
    ]
    await _write(session, rows)


def _kind_of(notice: Notice) -> str:
    return f"{hearing.NOTICE_PREFIX}{notice.template}"


def _said(notice: Notice, webhook: Hearer, worded: Wordings, at: datetime) -> Said:
    words = worded[notice.template, "webhook"].words(webhook.language).filled(notice.fields)
    kind = _kind_of(notice)
    values = {
        "notice_id": notice.id,
        "template": notice.template,
        "subject": words.subject,
        "body": words.body,
        "link": notice.link,
    }
    return Said(kind, f"{kind}:{notice.id}", None, hearing.written(kind, values, at=at))


def _row(webhook_id: UUID, merchant_id: UUID | None, said: Said, at: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "webhook_id": webhook_id,
        "merchant_id": merchant_id,
        "kind": said.kind,
        "source": said.source,
        "body": said.body,
        "state": "waiting",
        "attempts": 0,
        "tries": 0,
        "next_try_at": at,
        "created_at": at,
    }


async def _write(session: AsyncSession, rows: list[dict[str, object]]) -> None:
    if rows:
        await session.execute(insert(WebhookCall).on_conflict_do_nothing(), rows)
