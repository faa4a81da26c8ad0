"""Batches of coupons: made, changed, started, paused, ended; codes for them."""

import secrets
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command
from houtai.modules.marketing.queries import coupons as queries
from houtai.modules.marketing.queries.coupons import BatchDetailView, BatchView
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.service import asking, states
from houtai.modules.marketing.service.commands import (
    ActVersion,
    BatchContent,
    ChangedMeanwhile,
    EditBatch,
    EndsBeforeStart,
    MakeBatch,
    NotThePlatforms,
    owner_of,
    refuse_foreign_shares,
)
from houtai.modules.marketing.service.own_goods import refuse_foreign_goods
from houtai.modules.marketing.service.promising import acting_as_house, promise
from houtai.modules.marketing.service.sales import sales_known
from houtai.modules.marketing.service.states import NotInThisState
from houtai.modules.marketing.service.usage import COUNTED_MAX, NOTHING
from houtai.modules.marketing.tables import CouponBatch, CouponCode

THING = "marketing.coupon_batch"
CODES_MAX = 5_000
_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_LENGTH = 14
"""Seventy bits: nobody guesses one."""


class PrintCodes(Command):
    """How many codes are wanted, each for one coupon."""

    count: Annotated[int, Field(strict=True, ge=1, le=CODES_MAX)]


async def make(session: AsyncSession, actor: Actor, command: MakeBatch, *, at: datetime) -> UUID:
    """A draft. Raises NotThePlatforms, NoShopHere, EndsBeforeStart, ShareNotYours,
    MerchantsNotYours, NotOwnGoods.
    """
    merchant_id = owner_of(actor, command.owner)
    await _refuse(session, actor, merchant_id, command)
    if command.sent_on == "member_joined" and merchant_id is not None:
        raise NotThePlatforms(place="body/sent_on")
    batch_id = new_id()
    await session.execute(
        insert(CouponBatch).values(
            id=batch_id,
            merchant_id=merchant_id,
            state="draft",
            way=command.way,
            sent_on=command.sent_on,
            version=1,
            changed_at=at,
            **_written(command),
        )
    )
    after = await queries.one_batch(session, SYSTEM, batch_id)
    trail.note(session, THING, batch_id, name=after.name, before=None, after=after)
    return batch_id


async def edit(
    session: AsyncSession, actor: Actor, batch_id: UUID, command: EditBatch, *, at: datetime
) -> None:
    """What was taken stays as it was taken only in its dates: terms are those of the batch, so a
    batch is changed as a draft only. Raises BatchUnknown, NotInThisState, ChangedMeanwhile, and
    what `make` raises.
    """
    before = await queries.one_batch(session, actor, batch_id)
    if before.state != "draft":
        raise NotInThisState
    await _refuse(session, actor, before.merchant_id, command)
    values = {**_written(command), "changed_at": at}
    await _change(session, actor, before, command.version, values)


async def start(
    session: AsyncSession,
    actor: Actor,
    batch_id: UUID,
    command: ActVersion,
    *,
    at: datetime,
    agreed: bool = False,
) -> asking.OfferActAskedView | None:
    """It may be taken, and what it promises is in the ledger; a batch that could cost much is
    asked for instead, unless others have `agreed` to it.

    Raises BatchUnknown, NotInThisState, PastItsEnd, AskedAlready, ChangedMeanwhile.
    """
    before = await queries.one_batch(session, actor, batch_id)
    state = states.turned(before, "start", over_at=before.take_until, at=at)
    first = before.state == "draft"
    if first and not agreed and await asking.must_ask(session, actor, cost_most_fen(before)):
        return await _ask(session, actor, before, command, at=at)
    values = {"state": state, "waiting_for": None, "changed_at": at}
    await _change(session, actor, before, command.version, values)
    if first:
        await _promise(session, actor, before, at=at)
    return None


def cost_most_fen(batch: BatchView) -> int | None:
    """What all of its coupons together could take off; None: a percent coupon without a cap."""
    each = batch.cap_fen if batch.kind == "percent" else batch.value
    return None if each is None else each * batch.count_max


