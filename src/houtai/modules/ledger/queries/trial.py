"""Trial balance: what each kind of account of a book held, moved and holds."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import statement


@dataclass(frozen=True, slots=True)
class KindSums:
    """All accounts of a kind that count the same unit. `before` is everything before the time."""

    kind: str
    unit: str
    side: str
    debits_before: int
    credits_before: int
    debits: int
    credits: int

    @property
    def opening(self) -> int:
        """What they held when the time began, on the side on which they grow."""
        return self._on_side(self.debits_before, self.credits_before)

    @property
    def closing(self) -> int:
        """What they held when it ended."""
        return self.opening + self._on_side(self.debits, self.credits)

    def _on_side(self, debited: int, credited: int) -> int:
        return debited - credited if self.side == "debit" else credited - debited


async def trial_balance(
    session: AsyncSession, book: str, first: datetime, until: datetime
) -> list[KindSums]:
    """Of the whole house, from the beginning of an hour to that of another, exact at any moment.

    Sums by hour, and what came after them; so it reads as many rows as there were hours, not
    transfers. Only books that are summed by the hour. Indexes: pk_kind_hour, ix_transfer_xid.
    """
    rows = await session.execute(
        statement(__package__, "trial"), {"book": book, "first": first, "until": until}
    )
    return [KindSums(*row) for row in rows]
