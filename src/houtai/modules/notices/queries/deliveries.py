"""Reads of what was sent to people outside."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import Moment, View, Word
from houtai.modules.notices.tables.people import ADDRESS, Delivery
from houtai.modules.notices.tables.webhooks import Webhook, WebhookCall

State = Literal["waiting", "sent", "failed", "no_provider", "no_address"]


class DeliveryView(View):
    """One e-mail or text message. Its body is not shown: it was for one person."""

    id: UUID
    account_id: UUID
    template: str
    channel: Literal["email", "sms"]
    address: Annotated[str | None, ADDRESS.shown]
    subject: str
    state: State
    attempts: int
    next_try_at: datetime | None
    error: str | None
    created_at: datetime
    finished_at: datetime | None


DELIVERIES = Listing(
    id=Delivery.id,
    sorts={"created_at": Delivery.created_at},
    default="-created_at",
    filters={
        "state": any_of(Delivery.state, State),
        "channel": equal(Delivery.channel, Literal["email", "sms"]),
        "template": equal(Delivery.template, Word),
        "account_id": equal(Delivery.account_id, UUID),
        "created_from": at_least(Delivery.created_at, Moment),
        "created_before": below(Delivery.created_at, Moment),
    },
)


_SHOWN: tuple[Any, ...] = (
    Delivery.id,
    Delivery.account_id,
    Delivery.template,
    Delivery.channel,
    Delivery.address,
    Delivery.subject,
    Delivery.state,
    Delivery.attempts,
    Delivery.next_try_at,
    Delivery.error,
    Delivery.created_at,
    Delivery.finished_at,
)


async def list_deliveries(session: AsyncSession, wanted: Wanted) -> Page[DeliveryView]:
    """Of all people; the door lets in the platform only. Index: each filter, time, id."""
    return await DELIVERIES.page(session, select(*_SHOWN), wanted, DeliveryView)


async def anything_due(session: AsyncSession, at: datetime) -> bool:
    """Whether a letter or a call waits to be sent. Index: ix_delivery_due, ix_webhook_call_due."""
    call_is_due = exists().where(
        Webhook.enabled,
        or_(Webhook.probe_at.is_(None), Webhook.probe_at <= at),
        WebhookCall.webhook_id == Webhook.id,
        WebhookCall.next_try_at <= at,
    )
    due = select(or_(exists().where(Delivery.next_try_at <= at), call_is_due))
    return bool(await session.scalar(due))
