"""Pools: a share of a merchant's sellable stock for a channel or an activity, and its way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import BigInteger, Uuid, column, select, tuple_, update, values
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Line, Moment, View
from houtai.modules.inventory.queries.pools import PoolView, one_pool
from houtai.modules.inventory.rules import sales
from houtai.modules.inventory.rules.booking import Cause, Goods, Movement, Portion
from houtai.modules.inventory.rules.layers import shared_pool_id
from houtai.modules.inventory.service.booking import NotEnoughStock, acting_as_house, book
from houtai.modules.inventory.service.items import known
from houtai.modules.inventory.service.moving import PIECES_MAX, SkuNotCounted, SkuUnknown
from houtai.modules.inventory.tables import Pool, Quota
from houtai.modules.ledger import public as ledger

RELEASE_BITE = 500
QUOTAS_MAX = 500
_TRIES = 5
Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class NotAPool(NotFound):
    code = "inventory.pool_not_found"


class PoolEnded(Conflict):
    """Nothing can be set aside for a pool that has ended."""

    code = "inventory.pool_ended"


class PoolIsShared(Conflict):
    """The shared pool has whatever is not set aside; it has no quotas and no end."""

    code = "inventory.pool_is_shared"


class PoolThereAlready(Conflict):
    """The channel or activity has an open pool."""

    code = "inventory.pool_there_already"


class EndsBeforeStart(Invalid):
    code = "inventory.pool_ends_before_start"


class ChangedMeanwhile(Conflict):
    """Somebody else has changed it since it was read."""

    code = "inventory.changed_meanwhile"


class MerchantForeign(Invalid):
    """A pool is made of one's own stock, or by the platform of anybody's."""

    code = "inventory.merchant_unknown"


class SkuTwice(Invalid):
    """Two quotas of one SKU in one sheet: nobody could say which is meant."""

    code = "inventory.sku_twice"


class QuotaAsked(View):
    """What the operation log keeps of a quota."""

    sku_id: UUID
    asked: int


class MakePool(Command):
    """Without a merchant: of one's own stock. `purpose_id` is the channel or the activity."""

    merchant_id: UUID | None = None
    kind: Literal["channel", "activity"]
    name: Line
    purpose_id: UUID
    starts_at: Moment | None = None
    ends_at: Moment | None = None


class EditPool(Command):
    name: Line
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    version: Version


class SetQuota(Command):
    """How much of a SKU the pool shall have; what it has sold meanwhile does not come back."""

    sku_id: UUID
    asked: Annotated[int, Field(strict=True, ge=0, le=PIECES_MAX)]


class SetQuotas(Command):
    quotas: Annotated[list[SetQuota], Field(min_length=1, max_length=QUOTAS_MAX)]


async def make(session: AsyncSession, actor: Actor, command: MakePool) -> UUID:
    """A pool that has nothing yet. Raises MerchantForeign, EndsBeforeStart, PoolThereAlready."""
    merchant_id = command.merchant_id or actor.place.merchant_id or SELF_RUN_ID
    if actor.merchant_ids is not None and merchant_id not in actor.merchant_ids:
        raise MerchantForeign(place="body/merchant_id")
    _refuse_backwards(command)
    pool_id = new_id()
    row = {
        **command.model_dump(),
        "id": pool_id,
        "merchant_id": merchant_id,
        "state": "open",
        "version": 1,
    }
    made = insert(Pool).values(row).on_conflict_do_nothing().returning(Pool.id)
    if await session.scalar(made) is None:
        raise PoolThereAlready(place="body/purpose_id")
    after = PoolView(**row, ended_at=None)
    trail.note(session, "inventory.pool", pool_id, name=command.name, before=None, after=after)
    return pool_id


async def edit(session: AsyncSession, actor: Actor, pool_id: UUID, command: EditPool) -> None:
    """Another name, or another time. Raises NotAPool, PoolIsShared, PoolEnded, EndsBeforeStart,
    ChangedMeanwhile.
    """
    before = await _open_pool(session, actor, pool_id)
    _refuse_backwards(command)
    change = {**command.model_dump(), "version": command.version + 1}
    await _change(session, actor, before, change, command.version)


async def end(
    session: AsyncSession, actor: Actor, pool_id: UUID, version: int, *, at: datetime
) -> None:
    """The pool sells nothing more; what it has left goes back to the shared one.

    Pieces that are locked follow when their locks are gone. Raises what `edit` does.
    """
    before = await _open_pool(session, actor, pool_id)
    change = {"state": "ended", "ended_at": at, "version": version + 1}
    await _change(session, actor, before, change, version)


