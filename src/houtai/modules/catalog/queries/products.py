"""The list of products, and one of them as its page shows it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, computed_field
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.kit.sql import one_of
from houtai.modules.catalog.queries.contents import contents, reached
from houtai.modules.catalog.queries.libraries import category_rules
from houtai.modules.catalog.queries.stock import sellable_of
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.rules.attributes import CategoryStep
from houtai.modules.catalog.rules.content import (
    FEN_MAX,
    Composition,
    ProductContent,
    ProductKind,
    SkuContent,
)
from houtai.modules.catalog.rules.states import (
    APPROVED,
    ProductAct,
    ProductState,
    RevisionState,
    acts_of,
)
from houtai.modules.catalog.tables import (
    Brand,
    Category,
    Product,
    ProductWord,
    Revision,
    Seller,
    Sku,
)
from houtai.modules.catalog.tables.fields import COST

Amount = Annotated[int, Field(ge=0, le=FEN_MAX)]


class SkuShown(SkuContent):
    """One SKU as somebody sees it."""

    cost_fen: Annotated[int | None, COST.shown] = None


class ContentShown(ProductContent):
    """The content as somebody sees it; what an editor sends back has the same shape."""

    skus: Sequence[SkuShown]


class ListedProductView(View):
    """One product in the list; `waiting` says that a change of it is not decided yet, `sellable`
    how many pieces of its SKUs can be sold, for those who may see stock.
    """

    id: UUID
    merchant_id: UUID
    shop_name: str | None
    number: str
    code: str
    name: str
    subtitle: str
    picture: UUID | None
    category_id: UUID
    category_name: str
    brand_id: UUID | None
    brand_name: str | None
    kind: ProductKind
    composition: Composition
    state: ProductState
    state_reason: str
    waiting: RevisionState | None
    sku_count: int
    sellable: int | None = None
    price_fen_min: int
    price_fen_max: int
    shelf_at: datetime | None
    shelf_off_at: datetime | None
    recycled_at: datetime | None
    created_at: datetime
    changed_at: datetime
    version: int


class OpenRevisionView(View):
    """The change of a product that is not decided yet."""

    id: UUID
    state: RevisionState
    fields: list[str]
    version: int


class ProductView(ListedProductView):
    """One product, whole: the version that sells, what may be done, and what waits."""

    category_path: list[CategoryStep]
    content: ContentShown
    revision: OpenRevisionView | None
    approved_at: datetime | None
    first_shelf_at: datetime | None

    @computed_field
    def acts(self) -> list[ProductAct]:
        """What may be done with it now, by whoever may."""
        acts = acts_of(self.state)
        if self.revision is not None and self.state in APPROVED:
            waits = self.revision.state == "in_review"
            more: list[ProductAct] = (
                ["withdraw", "approve", "refuse"]
                if waits
                else [
                    "submit",
                    "withdraw",
                ]
            )
            acts = [*acts, *more]
        return [act for act in acts if act != "purge" or self.approved_at is None]


class StateCountView(View):
    """How many products stand in a state."""

    state: ProductState
    count: int


def found_by(text: str) -> ColumnElement[bool]:
    """Products whose words hold all of the text's. Index: ix_product_word_words."""
    words = goods.words_sought(text)
    if not words:
        return Product.number == text
    having = select(ProductWord.product_id).where(ProductWord.words.contains(words))
    return Product.id.in_(having)


def _with_barcode(barcode: str) -> ColumnElement[bool]:
    """Index: ix_sku_barcode."""
    wanted = goods.barcode(barcode) or barcode
    return Product.id.in_(select(Sku.product_id).where(Sku.barcode == wanted))


def _with_sku_code(code: str) -> ColumnElement[bool]:
    """Index: ix_sku_code_id."""
    return Product.id.in_(select(Sku.product_id).where(Sku.code == code))


def _below(category_id: UUID) -> ColumnElement[bool]:
    """Index: ix_category_path."""
    inside = select(Category.id).where(Category.path.contains([category_id]))
    return Product.category_id.in_(inside)


PRODUCTS = Listing(
    id=Product.id,
    sorts={
        "id": Product.id,
        "changed_at": Product.changed_at,
        "price_fen_min": Product.price_fen_min,
    },
    default="-id",
    filters={
        "id": any_of(Product.id, UUID),
        "state": any_of(Product.state, ProductState),
        "text": Filter(Line, found_by),
        "number": equal(Product.number, Line),
        "code": equal(Product.code, Line),
        "barcode": Filter(Line, _with_barcode),
        "sku_code": Filter(Line, _with_sku_code),
        "category_id": Filter(UUID, _below),
        "brand_id": equal(Product.brand_id, UUID),
        "merchant_id": equal(Product.merchant_id, UUID),
        "kind": equal(Product.kind, ProductKind),
        "composition": equal(Product.composition, Composition),
        "price_from": at_least(Product.price_fen_min, Amount),
        "price_to": Filter(Amount, lambda fen: Product.price_fen_min <= fen),
        "changed_from": at_least(Product.changed_at, Moment),
        "changed_to": below(Product.changed_at, Moment),
    },
)

