"""Proves that what must always hold does hold, over one unchanging picture of the database."""

from collections.abc import Collection

from houtai.entry import wiring
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database, Mode
from houtai.kit.invariants import Verdict, prove


async def prove_all(
    url: str, areas: Collection[str] | None = None, *, full: bool = False
) -> list[Verdict]:
    """The verdicts on all promises of these areas; without areas, on all there are.

    In full, those too that look at every row ever written.
    """
    slow = wiring.SLOW_INVARIANTS if full else []
    wanted = [
        invariant
        for invariant in (*wiring.INVARIANTS, *slow)
        if areas is None or invariant.name.partition(".")[0] in areas
    ]
    database = Database(url, connections_max=1)
    try:
        async with database.transaction(SYSTEM, mode=Mode.READ) as session:
            return await prove(session, wanted)
    finally:
        await database.close()
