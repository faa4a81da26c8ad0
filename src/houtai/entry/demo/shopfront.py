"""What stands in front of the goods: the home page, pools, papers, and who wants to come in."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from stdnum.cn import ric, uscc

from houtai.entry.demo import drawing
from houtai.entry.demo.cast import APPLICANT_ID, SHOPS, demo_id
from houtai.entry.demo.reading import all_goods, shops
from houtai.entry.demo.selling import Pen, sku_ids
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.merchants import public as merchants
from houtai.modules.storefront import public as storefront


async def open_pools(session: AsyncSession, *, at: datetime) -> None:
    """A share of the stock for a channel and for an activity; those that are there stay."""
    for one in shops()["pool"]:
        ends_at = at + timedelta(days=one["days"]) if "days" in one else None
        wanted = inventory.MakePool(
            merchant_id=SHOPS[one["shop"]],
            kind=one["kind"],
            name=one["name"],
            purpose_id=demo_id(one["key"]),
            starts_at=None if ends_at is None else at,
            ends_at=ends_at,
        )
        try:
            pool_id = await inventory.make_pool(session, SYSTEM, wanted)
        except inventory.PoolThereAlready:
            continue
        ids = await sku_ids(session, set(one["quotas"]))
        quotas = [{"sku_id": ids[code], "asked": asked} for code, asked in one["quotas"].items()]
        command = inventory.SetQuotas.model_validate({"quotas": quotas})
        await inventory.set_quotas(session, SYSTEM, pool_id, command, at=at)


async def missing_floors(session: AsyncSession) -> list[dict[str, Any]]:
    """Floors of the home page that nobody has made yet, by their titles, with their places."""
    known = {one.title for one in await storefront.list_floors(session)}
    placed = [{**one, "position": place} for place, one in enumerate(shops()["floor"], start=1)]
    return [one for one in placed if one["title"] not in known]


async def draw_banners(pen: Pen, floors: list[dict[str, Any]]) -> dict[str, UUID]:
    """By the words that say what a banner shows."""
    drawn: dict[str, UUID] = {}
    for one in (banner for floor in floors for banner in floor.get("banners", [])):
        content = drawing.banner_picture(one["things"], one["wall"])
        purpose = storefront.BANNER_PICTURE.name
        drawn[one["alt"]] = await pen.upload(content, "banner", purpose, SELF_RUN_ID)
    return drawn


async def build_floors(
    session: AsyncSession,
    floors: list[dict[str, Any]],
    known: catalog.FurnishedView,
    pictures: dict[str, UUID],
    *,
    at: datetime,
) -> None:
    """From above to below."""
    first = {one.code: one.choices[0].code for one in all_goods()}
    skus = await catalog.skus_by_code(session, SYSTEM, set(first.values()))
    products = {one.code: one.product_id for one in skus}
    for one in floors:
        banners = [
            {
                "picture": pictures[banner["alt"]],
                "link": f"/search?text={quote(banner['search'])}",
                "alt": banner["alt"],
            }
            for banner in one.get("banners", [])
        ]
        wanted = storefront.MakeFloor.model_validate(
            {
                "kind": one["kind"],
                "title": one["title"],
                "position": one["position"],
                "banners": banners,
                "product_ids": [products[first[code]] for code in one.get("products", [])],
                "category_id": known.categories[one["category"]] if "category" in one else None,
            }
        )
        await storefront.make_floor(session, SYSTEM, wanted, at)


async def draw_papers(pen: Pen) -> dict[UUID, UUID]:
    """By merchant, one picture that stands for all his papers; nothing can be read on it."""
    content, purpose = drawing.paper_picture(), merchants.PAPER_FILES.name
    showing = [SHOPS[one["key"]] for one in shops()["shop"] if one.get("papers")]
    return {
        one: await pen.upload(content, "paper", purpose, one) for one in (*showing, APPLICANT_ID)
    }


async def show_papers(session: AsyncSession, drawn: Mapping[UUID, UUID], *, at: datetime) -> None:
    """Papers of the merchants, one of which ends soon."""
    for one in shops()["shop"]:
        for paper in one.get("papers", []):
            wanted = merchants.ShowPaper(
                kind=paper["kind"],
                number=paper["number"],
                brand_name=paper.get("brand", ""),
                file_ids=[drawn[SHOPS[one["key"]]]],
                expires_on=at.date() + timedelta(days=paper["days"]),
            )
            await merchants.furnish_paper(session, SHOPS[one["key"]], wanted, at=at)


async def apply(
    session: AsyncSession,
    known: catalog.FurnishedView,
    drawn: Mapping[UUID, UUID],
    *,
    at: datetime,
) -> None:
    """One more merchant would like to come in, and waits for the review."""
    said = dict(shops()["application"])
    licence, identity = said.pop("licence_body"), said.pop("id_body")
    categories = said.pop("categories")
    wanted = merchants.FurnishApplication.model_validate(
        {
            **said,
            "merchant_id": APPLICANT_ID,
            "licence_number": licence + uscc.calc_check_digit(licence),
            "id_number": identity + ric.calc_check_digit(f"{identity}0"),
            "category_ids": [known.categories[path] for path in categories],
            "file_id": drawn[APPLICANT_ID],
        }
    )
    await merchants.furnish_application(session, wanted, at=at)
