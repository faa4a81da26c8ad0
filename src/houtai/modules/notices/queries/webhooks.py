"""Reads of webhooks and of the calls to them."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import View, Word
from houtai.modules.notices.tables.webhooks import Webhook, WebhookCall, WebhookTry

CallState = Literal["waiting", "delivered", "failed"]
HEARERS_MAX = 2_000


class WebhookUnknown(NotFound):
    code = "notices.webhook_unknown"


class CallUnknown(NotFound):
    code = "notices.call_unknown"


class WebhookView(View):
    """A webhook without its secret. `opened_at`: since when it is left alone after failures."""

    id: UUID
    merchant_id: UUID | None
    name: str
    url: str
    kinds: list[str]
    language: str
    enabled: bool
    failures_in_row: int
    opened_at: datetime | None
    probe_at: datetime | None
    version: int
    created_at: datetime
    created_by: UUID


class CallView(View):
    """One call in a list."""

    id: UUID
    webhook_id: UUID
    webhook: str
    kind: str
    state: CallState
    attempts: int
    next_try_at: datetime | None
    status: int | None
    error: str | None
    created_at: datetime
    finished_at: datetime | None


class TryView(View):
    """One try: what came back, or why nothing did."""

    number: int
    at: datetime
    milliseconds: int
    status: int | None
    excerpt: str
    error: str | None


class WholeCallView(CallView):
    """One call with what was said and every try."""

    body: str
    tries: list[TryView]


WEBHOOKS = Listing(
    id=Webhook.id,
    sorts={"id": Webhook.id},
    default="-id",
    filters={"enabled": equal(Webhook.enabled, bool)},
)
CALLS = Listing(
    id=WebhookCall.id,
    sorts={"id": WebhookCall.id},
    default="-id",
    filters={
        "webhook_id": equal(WebhookCall.webhook_id, UUID),
        "state": any_of(WebhookCall.state, CallState),
        "kind": equal(WebhookCall.kind, Word),
    },
)


_WEBHOOK_SHOWN: tuple[Any, ...] = (
    Webhook.id,
    Webhook.merchant_id,
    Webhook.name,
    Webhook.url,
    Webhook.kinds,
    Webhook.language,
    Webhook.enabled,
    Webhook.failures_in_row,
    Webhook.opened_at,
    Webhook.probe_at,
    Webhook.version,
    Webhook.created_at,
    Webhook.created_by,
)
_CALL_SHOWN: tuple[Any, ...] = (
    WebhookCall.id,
    WebhookCall.webhook_id,
    Webhook.name.label("webhook"),
    WebhookCall.kind,
    WebhookCall.state,
    WebhookCall.attempts,
    WebhookCall.next_try_at,
    WebhookCall.status,
    WebhookCall.error,
    WebhookCall.created_at,
    WebhookCall.finished_at,
)


def select_webhooks(actor: Actor) -> Select[Any]:
    """Those that the actor reaches. Index: ix_webhook_merchant_id_id."""
    return select(*_WEBHOOK_SHOWN).where(within(actor, Webhook.merchant_id))


async def list_webhooks(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[WebhookView]:
    """Index: ix_webhook_merchant_id_id."""
    return await WEBHOOKS.page(session, select_webhooks(actor), wanted, WebhookView)


async def one_webhook(session: AsyncSession, actor: Actor, webhook_id: UUID) -> WebhookView:
    """Raises WebhookUnknown. Index: pk_webhook."""
    found = await session.execute(select_webhooks(actor).where(Webhook.id == webhook_id))
    row = found.one_or_none()
    if row is None:
        raise WebhookUnknown
    return WebhookView.model_validate(row)


def select_calls(actor: Actor) -> Select[Any]:
    """Calls to webhooks that the actor reaches. Index: ix_webhook_call_merchant_id_id."""
    return (
        select(*_CALL_SHOWN)
        .join(Webhook, Webhook.id == WebhookCall.webhook_id)
        .where(within(actor, WebhookCall.merchant_id))
    )


async def list_calls(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[CallView]:
    """Index: ix_webhook_call_webhook_id_id, _state_id, _kind_id or _merchant_id_id."""
    return await CALLS.page(session, select_calls(actor), wanted, CallView)


async def one_call(session: AsyncSession, actor: Actor, call_id: UUID) -> WholeCallView:
    """Raises CallUnknown. Index: pk_webhook_call, pk_webhook_try."""
    statement = select_calls(actor).add_columns(WebhookCall.body).where(WebhookCall.id == call_id)
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise CallUnknown
    found = await session.scalars(
        select(WebhookTry).where(WebhookTry.call_id == call_id).order_by(WebhookTry.number)
    )
    tries = [TryView.model_validate(one) for one in found]
    return WholeCallView.model_validate({**row, "tries": tries})


class Hearer(View):
    """A webhook as far as it matters for who hears what."""

    id: UUID
    merchant_id: UUID | None
    kinds: list[str]
    language: str


async def hearers(session: AsyncSession, kinds: list[str]) -> list[Hearer]:
    """Webhooks that are on and ask for one of these kinds. Index: none, they are few."""
    webhook = Webhook
    found = await session.execute(
        select(webhook.id, webhook.merchant_id, webhook.kinds, webhook.language)
        .where(webhook.enabled, webhook.kinds.overlap(kinds))
        .order_by(webhook.id)
        .limit(HEARERS_MAX)
    )
    return [Hearer.model_validate(row) for row in found]
