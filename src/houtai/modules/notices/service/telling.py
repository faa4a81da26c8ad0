"""From a notice that is wanted to the inboxes, letters and calls that tell it."""

import json
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.notices import NoticeWanted
from houtai.kit import push
from houtai.kit.ids import new_id
from houtai.modules.notices.queries import telling as queries
from houtai.modules.notices.rules import telling, wordings
from houtai.modules.notices.rules.telling import Contact, Notice, ToInbox, ToSend
from houtai.modules.notices.service import hearing as calls
from houtai.modules.notices.tables.people import Delivery, Message

Contacts = Callable[[AsyncSession, Collection[UUID]], Awaitable[Sequence[Contact]]]
"""Who knows addresses of people: name, language, e-mail and phone of these accounts."""


async def tell(
    session: AsyncSession, wanted: Sequence[NoticeWanted], contacts: Contacts, at: datetime
) -> None:
    """Put each notice before its people. Safe to repeat: nobody is told a notice twice.

    Raises KeyError for a template that the house does not know, and ValueError for fields that
    are no JSON object: somebody asked wrongly and must see it.
    """
    notices = [_read(event) for event in wanted]
    worded = await queries.wordings_of(session, {notice.template for notice in notices})
    account_ids = {account_id for notice in notices for account_id in notice.account_ids}
    people = {person.account_id: person for person in await contacts(session, account_ids)}
    muted = await queries.muted_of(session, account_ids)

    await _put_into_inboxes(session, list(telling.to_inboxes(notices, people, worded)), at)
    await _write_letters(session, list(telling.to_send(notices, people, worded, muted)), at)
    await calls.say_notices(session, notices, worded, at)


def _read(event: NoticeWanted) -> Notice:
    fields = json.loads(event.fields)
    if not isinstance(fields, dict):
        raise TypeError(f"the fields of notice {event.notice_id} are no JSON object")
    return Notice(
        event.notice_id,
        event.template,
        event.account_ids,
        wordings.readable(fields),
        event.link,
    )


async def _put_into_inboxes(
    session: AsyncSession, messages: Sequence[ToInbox], at: datetime
) -> None:
    rows = [
        {
            "id": new_id(),
            "notice_id": one.notice.id,
            "account_id": one.account_id,
            "template": one.notice.template,
            "subject": one.words.subject,
            "body": one.words.body,
            "link": one.notice.link,
            "created_at": at,
        }
        for one in messages
    ]
    if rows:
        await session.execute(insert(Message).on_conflict_do_nothing(), rows)
        push.tell(session, {one.account_id for one in messages})


async def _write_letters(session: AsyncSession, letters: Sequence[ToSend], at: datetime) -> None:
    rows = [
        {
            "id": new_id(),
            "notice_id": one.notice.id,
            "account_id": one.account_id,
            "template": one.notice.template,
            "channel": one.channel,
            "address": one.address,
            "subject": one.words.subject,
            "body": one.words.body,
            "state": "waiting" if one.address else "no_address",
            "attempts": 0,
            "next_try_at": at if one.address else None,
            "finished_at": None if one.address else at,
            "created_at": at,
        }
        for one in letters
    ]
    if rows:
        await session.execute(insert(Delivery).on_conflict_do_nothing(), rows)
