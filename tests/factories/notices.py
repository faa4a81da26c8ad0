"""Makes what notices keep: messages, letters, webhooks and calls; people to whom they go."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.notices import NoticeWanted
from houtai.kit.ids import new_id
from houtai.modules.notices.public import Contact, Contacts
from houtai.modules.notices.tables.people import Delivery, Message
from houtai.modules.notices.tables.webhooks import Webhook, WebhookCall

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    account_id: UUID
    language: str = "zh-CN"
    email: str | None = "li@example.com"
    phone: str | None = "13812345678"


def person(**changes: Any) -> Person:
    """Somebody who can be told by every channel."""
    return Person(**{"account_id": uuid4(), **changes})


def contacts_of(*people: Person) -> Contacts:
    """An address book of these people."""

    async def contacts(_: AsyncSession, account_ids: Collection[UUID]) -> list[Contact]:
        return [one for one in people if one.account_id in account_ids]

    return contacts


def wanted(*people: Person, **changes: Any) -> NoticeWanted:
    """A notice to these people that an approval waits for them."""
    return NoticeWanted(
        **{
            "notice_id": new_id(),
            "template": "approvals.task_waiting",
            "account_ids": tuple(one.account_id for one in people),
            "fields": '{"number": "A1", "title": "改角色", "asker": "李雷", "step": "一审"}',
            "link": "/approvals/1",
            "at": NOON,
            **changes,
        }
    )


async def make_message(session: AsyncSession, **changes: Any) -> Message:
    """An unread message."""
    made = Message(
        **{
            "id": new_id(),
            "notice_id": new_id(),
            "account_id": uuid4(),
            "template": "approvals.task_waiting",
            "subject": "请审批",
            "body": "正文",
            "link": "/approvals/1",
            "created_at": NOON,
            **changes,
        }
    )
    session.add(made)
    await session.flush()
    return made


async def make_delivery(session: AsyncSession, **changes: Any) -> Delivery:
    """An e-mail that is due."""
    made = Delivery(
        **{
            "id": new_id(),
            "notice_id": new_id(),
            "account_id": uuid4(),
            "template": "approvals.task_waiting",
            "channel": "email",
            "address": "li.wei@example.com",
            "subject": "请审批",
            "body": "正文",
            "state": "waiting",
            "attempts": 0,
            "next_try_at": NOON,
            "created_at": NOON,
            **changes,
        }
    )
    session.add(made)
    await session.flush()
    return made


async def make_webhook(session: AsyncSession, **changes: Any) -> Webhook:
    """A webhook of the platform that hears of granted approvals."""
    made = Webhook(
        **{
            "id": new_id(),
            "merchant_id": None,
            "name": "ERP",
            "url": "https://erp.example.com/hook",
            "secret_salt": b"s" * 32,
            "kinds": ["approvals.granted"],
            "language": "zh-CN",
            "enabled": True,
            "failures_in_row": 0,
            "version": 1,
            "created_at": NOON,
            "created_by": uuid4(),
            **changes,
        }
    )
    session.add(made)
    await session.flush()
    return made


async def make_call(session: AsyncSession, webhook: Webhook, **changes: Any) -> WebhookCall:
    """A call that is due."""
    call_id = new_id()
    made = WebhookCall(
        **{
            "id": call_id,
            "webhook_id": webhook.id,
            "merchant_id": webhook.merchant_id,
            "kind": "approvals.granted",
            "source": f"approvals.granted:{call_id}",
            "body": '{"type":"approvals.granted"}',
            "state": "waiting",
            "attempts": 0,
            "tries": 0,
            "next_try_at": NOON,
            "created_at": NOON,
            **changes,
        }
    )
    session.add(made)
    await session.flush()
    return made
