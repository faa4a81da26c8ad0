"""Gathering what the machine's look needs, for many products at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.modules.catalog.queries.contents import Held
from houtai.modules.catalog.queries.libraries import forbidden_words
from houtai.modules.catalog.queries.surroundings import facts_of
from houtai.modules.catalog.rules.content import ProductContent
from houtai.modules.catalog.rules.publishing import Demands, Scene, check
from houtai.modules.catalog.rules.soundness import Aim, Finding
from houtai.modules.catalog.service import prices
from houtai.modules.files import public as files

PICTURES_MIN = settings.Setting("catalog.pictures_min", kind=settings.WholeNumber(0, 10), default=1)
PICTURE_SIDE_MIN = settings.Setting(
    "catalog.picture_side_min", kind=settings.WholeNumber(0, 2_000), default=400
)


async def look(
    session: AsyncSession,
    products: Sequence[tuple[Held, ProductContent]],
    *,
    at: datetime,
    hold: bool = True,
) -> list[list[Finding]]:
    """What the machine finds about each content; held, the libraries stay so until the end."""
    if not products:
        return []
    wanted = [
        Aim(
            held.id,
            held.merchant_id,
            content,
            {*held.content.label_ids, *held.content.promise_ids},
        )
        for held, content in products
    ]
    facts = await facts_of(session, wanted, hold=hold)
    costs = {sku.id: sku.cost_fen for _, one in products for sku in one.skus if sku.id is not None}
    shown = {file_id for _, one in products for file_id in one.pictures}
    sides = await files.picture_sides(session, shown)
    bounds = await prices.bounds_of(session, costs, at=at)
    forbidden = await forbidden_words(session)
    demands = Demands(
        pictures_min=await settings.read(session, PICTURES_MIN),
        picture_side_min=await settings.read(session, PICTURE_SIDE_MIN),
    )
    return [
        check(content, Scene(one, forbidden, sides, bounds, demands))
        for (_, content), one in zip(products, facts, strict=True)
    ]
