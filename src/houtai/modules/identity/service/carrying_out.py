"""What others have agreed to is carried out, once, as the person who asked for it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalGranted, ApprovedActDone
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor, Place, reading_as
from houtai.kit.errors import HoutaiError
from houtai.kit.http import Deed, Keep
from houtai.kit.ids import derive_id
from houtai.modules.identity.queries.signing_in import actor_at

Act = Callable[[AsyncSession, Actor, ApprovalGranted, datetime], Awaitable[object]]


@dataclass(frozen=True)
class GrantedAct:
    """How a granted act is done, and the door at which somebody asked for it."""

    act: Act
    door: str
    thing: str
    thing_id: Callable[[ApprovalGranted], UUID]
    nobody: type[HoutaiError]
    """What is said when nobody wants it any more."""
    permission: str | None = None
    """Which the asker must still have; none: whoever works there may."""
    refused: Callable[[AsyncSession, ApprovalGranted, str], Awaitable[None]] | None = None
    """What follows when it could not be done."""
    status: HTTPStatus = HTTPStatus.NO_CONTENT


async def carry_out(
    session: AsyncSession,
    events: Sequence[ApprovalGranted],
    acts: Mapping[str, GrantedAct],
    *,
    keep_deed: Keep,
    at: datetime,
) -> None:
    """Each of these acts in the order of the grants; one that cannot be done leaves the others
    alone.

    Effects and cursor are one transaction, so each is carried out once. People give a few a day.
    """
    for event in events:
        granted = acts.get(event.act)
        if granted is None:
            continue
        actor, refusal = await _carry_out_one(session, granted, event, at)
        if refusal is not None and granted.refused is not None:
            await granted.refused(session, event, refusal.code)
        deed = _deed_of(granted, event, actor, refusal, notes=trail.take(session), at=at)
        await keep_deed(session, deed)
        code = None if refusal is None else refusal.code
        done = ApprovedActDone(request_id=event.request_id, act=event.act, code=code, at=at)
        await eventlog.emit(session, done)


async def _carry_out_one(
    session: AsyncSession, granted: GrantedAct, event: ApprovalGranted, at: datetime
) -> tuple[Actor | None, HoutaiError | None]:
    """Who has done it, and what stood in the way, if something did."""
    place = Place(event.merchant_id, event.warehouse_id)
    actor = await actor_at(session, event.asked_by, place)
    if actor is None or not (granted.permission is None or actor.may(granted.permission)):
        return None, granted.nobody()
    try:
        async with session.begin_nested():
            with reading_as(actor):
                await granted.act(session, actor, event, at)
    except HoutaiError as error:
        return actor, error
    return actor, None


def _deed_of(
    granted: GrantedAct,
    event: ApprovalGranted,
    actor: Actor | None,
    refusal: HoutaiError | None,
    *,
    notes: Sequence[trail.Note],
    at: datetime,
) -> Deed:
    """What the log says: the asker's deed, at the address of what was approved."""
    asker = Actor(event.asked_by, place=Place(event.merchant_id, event.warehouse_id))
    return Deed(
        id=derive_id(event.request_id, "carried out"),
        at=at,
        actor=actor or asker,
        door=granted.door,
        thing=granted.thing,
        thing_id=str(granted.thing_id(event)),
        method="",
        path=f"/approvals/{event.request_id}",
        address=None,
        user_agent="",
        status=granted.status if refusal is None else refusal.status,
        code=None if refusal is None else refusal.code,
        request_id=None,
        notes=() if refusal is not None else notes,
    )
