"""The signs of the demo's brands and shops, drawn as its goods are."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo import drawing
from houtai.entry.demo.cast import SHOPS
from houtai.entry.demo.furnishing import actor_of
from houtai.entry.demo.reading import shops
from houtai.entry.demo.selling import Pen
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.modules.catalog import public as catalog
from houtai.modules.merchants import public as merchants


@dataclass(frozen=True)
class Signs:
    """Files of signs: of brands by their name, of shops by their key."""

    brand: Mapping[str, UUID] = field(default_factory=dict)
    shop: Mapping[str, UUID] = field(default_factory=dict)


async def draw_missing(pen: Pen, known: catalog.FurnishedView) -> Signs:
    """Signs that nobody has hung out yet."""
    async with pen.database.transaction() as session:
        brands = await catalog.brand_names(session, set(known.brands.values()))
        faces = {key: await merchants.shop_face(session, one) for key, one in SHOPS.items()}
    bare = {one.name for one in brands.values() if one.logo_file_id is None}
    looks = shops()["sign"]
    brand_purpose, shop_purpose = catalog.BRAND_LOGO, merchants.LOGO.name
    return Signs(
        brand={
            name: await _drawn(pen, look, brand_purpose, SELF_RUN_ID)
            for name, look in looks["brand"].items()
            if name in bare
        },
        shop={
            key: await _drawn(pen, look, shop_purpose, SHOPS[key])
            for key, look in looks["shop"].items()
            if (face := faces[key]) is not None and face.logo_file_id is None
        },
    )


async def _drawn(pen: Pen, look: tuple[str, str, str], purpose: str, merchant_id: UUID) -> UUID:
    content = await asyncio.to_thread(drawing.sign_picture, *look)
    return await pen.upload(content, "sign", purpose, merchant_id)


async def hang(
    session: AsyncSession, signs: Signs, known: catalog.FurnishedView, *, at: datetime
) -> None:
    """Give each its sign; all else of it stays."""
    for name, file_id in signs.brand.items():
        await catalog.give_logo(session, SYSTEM, known.brands[name], file_id, at=at)
    for key, file_id in signs.shop.items():
        by = actor_of(SHOPS[key])
        await merchants.give_logo(session, by, SHOPS[key], file_id, at=at)
