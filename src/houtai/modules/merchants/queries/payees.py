"""To whom the platform pays: the accounts that merchants named and the platform looked at."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import one_of
from houtai.modules.merchants.tables import Merchant


@dataclass(frozen=True, slots=True)
class Payee:
    """A merchant with his account; parts of it that nobody named are empty."""

    merchant_id: UUID
    name: str
    state: str
    account_name: str
    bank_name: str
    bank_branch: str
    bank_account: str

    @property
    def has_account(self) -> bool:
        """Whether money can be sent to him at all."""
        return bool(self.account_name and self.bank_name and self.bank_account)

    @property
    def is_held(self) -> bool:
        """Whether he gets nothing for now."""
        return self.state == "frozen"


async def payees(
    session: AsyncSession, merchant_ids: Collection[UUID], *, hold: bool = False
) -> dict[UUID, Payee]:
    """To be asked as the house. `hold`: nobody is frozen, and no account changes, until the
    transaction ends. The platform's own shop is left out. Index: pk_merchant.
    """
    statement = (
        select(Merchant)
        .where(one_of(Merchant.merchant_id, merchant_ids), ~Merchant.self_run)
        .order_by(Merchant.merchant_id)
    )
    found = await session.scalars(statement.with_for_update(read=True) if hold else statement)
    return {
        one.merchant_id: Payee(
            one.merchant_id,
            one.name,
            one.state,
            one.account_name or "",
            one.bank_name or "",
            one.bank_branch or "",
            one.bank_account or "",
        )
        for one in found
    }
