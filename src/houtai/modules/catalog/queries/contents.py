"""Products as they stand, whole, for whoever changes or checks them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, select, true
from sqlalchemy.dialects.postgresql import aggregate_order_by, array
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.modules.catalog.rules.content import ComponentContent, ProductContent, SkuContent
from houtai.modules.catalog.rules.states import ProductState
from houtai.modules.catalog.tables import Category, Component, Product, Sku


@dataclass(frozen=True)
class Held:
    """One product, its live content and what is known besides."""

    id: UUID
    merchant_id: UUID
    number: str
    state: ProductState
    state_reason: str
    version: int
    shelf_at: datetime | None
    shelf_off_at: datetime | None
    approved_at: datetime | None
    first_shelf_at: datetime | None
    created_by: UUID
    content: ProductContent


def reached(actor: Actor) -> ColumnElement[bool]:
    """Products of the merchants and the categories that the actor reaches."""
    own = within(actor, Product.merchant_id)
    if actor.category_ids is None:
        return own
    # A role names categories; what lies below them belongs to them.
    wanted = array(sorted(actor.category_ids, key=str), type_=Product.id.type)
    below = select(Category.id).where(Category.path.overlap(wanted))
    return and_(own, Product.category_id.in_(below))


async def hold(
    session: AsyncSession, actor: Actor, product_ids: Collection[UUID]
) -> dict[UUID, Held]:
    """Those of them within reach, locked in the order of their ids. Index: pk_product."""
    lock = (
        select(Product.id)
        .where(Product.id.in_(set(product_ids)), reached(actor))
        .order_by(Product.id)
        .with_for_update()
    )
    return await contents(session, list(await session.scalars(lock)))


async def contents(session: AsyncSession, product_ids: Collection[UUID]) -> dict[UUID, Held]:
    """These products, whoever asks. Indexes: pk_product, uq_sku_product_id_spec_key."""
    ids = set(product_ids)
    if not ids:
        return {}
    skus: dict[UUID, list[SkuContent]] = {}
    for row in await session.execute(_skus(ids)):
        skus.setdefault(row.product_id, []).append(_sku(row))
    found = await session.execute(select(*_COLUMNS).where(Product.id.in_(ids)))
    return {row.id: _held(row, skus.get(row.id, [])) for row in found}


def _skus(product_ids: Collection[UUID]) -> Select[Any]:
    parts = (
        select(
            func.jsonb_agg(
                aggregate_order_by(
                    func.jsonb_build_object(
                        "sku_id", Component.sku_id, "quantity", Component.quantity
                    ),
                    Component.sku_id,
                )
            ).label("parts")
        )
        .where(Component.bundle_sku_id == Sku.id)
        .correlate(Sku)
        .lateral("parts")
    )
    return (
        select(*_OF_SKU, parts.c.parts)
        .join(parts, true())
        .where(Sku.product_id.in_(product_ids))
        .order_by(Sku.product_id, Sku.position, Sku.id)
    )


_OF_SKU = (
    *(Sku.id, Sku.product_id, Sku.code, Sku.barcode, Sku.spec, Sku.weight_gram, Sku.volume_cm3),
    *(Sku.shelf_life_days, Sku.cost_fen, Sku.market_fen, Sku.price_fen, Sku.picture, Sku.state),
)
_COLUMNS = (
    *(Product.id, Product.merchant_id, Product.number, Product.code, Product.category_id),
    *(Product.brand_id, Product.kind, Product.composition, Product.name, Product.subtitle),
    *(Product.html, Product.pictures, Product.attributes, Product.label_ids),
    *(Product.promise_ids, Product.state, Product.state_reason, Product.version),
    *(Product.shelf_at, Product.shelf_off_at, Product.approved_at, Product.first_shelf_at),
    Product.created_by,
)


def _sku(row: Row[Any]) -> SkuContent:
    """Nothing is checked again: it was when it was written."""
    return SkuContent.model_construct(
        id=row.id,
        code=row.code,
        barcode=row.barcode,
        spec={UUID(one): value for one, value in row.spec.items()},
        weight_gram=row.weight_gram,
        volume_cm3=row.volume_cm3,
        shelf_life_days=row.shelf_life_days,
        cost_fen=row.cost_fen,
        market_fen=row.market_fen,
        price_fen=row.price_fen,
        picture=row.picture,
        enabled=row.state == "active",
        components=[ComponentContent.model_validate(part) for part in row.parts or ()],
    )


def _held(row: Row[Any], skus: list[SkuContent]) -> Held:
    content = ProductContent.model_construct(
        code=row.code,
        name=row.name,
        subtitle=row.subtitle,
        category_id=row.category_id,
        brand_id=row.brand_id,
        kind=row.kind,
        composition=row.composition,
        pictures=list(row.pictures),
        html=row.html,
        attributes={UUID(one): value for one, value in row.attributes.items()},
        label_ids=list(row.label_ids),
        promise_ids=list(row.promise_ids),
        skus=skus,
    )
    return Held(
        id=row.id,
        merchant_id=row.merchant_id,
        number=row.number,
        state=row.state,
        state_reason=row.state_reason,
        version=row.version,
        shelf_at=row.shelf_at,
        shelf_off_at=row.shelf_off_at,
        approved_at=row.approved_at,
        first_shelf_at=row.first_shelf_at,
        created_by=row.created_by,
        content=content,
    )
