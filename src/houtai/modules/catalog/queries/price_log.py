"""SKUs with their prices, what the prices were, and which were stopped."""

from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.catalog.queries.contents import reached
from houtai.modules.catalog.queries.people import called
from houtai.modules.catalog.queries.products import found_by
from houtai.modules.catalog.queries.spec_texts import spec_text
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.rules.breaker import Reference
from houtai.modules.catalog.rules.content import Composition, ProductKind
from houtai.modules.catalog.rules.states import ProductState
from houtai.modules.catalog.tables import Category, PriceChange, PriceTry, Product, Seller, Sku
from houtai.modules.catalog.tables.fields import COST

Logged = TypeVar("Logged", "PriceChangeView", "PriceTryView")
SkuState = Literal["active", "disabled"]
PriceSource = Literal["edit", "price_list", "sheet", "review", "undo"]


class ListedSkuView(View):
    """One SKU in the price list. `specs` are the values of its choice, as they are kept."""

    id: UUID
    product_id: UUID
    merchant_id: UUID
    shop_name: str | None
    product_number: str
    product_name: str
    product_state: ProductState
    composition: Composition
    category_name: str
    picture: UUID | None
    code: str
    barcode: str | None
    spec: dict[str, str]
    spec_text: str
    weight_gram: int
    volume_cm3: int
    shelf_life_days: int | None
    cost_fen: Annotated[int | None, COST.shown]
    market_fen: int | None
    price_fen: int
    state: SkuState
    version: int


class PriceChangeView(View):
    """One price that became another."""

    id: UUID
    sku_id: UUID
    product_id: UUID
    merchant_id: UUID
    sku_code: str
    product_number: str
    product_name: str
    picture: UUID | None
    before_fen: int
    after_fen: int
    source: PriceSource
    note: str
    by_id: UUID
    by_name: str = ""
    at: datetime


class PriceTryView(View):
    """One price that the breaker stopped."""

    id: UUID
    sku_id: UUID
    product_id: UUID
    merchant_id: UUID
    sku_code: str
    product_number: str
    product_name: str
    picture: UUID | None
    price_fen: int
    bound_fen: int
    rule: Reference
    source: PriceSource
    by_id: UUID
    by_name: str = ""
    at: datetime


def _of_product(text: str) -> ColumnElement[bool]:
    return Sku.product_id.in_(select(Product.id).where(found_by(text)))


SKUS = Listing(
    id=Sku.id,
    sorts={"id": Sku.id, "code": Sku.code},
    default="-id",
    filters={
        "id": any_of(Sku.id, UUID),
        "text": Filter(Line, _of_product),
        "code": equal(Sku.code, Line),
        "barcode": Filter(Line, lambda text: Sku.barcode == (goods.barcode(text) or text)),
        "product_id": equal(Sku.product_id, UUID),
        "merchant_id": equal(Sku.merchant_id, UUID),
        "category_id": Filter(
            UUID,
            lambda one: Product.category_id.in_(
                select(Category.id).where(Category.path.contains([one]))
            ),
        ),
        "product_state": any_of(Product.state, ProductState),
        "composition": any_of(Product.composition, Composition),
        "kind": equal(Product.kind, ProductKind),
        "state": equal(Sku.state, SkuState),
        "own_stock": equal(Sku.own_stock, bool),
    },
)
PRICE_CHANGES = Listing(
    id=PriceChange.id,
    sorts={"id": PriceChange.id},
    default="-id",
    filters={
        "sku_id": equal(PriceChange.sku_id, UUID),
        "product_id": equal(PriceChange.product_id, UUID),
        "merchant_id": equal(PriceChange.merchant_id, UUID),
        "source": equal(PriceChange.source, PriceSource),
        "at_from": at_least(PriceChange.at, Moment),
        "at_to": below(PriceChange.at, Moment),
    },
)
PRICE_TRIES = Listing(
    id=PriceTry.id,
    sorts={"id": PriceTry.id},
    default="-id",
    filters={
        "sku_id": equal(PriceTry.sku_id, UUID),
        "product_id": equal(PriceTry.product_id, UUID),
        "merchant_id": equal(PriceTry.merchant_id, UUID),
        "rule": equal(PriceTry.rule, Reference),
        "at_from": at_least(PriceTry.at, Moment),
        "at_to": below(PriceTry.at, Moment),
    },
)

_OF_SKU = {
    "shop_name": Seller.shop_name,
    "product_number": Product.number,
    "product_name": Product.name,
    "product_state": Product.state,
    "composition": Product.composition,
    "category_name": Category.name,
    "spec_text": spec_text(),
    "picture": func.coalesce(Sku.picture, Product.pictures[1]),
}
_OF_LOG = {
    "sku_code": Sku.code,
    "product_number": Product.number,
    "product_name": Product.name,
    "picture": Product.pictures[1],
}


def select_skus(actor: Actor) -> Select[Any]:
    """What the list of SKUs is made of."""
    columns: list[Any] = [
        (_OF_SKU[name] if name in _OF_SKU else getattr(Sku, name)).label(name)
        for name in ListedSkuView.model_fields
    ]
    return (
        select(*columns)
        .join(Product, Product.id == Sku.product_id)
        .join(Category, Category.id == Product.category_id)
        .outerjoin(Seller, Seller.merchant_id == Sku.merchant_id)
        .where(within(actor, Sku.merchant_id), reached(actor))
    )


async def list_skus(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[ListedSkuView]:
    """Indexes: pk_sku, ix_sku_merchant_id_id, ix_sku_code_id, ix_sku_barcode."""
    return await SKUS.page(session, select_skus(actor), wanted, ListedSkuView)


async def list_price_changes(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[PriceChangeView]:
    """Newest first. Indexes: those of price_change by SKU, product or merchant."""
    statement = _logged(PriceChange, PriceChangeView).where(
        within(actor, PriceChange.merchant_id), reached(actor)
    )
    page = await PRICE_CHANGES.page(session, statement, wanted, PriceChangeView)
    return await _with_names(session, page)


async def list_price_tries(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[PriceTryView]:
    """Newest first. Indexes: those of price_try by SKU or merchant."""
    statement = _logged(PriceTry, PriceTryView).where(
        within(actor, PriceTry.merchant_id), reached(actor)
    )
    page = await PRICE_TRIES.page(session, statement, wanted, PriceTryView)
    return await _with_names(session, page)


async def _with_names(session: AsyncSession, page: Page[Logged]) -> Page[Logged]:
    names = await called(session, (one.by_id for one in page.items))
    items = [one.model_copy(update={"by_name": names.get(one.by_id, "")}) for one in page.items]
    return page.model_copy(update={"items": items})


def _logged(table: type[PriceChange | PriceTry], view: type[View]) -> Select[Any]:
    columns: list[Any] = [
        (_OF_LOG[name] if name in _OF_LOG else getattr(table, name)).label(name)
        for name in view.model_fields
        if name != "by_name"
    ]
    return (
        select(*columns)
        .join(Sku, Sku.id == table.sku_id)
        .join(Product, Product.id == table.product_id)
    )
