"""What a simulated house stands on: two shops and two warehouses, made once; goods and buyers of
their own for each seed, so that many seeds live in one database and do not meet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from random import Random
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo import furnishing, selling
from houtai.entry.demo.cast import SHOPS, WAREHOUSES
from houtai.entry.demo.reading import Goods, all_goods, offers
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database
from houtai.kit.environment import Environment
from houtai.kit.objects import open_store
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.members import public as members

LANGUAGE = "en-US"
PLACES: Mapping[str, str] = {"tea": "tea_store", "silk": "central"}
"""Shops, and where their goods lie: one sends them itself, for the other a warehouse does."""
BUYERS = 2
PIECES = (2, 5)


@dataclass(frozen=True)
class Ground:
    """Libraries of the house, and a picture for each shop."""

    known: catalog.FurnishedView
    pictures: Mapping[str, UUID]


@dataclass(frozen=True)
class Good:
    """What is sold: its name in the story, its SKU, and how many pieces came."""

    name: str
    sku_id: UUID
    shop: str
    pieces: int


@dataclass(frozen=True)
class Buyer:
    name: str
    id: UUID
    address_id: UUID


@dataclass(frozen=True)
class Cast:
    """Who and what there is in the story of a seed, by name."""

    goods: Mapping[str, Good] = field(default_factory=dict)
    buyers: Mapping[str, Buyer] = field(default_factory=dict)


async def furnish(database: Database, environment: Environment, at: datetime) -> Ground:
    """Once for a database."""
    async with database.transaction() as session:
        known = await furnishing.furnish_libraries(session, at=at)
        for shop in PLACES:
            await furnishing.furnish_shop(session, shop, known, LANGUAGE, at=at)
        await furnishing.furnish_warehouses(session, LANGUAGE, at=at)
    pen = selling.Pen(database, open_store(environment), at)
    drawn = await selling.draw(pen, [_pattern(shop) for shop in PLACES])
    return Ground(known, {shop: drawn[_pattern(shop).code] for shop in PLACES})


async def people_it(
    session: AsyncSession, ground: Ground, seed: int, chance: Random, at: datetime
) -> Cast:
    """Little of everything: what is scarce is fought for."""
    wanted = {
        f"{shop}-{letter}": (shop, _described(shop, f"SIM{seed}-{shop}-{letter}".upper()))
        for shop in PLACES
        for letter in "ab"
    }
    pictures = {one.code: ground.pictures[shop] for shop, one in wanted.values()}
    every = [one for _, one in wanted.values()]
    await selling.sell(session, every, ground.known, pictures, at=at)
    ids = await selling.sku_ids(session, {one.code for one in every})
    goods = {
        name: Good(name, ids[one.code], shop, chance.randint(*PIECES))
        for name, (shop, one) in wanted.items()
    }
    for shop in PLACES:
        await _receive(session, shop, [one for one in goods.values() if one.shop == shop], at)
    buyers = {}
    for number in range(BUYERS):
        name = f"buyer-{number}"
        buyers[name] = await _buyer(session, name, seed * BUYERS + number, at)
    return Cast(goods, buyers)


@cache
def _pattern(shop: str) -> Goods:
    """Goods of the demo that keep for ever, of one SKU."""
    return next(
        one
        for one in all_goods()
        if one.shop == shop
        and one.state == "on_shelf"
        and one.composition == "single"
        and one.choices[0].shelf_life is None
    )


def _described(shop: str, code: str) -> Goods:
    pattern = _pattern(shop)
    sku = pattern.choices[0].model_copy(update={"code": code, "barcode": None})
    return pattern.model_copy(update={"code": code, "choices": [sku], "name": code})


async def _receive(session: AsyncSession, shop: str, goods: Sequence[Good], at: datetime) -> None:
    lines = [{"sku_id": one.sku_id, "quantity": one.pieces} for one in goods]
    wanted = inventory.MakeDocument.model_validate(
        {"kind": "opening", "warehouse_id": WAREHOUSES[PLACES[shop]], "lines": lines}
    )
    document_id = await inventory.make_document(session, SYSTEM, wanted, at=at)
    posted = inventory.SubmitDocument(version=1)
    await inventory.submit_document(session, SYSTEM, document_id, posted, at=at)


async def _buyer(session: AsyncSession, name: str, number: int, at: datetime) -> Buyer:
    phone = f"139{number:08d}"
    member_id = await members.join(session, phone, name, at=at)
    home = offers()["home"][0]
    address = members.AddAddress(
        recipient=name, phone=phone, region_code=home["region"], detail=home["detail"]
    )
    return Buyer(name, member_id, await members.add_address(session, member_id, address, at=at))


def shop_id(shop: str) -> UUID:
    return SHOPS[shop]
