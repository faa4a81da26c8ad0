"""Pictures of products: what they may be, and which ones a product uses now."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.modules.catalog.rules.content import ProductContent
from houtai.modules.catalog.rules.rich_text import pictures_in
from houtai.modules.files import public as files

PICTURE = files.Purpose(
    "product",
    files.PICTURES,
    10 << 20,
    redrawn=True,
    shared=True,
    unused_for=timedelta(days=7),
    widths=(200, 400, 800, 1_600),
)
"""Of products and of the text about them; drawn in all widths when it comes in."""


def pictures_of(content: ProductContent) -> list[UUID]:
    """Every file that the content shows."""
    own = [*content.pictures, *pictures_in(content.html)]
    return [*own, *(sku.picture for sku in content.skus if sku.picture is not None)]


async def use(
    session: AsyncSession,
    actor: Actor,
    content: ProductContent,
    *,
    thing: str,
    thing_id: UUID,
    at: datetime,
) -> None:
    """From now on the product, or its revision, uses these. Raises what `files.use` does."""
    await files.use(
        session,
        actor,
        thing=thing,
        thing_id=str(thing_id),
        file_ids=pictures_of(content),
        purpose=PICTURE.name,
        at=at,
        place="body/pictures",
    )


async def release(session: AsyncSession, *, thing: str, thing_ids: Collection[UUID]) -> None:
    """These need none of their files any more."""
    await files.release(session, thing=thing, thing_ids=[str(one) for one in thing_ids])