async def _change(
    session: AsyncSession,
    actor: Actor,
    before: PoolView,
    change: Mapping[str, object],
    version: int,
) -> None:
    changed = (
        update(Pool)
        .where(Pool.id == before.id, Pool.version == version, within(actor, Pool.merchant_id))
        .values(change)
        .returning(Pool.id)
    )
    if await session.scalar(changed) is None:
        raise ChangedMeanwhile
    after = before.model_copy(update=dict(change))
    name = after.name
    trail.note(session, "inventory.pool", before.id, name=name, before=before, after=after)


async def set_quotas(
    session: AsyncSession, actor: Actor, pool_id: UUID, command: SetQuotas, *, at: datetime
) -> None:
    """Pieces pass between the shared pool and this one until it has been given what is asked.

    More is taken from what the shared pool has to sell, less gives back what this pool has to
    sell. All quotas or none. Raises NotAPool, PoolIsShared, PoolEnded, SkuTwice, SkuUnknown,
    SkuNotCounted, NotEnoughStock.
    """
    pool = await _open_pool(session, actor, pool_id)
    asked = await _asked(session, pool, command)
    before = await _locked_quotas(session, pool, list(asked), at)
    differing = [sku_id for sku_id in asked if asked[sku_id] != before[sku_id]]
    cause = Cause("stock.quota", "pool", pool.id, actor.id)
    moves = [_passing(pool, sku_id, asked[sku_id] - before[sku_id], cause) for sku_id in differing]
    try:
        await book(session, moves, at=at)
    except NotEnoughStock as error:
        place = f"body/quotas/{list(asked).index(error.sku_id)}/asked"
        raise NotEnoughStock(error.sku_id, place=place) from error
    if not differing:
        return
    await _keep(session, pool, {sku_id: asked[sku_id] for sku_id in differing})
    for sku_id in differing:
        old = QuotaAsked(sku_id=sku_id, asked=before[sku_id])
        new = QuotaAsked(sku_id=sku_id, asked=asked[sku_id])
        trail.note(session, "inventory.quota", sku_id, name=pool.name, before=old, after=new)


async def _open_pool(session: AsyncSession, actor: Actor, pool_id: UUID) -> PoolView:
    """It cannot end while this transaction works with it."""
    pool = await one_pool(session, actor, pool_id, keep=True)
    if pool is None:
        raise NotAPool
    if pool.kind == "shared":
        raise PoolIsShared
    if pool.state != "open":
        raise PoolEnded
    return pool


def _refuse_backwards(command: MakePool | EditPool) -> None:
    if command.starts_at and command.ends_at and command.ends_at <= command.starts_at:
        raise EndsBeforeStart(place="body/ends_at")


async def _asked(session: AsyncSession, pool: PoolView, command: SetQuotas) -> dict[UUID, int]:
    async with acting_as_house(session):
        found = await known(session, [each.sku_id for each in command.quotas])
    asked: dict[UUID, int] = {}
    for position, each in enumerate(command.quotas):
        place = f"body/quotas/{position}/sku_id"
        item = found.get(each.sku_id)
        if item is None or item.merchant_id != pool.merchant_id:
            raise SkuUnknown(place=place, sku_id=each.sku_id)
        if not item.own_stock:
            raise SkuNotCounted(place=place, sku_id=each.sku_id)
        if each.sku_id in asked:
            raise SkuTwice(place=place, sku_id=each.sku_id)
        asked[each.sku_id] = each.asked
    return asked


async def _locked_quotas(
    session: AsyncSession, pool: PoolView, sku_ids: Sequence[UUID], at: datetime
) -> dict[UUID, int]:
    """What was asked so far; locked, so that of two who set one the later starts from it."""
    rows = [
        {
            "pool_id": pool.id,
            "sku_id": sku_id,
            "merchant_id": pool.merchant_id,
            "asked": 0,
            "looked_at": at,
        }
        for sku_id in sorted(sku_ids)
    ]
    await session.execute(insert(Quota).values(rows).on_conflict_do_nothing())
    locked = (
        select(Quota.sku_id, Quota.asked)
        .where(Quota.pool_id == pool.id, Quota.sku_id.in_(sku_ids))
        .order_by(Quota.sku_id)
        .with_for_update()
    )
    return {row.sku_id: row.asked for row in await session.execute(locked)}


