"""Webhooks: made, changed, given a new secret, tried, taken away."""

import secrets
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.environment import LANGUAGES
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import new_id
from houtai.kit.outgoing import UnfitAddress, check_address, shared_secret
from houtai.kit.shapes import BIGINT_MAX, Command, Line, View, Word
from houtai.kit.texts import say
from houtai.modules.notices.queries import webhooks as queries
from houtai.modules.notices.queries.webhooks import WebhookUnknown, WebhookView
from houtai.modules.notices.rules import hearing, wordings
from houtai.modules.notices.service.templates import ChangedMeanwhile
from houtai.modules.notices.tables.webhooks import Webhook, WebhookCall

WEBHOOKS_MAX = 20
"""Of one merchant, and of the platform."""
KINDS_MAX = 100
_SALT_BYTES = 32
_PURPOSE = "notices.webhook"
_BREAKER_CLOSED = {"failures_in_row": 0, "opened_at": None, "probe_at": None}


class UrlUnfit(Invalid):
    """Not https, not out in the world, or with a password in it."""

    code = "notices.url_unfit"


class KindUnknown(Invalid):
    code = "notices.kind_unknown"


class TooManyWebhooks(Conflict):
    code = "notices.too_many_webhooks"


class WebhooksNotHere(Conflict):
    """Only the platform as a whole, or one merchant, has webhooks."""

    code = "notices.webhooks_not_here"


class CreateWebhook(Command):
    name: Line
    url: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
    kinds: Annotated[list[Word], Field(min_length=1, max_length=KINDS_MAX)]
    language: Literal["zh-CN", "en-US"] = "zh-CN"
    enabled: bool = True


class EditWebhook(CreateWebhook):
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class WebhookSecretView(View):
    """The secret is told this once."""

    id: UUID
    secret: str


class KindView(View):
    """Something a webhook may hear, by the name that people use."""

    kind: str
    name: str


class _Noted(View):
    """What of a webhook is worth a line in the log of acts."""

    name: str
    url: str
    kinds: list[str]
    language: str
    enabled: bool


class _SecretMade(View):
    secret_made_at: datetime | None


def named_kinds(language: str) -> list[KindView]:
    """Everything that a webhook may ask for, by the names that people use."""
    events = [
        KindView(kind=kind, name=say(f"notices.kind.{kind}", language))
        for kind in hearing.event_kinds()
    ]
    told = [
        KindView(kind=f"{hearing.NOTICE_PREFIX}{code}", name=wordings.name_of(code, language))
        for code in wordings.codes()
    ]
    return [*events, *told]


def secret_of(key: HouseKey, salt: bytes) -> str:
    """The secret is stored nowhere: it is made anew from the salt and the house's own key."""
    return shared_secret(key.derived(_PURPOSE, salt))


async def create(
    session: AsyncSession,
    actor: Actor,
    command: CreateWebhook,
    *,
    key: HouseKey,
    private_ok: bool,
    at: datetime,
) -> WebhookSecretView:
    """For the merchant at which the actor works, or for the platform as a whole.

    Raises WebhooksNotHere, UrlUnfit, KindUnknown, TooManyWebhooks.
    """
    merchant_id = actor.place.merchant_id
    is_whole_platform = actor.place.console == "platform" and actor.merchant_ids is None
    if not (is_whole_platform or (actor.place.console == "merchant" and merchant_id)):
        raise WebhooksNotHere
    _check(command, private_ok=private_ok)
    await _refuse_more(session, merchant_id)
    webhook_id, salt = new_id(), secrets.token_bytes(_SALT_BYTES)
    await session.execute(
        insert(Webhook).values(
            id=webhook_id,
            merchant_id=merchant_id,
            secret_salt=salt,
            version=1,
            created_at=at,
            created_by=actor.id,
            **_written(command),
        )
    )
    _note(session, webhook_id, before=None, after=_Noted.model_validate(command))
    return WebhookSecretView(id=webhook_id, secret=secret_of(key, salt))


