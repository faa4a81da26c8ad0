"""What products name and must agree with, asked for many of them at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ARRAY, Select, Text, any_, cast, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.sql import one_of
from houtai.modules.catalog.queries.libraries import rules_of
from houtai.modules.catalog.rules.attributes import CategoryRules
from houtai.modules.catalog.rules.content import ProductContent
from houtai.modules.catalog.rules.soundness import Aim, Facts, Grant, OtherSku
from houtai.modules.catalog.tables import Brand, Label, Product, Promise, Seller, Sku

Code: TypeAlias = InstrumentedAttribute[str] | InstrumentedAttribute[str | None]


async def grants_of(session: AsyncSession, merchant_ids: Collection[UUID]) -> dict[UUID, Grant]:
    """What each merchant may sell; one of whom nobody told is left out. Index: pk_seller."""
    found = await session.execute(
        select(Seller.merchant_id, Seller.state, Seller.self_run, Seller.category_ids).where(
            Seller.merchant_id.in_(set(merchant_ids))
        )
    )
    return {
        row.merchant_id: Grant(row.state == "open", row.self_run, frozenset(row.category_ids))
        for row in found
    }


async def facts_of(
    session: AsyncSession, wanted: Sequence[Aim], *, hold: bool = False
) -> list[Facts]:
    """For each the facts to hold it against; few statements, however many there are."""
    contents = [one.content for one in wanted]
    categories = await _categories(session, {one.category_id for one in contents}, hold=hold)
    grants = await grants_of(session, {one.merchant_id for one in wanted})
    brands = await _active(session, Brand, {one.brand_id for one in contents if one.brand_id})
    labels = await _active(session, Label, {i for one in contents for i in one.label_ids})
    promises = await _active(session, Promise, {i for one in contents for i in one.promise_ids})
    skus = await _skus(session, contents)
    taken = await _taken(session, wanted)
    return [
        Facts(
            product_id=one.product_id,
            merchant_id=one.merchant_id,
            grant=grants.get(one.merchant_id),
            category=categories.get(one.content.category_id),
            brands=brands,
            label_ids=labels,
            promise_ids=promises,
            own_label_ids=one.own_label_ids,
            skus=skus,
            product_codes=taken["product"][one.merchant_id],
            sku_codes=taken["code"][one.merchant_id],
            barcodes=taken["barcode"][one.merchant_id],
        )
        for one in wanted
    ]


async def _categories(
    session: AsyncSession, category_ids: Collection[UUID], *, hold: bool
) -> Mapping[UUID, CategoryRules]:
    return await rules_of(session, category_ids, hold=hold)


async def _active(
    session: AsyncSession, table: type[Brand | Label | Promise], ids: Collection[UUID]
) -> set[UUID]:
    if not ids:
        return set()
    active = select(table.id).where(table.id.in_(ids), table.state == "active")
    return set(await session.scalars(active))


async def _skus(session: AsyncSession, contents: Sequence[ProductContent]) -> dict[UUID, OtherSku]:
    """Those that are named as components or by their own ids. Index: pk_sku."""
    ids = {part.sku_id for one in contents for sku in one.skus for part in sku.components}
    ids |= {sku.id for one in contents for sku in one.skus if sku.id is not None}
    if not ids:
        return {}
    found = await session.execute(
        select(Sku.id, Sku.product_id, Sku.merchant_id, Sku.own_stock, Sku.state).where(
            one_of(Sku.id, ids)
        )
    )
    return {
        row.id: OtherSku(
            row.id, row.product_id, row.merchant_id, row.own_stock, row.state == "active"
        )
        for row in found
    }


async def _taken(
    session: AsyncSession, wanted: Sequence[Aim]
) -> dict[str, defaultdict[UUID, dict[str, UUID]]]:
    """Who has the codes and barcodes already. Indexes: the unique ones of merchant and code."""
    products = {(one.merchant_id, one.content.code) for one in wanted if one.content.code}
    skus = [(one.merchant_id, sku) for one in wanted for sku in one.content.skus]
    codes = {(merchant_id, sku.code) for merchant_id, sku in skus if sku.code}
    barcodes = {(merchant_id, sku.barcode) for merchant_id, sku in skus if sku.barcode}
    return {
        "product": await _holders(session, Product.code, products),
        "code": await _holders(session, Sku.code, codes),
        "barcode": await _holders(session, Sku.barcode, barcodes),
    }


async def _holders(
    session: AsyncSession, column: Code, wanted: Collection[tuple[UUID, str | None]]
) -> defaultdict[UUID, dict[str, UUID]]:
    found: defaultdict[UUID, dict[str, UUID]] = defaultdict(dict)
    by_merchant: defaultdict[UUID, list[str | None]] = defaultdict(list)
    for merchant_id, code in wanted:
        by_merchant[merchant_id].append(code)
    for merchant_id, codes in by_merchant.items():  # One, but for a batch over several shops.
        for row in await session.execute(_holders_of(column, merchant_id, codes)):
            found[merchant_id][row.taken] = row.id
    return found


def _holders_of(column: Code, merchant_id: UUID, codes: Sequence[str | None]) -> Select[Any]:
    """As one array: a thousand parameters cost more than the search."""
    table = column.class_
    return select(column.label("taken"), table.id).where(
        table.merchant_id == merchant_id, column == any_(cast(codes, ARRAY(Text)))
    )
