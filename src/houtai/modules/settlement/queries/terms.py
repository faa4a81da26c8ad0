"""Terms of merchants: when they are billed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View
from houtai.modules.settlement.rules.cycles import Cycle
from houtai.modules.settlement.tables import MerchantTerms


class TermsView(View):
    """When a merchant is billed. `is_own` false: as the house's settings say."""

    merchant_id: UUID
    is_own: bool = True
    cycle: Cycle
    wait_days: int
    reserve_permille: int
    reserve_days: int
    held: bool
    words: str
    changed_at: datetime | None


async def own_terms(session: AsyncSession, merchant_id: UUID) -> TermsView | None:
    """Index: pk_terms."""
    names = [name for name in TermsView.model_fields if name != "is_own"]
    found = await session.execute(
        select(*(getattr(MerchantTerms, name) for name in names)).where(
            MerchantTerms.merchant_id == merchant_id
        )
    )
    row = found.one_or_none()
    return None if row is None else TermsView.model_validate(row)
