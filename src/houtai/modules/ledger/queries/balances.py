"""What accounts hold, now and at any past moment."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within_text
from houtai.kit.shapes import View
from houtai.kit.sql import statement


class Totals(View):
    """The four sums of an account, and what they mean on the side on which it grows."""

    account_id: UUID
    side: str
    debits_pending: int
    debits_posted: int
    credits_pending: int
    credits_posted: int

    @property
    def balance(self) -> int:
        """What the account holds."""
        balance = self.credits_posted - self.debits_posted
        return balance if self.side == "credit" else -balance

    @property
    def free(self) -> int:
        """What it could give away: the balance less what is reserved out of it."""
        reserved = self.debits_pending if self.side == "credit" else self.credits_pending
        return self.balance - reserved


async def totals_now(
    session: AsyncSession, actor: Actor, account_ids: Collection[UUID]
) -> dict[UUID, Totals]:
    """Current totals; accounts that are unknown or out of reach are left out.

    Counted accounts are one row each (pk_account); the others are their day totals
    (pk_day_total) and what came after them (ix_transfer_xid).
    """
    rows = await session.execute(
        statement(__package__, "totals_now"),
        {"ids": list(account_ids), **within_text(actor, "home_id")},
    )
    return {row.account_id: Totals.model_validate(row) for row in rows}


async def totals_at(
    session: AsyncSession, actor: Actor, account_id: UUID, moment: datetime
) -> Totals | None:
    """Totals as of a moment, transfers of that very moment included; None for a stranger.

    Day totals before the day, then the day's own transfers
    (ix_transfer_debit_account_id_at_id, ix_transfer_credit_account_id_at_id).
    """
    values = {"id": account_id, "moment": moment, **within_text(actor, "home_id")}
    row = (await session.execute(statement(__package__, "totals_at"), values)).one_or_none()
    return None if row is None else Totals.model_validate(row)
