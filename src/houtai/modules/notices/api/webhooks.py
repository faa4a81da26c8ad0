"""Doors of webhooks and of the calls to them. A merchant has his own; the platform hears of all."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.environment import Environment
from houtai.kit.house_key import HouseKey, house_key
from houtai.kit.http import Router, answer_is_secret
from houtai.kit.paging import Page, Wanted
from houtai.modules.notices.queries import webhooks as shown
from houtai.modules.notices.service import calling, webhooks

doors = Router()

CanRead = Annotated[Actor, Depends(allow("notices.webhook.read"))]
CanWrite = Annotated[Actor, Depends(allow("notices.webhook.write"))]


def _environment(request: Request) -> Environment:
    environment: Environment = request.app.state.environment
    return environment


Surroundings = Annotated[Environment, Depends(_environment)]


def _key(environment: Surroundings) -> HouseKey:
    return house_key(environment.home)


Key = Annotated[HouseKey, Depends(_key)]


@doors.get("/webhook-kinds")
async def list_webhook_kinds(actor: CanRead) -> list[webhooks.KindView]:
    """What a webhook may ask for, by the names that people use."""
    return webhooks.named_kinds(actor.language)


@doors.get("/webhooks")
async def list_webhooks(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.WEBHOOKS.wanted)],
) -> Page[shown.WebhookView]:
    return await shown.list_webhooks(session, actor, wanted)


@doors.get("/webhooks/{webhook_id}")
async def show_webhook(session: ReadSession, actor: CanRead, webhook_id: UUID) -> shown.WebhookView:
    return await shown.one_webhook(session, actor, webhook_id)


@doors.post("/webhooks", status_code=201, dependencies=[Depends(answer_is_secret)])
async def create_webhook(
    session: Session,
    actor: CanWrite,
    command: webhooks.CreateWebhook,
    environment: Surroundings,
    key: Key,
) -> webhooks.WebhookSecretView:
    """The secret is told this once."""
    return await webhooks.create(
        session,
        actor,
        command,
        key=key,
        private_ok=environment.webhook_private_ok,
        at=utc_now(),
    )


@doors.put("/webhooks/{webhook_id}", status_code=204)
async def edit_webhook(
    session: Session,
    actor: CanWrite,
    webhook_id: UUID,
    command: webhooks.EditWebhook,
    environment: Surroundings,
) -> None:
    private_ok = environment.webhook_private_ok
    await webhooks.edit(session, actor, webhook_id, command, private_ok=private_ok)


@doors.delete("/webhooks/{webhook_id}", status_code=204)
async def remove_webhook(session: Session, actor: CanWrite, webhook_id: UUID) -> None:
    await webhooks.remove(session, actor, webhook_id)


@doors.post("/webhooks/{webhook_id}/secret", dependencies=[Depends(answer_is_secret)])
async def renew_webhook_secret(
    session: Session, actor: CanWrite, webhook_id: UUID, key: Key
) -> webhooks.WebhookSecretView:
    """The new secret is told this once; the old one signs nothing any more."""
    return await webhooks.renew_secret(session, actor, webhook_id, key=key, at=utc_now())


@doors.post("/webhooks/{webhook_id}/try", status_code=202)
async def try_webhook(session: Session, actor: CanWrite, webhook_id: UUID) -> UUID:
    """Have a test call made; the answer is the id of the call."""
    return await webhooks.try_out(session, actor, webhook_id, utc_now())


@doors.get("/webhook-calls")
async def list_webhook_calls(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.CALLS.wanted)],
) -> Page[shown.CallView]:
    return await shown.list_calls(session, actor, wanted)


@doors.get("/webhook-calls/{call_id}")
async def show_webhook_call(
    session: ReadSession, actor: CanRead, call_id: UUID
) -> shown.WholeCallView:
    return await shown.one_call(session, actor, call_id)


@doors.post("/webhook-calls/{call_id}/replay", status_code=204)
async def replay_webhook_call(session: Session, actor: CanWrite, call_id: UUID) -> None:
    await calling.call_again(session, actor, call_id, utc_now())
