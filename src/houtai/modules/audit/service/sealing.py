"""Checkpoints: what was proved whole once need not be proved anew at every check."""

from datetime import datetime

import structlog
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.audit.queries.proofs import CHAINS, last_checkpoint, look_over
from houtai.modules.audit.tables import Checkpoint

ROWS_MAX = 20_000
_log = structlog.get_logger("houtai.audit")


async def seal(session: AsyncSession, *, at: datetime) -> int:
    """Prove the next stretch of each chain and note how far it holds; return rows proved.

    A stretch that does not hold gets no checkpoint, so that every check names the breach until
    somebody has looked into it.
    """
    sealed_count = 0
    for chain in CHAINS:
        since, told = await last_checkpoint(session, chain)
        stretch = await look_over(
            session, chain, since=since, told=told, rows_max=ROWS_MAX, limit=1
        )
        if stretch.breaches:
            _log.error("chain broken", chain=chain.name, breach=str(stretch.breaches[0]))
        elif stretch.rows:
            await session.execute(
                insert(Checkpoint).values(
                    chain=chain.name,
                    position=stretch.end.position,
                    hash=stretch.end.hash,
                    told=stretch.told,
                    at=at,
                )
            )
            sealed_count += stretch.rows
    return sealed_count
