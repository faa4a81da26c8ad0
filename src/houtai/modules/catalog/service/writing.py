"""Putting contents of products into their tables: one statement a table, however many products."""

import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.kit.sql import statement
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.rules.content import ProductContent, SkuContent
from houtai.modules.catalog.tables import Component, Sku


class CodeTaken(Conflict):
    """Somebody gave the code to something else at this very moment."""

    code = "products.code_taken_now"


class BarcodeTaken(Conflict):
    """The same of a barcode."""

    code = "products.barcode_taken_now"


class SpecTaken(Conflict):
    """Two SKUs of one product in the same choice."""

    code = "products.spec_taken_now"


class ComponentGone(Conflict):
    """A component became a bundle, or is gone."""

    code = "products.component_gone"


class SkuInUse(Conflict):
    """Another product's bundle takes it."""

    code = "products.sku_in_use"


_MEANINGS: dict[str, type[Conflict]] = {
    "uq_product_merchant_id_code": CodeTaken,
    "uq_sku_merchant_id_code": CodeTaken,
    "uq_sku_merchant_id_barcode": BarcodeTaken,
    "uq_sku_product_id_spec_key": SpecTaken,
    "fk_component_sku_id": ComponentGone,
}


@dataclass(frozen=True)
class Write:
    """One product to be written. Its SKUs have ids and codes."""

    product_id: UUID
    merchant_id: UUID
    number: str
    created_by: UUID
    content: ProductContent


@asynccontextmanager
async def telling_conflicts(session: AsyncSession) -> AsyncIterator[None]:
    """What races left for the database to find, in our words; nothing of the inside stays."""
    try:
        async with session.begin_nested():
            yield
    except IntegrityError as error:
        cause = error.orig
        name = cause.diag.constraint_name if isinstance(cause, psycopg.Error) else None
        if name in _MEANINGS:
            raise _MEANINGS[name] from error
        raise


async def write(session: AsyncSession, writes: Sequence[Write], *, at: datetime) -> set[UUID]:
    """The ids of SKUs that are new. The caller has checked, and locked what exists.

    Raises CodeTaken, BarcodeTaken, SpecTaken, ComponentGone.
    """
    here = __package__ or ""
    products = {"products": json.dumps([_product(one) for one in writes]), "at": at}
    words = {"words": json.dumps([_words(one) for one in writes])}
    skus = {"skus": json.dumps([row for one in writes for row in _skus(one)])}
    async with telling_conflicts(session):
        await session.execute(statement(here, "write_products"), products)
        await session.execute(statement(here, "write_words"), words)
        written = (await session.execute(statement(here, "write_skus"), skus)).all()
        await _write_components(session, writes)
    return {row.id for row in written if row.is_new}


async def remove_skus(session: AsyncSession, sku_ids: Sequence[UUID]) -> None:
    """Of drafts that nobody else knows. Raises SkuInUse."""
    if not sku_ids:
        return
    try:
        async with session.begin_nested():
            await session.execute(delete(Sku).where(Sku.id.in_(sku_ids)))
    except IntegrityError as error:
        raise SkuInUse from error


async def _write_components(session: AsyncSession, writes: Sequence[Write]) -> None:
    skus = [(one, sku) for one in writes for sku in one.content.skus]
    bundles = [sku.id for one, sku in skus]
    await session.execute(delete(Component).where(Component.bundle_sku_id.in_(bundles)))
    rows = [
        {
            "bundle_sku_id": sku.id,
            "sku_id": part.sku_id,
            "sku_own_stock": True,
            "merchant_id": one.merchant_id,
            "quantity": part.quantity,
        }
        for one, sku in skus
        for part in sku.components
    ]
    if rows:
        await session.execute(insert(Component).values(rows))


def _product(one: Write) -> dict[str, Any]:
    content = one.content
    prices = [sku.price_fen for sku in content.skus if sku.enabled] or [
        sku.price_fen for sku in content.skus
    ]
    return {
        "id": str(one.product_id),
        "merchant_id": str(one.merchant_id),
        "number": one.number,
        "created_by": str(one.created_by),
        "price_fen_min": min(prices),
        "price_fen_max": max(prices),
        **content.model_dump(mode="json", exclude={"skus"}),
    }


def _words(one: Write) -> dict[str, Any]:
    content = one.content
    codes = [sku.code or "" for sku in content.skus[:20]]
    texts = [content.name, content.subtitle, content.code or "", one.number, *codes]
    return {"product_id": str(one.product_id), "words": goods.words_of(texts)}


def _skus(one: Write) -> Iterator[dict[str, Any]]:
    for position, sku in enumerate(one.content.skus):
        yield {
            "product_id": str(one.product_id),
            "merchant_id": str(one.merchant_id),
            "spec_key": goods.spec_key(sku.spec),
            "own_stock": one.content.own_stock,
            "state": "active" if sku.enabled else "disabled",
            "position": position,
            **_plain(sku),
        }


def _plain(sku: SkuContent) -> dict[str, Any]:
    return sku.model_dump(mode="json", exclude={"enabled", "components"})
