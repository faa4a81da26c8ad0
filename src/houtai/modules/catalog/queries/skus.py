"""SKUs as the rest of the house asks for them: by id, by code, by what bundles are made of."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.kit.sql import one_of
from houtai.modules.catalog.queries.spec_texts import spec_text
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.rules.content import Composition, ProductKind
from houtai.modules.catalog.rules.states import ProductState
from houtai.modules.catalog.tables import Component, Product, Sku

FOUND_MAX = 20


class SkuView(View):
    """One SKU with what warehouses and orders need of its product. No costs: those are asked for
    by `sku_costs`.
    """

    id: UUID
    product_id: UUID
    merchant_id: UUID
    category_id: UUID
    code: str
    barcode: str | None
    product_number: str
    product_name: str
    spec_text: str
    picture: UUID | None
    kind: ProductKind
    composition: Composition
    own_stock: bool
    weight_gram: int
    volume_cm3: int
    shelf_life_days: int | None
    price_fen: int
    state: Literal["active", "disabled"]
    product_state: ProductState


class ComponentView(View):
    """What one piece of a bundle takes of another SKU."""

    sku_id: UUID
    quantity: int


class SkuNameView(View):
    """What people call a SKU."""

    code: str
    name: str
    """Of the product, with the choice: `云雾绿茶 明前 / 250 g`."""


_ELSEWHERE = {
    "category_id": Product.category_id,
    "product_number": Product.number,
    "product_name": Product.name,
    "spec_text": spec_text(),
    "picture": func.coalesce(Sku.picture, Product.pictures[1]),
    "kind": Product.kind,
    "composition": Product.composition,
    "product_state": Product.state,
}
_COLUMNS: list[Any] = [
    (_ELSEWHERE[name] if name in _ELSEWHERE else getattr(Sku, name)).label(name)
    for name in SkuView.model_fields
]


async def skus_by_id(session: AsyncSession, sku_ids: Collection[UUID]) -> dict[UUID, SkuView]:
    """Those of them that there are, whatever their state. Index: pk_sku.

    Row-level security counts: a merchant's session finds his own, a warehouse's those of all.
    """
    if not sku_ids:
        return {}
    found = await session.execute(
        select(*_COLUMNS)
        .join(Product, Product.id == Sku.product_id)
        .where(one_of(Sku.id, set(sku_ids)))
    )
    return {row.id: SkuView.model_validate(row) for row in found}


async def sku_names(session: AsyncSession, sku_ids: Collection[UUID]) -> dict[UUID, SkuNameView]:
    """What people call these SKUs. Index: pk_sku."""
    found = await skus_by_id(session, sku_ids)
    return {
        one.id: SkuNameView(code=one.code, name=f"{one.product_name} {one.spec_text}".rstrip())
        for one in found.values()
    }


async def sku_costs(session: AsyncSession, sku_ids: Collection[UUID]) -> dict[UUID, int | None]:
    """What each costs the merchant, as the product says; for valuations. Index: pk_sku."""
    found = await session.execute(select(Sku.id, Sku.cost_fen).where(one_of(Sku.id, set(sku_ids))))
    return {row.id: row.cost_fen for row in found}


async def components_of(
    session: AsyncSession, sku_ids: Collection[UUID]
) -> dict[UUID, list[ComponentView]]:
    """What each bundle or gift pack among them is made of; SKUs with own stock are left out.

    Index: pk_component.
    """
    found = await session.execute(
        select(Component.bundle_sku_id, Component.sku_id, Component.quantity)
        .where(one_of(Component.bundle_sku_id, set(sku_ids)))
        .order_by(Component.bundle_sku_id, Component.sku_id)
    )
    parts: dict[UUID, list[ComponentView]] = defaultdict(list)
    for row in found:
        parts[row.bundle_sku_id].append(ComponentView(sku_id=row.sku_id, quantity=row.quantity))
    return dict(parts)


async def bundles_with(session: AsyncSession, sku_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """For each SKU the bundles that it is a component of. Index: ix_component_sku_id."""
    found = await session.execute(
        select(Component.sku_id, Component.bundle_sku_id).where(
            one_of(Component.sku_id, set(sku_ids))
        )
    )
    bundles: dict[UUID, list[UUID]] = defaultdict(list)
    for row in found:
        bundles[row.sku_id].append(row.bundle_sku_id)
    return dict(bundles)


async def find_sku(session: AsyncSession, actor: Actor, code_or_barcode: str) -> list[SkuView]:
    """SKUs with exactly this code or barcode: of one's merchants, or at a warehouse of any that
    keeps goods there. Several merchants may use one code. Indexes: ix_sku_code_id, ix_sku_barcode.
    """
    text = code_or_barcode.strip()
    wanted = or_(Sku.code == text, Sku.barcode == (goods.barcode(text) or text))
    statement = select(*_COLUMNS).join(Product, Product.id == Sku.product_id).where(wanted)
    if actor.place.warehouse_id is None:
        statement = statement.where(within(actor, Sku.merchant_id))
    found = await session.execute(statement.order_by(Sku.id).limit(FOUND_MAX))
    return [SkuView.model_validate(row) for row in found]


async def skus_by_code(
    session: AsyncSession, actor: Actor, codes: Collection[str]
) -> list[SkuView]:
    """The same for the many codes of a sheet. Indexes: ix_sku_code_id, ix_sku_barcode."""
    texts = {code.strip() for code in codes}
    barcodes = texts | {read for code in texts if (read := goods.barcode(code))}
    wanted = or_(Sku.code.in_(texts), Sku.barcode.in_(barcodes))
    statement = select(*_COLUMNS).join(Product, Product.id == Sku.product_id).where(wanted)
    if actor.place.warehouse_id is None:
        statement = statement.where(within(actor, Sku.merchant_id))
    found = await session.execute(statement.order_by(Sku.id))
    return [SkuView.model_validate(row) for row in found]
