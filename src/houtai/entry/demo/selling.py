"""The goods of the demo: pictures, products in every state of their way, and opening stock."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo import drawing
from houtai.entry.demo.cast import SHOPS, WAREHOUSES
from houtai.entry.demo.furnishing import actor_of
from houtai.entry.demo.reading import Choice, Goods, aged, all_goods, shops, stocked
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database
from houtai.kit.objects import ObjectStore
from houtai.modules.catalog import public as catalog
from houtai.modules.files import public as files
from houtai.modules.inventory import public as inventory

APPROVED = ("on_shelf", "off_shelf")
AT_ONCE = 4
"""Pictures under way; the store and the drawing wait for each other less."""


@dataclass(frozen=True)
class Pen:
    """What is needed to take a picture in."""

    database: Database
    store: ObjectStore
    at: datetime

    async def upload(self, content: bytes, name: str, purpose: str, merchant_id: UUID) -> UUID:
        """As if somebody of that shop had uploaded it."""
        received = files.Received(f"{name.lower()}.png", content, purpose)
        made = await files.upload(
            self.database,
            self.store,
            actor_of(merchant_id),
            received,
            at=self.at,
            witness=_nobody,
        )
        return made.id


async def missing(session: AsyncSession) -> list[Goods]:
    """Products of the demo that are not there yet, told apart by the code of their first SKU."""
    codes = {one.choices[0].code for one in all_goods()}
    known = {one.code for one in await catalog.skus_by_code(session, SYSTEM, codes)}
    return [one for one in all_goods() if one.choices[0].code not in known]


async def draw(pen: Pen, wanted: Sequence[Goods]) -> dict[str, UUID]:
    """A picture for each product, by its code."""
    drawn: dict[str, UUID] = {}
    for start in range(0, len(wanted), AT_ONCE):
        async with asyncio.TaskGroup() as tasks:
            made = {
                one.code: tasks.create_task(_drawn(pen, one))
                for one in wanted[start : start + AT_ONCE]
            }
        drawn |= {code: task.result() for code, task in made.items()}
    return drawn


async def _drawn(pen: Pen, one: Goods) -> UUID:
    content = await asyncio.to_thread(drawing.product_picture, *one.look, seed=one.code)
    return await pen.upload(content, one.code, catalog.PICTURE.name, SHOPS[one.shop])


async def sell(
    session: AsyncSession,
    wanted: Sequence[Goods],
    known: catalog.FurnishedView,
    pictures: Mapping[str, UUID],
    *,
    at: datetime,
) -> None:
    """Make the products and bring each as far as it is to come. Raises RuntimeError with the
    reason where one does not get there.
    """
    made: dict[str, UUID] = {}
    for bundles in (False, True):
        part = [one for one in wanted if (one.composition != "single") == bundles]
        for one in part:
            command = await _command(session, one, known, pictures[one.code])
            by = actor_of(SHOPS[one.shop])
            made[one.code] = await catalog.create_product(session, by, command, at=at)
        await _publish(session, part, made, at)


async def stock(session: AsyncSession, wanted: Sequence[Goods], *, at: datetime) -> None:
    """Opening receipts for what was approved, one for each shop and warehouse."""
    approved = [one for one in wanted if one.state in APPROVED and one.composition == "single"]
    ids = await sku_ids(session, {sku.code for one in approved for sku in one.choices})
    for place in shops()["warehouse"]:
        for key in SHOPS:
            if key != place.get("shop", key):
                continue
            # What a merchant keeps at home he keeps in the central warehouse by halves.
            share = 2 if "shop" not in place and key in _with_own_warehouse() else 1
            lines = [
                {"sku_id": ids[sku.code], "quantity": pieces, **_made(sku, at)}
                for one in approved
                if one.shop == key
                for sku in one.choices
                if (pieces := stocked(sku.code) // share)
            ]
            if lines:
                await _receive(session, WAREHOUSES[place["key"]], lines, at)


def _made(sku: Choice, at: datetime) -> dict[str, Any]:
    """Lot and day of production, of goods that expire."""
    if sku.shelf_life is None:
        return {}
    day = at.date() - timedelta(days=aged(sku.code, sku.shelf_life))
    return {"produced_on": day, "lot_number": f"{sku.code[:3]}{day:%y%m%d}"}


async def sku_ids(session: AsyncSession, codes: Collection[str]) -> dict[str, UUID]:
    """By code, of the demo's SKUs."""
    found = await catalog.skus_by_code(session, SYSTEM, codes)
    return {one.code: one.id for one in found if one.merchant_id in SHOPS.values()}


