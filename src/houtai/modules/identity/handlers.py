"""Reactions: what others have agreed to is carried out, once, as the person who asked for it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalGranted, ApprovedActDone
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor, Place, reading_as
from houtai.kit.clock import utc_now
from houtai.kit.errors import HoutaiError
from houtai.kit.http import Deed, Keep
from houtai.kit.ids import derive_id
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


@dataclass(frozen=True)
class Granted:
    """How a granted act is done, and the door at which somebody asked for it."""

    act: Act
    door: str
    thing: str


async def carry_out(
    session: AsyncSession, events: Sequence[ApprovalGranted], *, keep_deed: Keep
) -> None:
    """Each in the order of the grants; one that cannot be done leaves the others alone.

    Effects and cursor are one transaction, so each is carried out once. People give a few a day.
    """
    at = utc_now()
    for event in events:
        if event.act in _ACTS:
            actor, refusal = await _carry_out_one(session, event, at)
            await keep_deed(session, _deed_of(event, actor, refusal, trail.take(session), at))
            code = None if refusal is None else refusal.code
            done = ApprovedActDone(request_id=event.request_id, act=event.act, code=code, at=at)
            await eventlog.emit(session, done)


async def _carry_out_one(
    session: AsyncSession, event: ApprovalGranted, at: datetime
) -> tuple[Actor | None, HoutaiError | None]:
    """Who has done it, and what stood in the way, if something did."""
    deferred = Deferred.model_validate_json(event.command)
    place = Place(event.merchant_id, event.warehouse_id)
    actor = await actor_at(session, event.asked_by, place)
    if actor is None:
        return None, NobodyAsks()
    try:
        async with session.begin_nested():
            with reading_as(actor):
                await _ACTS[event.act].act(session, actor, deferred, at)
    except HoutaiError as error:
        return actor, error
    return actor, None


def _deed_of(
    event: ApprovalGranted,
    actor: Actor | None,
    refusal: HoutaiError | None,
    notes: Sequence[trail.Note],
    at: datetime,
) -> Deed:
    """What the log says: the asker's deed, at the address of what was approved."""
    granted = _ACTS[event.act]
    asker = Actor(event.asked_by, place=Place(event.merchant_id, event.warehouse_id))
    return Deed(
        id=derive_id(event.request_id, "carried out"),
        at=at,
        actor=actor or asker,
        door=granted.door,
        thing=granted.thing,
        thing_id=str(Deferred.model_validate_json(event.command).thing_id),
        method="",
        path=f"/approvals/{event.request_id}",
        address=None,
        user_agent="",
        status=HTTPStatus.NO_CONTENT if refusal is None else refusal.status,
        code=None if refusal is None else refusal.code,
        request_id=None,
        notes=() if refusal is not None else notes,
    )


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


_ACTS = {
    ROLE_EDIT: Granted(_edit_role, "identity_edit_role", "identity.role"),
    MEMBERSHIP_EDIT: Granted(_edit_memberships, "identity_set_memberships", "identity.account"),
}
