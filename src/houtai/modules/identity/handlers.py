"""Reactions: what others have agreed to is carried out, once, as the person who asked for it."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalGranted, ApprovedActDone
from houtai.kit import eventlog
from houtai.kit.auth import Actor, Place, reading_as
from houtai.kit.clock import utc_now
from houtai.kit.errors import HoutaiError
from houtai.modules.identity.queries.signing_in import actor_at
from houtai.modules.identity.service import memberships, roles
from houtai.modules.identity.service.asking import (
    MEMBERSHIP_EDIT,
    ROLE_EDIT,
    AskedView,
    Deferred,
    NobodyAsks,
)

Act = Callable[[AsyncSession, Actor, Deferred, datetime], Awaitable[AskedView | None]]


async def carry_out(session: AsyncSession, events: Sequence[ApprovalGranted]) -> None:
    """Each in the order of the grants; one that cannot be done leaves the others alone.

    Effects and cursor are one transaction, so each is carried out once. People give a few a day.
    """
    at = utc_now()
    for event in events:
        if event.act in _ACTS:
            code = await _carry_out_one(session, event, at)
            done = ApprovedActDone(request_id=event.request_id, act=event.act, code=code, at=at)
            await eventlog.emit(session, done)


async def _carry_out_one(session: AsyncSession, event: ApprovalGranted, at: datetime) -> str | None:
    """None when it was done, otherwise the code of what stood in the way."""
    deferred = Deferred.model_validate_json(event.command)
    place = Place(event.merchant_id, event.warehouse_id)
    try:
        async with session.begin_nested():
            actor = await actor_at(session, event.asked_by, place)
            if actor is None:
                raise NobodyAsks
            with reading_as(actor):
                await _ACTS[event.act](session, actor, deferred, at)
    except HoutaiError as error:
        return error.code
    return None


async def _edit_role(
    session: AsyncSession, actor: Actor, deferred: Deferred, at: datetime
) -> AskedView | None:
    command = roles.EditRole.model_validate(deferred.command)
    return await roles.edit_role(session, actor, deferred.thing_id, command, at=at, agreed=True)


async def _edit_memberships(
    session: AsyncSession, actor: Actor, deferred: Deferred, at: datetime
) -> AskedView | None:
    command = memberships.SetMemberships.model_validate(deferred.command)
    return await memberships.set_memberships(
        session, actor, deferred.thing_id, command, at=at, agreed=True
    )


_ACTS: dict[str, Act] = {ROLE_EDIT: _edit_role, MEMBERSHIP_EDIT: _edit_memberships}