async def edit(
    session: AsyncSession,
    actor: Actor,
    webhook_id: UUID,
    command: EditWebhook,
    *,
    private_ok: bool,
) -> None:
    """Also ends its being left alone. Raises WebhookUnknown, UrlUnfit, KindUnknown,
    ChangedMeanwhile.
    """
    before = await queries.one_webhook(session, actor, webhook_id)
    _check(command, private_ok=private_ok)
    done = await session.scalar(
        update(Webhook)
        .where(Webhook.id == webhook_id, within(actor, Webhook.merchant_id))
        .where(Webhook.version == command.version)
        .values(version=command.version + 1, **_BREAKER_CLOSED, **_written(command))
        .returning(Webhook.id)
    )
    if done is None:
        raise ChangedMeanwhile
    _note(
        session,
        webhook_id,
        before=_Noted.model_validate(before),
        after=_Noted.model_validate(command),
    )


async def remove(session: AsyncSession, actor: Actor, webhook_id: UUID) -> None:
    """With all its calls. Raises WebhookUnknown."""
    before = await queries.one_webhook(session, actor, webhook_id)
    await session.execute(
        delete(Webhook).where(Webhook.id == webhook_id, within(actor, Webhook.merchant_id))
    )
    _note(session, webhook_id, before=_Noted.model_validate(before), after=None)


async def renew_secret(
    session: AsyncSession, actor: Actor, webhook_id: UUID, *, key: HouseKey, at: datetime
) -> WebhookSecretView:
    """The old one signs nothing any more. Raises WebhookUnknown."""
    salt = secrets.token_bytes(_SALT_BYTES)
    name = await session.scalar(
        update(Webhook)
        .where(Webhook.id == webhook_id, within(actor, Webhook.merchant_id))
        .values(secret_salt=salt, version=Webhook.version + 1)
        .returning(Webhook.name)
    )
    if name is None:
        raise WebhookUnknown
    trail.note(
        session,
        "notices.webhook",
        webhook_id,
        name=name,
        before=_SecretMade(secret_made_at=None),
        after=_SecretMade(secret_made_at=at),
    )
    return WebhookSecretView(id=webhook_id, secret=secret_of(key, salt))


async def try_out(session: AsyncSession, actor: Actor, webhook_id: UUID, at: datetime) -> UUID:
    """Have a test call made, whatever the webhook asks for; its id. Raises WebhookUnknown."""
    webhook: WebhookView = await queries.one_webhook(session, actor, webhook_id)
    call_id = new_id()
    kind = hearing.TEST_KIND
    await session.execute(
        insert(WebhookCall).values(
            id=call_id,
            webhook_id=webhook.id,
            merchant_id=webhook.merchant_id,
            kind=kind,
            source=f"{kind}:{call_id}",
            body=hearing.written(kind, {"webhook": webhook.name, "asked_by": actor.id}, at=at),
            state="waiting",
            attempts=0,
            tries=0,
            next_try_at=at,
            created_at=at,
        )
    )
    return call_id


def _check(command: CreateWebhook, *, private_ok: bool) -> None:
    try:
        check_address(command.url, private_ok=private_ok)
    except UnfitAddress as unfit:
        raise UrlUnfit(place="body/url") from unfit
    known = {one.kind for one in named_kinds(LANGUAGES[0])}
    for number, kind in enumerate(command.kinds):
        if kind not in known:
            raise KindUnknown(place=f"body/kinds/{number}", kind=kind)


async def _refuse_more(session: AsyncSession, merchant_id: UUID | None) -> None:
    own = Webhook.merchant_id.is_not_distinct_from(merchant_id)
    count = await session.scalar(select(func.count()).select_from(Webhook).where(own))
    if (count or 0) >= WEBHOOKS_MAX:
        raise TooManyWebhooks(most=WEBHOOKS_MAX)


def _written(command: CreateWebhook) -> dict[str, object]:
    return {
        **command.model_dump(include={"name", "url", "language", "enabled"}),
        "kinds": sorted(set(command.kinds)),
    }


def _note(
    session: AsyncSession, webhook_id: UUID, *, before: _Noted | None, after: _Noted | None
) -> None:
    known = after or before
    trail.note(
        session,
        "notices.webhook",
        webhook_id,
        name=known.name if known else "",
        before=before,
        after=after,
    )
