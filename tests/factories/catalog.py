"""Makes what goods are described with; states only what a test relies on."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import NIL, new_id
from houtai.modules.catalog.rules.goods import words_of
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.tables import (
    Attribute,
    Brand,
    Category,
    CategoryAttribute,
    CategoryBrand,
    CategoryRequirement,
)
from houtai.modules.catalog.tables.products import (
    Component,
    Product,
    ProductWord,
    Seller,
    Sku,
)
from houtai.modules.catalog.tables.reviews import Revision


async def make_category(
    session: AsyncSession, parent: Category | None = None, **changes: Any
) -> Category:
    """A category, a root unless told what it lies below."""
    category_id = changes.pop("id", None) or new_id()
    name = changes.pop("name", f"类目{category_id.hex[-6:]}")
    made = Category(
        id=category_id,
        parent_id=parent and parent.id,
        path=[*(parent.path if parent else []), category_id],
        name=name,
        name_key=folded(name),
        **changes,
    )
    session.add(made)
    await session.flush()
    return made


async def make_brand(session: AsyncSession, **changes: Any) -> Brand:
    """An active brand."""
    brand_id = new_id()
    name = changes.pop("name", f"品牌{brand_id.hex[-6:]}")
    values = {"initial": "#", **changes}
    made = Brand(id=brand_id, name=name, name_key=folded(name), **values)
    session.add(made)
    await session.flush()
    return made


async def make_attribute(
    session: AsyncSession, *, options: dict[str, str] | None = None, **changes: Any
) -> Attribute:
    """An attribute of text, or with options (key: name) one to choose from."""
    attribute_id = new_id()
    name = changes.pop("name", f"属性{attribute_id.hex[-6:]}")
    values = {"kind": "choice" if options else "text", **changes}
    listed = [{"key": key, "name": one, "name_en": ""} for key, one in (options or {}).items()]
    made = Attribute(id=attribute_id, name=name, name_key=folded(name), options=listed, **values)
    session.add(made)
    await session.flush()
    return made


async def bind(
    session: AsyncSession,
    category: Category,
    attribute: Attribute | None = None,
    brand_id: UUID | None = None,
    requirement: str | None = None,
    **changes: Any,
) -> None:
    """Bind an attribute, a brand or a paper to a category."""
    if attribute is not None:
        values = {"role": "parameter", "required": False, "filterable": False, **changes}
        session.add(CategoryAttribute(category_id=category.id, attribute_id=attribute.id, **values))
    if brand_id is not None:
        session.add(CategoryBrand(category_id=category.id, brand_id=brand_id))
    if requirement is not None:
        values = {"name": requirement, "needs_expiry": True, **changes}
        session.add(CategoryRequirement(category_id=category.id, kind=requirement, **values))
    await session.flush()


async def put_product(
    session: AsyncSession,
    category: Category,
    *,
    brand_id: UUID | None = None,
    attributes: dict[str, Any] | None = None,
    spec: dict[str, Any] | None = None,
    waiting: dict[str, Any] | None = None,
) -> UUID:
    """A product as rows only, for what the libraries ask of products: that one is there, with
    these values, or with a change that waits.
    """
    product_id = new_id()
    shared = {"merchant_id": new_id(), "name": "茶", "code": product_id.hex}
    product = Product(
        **{"id": product_id, "number": f"P{product_id.hex}", **shared, **_PRODUCT},
        category_id=category.id,
        brand_id=brand_id,
        attributes=attributes or {},
    )
    session.add(product)
    await session.flush()
    made = {"product_id": product_id, "merchant_id": shared["merchant_id"]}
    session.add(Sku(**made, **_SKU, code="A", spec=spec or {}))
    if waiting is not None:
        session.add(Revision(**made, **_REVISION, content=waiting))
    await session.flush()
    return product_id


async def make_seller(session: AsyncSession, merchant_id: UUID, **changes: Any) -> None:
    """Who may sell everything, unless told otherwise; the platform's own shop is there already."""
    values = {"shop_name": "武夷茶坊", "self_run": True, "state": "open", "category_ids": []}
    made = {"merchant_id": merchant_id, "changed_at": _BEGINNING, **values, **changes}
    await session.execute(
        insert(Seller).values(made).on_conflict_do_update(index_elements=["merchant_id"], set_=made)
    )


async def make_product(
    session: AsyncSession, category: Category | None = None, **changes: Any
) -> Product:
    """A product on the shelf of the platform's own shop, without SKUs; a category is made."""
    product_id = changes.pop("id", None) or new_id()
    category = category or await make_category(session)
    state = changes.get("state", "on_shelf")
    values = {
        **_PRODUCT,
        "merchant_id": SELF_RUN_ID,
        "number": f"P{product_id.hex}",
        "code": product_id.hex,
        "category_id": category.id,
        "name": "云雾绿茶",
        "attributes": {},
        "state": state,
        "approved_at": None if state in {"draft", "in_review"} else _BEGINNING,
        "recycled_at": _BEGINNING if state == "recycled" else None,
        **changes,
    }
    product = Product(id=product_id, **values)
    session.add(product)
    await session.flush()
    session.add(ProductWord(product_id=product_id, words=words_of([product.name, product.code])))
    await session.flush()
    return product


async def make_sku(
    session: AsyncSession,
    product: Product | None = None,
    *,
    components: dict[UUID, int] | None = None,
    **changes: Any,
) -> Sku:
    """A SKU on the shelf, of a product that is made unless one is named; with components (SKU to
    quantity) a bundle.
    """
    sku_id = changes.pop("id", None) or new_id()
    composition = "bundle" if components else "single"
    product = product or await make_product(session, composition=composition)
    values = {
        **_SKU,
        "merchant_id": product.merchant_id,
        "code": sku_id.hex,
        "spec": {},
        "spec_key": sku_id.hex,
        "own_stock": components is None,
        **changes,
    }
    sku = Sku(id=sku_id, product_id=product.id, **values)
    session.add(sku)
    await session.flush()
    session.add_all(
        Component(bundle_sku_id=sku_id, sku_id=one, quantity=quantity, merchant_id=sku.merchant_id)
        for one, quantity in (components or {}).items()
    )
    await session.flush()
    return sku


def revision_of(product: Product, **changes: Any) -> dict[str, Any]:
    """Columns of a first publication of the product that is in review."""
    content = {
        "code": product.code,
        "name": product.name,
        "category_id": str(product.category_id),
        "skus": [{"code": "A", "price_fen": 100}],
    }
    made = {"product_id": product.id, "merchant_id": product.merchant_id, "content": content}
    return {**_REVISION, **made, "state": "in_review", "submitted_at": _BEGINNING, **changes}


_BEGINNING = datetime(2026, 11, 1, 9, tzinfo=UTC)
_PRODUCT: dict[str, Any] = {
    "kind": "physical",
    "composition": "single",
    "subtitle": "",
    "html": "",
    "pictures": [],
    "label_ids": [],
    "promise_ids": [],
    "state": "draft",
    "price_fen_min": 100,
    "price_fen_max": 100,
    "created_by": NIL,
    "created_at": _BEGINNING,
    "changed_at": _BEGINNING,
}
_SKU: dict[str, Any] = {
    "spec_key": "",
    "weight_gram": 0,
    "volume_cm3": 0,
    "price_fen": 100,
    "own_stock": True,
    "state": "active",
    "position": 0,
}
_REVISION: dict[str, Any] = {
    "state": "draft",
    "fields": [],
    "findings": [],
    "made_by": NIL,
    "made_at": _BEGINNING,
}