async def _ask(
    session: AsyncSession, actor: Actor, before: BatchView, command: ActVersion, *, at: datetime
) -> asking.OfferActAskedView:
    if command.version != before.version:
        raise ChangedMeanwhile
    after = before.model_copy(update={"state": "live"})
    return await asking.ask(
        session,
        actor,
        act=asking.COUPON_START,
        offer_id=before.id,
        command=command,
        wanted=trail.difference(THING, before.id, name=before.name, before=before, after=after),
        title=before.name,
        amount_fen=cost_most_fen(before),
        at=at,
    )


async def _promise(session: AsyncSession, actor: Actor, batch: BatchView, *, at: datetime) -> None:
    home_id = accounts.home_of(batch.merchant_id)
    kinds = (accounts.COUPON_PROMISED, accounts.BATCH, accounts.COUPON_GIVEN)
    await promise(
        session,
        *(accounts.of_batch(kind, batch.id, home_id) for kind in kinds),
        before=0,
        after=batch.count_max,
        document=("coupon_batch", batch.id),
        actor_id=actor.id,
        at=at,
    )


async def turn(
    session: AsyncSession,
    actor: Actor,
    batch_id: UUID,
    act: str,
    command: ActVersion,
    *,
    at: datetime,
) -> None:
    """Pause or end it. Coupons that were taken stay good.

    Raises BatchUnknown, NotInThisState, ChangedMeanwhile.
    """
    before = await queries.one_batch(session, actor, batch_id)
    state = states.turned(before, act, over_at=before.take_until, at=at)
    values = {"state": state, "changed_at": at}
    await _change(session, actor, before, command.version, values)


async def print_codes(
    session: AsyncSession, actor: Actor, batch_id: UUID, command: PrintCodes
) -> list[str]:
    """New codes; who has one exchanges it for a coupon. Raises BatchUnknown, NotInThisState."""
    batch = await queries.one_batch(session, actor, batch_id)
    if batch.way != "code" or batch.state == "ended":
        raise NotInThisState
    codes = [
        "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
        for _ in range(command.count)
    ]
    await session.execute(
        insert(CouponCode), [{"code": one, "batch_id": batch_id} for one in codes]
    )
    return codes


async def detail(session: AsyncSession, actor: Actor, batch_id: UUID) -> BatchDetailView:
    """A batch with how far it is. Raises BatchUnknown."""
    batch = await queries.one_batch(session, actor, batch_id)
    # Coupons are their members': only the house counts those of everybody.
    async with acting_as_house(session, actor):
        left, taken = await queries.left_and_taken(session, batch)
        counts = await queries.batch_counts(session, batch_id)
        sales, given = sales_known(), NOTHING
        if sales is not None:
            coupon_ids = await queries.used_coupons(session, batch_id, COUNTED_MAX)
            given = await sales.given_by(session, SYSTEM, coupon_ids, most=COUNTED_MAX)
    return BatchDetailView(
        **batch.model_dump(),
        left=left,
        taken_count=taken,
        **counts,
        discount_fen=given.fen,
        more=given.more,
    )


async def end_due(session: AsyncSession, at: datetime) -> int:
    """Those that can be taken no more. Index: ix_coupon_batch_due."""
    return len(await states.end_due(session, CouponBatch, CouponBatch.take_until, at))


async def _refuse(
    session: AsyncSession, actor: Actor, merchant_id: UUID | None, content: BatchContent
) -> None:
    if content.take_until <= content.take_from:
        raise EndsBeforeStart(place="body/take_until")
    if (
        content.valid_from is not None
        and content.valid_until is not None
        and content.valid_until <= content.valid_from
    ):
        raise EndsBeforeStart(place="body/valid_until")
    refuse_foreign_shares(actor, merchant_id, content)
    await refuse_foreign_goods(session, merchant_id, content)


def _written(content: BatchContent) -> dict[str, Any]:
    kept = content.model_dump(include=set(BatchContent.model_fields))
    return {**kept, "scope": content.scope.model_dump(mode="json")}


async def _change(
    session: AsyncSession,
    actor: Actor,
    before: BatchView,
    version: int,
    values: dict[str, Any],
) -> None:
    await states.change(session, actor, CouponBatch, before, version=version, values=values)
    after = await queries.one_batch(session, actor, before.id)
    trail.note(session, THING, before.id, name=after.name, before=before, after=after)
