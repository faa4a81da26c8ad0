"""What others have agreed to is posted, once, as the person who asked; what not, comes back."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalEnded, ApprovalGranted
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.errors import Forbidden
from houtai.kit.eventlog import Subscriber
from houtai.kit.http import Keep
from houtai.modules.identity import public as identity
from houtai.modules.inventory.service import posting
from houtai.modules.inventory.service.asking import ADJUSTMENT_POST, PostAgreed


class NobodyAsks(Forbidden):
    """Who asked for it is not active at that place any more, so nobody wants it now."""

    code = "inventory.nobody_asks"


async def carry_out(
    session: AsyncSession, events: Sequence[ApprovalGranted], *, keep_deed: Keep
) -> None:
    """Adjustments; one that cannot be posted comes back as a draft."""
    await identity.carry_out(session, events, _ACTS, keep_deed=keep_deed, at=utc_now())


def _document_id(event: ApprovalGranted) -> UUID:
    return PostAgreed.model_validate_json(event.command).document_id


async def _post(session: AsyncSession, actor: Actor, event: ApprovalGranted, at: datetime) -> None:
    command = PostAgreed.model_validate_json(event.command)
    await posting.post_agreed(session, actor, command, at=at)


async def _come_back(session: AsyncSession, event: ApprovalGranted, code: str) -> None:
    await posting.come_back(session, {event.request_id: code})


_ACTS = {
    ADJUSTMENT_POST: identity.GrantedAct(
        _post,
        "inventory_submit_document",
        "inventory.document",
        _document_id,
        NobodyAsks,
        permission="inventory.document.write",
        refused=_come_back,
        status=HTTPStatus.OK,
    )
}


async def take_back(session: AsyncSession, events: Sequence[ApprovalEnded]) -> None:
    """Refused, withdrawn or past its time: the document is a draft again and says why."""
    refusals = {
        event.request_id: event.reason or f"inventory.approval_{event.outcome}"
        for event in events
        if event.act == ADJUSTMENT_POST
    }
    await posting.come_back(session, refusals)


SUBSCRIBERS = (Subscriber("inventory.take_back", (ApprovalEnded,), take_back),)