_SKU_COUNT = (
    select(func.count()).where(Sku.product_id == Product.id).correlate(Product).scalar_subquery()
)
_WAITING = (
    select(Revision.state)
    .where(Revision.product_id == Product.id, Revision.state.in_(("draft", "in_review")))
    .correlate(Product)
    .scalar_subquery()
)
_ELSEWHERE = {
    "shop_name": Seller.shop_name,
    "picture": Product.pictures[1],
    "category_name": Category.name,
    "brand_name": Brand.name,
    "waiting": _WAITING,
    "sku_count": _SKU_COUNT,
}
_COLUMNS: list[Any] = [
    (_ELSEWHERE[name] if name in _ELSEWHERE else getattr(Product, name)).label(name)
    for name in ListedProductView.model_fields
    if name != "sellable"
]


def select_products(actor: Actor) -> Select[Any]:
    """What the list is made of, for taking it away as a file too."""
    return _products().where(within(actor, Product.merchant_id), reached(actor))


def _products() -> Select[Any]:
    return (
        select(*_COLUMNS)
        .join(Category, Category.id == Product.category_id)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .outerjoin(Seller, Seller.merchant_id == Product.merchant_id)
    )


async def list_products(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ListedProductView]:
    """Newest first. Indexes: pk_product, ix_product_merchant_id_id, ix_product_state_id …"""
    page = await PRODUCTS.page(session, select_products(actor), wanted, ListedProductView)
    left = await sellable_of(session, actor, [one.id for one in page.items])
    items = [one.model_copy(update={"sellable": left.get(one.id)}) for one in page.items]
    return page.model_copy(update={"items": items})


async def product(session: AsyncSession, actor: Actor, product_id: UUID) -> ProductView | None:
    """One within reach, with all that hangs on it. Index: pk_product."""
    statement = select_products(actor).add_columns(Product.approved_at, Product.first_shelf_at)
    row = (await session.execute(statement.where(Product.id == product_id))).one_or_none()
    if row is None:
        return None
    held = (await contents(session, [product_id]))[product_id]
    rules = await category_rules(session, row.category_id)
    left = await sellable_of(session, actor, [product_id])
    return ProductView(
        **row._asdict(),
        sellable=left.get(product_id),
        category_path=rules.path if rules else [],
        content=content_shown(held.content),
        revision=await _open_revision(session, product_id),
    )


def shown_sku(sku: SkuContent) -> SkuShown:
    """The SKU as somebody sees it."""
    return SkuShown.model_construct(
        **{name: getattr(sku, name) for name in SkuContent.model_fields}
    )


def content_shown(content: ProductContent) -> ContentShown:
    """The content as somebody sees it."""
    fields = {name: getattr(content, name) for name in ProductContent.model_fields}
    return ContentShown.model_construct(
        **fields | {"skus": [shown_sku(sku) for sku in content.skus]}
    )


async def count_by_state(session: AsyncSession, actor: Actor) -> list[StateCountView]:
    """How many there are in each state. Indexes: ix_product_merchant_id_state_id, _state_id."""
    counted = (
        select(Product.state, func.count().label("count"))
        .where(within(actor, Product.merchant_id), reached(actor))
        .group_by(Product.state)
        .order_by(Product.state)
    )
    return [StateCountView.model_validate(row) for row in await session.execute(counted)]


async def product_owners(session: AsyncSession, product_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Whose each of them is; row-level security counts, as with SKUs. Index: pk_product."""
    if not product_ids:
        return {}
    found = await session.execute(
        select(Product.id, Product.merchant_id).where(one_of(Product.id, set(product_ids)))
    )
    return {row.id: row.merchant_id for row in found}


async def _open_revision(session: AsyncSession, product_id: UUID) -> OpenRevisionView | None:
    """Index: uq_revision_product_id."""
    found = await session.execute(
        select(Revision.id, Revision.state, Revision.fields, Revision.version).where(
            Revision.product_id == product_id, Revision.state.in_(("draft", "in_review"))
        )
    )
    row = found.one_or_none()
    return row and OpenRevisionView.model_validate(row)