def _passing(pool: PoolView, sku_id: UUID, more: int, cause: Cause) -> Movement:
    shared = shared_pool_id(pool.merchant_id)
    source, target = (shared, pool.id) if more > 0 else (pool.id, shared)
    portion = Portion(new_id(), Goods(pool.merchant_id, sku_id), abs(more))
    return sales.passed_on(portion, cause, source_id=source, target_id=target)


async def _keep(session: AsyncSession, pool: PoolView, asked: Mapping[UUID, int]) -> None:
    new = values(column("sku_id", Uuid), column("asked", BigInteger), name="new")
    rows = new.data(list(asked.items()))
    await session.execute(
        update(Quota)
        .where(Quota.pool_id == pool.id, Quota.sku_id == rows.c.sku_id)
        .values(asked=rows.c.asked, version=Quota.version + 1)
        .execution_options(synchronize_session=False)
    )


async def release(session: AsyncSession, *, at: datetime) -> int:
    """End pools whose time is over, and let ended ones give back what they have left.

    A quota is done when nothing is left in it, locks included. Says how much there was to do.
    Indexes: ix_pool_ends_at, ix_quota_looked_at_pool_id.
    """
    over = (
        update(Pool)
        .where(Pool.state == "open", Pool.ends_at <= at)
        .values(state="ended", ended_at=at, version=Pool.version + 1)
        .execution_options(synchronize_session=False)
    )
    await session.execute(over)
    waiting = (
        select(Quota.pool_id, Quota.sku_id, Quota.merchant_id)
        .join(Pool, Pool.id == Quota.pool_id)
        .where(Pool.state == "ended", Quota.released_at.is_(None), Quota.looked_at < at)
        .order_by(Quota.looked_at, Quota.pool_id)
        .limit(RELEASE_BITE)
        .with_for_update(of=Quota, skip_locked=True)
    )
    quotas = [
        Held(row.pool_id, Goods(row.merchant_id, row.sku_id))
        for row in await session.execute(waiting)
    ]
    if not quotas:
        return 0
    empty = await _give_back(session, quotas, at)
    await _note_release(session, quotas, empty, at)
    return len(quotas) if len(quotas) == RELEASE_BITE else 0


@dataclass(frozen=True)
class Held:
    """A quota of an ended pool."""

    pool_id: UUID
    goods: Goods

    @property
    def account_id(self) -> UUID:
        """What is left of it."""
        return self.goods.pool(self.pool_id).id


async def _give_back(session: AsyncSession, quotas: Sequence[Held], at: datetime) -> list[Held]:
    """Whatever can be sold goes to the shared pool. Those that have nothing left are returned.

    A lock may come between looking and taking; then it is looked again, at last by the next run.
    """
    for _ in range(_TRIES):
        totals = await ledger.totals_now(session, SYSTEM, [each.account_id for each in quotas])
        moves = [
            _passing_home(each, totals[each.account_id].free)
            for each in quotas
            if each.account_id in totals and totals[each.account_id].free > 0
        ]
        if not moves:
            break
        await ledger.submit(session, [each.chain for each in moves], at=at)
    totals = await ledger.totals_now(session, SYSTEM, [each.account_id for each in quotas])
    left = {account_id for account_id, each in totals.items() if each.balance > 0}
    return [each for each in quotas if each.account_id not in left]


def _passing_home(quota: Held, quantity: int) -> Movement:
    cause = Cause("stock.pool_ended", "pool", quota.pool_id, SYSTEM.id)
    target = shared_pool_id(quota.goods.merchant_id)
    portion = Portion(new_id(), quota.goods, quantity)
    return sales.passed_on(portion, cause, source_id=quota.pool_id, target_id=target)


async def _note_release(
    session: AsyncSession, quotas: Sequence[Held], empty: Sequence[Held], at: datetime
) -> None:
    key = tuple_(Quota.pool_id, Quota.sku_id)
    for group, change in (
        (quotas, {"looked_at": at}),
        (empty, {"released_at": at}),
    ):
        if group:
            keys = [(each.pool_id, each.goods.sku_id) for each in group]
            await session.execute(
                update(Quota)
                .where(key.in_(keys))
                .values(change)
                .execution_options(synchronize_session=False)
            )
