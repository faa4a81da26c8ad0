"""The house of the demo before anything is sold: libraries, shops, warehouses, freight."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo.cast import SHOPS, WAREHOUSES
from houtai.entry.demo.reading import libraries, shelves, shops
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.texts import say
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.logistics import public as logistics
from houtai.modules.merchants import public as merchants


async def furnish_libraries(session: AsyncSession, *, at: datetime) -> catalog.FurnishedView:
    """Everything that products are described with."""
    said = libraries()
    listed: dict[str, Any] = {
        "attributes": [_attribute(one) for one in said["attribute"]],
        "brands": said["brand"],
        "labels": said["label"],
        "promises": said["promise"],
        "words": said["word"],
        "categories": [*_parents(), *(_category(one) for one in shelves())],
    }
    return await catalog.furnish_libraries(session, catalog.Furniture.model_validate(listed), at=at)


async def furnish_shop(
    session: AsyncSession,
    key: str,
    known: catalog.FurnishedView,
    language: str,
    *,
    at: datetime,
) -> None:
    """A merchant with shop and categories, but for the platform's own; and how it sends goods."""
    said = next(one for one in shops()["shop"] if one["key"] == key)
    merchant_id = SHOPS[key]
    if merchant_id != SELF_RUN_ID:
        name = say(f"demo.place.{key}", language)
        wanted = merchants.FurnishMerchant(
            id=merchant_id,
            name=name,
            shop_name=name,
            notice=said["notice"],
            description=said["description"],
            region=said["region"],
            carriers=tuple(said["carriers"]),
            category_ids=tuple(known.categories[path] for path in said["categories"]),
        )
        await merchants.furnish(session, wanted, at=at)
    await _return_address(session, merchant_id, said["returns"])
    for one in said["freight"]:
        await _freight(session, merchant_id, one, at)


async def furnish_warehouses(session: AsyncSession, language: str, *, at: datetime) -> None:
    """Those of the cast, as places of stock too."""
    for one in shops()["warehouse"]:
        command = inventory.MakeWarehouse(
            merchant_id=SHOPS[one["shop"]] if "shop" in one else None,
            name=say(f"demo.place.{one['key']}", language),
            code=one["code"],
            region=one["region"],
            address=one["address"],
            marketplace=one.get("marketplace", False),
        )
        await inventory.furnish_warehouse(session, WAREHOUSES[one["key"]], command, at=at)


def actor_of(merchant_id: UUID) -> Actor:
    """The house, at work in that shop; for the platform's own shop at the platform."""
    place = Place() if merchant_id == SELF_RUN_ID else Place(merchant_id)
    return replace(SYSTEM, place=place)


def _attribute(one: Mapping[str, Any]) -> dict[str, Any]:
    options = [{"key": key, "name": name, "name_en": en} for key, name, en, _ in one["options"]]
    return {
        "name": one["name"],
        "name_en": one["name_en"],
        "kind": "choice",
        "options": options,
        "own_values": True,
    }


def _parents() -> list[dict[str, str]]:
    """The upper categories, each once, with their English names."""
    names = {_parent(one["category"]): one["parent_en"] for one in shelves()}
    return [{"path": name, "name_en": english} for name, english in names.items()]


def _parent(path: str) -> str:
    return path.split(" > ", maxsplit=1)[0]


def _category(shelf: Mapping[str, Any]) -> dict[str, Any]:
    sale = [{"attribute": one, "role": "sale", "filterable": True} for one in shelf["sale"]]
    facts = [{"attribute": one, "required": True, "filterable": True} for one in shelf["facts"]]
    asked = shelf.get("requirement")
    papers = [] if asked is None else [{"kind": asked[0], "name": asked[1]}]
    return {
        "path": shelf["category"],
        "name_en": shelf["category_en"],
        "commission_permille": shelf["commission"],
        "attributes": [*sale, *facts],
        "requirements": papers,
    }


async def _return_address(
    session: AsyncSession, merchant_id: UUID, said: Mapping[str, Any]
) -> None:
    """Where buyers send back to, unless the shop names a place already."""
    if await merchants.return_address(session, merchant_id) is None:
        wanted = merchants.MakeShopAddress(kind="return", **said)
        await merchants.make_address(session, actor_of(merchant_id), merchant_id, wanted)


async def _freight(
    session: AsyncSession, merchant_id: UUID, said: Mapping[str, Any], at: datetime
) -> None:
    """A template of the shop, unless it has one of that name."""
    rows = [{"regions": one["regions"], **_rates(one["rate"])} for one in said["rows"]]
    tariff = {
        "rows": rows,
        "rest": _rates(said["rest"]),
        "free": said["free"],
        "no_delivery": said["no_delivery"],
    }
    wanted = logistics.MakeFreightTemplate.model_validate(
        {
            "name": said["name"],
            "charge_by": said["charge_by"],
            "scope": "shop",
            "category_ids": [],
            "tariff": tariff,
        }
    )
    try:
        async with session.begin_nested():
            await logistics.make_freight_template(session, actor_of(merchant_id), wanted, at=at)
    except logistics.NameTaken:
        return


def _rates(numbers: list[int]) -> dict[str, int]:
    names = ("first_unit", "first_fee_fen", "next_unit", "next_fee_fen")
    return dict(zip(names, numbers, strict=True))
