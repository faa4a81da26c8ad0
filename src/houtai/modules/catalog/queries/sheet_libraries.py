"""What names in product sheets mean: categories by their paths, brands by their names."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.catalog.queries.libraries import rules_of
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.product_rows import path_key
from houtai.modules.catalog.rules.product_states import Libraries
from houtai.modules.catalog.tables import Brand, Category, Sku


async def libraries_for(
    session: AsyncSession,
    *,
    paths: Collection[str] = (),
    brands: Collection[str] = (),
    category_ids: Collection[UUID] = (),
    brand_ids: Collection[UUID] = (),
    merchant_id: UUID | None = None,
    sku_codes: Collection[str] = (),
    sku_ids: Collection[UUID] = (),
    hold: bool = False,
) -> Libraries:
    """All that these rows name. A path may leave out what stands above a name that is unique."""
    categories = await _by_path(session, paths)
    named = await _brands(session, brands, brand_ids)
    parts = await _parts(session, merchant_id, sku_codes, sku_ids)
    return Libraries(
        categories=categories,
        rules=await rules_of(session, {*categories.values(), *category_ids}, hold=hold),
        brands={folded(name): one for one, name in named.items()},
        brand_names=named,
        skus={code: one for one, code in parts.items()},
        sku_codes=parts,
    )


async def _by_path(session: AsyncSession, paths: Collection[str]) -> dict[str, UUID]:
    wanted = {path_key(path) for path in paths}
    if not wanted:
        return {}
    ends = {key.rpartition(">")[2] for key in wanted}
    found = (
        await session.execute(select(Category.id, Category.path).where(Category.name_key.in_(ends)))
    ).all()
    steps = {step for row in found for step in row.path}
    names = await session.execute(
        select(Category.id, Category.name_key).where(Category.id.in_(steps))
    )
    name_of = {row.id: row.name_key for row in names}
    by_key: dict[str, list[UUID]] = {}
    for row in found:
        whole = [name_of[step] for step in row.path]
        for start in range(len(whole)):
            by_key.setdefault(">".join(whole[start:]), []).append(row.id)
    return {key: by_key[key][0] for key in wanted if len(by_key.get(key, ())) == 1}


async def _brands(
    session: AsyncSession, names: Collection[str], ids: Collection[UUID]
) -> dict[UUID, str]:
    """Index: uq_brand_name_key, pk_brand."""
    keys = {folded(name) for name in names}
    if not keys and not ids:
        return {}
    found = await session.execute(
        select(Brand.id, Brand.name).where(Brand.name_key.in_(keys) | Brand.id.in_(ids))
    )
    return {row.id: row.name for row in found}


async def _parts(
    session: AsyncSession,
    merchant_id: UUID | None,
    codes: Collection[str],
    ids: Collection[UUID],
) -> dict[UUID, str]:
    """Codes of what bundles take. Indexes: uq_sku_merchant_id_code, pk_sku."""
    if not codes and not ids:
        return {}
    found = await session.execute(
        select(Sku.id, Sku.code).where(
            Sku.merchant_id == merchant_id, Sku.code.in_(codes) | Sku.id.in_(ids)
        )
    )
    return {row.id: row.code for row in found}
