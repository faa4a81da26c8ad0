"""What buyers see: products on the shelf of open shops, with everything that their pages need."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.environment import LANGUAGES
from houtai.kit.shapes import View
from houtai.modules.catalog.queries.contents import Held, contents
from houtai.modules.catalog.queries.labels import Colour
from houtai.modules.catalog.queries.libraries import rules_of
from houtai.modules.catalog.rules.attributes import AttributeRule, CategoryRules, shown
from houtai.modules.catalog.rules.content import Composition, ProductKind, SkuContent
from houtai.modules.catalog.tables import Brand, Label, Product, Promise, Seller

AT_ONCE_MAX = 500
Rows: TypeAlias = Sequence[Row[Any]]
Shown = TypeVar("Shown", bound=View)


class Named(Protocol):
    """What the libraries name in both languages."""

    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...


class ShelfCategoryView(View):
    """One step on the way from the root."""

    id: UUID
    name: str


class ShelfBrandView(View):
    """Whose goods they are."""

    id: UUID
    name: str
    logo_file_id: UUID | None


class ShelfLabelView(View):
    """A short word on the picture."""

    id: UUID
    name: str
    colour: Colour


class ShelfPromiseView(View):
    """What the buyer is promised."""

    id: UUID
    name: str
    description: str


class ShelfAttributeView(View):
    """One property in words. `keys` are the values as they are kept, for filters."""

    attribute_id: UUID
    name: str
    values: list[str]
    keys: list[str]
    filterable: bool


class ShelfChoiceView(View):
    """One sale attribute, with what can be chosen: `value` as SKUs have it, and its name."""

    attribute_id: UUID
    name: str
    options: list[tuple[str, str]]


class ShelfSkuView(View):
    """One thing that can be bought."""

    id: UUID
    code: str
    spec: dict[UUID, str]
    spec_text: str
    price_fen: int
    market_fen: int | None
    weight_gram: int
    volume_cm3: int
    picture: UUID | None


class ShelfProductView(View):
    """One product as its page shows it. `html` is clean; its pictures are loaded from the shop."""

    id: UUID
    merchant_id: UUID
    shop_name: str
    self_run: bool
    number: str
    name: str
    subtitle: str
    kind: ProductKind
    composition: Composition
    category_path: list[ShelfCategoryView]
    brand: ShelfBrandView | None
    pictures: list[UUID]
    html: str
    attributes: list[ShelfAttributeView]
    choices: list[ShelfChoiceView]
    skus: list[ShelfSkuView]
    labels: list[ShelfLabelView]
    promises: list[ShelfPromiseView]
    price_fen_min: int
    price_fen_max: int
    first_shelf_at: datetime | None
    version: int


async def all_on_shelf_ids(
    session: AsyncSession, *, after: UUID | None = None, limit: int = 10_000
) -> list[UUID]:
    """Products that buyers may find, in the order of their ids. Index: ix_product_state_id."""
    statement = (
        select(Product.id)
        .join(Seller, Seller.merchant_id == Product.merchant_id)
        .where(Product.state == "on_shelf", Seller.state == "open")
        .order_by(Product.id)
        .limit(limit)
    )
    if after is not None:
        statement = statement.where(Product.id > after)
    return list(await session.scalars(statement))


async def on_shelf_products(
    session: AsyncSession, product_ids: Collection[UUID]
) -> list[dict[str, ShelfProductView]]:
    """Those of them that buyers may find, each in every language, at most five hundred at once.
    The session must reach every merchant. Indexes: pk_product, uq_sku_product_id_spec_key.

    What the libraries name is in that language as far as they do; Chinese stands in.
    """
    wanted = list(product_ids)[:AT_ONCE_MAX]
    found = await session.execute(
        select(Product.id, Seller.shop_name, Seller.self_run)
        .join(Seller, Seller.merchant_id == Product.merchant_id)
        .where(Product.id.in_(wanted), Product.state == "on_shelf", Seller.state == "open")
    )
    shops = {row.id: (row.shop_name, row.self_run) for row in found}
    held = await contents(session, list(shops))
    known = await _words(session, list(held.values()))
    spoken = [known.said_in(language) for language in LANGUAGES]
    return [
        {words.language: _product(held[one], shops[one], words) for words in spoken}
        for one in wanted
        if one in held
    ]


class _Words(View):
    """Names of what products name by id, in one language."""

    language: str
    categories: dict[UUID, CategoryRules]
    brands: dict[UUID, ShelfBrandView]
    labels: dict[UUID, ShelfLabelView]
    promises: dict[UUID, ShelfPromiseView]


@dataclass(frozen=True)
class _Known:
    """The same as the libraries have it: rows with a name in Chinese, and maybe in English."""

    categories: dict[UUID, CategoryRules]
    brands: Rows
    labels: Rows
    promises: Rows

    def said_in(self, language: str) -> _Words:
        """In that language."""
        return _Words.model_construct(
            language=language,
            categories=self.categories,
            brands=_said(self.brands, ShelfBrandView, language),
            labels=_said(self.labels, ShelfLabelView, language),
            promises=_said(self.promises, ShelfPromiseView, language),
        )


def _said(rows: Rows, view: type[Shown], language: str) -> dict[UUID, Shown]:
    return {
        row.id: view.model_validate(row._asdict() | {"name": _name(row, language)}) for row in rows
    }


def _name(named: Named, language: str) -> str:
    """Where there is no English, the Chinese stands in."""
    return named.name if language == LANGUAGES[0] else named.name_en or named.name


async def _words(session: AsyncSession, held: Sequence[Held]) -> _Known:
    all_of = [one.content for one in held]
    brands = {one.brand_id for one in all_of if one.brand_id is not None}
    labels = {one for content in all_of for one in content.label_ids}
    promises = {one for content in all_of for one in content.promise_ids}
    return _Known(
        categories=await rules_of(session, {one.category_id for one in all_of}),
        brands=await _named(session, Brand, ShelfBrandView, brands),
        labels=await _named(session, Label, ShelfLabelView, labels),
        promises=await _named(session, Promise, ShelfPromiseView, promises),
    )


async def _named(
    session: AsyncSession,
    table: type[Brand | Label | Promise],
    view: type[View],
    ids: Collection[UUID],
) -> Rows:
    """Active ones: what was disabled is not shown any more."""
    if not ids:
        return []
    columns = [getattr(table, name) for name in (*view.model_fields, "name_en")]
    found = await session.execute(
        select(*columns).where(table.id.in_(ids), table.state == "active")
    )
    return found.all()


def _product(held: Held, shop: tuple[str, bool], words: _Words) -> ShelfProductView:
    shop_name, self_run = shop
    content = held.content
    rules = words.categories[content.category_id]
    skus = [sku for sku in content.skus if sku.enabled]
    prices = [sku.price_fen for sku in skus] or [0]
    brand = words.brands.get(content.brand_id) if content.brand_id else None
    return ShelfProductView(
        id=held.id,
        merchant_id=held.merchant_id,
        shop_name=shop_name,
        self_run=self_run,
        number=held.number,
        name=content.name,
        subtitle=content.subtitle,
        kind=content.kind,
        composition=content.composition,
        category_path=[
            ShelfCategoryView(id=one.id, name=_name(one, words.language)) for one in rules.path
        ],
        brand=brand,
        pictures=content.pictures,
        html=content.html,
        attributes=_attributes(rules.attributes, content.attributes, words.language),
        choices=_choices(rules.attributes, skus, words.language),
        skus=[_sku(sku, rules.attributes, words.language) for sku in skus],
        labels=[words.labels[one] for one in content.label_ids if one in words.labels],
        promises=[words.promises[one] for one in content.promise_ids if one in words.promises],
        price_fen_min=min(prices),
        price_fen_max=max(prices),
        first_shelf_at=held.first_shelf_at,
        version=held.version,
    )


def _attributes(
    rules: Iterable[AttributeRule], values: Mapping[UUID, str | list[str]], language: str
) -> list[ShelfAttributeView]:
    """In the order in which the category asks for them."""
    return [
        ShelfAttributeView(
            attribute_id=rule.id,
            name=_name(rule, language),
            values=shown(rule, values[rule.id], language),
            keys=_as_list(values[rule.id]),
            filterable=rule.filterable,
        )
        for rule in rules
        if rule.id in values
    ]


def _as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _choices(
    rules: Sequence[AttributeRule], skus: Sequence[SkuContent], language: str
) -> list[ShelfChoiceView]:
    """Every value that some SKU has; options in the order of the library."""
    values: dict[UUID, dict[str, None]] = defaultdict(dict)
    for sku in skus:
        for attribute_id, value in sku.spec.items():
            values[attribute_id][value] = None
    return [
        ShelfChoiceView(
            attribute_id=rule.id,
            name=_name(rule, language),
            options=[(value, shown(rule, value, language)[0]) for value in _in_order(rule, values)],
        )
        for rule in rules
        if rule.id in values
    ]


def _in_order(rule: AttributeRule, values: Mapping[UUID, Mapping[str, None]]) -> list[str]:
    given = list(values[rule.id])
    place = {option.key: number for number, option in enumerate(rule.options)}
    return sorted(given, key=lambda one: (place.get(one, len(place)), given.index(one)))


def _sku(sku: SkuContent, rules: Iterable[AttributeRule], language: str) -> ShelfSkuView:
    words = [shown(rule, sku.spec[rule.id], language)[0] for rule in rules if rule.id in sku.spec]
    assert sku.id is not None, "what is stored has an id"
    return ShelfSkuView(
        id=sku.id,
        code=sku.code or "",
        spec=sku.spec,
        spec_text=" / ".join(words),
        price_fen=sku.price_fen,
        market_fen=sku.market_fen,
        weight_gram=sku.weight_gram,
        volume_cm3=sku.volume_cm3,
        picture=sku.picture,
    )
