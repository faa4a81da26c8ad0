"""What others have agreed to is posted, once, as the person who asked; what not, comes back."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalEnded, ApprovalGranted, ApprovedActDone
from houtai.kit import eventlog, trail
from houtai.kit.auth import SYSTEM, Actor, Place, reading_as
from houtai.kit.clock import utc_now
from houtai.kit.db import set_reach
from houtai.kit.errors import Forbidden, HoutaiError
from houtai.kit.eventlog import Subscriber
from houtai.kit.http import Deed, Keep
from houtai.kit.ids import derive_id
from houtai.modules.identity import public as identity
from houtai.modules.inventory.service import posting
from houtai.modules.inventory.service.asking import ADJUSTMENT_POST, PostAgreed


class NobodyAsks(Forbidden):
    """Who asked for it is not active at that place any more, so nobody wants it now."""

    code = "inventory.nobody_asks"


async def carry_out(
    session: AsyncSession, events: Sequence[ApprovalGranted], *, keep_deed: Keep
) -> None:
    """Each in the order of the grants; one that cannot be done leaves the others alone.

    Effects and cursor are one transaction, so each is carried out once. People give a few a day.
    """
    at = utc_now()
    for event in events:
        if event.act == ADJUSTMENT_POST:
            actor, refusal = await _carry_out_one(session, event, at)
            if refusal is not None:
                await posting.come_back(session, {event.request_id: refusal.code})
            await keep_deed(session, _deed_of(event, actor, refusal, trail.take(session), at))
            code = None if refusal is None else refusal.code
            done = ApprovedActDone(request_id=event.request_id, act=event.act, code=code, at=at)
            await eventlog.emit(session, done)


async def _carry_out_one(
    session: AsyncSession, event: ApprovalGranted, at: datetime
) -> tuple[Actor | None, HoutaiError | None]:
    """Who has done it, and what stood in the way, if something did."""
    command = PostAgreed.model_validate_json(event.command)
    place = Place(event.merchant_id, event.warehouse_id)
    actor = await identity.actor_at(session, event.asked_by, place)
    if actor is None or not actor.may("inventory.document.write"):
        return None, NobodyAsks()
    try:
        async with session.begin_nested():
            with reading_as(actor):
                await posting.post_agreed(session, actor, command, at=at)
        # What follows is the house's own again: the next request, and what is told of this one.
        await set_reach(session, SYSTEM)
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
    asker = Actor(event.asked_by, place=Place(event.merchant_id, event.warehouse_id))
    return Deed(
        id=derive_id(event.request_id, "carried out"),
        at=at,
        actor=actor or asker,
        door="inventory_submit_document",
        thing="inventory.document",
        thing_id=str(PostAgreed.model_validate_json(event.command).document_id),
        method="",
        path=f"/approvals/{event.request_id}",
        address=None,
        user_agent="",
        status=HTTPStatus.OK if refusal is None else refusal.status,
        code=None if refusal is None else refusal.code,
        request_id=None,
        notes=() if refusal is not None else notes,
    )


async def take_back(session: AsyncSession, events: Sequence[ApprovalEnded]) -> None:
    """Refused, withdrawn or past its time: the document is a draft again and says why."""
    refusals = {
        event.request_id: event.reason or f"inventory.approval_{event.outcome}"
        for event in events
        if event.act == ADJUSTMENT_POST
    }
    await posting.come_back(session, refusals)


SUBSCRIBERS = (Subscriber("inventory.take_back", (ApprovalEnded,), take_back),)
