"""Batches of coupons: made, changed, started, paused, ended; codes for them."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command
from houtai.modules.marketing.queries import coupons as queries
from houtai.modules.marketing.queries.coupons import BatchDetailView, BatchView
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.service.commands import (
    ActVersion,
    BatchContent,
    ChangedMeanwhile,
    EditBatch,
    EndsBeforeStart,
    MakeBatch,
    owner_of,
    refuse_foreign_shares,
)
from houtai.modules.marketing.service.promising import acting_as_house, promise
from houtai.modules.marketing.service.promotions import (
    ENDING_BITE,
    TURNS,
    NotInThisState,
    PastItsEnd,
)
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
    MerchantsNotYours.
    """
    merchant_id = owner_of(actor, command.owner)
    _refuse(actor, merchant_id, command)
    batch_id = new_id()
    await session.execute(
        insert(CouponBatch).values(
            id=batch_id,
            merchant_id=merchant_id,
            state="draft",
            way=command.way,
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
    _refuse(actor, before.merchant_id, command)
    await _change(session, actor, before, command.version, {**_written(command), "changed_at": at})


async def turn(
    session: AsyncSession,
    actor: Actor,
    batch_id: UUID,
    act: str,
    command: ActVersion,
    *,
    at: datetime,
) -> None:
    """Start, pause or end it. Coupons that were taken stay good.

    Raises BatchUnknown, NotInThisState, PastItsEnd, ChangedMeanwhile.
    """
    before = await queries.one_batch(session, actor, batch_id)
    allowed, state = TURNS[act]
    if before.state not in allowed:
        raise NotInThisState
    if act == "start" and before.take_until <= at:
        raise PastItsEnd
    await _change(session, actor, before, command.version, {"state": state, "changed_at": at})
    if before.state == "draft" and act == "start":
        home_id = accounts.home_of(before.merchant_id)
        kinds = (accounts.COUPON_PROMISED, accounts.BATCH, accounts.COUPON_GIVEN)
        await promise(
            session,
            *(accounts.of_batch(kind, batch_id, home_id) for kind in kinds),
            before=0,
            after=before.count_max,
            document=("coupon_batch", batch_id),
            actor_id=actor.id,
            at=at,
        )


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
        left = await queries.left_of(session, [batch])
        used = await queries.used_count(session, batch_id)
    return BatchDetailView(**batch.model_dump(), left=left[batch_id], used_count=used)


async def end_due(session: AsyncSession, at: datetime) -> int:
    """Those that can be taken no more. Index: ix_coupon_batch_due."""
    due = (
        select(CouponBatch.id)
        .where(CouponBatch.state.in_(("live", "paused")), CouponBatch.take_until <= at)
        .order_by(CouponBatch.take_until)
        .limit(ENDING_BITE)
        .with_for_update(skip_locked=True)
    )
    ended = await session.scalars(
        update(CouponBatch)
        .where(CouponBatch.id.in_(due))
        .values(state="ended", version=CouponBatch.version + 1, changed_at=at)
        .returning(CouponBatch.id)
    )
    return len(ended.all())


def _refuse(actor: Actor, merchant_id: UUID | None, content: BatchContent) -> None:
    if content.take_until <= content.take_from:
        raise EndsBeforeStart(place="body/take_until")
    if (
        content.valid_from is not None
        and content.valid_until is not None
        and content.valid_until <= content.valid_from
    ):
        raise EndsBeforeStart(place="body/valid_until")
    refuse_foreign_shares(actor, merchant_id, content)


def _written(content: BatchContent) -> dict[str, Any]:
    kept = content.model_dump(include=set(BatchContent.model_fields))
    return {**kept, "scope": content.scope.model_dump(mode="json")}


async def _change(
    session: AsyncSession,
    actor: Actor,
    before: BatchView,
    version: int,
    values: Mapping[str, Any],
) -> None:
    done = await session.scalar(
        update(CouponBatch)
        .where(CouponBatch.id == before.id, within(actor, CouponBatch.merchant_id))
        .where(CouponBatch.version == version, CouponBatch.state == before.state)
        .values({**values, "version": version + 1})
        .returning(CouponBatch.id)
    )
    if done is None:
        raise ChangedMeanwhile
    after = await queries.one_batch(session, actor, before.id)
    trail.note(session, THING, before.id, name=after.name, before=before, after=after)