def _with_own_warehouse() -> set[str]:
    return {one["shop"] for one in shops()["warehouse"] if "shop" in one}


async def _receive(
    session: AsyncSession, warehouse_id: UUID, lines: list[dict[str, Any]], at: datetime
) -> None:
    wanted = inventory.MakeDocument.model_validate(
        {"kind": "opening", "warehouse_id": warehouse_id, "lines": lines}
    )
    document_id = await inventory.make_document(session, SYSTEM, wanted, at=at)
    posted = inventory.SubmitDocument(version=1)
    await inventory.submit_document(session, SYSTEM, document_id, posted, at=at)


async def _publish(
    session: AsyncSession, part: Sequence[Goods], made: Mapping[str, UUID], at: datetime
) -> None:
    """All products of one part, step by step."""

    def those(*states: str) -> list[UUID]:
        return [made[one.code] for one in part if one.state in states]

    submitted = those(*APPROVED, "in_review", "refused")
    _sure(await catalog.submit_products(session, SYSTEM, submitted, at=at))
    _sure(await catalog.approve_products(session, SYSTEM, those(*APPROVED), at=at))
    _sure(await catalog.put_products_on_shelf(session, SYSTEM, those(*APPROVED), at=at))
    for one in part:
        chosen = [made[one.code]]
        if one.state == "off_shelf":
            reason = one.reason
            off = catalog.take_products_off_shelf(session, SYSTEM, chosen, reason=reason, at=at)
            _sure(await off)
        if one.state == "refused":
            no = catalog.refuse_products(session, SYSTEM, chosen, reason=one.reason, at=at)
            _sure(await no)
    _sure(await catalog.recycle_products(session, SYSTEM, those("recycled"), at=at))


def _sure(outcome: catalog.Outcome) -> None:
    if outcome.failed:
        said = [(one.name, one.code, list(one.findings)) for one in outcome.failed]
        raise RuntimeError(f"the demo's goods are not in order: {said}")


async def _command(
    session: AsyncSession, one: Goods, known: catalog.FurnishedView, picture: UUID
) -> catalog.CreateProduct:
    parts = await sku_ids(session, {code for sku in one.choices for code, _ in sku.parts})
    content = {
        "merchant_id": SHOPS[one.shop],
        "code": one.code,
        "name": one.name,
        "subtitle": one.subtitle,
        "category_id": known.categories[one.category],
        "brand_id": known.brands[one.brand],
        "composition": one.composition,
        "pictures": [picture],
        "html": f"<p>{one.text}</p>",
        "attributes": {known.attributes[name]: key for name, key in one.values.items()},
        "label_ids": [known.labels[name] for name in one.labels],
        "promise_ids": [known.promises[name] for name in one.promises],
        "skus": [_sku(sku, known, parts) for sku in one.choices],
    }
    return catalog.CreateProduct.model_validate(content)


def _sku(sku: Choice, known: catalog.FurnishedView, parts: Mapping[str, UUID]) -> dict[str, Any]:
    return {
        "code": sku.code,
        "barcode": sku.barcode,
        "spec": {known.attributes[name]: key for name, key in sku.spec.items()},
        "price_fen": sku.price,
        "market_fen": sku.market,
        "cost_fen": sku.cost,
        "weight_gram": sku.weight,
        "volume_cm3": sku.volume,
        "shelf_life_days": sku.shelf_life,
        "components": [{"sku_id": parts[code], "quantity": count} for code, count in sku.parts],
    }


async def _nobody(_session: AsyncSession) -> None:
    """The demo needs no witness: nobody was at a door."""
