"""Reads of levels."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View
from houtai.modules.merchants.tables import Level, Merchant

LEVELS_MAX = 50


class MerchantLevelView(View):
    """One level; `is_usual` is the one that new merchants are offered first."""

    id: UUID
    name: str
    description: str
    rank: int
    deposit_fen: int
    is_usual: bool
    merchant_count: Annotated[int, Field(ge=0)]
    version: Annotated[int, Field(ge=1)]


_MERCHANTS = (
    select(func.count()).where(Merchant.level_id == Level.id).correlate(Level).scalar_subquery()
)
_VIEW: tuple[Any, ...] = tuple(
    _MERCHANTS.label(name) if name == "merchant_count" else getattr(Level, name)
    for name in MerchantLevelView.model_fields
)


async def list_levels(session: AsyncSession) -> list[MerchantLevelView]:
    """All of them, by rank; there are at most LEVELS_MAX. Index: ix_merchant_level_id_id."""
    found = await session.execute(select(*_VIEW).order_by(Level.rank, Level.id).limit(LEVELS_MAX))
    return [MerchantLevelView.model_validate(row) for row in found]


async def level(session: AsyncSession, level_id: UUID) -> MerchantLevelView | None:
    """One of them. Index: pk_level."""
    found = await session.execute(select(*_VIEW).where(Level.id == level_id))
    row = found.one_or_none()
    return None if row is None else MerchantLevelView.model_validate(row)
