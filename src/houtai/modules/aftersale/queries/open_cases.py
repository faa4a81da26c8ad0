"""How many cases of a merchant have not ended."""

from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.aftersale.tables import Case


async def open_cases(session: AsyncSession, merchant_id: UUID) -> int:
    """Those whose money is on its way back, or failed to go, are open too. To be asked as the
    house. Index: ix_sale_case_merchant_id_opened_at_id.
    """
    found = await session.scalar(
        select(func.count()).where(
            Case.merchant_id == merchant_id,
            or_(Case.ended_at.is_(None), Case.money.in_(("going", "failed"))),
        )
    )
    return found or 0
