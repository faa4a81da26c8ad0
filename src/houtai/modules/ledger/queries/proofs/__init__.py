"""What must hold in the ledger at any moment, each as one statement that finds what breaks it."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.invariants import Breach, Invariant
from houtai.kit.sql import statement

_PROOFS = (
    "accounts_exist",
    "ids_stand_once",
    "totals_match",
    "not_overdrawn",
    "holds_match",
    "pending_is_held",
    "days_match",
    "hours_match",
)


def _invariant(name: str) -> Invariant:
    async def breaches(session: AsyncSession, most: int) -> Sequence[Breach]:
        rows = await session.execute(statement(__name__, name), {"most": most})
        return [Breach(**row) for row in rows.mappings()]

    return Invariant(f"ledger.{name}", breaches)


INVARIANTS = tuple(_invariant(name) for name in _PROOFS)
