"""Ways through the tree, for rules that look for the nearest category."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.catalog.tables import Category


async def category_paths(
    session: AsyncSession, category_ids: Collection[UUID]
) -> dict[UUID, tuple[UUID, ...]]:
    """From the root to each of these categories, itself last; unknown ones are left out.

    Index: pk_category.
    """
    found = await session.execute(
        select(Category.id, Category.path).where(Category.id.in_(set(category_ids)))
    )
    return {row.id: tuple(row.path) for row in found}
