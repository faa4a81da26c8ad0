"""Checking on request whether the layers agree, and mending what the journal can mend."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime, timedelta
from time import perf_counter
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import jobs
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import Mode
from houtai.kit.errors import NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import View
from houtai.modules.inventory.queries.agreement import Disagreement, disagreements
from houtai.modules.inventory.queries.held import held_of
from houtai.modules.inventory.queries.proofs import stale_levels
from houtai.modules.inventory.service import levels
from houtai.modules.inventory.tables import CheckRun, Difference
from houtai.modules.ledger import public as ledger

KEPT_MAX = 500
"""Differences that one run keeps."""
ACCOUNTS_AT_ONCE = 2_000


class NotACheck(NotFound):
    code = "inventory.check_not_found"


class MendedView(View):
    """What was put right: accounts whose totals were not the sum of their transfers."""

    accounts: int
    skus: int


@jobs.task("inventory.check", retries=2, seconds_max=1_800)
async def check(context: jobs.Context, *, run_id: str) -> None:
    """Look at everything over one unchanging picture, then keep what differs."""
    run = UUID(run_id)
    started = perf_counter()
    async with context.database.transaction(SYSTEM, mode=Mode.READ) as session:
        found = await look(session, KEPT_MAX)
    milliseconds = int((perf_counter() - started) * 1_000)
    ended_at = context.at + timedelta(milliseconds=milliseconds)
    async with context.database.transaction() as session:
        await _keep(session, run, found, milliseconds=milliseconds, at=ended_at)


async def look(session: AsyncSession, most: int) -> list[Disagreement]:
    """Where layers, or levels and accounts, differ; at most so many altogether."""
    found = await disagreements(session, most)
    found += await stale_levels(session, most)
    return found[:most]


async def ask(session: AsyncSession, actor: Actor, *, at: datetime) -> UUID:
    """A check begins as soon as a worker is free."""
    run_id = new_id()
    session.add(CheckRun(id=run_id, state="waiting", asked_by=actor.id, asked_at=at))
    await session.flush()
    await jobs.enqueue(session, check, run_id=str(run_id))
    return run_id


async def mend(session: AsyncSession, run_id: UUID, *, at: datetime) -> MendedView:
    """Make totals and levels of all SKUs of a run anew from the journal.

    Where a movement touched one layer only, they differ as before: a further movement must put
    that right, and the run names the document. Raises NotACheck.
    """
    if await session.scalar(select(CheckRun.id).where(CheckRun.id == run_id)) is None:
        raise NotACheck
    differing_skus = select(Difference.sku_id).where(Difference.run_id == run_id).distinct()
    sku_ids = (await session.scalars(differing_skus)).all()
    accounts = await rebuild(session, sku_ids, at=at) if sku_ids else 0
    noted = update(Difference).where(Difference.run_id == run_id).values(mended_at=at)
    await session.execute(noted)
    return MendedView(accounts=accounts, skus=len(sku_ids))


async def rebuild(session: AsyncSession, sku_ids: Collection[UUID], *, at: datetime) -> int:
    """Totals, then levels, of these SKUs from the journal; says how many accounts were wrong."""
    ids = list(await session.scalars(select(held_of(sku_ids).c.id)))
    mended = 0
    for start in range(0, len(ids), ACCOUNTS_AT_ONCE):
        part = ids[start : start + ACCOUNTS_AT_ONCE]
        mended += len(await ledger.rebuild_totals(session, SYSTEM, part))
    await levels.refresh(session, sku_ids, at=at)
    return mended


async def _keep(
    session: AsyncSession,
    run_id: UUID,
    found: list[Disagreement],
    *,
    milliseconds: int,
    at: datetime,
) -> None:
    """A run that is done stays as it is, should its job come again."""
    done = (
        update(CheckRun)
        .where(CheckRun.id == run_id, CheckRun.state != "done")
        .values(state="done", ended_at=at, milliseconds=milliseconds, differences=len(found))
        .returning(CheckRun.id)
    )
    if await session.scalar(done) is None or not found:
        return
    rows = [
        {"run_id": run_id, "position": position, **asdict(each)}
        for position, each in enumerate(found)
    ]
    await session.execute(insert(Difference), rows)
