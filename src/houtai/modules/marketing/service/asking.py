"""Asking others to agree before much money is promised to buyers."""

import json
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalAsked
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Forbidden
from houtai.kit.ids import new_id
from houtai.kit.settings import Setting, WholeNumber, YesNo, read
from houtai.kit.shapes import Command, View

PROMOTION_START = "marketing.promotion.start"
COUPON_START = "marketing.coupon.start"
ACTS = (PROMOTION_START, COUPON_START)

BUDGET_ASKS = Setting(
    "marketing.budget_needs_approval_fen", kind=WholeNumber(0, 10**13), default=10_000_000
)
UNLIMITED_ASKS = Setting("marketing.unlimited_needs_approval", kind=YesNo(), default=False)


class NobodyAsks(Forbidden):
    """Who asked for it is not active at that place any more, so nobody wants it now."""

    code = "marketing.nobody_asks"


class OfferActAskedView(View):
    """Nothing was started yet: others have to agree to this request first."""

    request_id: UUID


class Deferred(Command):
    """A command with the offer it is about, as it travels to those who decide and back."""

    offer_id: UUID
    command: dict[str, object]


async def must_ask(session: AsyncSession, actor: Actor, budget_fen: int | None) -> bool:
    """Whether somebody else must agree to promise that much; None: without a limit.

    At a merchant's place nobody is asked: what is promised there is his own.
    """
    if actor.place.merchant_id is not None:
        return False
    if budget_fen is None:
        return await read(session, UNLIMITED_ASKS)
    bound_fen = await read(session, BUDGET_ASKS)
    return bound_fen > 0 and budget_fen > bound_fen


async def ask(
    session: AsyncSession,
    actor: Actor,
    *,
    act: str,
    offer_id: UUID,
    command: Command,
    wanted: trail.Note | None,
    title: str,
    amount_fen: int | None,
    at: datetime,
) -> OfferActAskedView:
    """Put the start before those who decide; nothing of it happens here."""
    request_id = new_id()
    deferred = Deferred(offer_id=offer_id, command=command.model_dump(mode="json"))
    notes = [] if wanted is None else [to_jsonable_python(asdict(wanted))]
    await eventlog.emit(
        session,
        ApprovalAsked(
            request_id=request_id,
            act=act,
            asked_by=actor.id,
            merchant_id=actor.place.merchant_id,
            warehouse_id=actor.place.warehouse_id,
            thing=act.rpartition(".")[0],
            thing_id=str(offer_id),
            title=title,
            command=deferred.model_dump_json(),
            differences=json.dumps(notes, ensure_ascii=False),
            amount_fen=amount_fen,
            at=at,
        ),
    )
    return OfferActAskedView(request_id=request_id)
