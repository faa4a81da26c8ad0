"""Levels follow the journal of the ledger: whichever way something moved, they show what is."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import islice
from uuid import UUID

from sqlalchemy import Table, literal, select, tuple_, update
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.inventory import SellableChanged
from houtai.kit import eventlog
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.queries import held
from houtai.modules.inventory.queries.held import Sheet
from houtai.modules.inventory.rules.layers import BOOK
from houtai.modules.inventory.service import lots
from houtai.modules.inventory.tables import Follower, Level, PoolLevel
from houtai.modules.ledger import public as ledger

BITE = 20_000
"""Transfers that one run looks at."""
TOLD_AT_ONCE = 5_000


async def follow(session: AsyncSession, *, at: datetime) -> int:
    """Bring the levels of what was moved since the last run up to date; says how many SKUs.

    Runners take turns at the row that says how far the levels are.
    """
    place = select(Follower.before_xid, Follower.server).with_for_update()
    before_xid, server = (await session.execute(place)).one()
    moved = await ledger.moved_units(session, BOOK, since=before_xid, most=BITE)
    elsewhere = moved.server != server  # Other transaction ids: nothing says what has moved.
    if elsewhere:
        await refresh(session, None, at=at)
    elif moved.units:
        await refresh(session, [UUID(unit) for unit in moved.units], at=at)
    if elsewhere or moved.before_xid > before_xid:
        await session.execute(
            update(Follower).values(before_xid=moved.before_xid, server=moved.server)
        )
    return len(moved.units)


async def rebuild(session: AsyncSession, *, at: datetime) -> None:
    """Make all levels anew from what the accounts hold, while nobody else follows."""
    await session.execute(select(Follower.before_xid).with_for_update())
    await refresh(session, None, at=at)


async def refresh(session: AsyncSession, sku_ids: Collection[UUID] | None, *, at: datetime) -> None:
    """Write down what the accounts of these SKUs hold, or of all; tell whose sale it touches.

    Indexes: ix_account_unit_id, uq_level_sku_id_warehouse_id_merchant_id, pk_pool_level,
    pk_sku_level.
    """
    if sku_ids is None:
        await held.give_room(session)
    accounts = held.held_of(sku_ids)
    await session.execute(_written(held.levels(accounts), at))
    await lots.follow(session, sku_ids)
    await session.execute(_written(held.sku_levels(accounts), at))
    pools = _written(held.pool_levels(accounts), at)
    changed = await session.execute(pools.returning(PoolLevel.merchant_id, PoolLevel.sku_id))
    skus = {row.sku_id: row.merchant_id for row in changed}
    for start in range(0, len(skus), TOLD_AT_ONCE):
        await _tell(session, dict(islice(skus.items(), start, start + TOLD_AT_ONCE)), at)


async def _tell(session: AsyncSession, skus: dict[UUID, UUID], at: datetime) -> None:
    """These, and the bundles that they are part of, are more or fewer to sell than before."""
    bundles = await catalog.bundles_with(session, skus)
    every = skus | {each: skus[sku_id] for sku_id, ids in bundles.items() for each in ids}
    told = (SellableChanged(merchant_id, sku_id, at) for sku_id, merchant_id in every.items())
    await eventlog.emit(session, *told)


def _written(sheet: Sheet, at: datetime) -> Insert:
    """Insert the rows, or replace those that are there and say something else."""
    names = [*sheet.keys, *sheet.sums, "changed_at"]
    new = insert(sheet.table).from_select(names, sheet.rows.add_columns(literal(at)))
    now = tuple_(*(sheet.table.c[name] for name in sheet.sums))
    then = tuple_(*(new.excluded[name] for name in sheet.sums))
    return new.on_conflict_do_update(
        index_elements=_key(sheet.table),
        set_={name: new.excluded[name] for name in (*sheet.sums, "changed_at")},
        where=now.is_distinct_from(then),
    )


def _key(table: Table) -> Sequence[str]:
    if table is Level.__table__:  # Its id is for paging.
        return ["sku_id", "warehouse_id", "merchant_id"]
    return [column.name for column in table.primary_key]
