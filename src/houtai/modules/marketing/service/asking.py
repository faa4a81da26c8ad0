"""Asking others to agree before much money is promised to buyers."""

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.approvals import ApprovalAsked
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Forbidden
from houtai.kit.ids import new_id
from houtai.kit.settings import Setting, WholeNumber, YesNo, read
from houtai.kit.shapes import Command, View
from houtai.modules.marketing.tables import CouponBatch, Promotion

PROMOTION_START = "marketing.promotion.start"
COUPON_START = "marketing.coupon.start"
_TABLES: dict[str, type[Promotion | CouponBatch]] = {
    PROMOTION_START: Promotion,
    COUPON_START: CouponBatch,
}
ACTS = tuple(_TABLES)

BUDGET_ASKS = Setting(
    "marketing.budget_needs_approval_fen", kind=WholeNumber(0, 10**13), default=10_000_000
)
UNLIMITED_ASKS = Setting("marketing.unlimited_needs_approval", kind=YesNo(), default=False)


class NobodyAsks(Forbidden):
    """Who asked for it is not active at that place any more, so nobody wants it now."""

    code = "marketing.nobody_asks"


class AskedAlready(Conflict):
    """Others have been asked to agree to its start, and have not answered yet."""

    code = "marketing.asked_already"


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
    """Put the start before those who decide; nothing of it happens here. Raises AskedAlready."""
    request_id = new_id()
    table = _TABLES[act]
    asked = await session.scalar(
        update(table)
        .where(table.id == offer_id, within(actor, table.merchant_id))
        .where(table.waiting_for.is_(None))
        .values(waiting_for=request_id)
        .returning(table.id)
    )
    if asked is None:
        raise AskedAlready
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


async def answered(session: AsyncSession, request_ids: Collection[UUID]) -> None:
    """These were granted, refused or given up, so that it may be asked again. Index:
    ix_promotion_waiting_for, ix_coupon_batch_waiting_for.
    """
    for table in _TABLES.values():
        waiting = update(table).where(table.waiting_for.in_(request_ids))
        await session.execute(waiting.values(waiting_for=None))
