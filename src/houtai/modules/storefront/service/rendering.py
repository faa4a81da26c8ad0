"""A product of the catalogue as the storefront keeps it: page, card, words, terms."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from houtai.modules.catalog.public import ShelfProductView, ShelfSkuView
from houtai.modules.storefront.queries.shapes import (
    BrandOnPageView,
    CardView,
    LabelView,
    NamedView,
    ParameterView,
    ProductPageView,
    PromiseView,
    SkuOnPageView,
    SpecOptionView,
    SpecView,
    StockState,
)
from houtai.modules.storefront.rules import stock
from houtai.modules.storefront.rules.goods import Goods, SkuGoods
from houtai.modules.storefront.rules.words import characters_of, words_of

WORDS_MAX = 400
CARD_LABELS = 3
_FILTER_KEY = re.compile(r"[^\s:]{1,64}")
_PICTURE = re.compile(r"/api/shop/pictures/([0-9a-f-]{36})")
Stock = Mapping[UUID, str]
"""How the stock of each SKU is told."""


def page(
    product: ShelfProductView, told: Stock, *, version: int, shop_logo: UUID | None = None
) -> ProductPageView:
    """The page as it is answered."""
    brand = product.brand
    return ProductPageView(
        id=product.id,
        version=version,
        number=product.number,
        name=product.name,
        subtitle=product.subtitle,
        kind=product.kind,
        pictures=product.pictures,
        html=product.html,
        category_path=[NamedView(id=one.id, name=one.name) for one in product.category_path],
        brand=brand and BrandOnPageView(id=brand.id, name=brand.name, logo=brand.logo_file_id),
        merchant_id=product.merchant_id,
        shop_name=product.shop_name,
        shop_logo=shop_logo,
        self_run=product.self_run,
        labels=[LabelView(name=one.name, color=one.colour) for one in product.labels],
        promises=[PromiseView(name=one.name, text=one.description) for one in product.promises],
        parameters=[ParameterView(name=one.name, values=one.values) for one in product.attributes],
        specs=list(_specs(product)),
        skus=[_sku(one, told[one.id]) for one in product.skus],
        price_fen_min=product.price_fen_min,
        price_fen_max=product.price_fen_max,
        in_stock=is_in_stock(product, told),
    )


def is_in_stock(product: ShelfProductView, told: Stock) -> bool:
    """Whether anything of it can be bought now."""
    return any(told[one.id] != stock.NONE for one in product.skus)


def _specs(product: ShelfProductView) -> Iterator[SpecView]:
    for number, choice in enumerate(product.choices):
        options = [
            SpecOptionView(
                key=key,
                name=name,
                # The first choice is the one that changes how it looks.
                picture=None if number else _picture_of(product, choice.attribute_id, key),
            )
            for key, name in choice.options
        ]
        yield SpecView(id=choice.attribute_id, name=choice.name, options=options)


def _picture_of(product: ShelfProductView, attribute_id: UUID, key: str) -> UUID | None:
    those = (one.picture for one in product.skus if one.spec.get(attribute_id) == key)
    return next((picture for picture in those if picture is not None), None)


def _sku(sku: ShelfSkuView, told: str) -> SkuOnPageView:
    states: dict[str, StockState] = {stock.PLENTY: "plenty", stock.NONE: "none"}
    return SkuOnPageView(
        id=sku.id,
        spec=sku.spec,
        spec_name=sku.spec_text,
        price_fen=sku.price_fen,
        market_fen=sku.market_fen,
        picture=sku.picture,
        stock=states.get(told, "few"),
        left=None if told in states else int(told),
    )


def card(product: ShelfProductView, told: Stock) -> CardView:
    """The product in a list: the price of its cheapest SKU, with the same one's market price."""
    cheapest = min(product.skus, key=lambda one: one.price_fen, default=None)
    labels = product.labels[:CARD_LABELS]
    return CardView(
        id=product.id,
        name=product.name,
        subtitle=product.subtitle,
        picture=next(iter(product.pictures), None),
        price_fen=product.price_fen_min,
        market_fen=cheapest and cheapest.market_fen,
        labels=[LabelView(name=one.name, color=one.colour) for one in labels],
        merchant_id=product.merchant_id,
        shop_name=product.shop_name,
        self_run=product.self_run,
        in_stock=is_in_stock(product, told),
    )


@dataclass(frozen=True)
class Words:
    """By which words a product is found, and which of them stand in its name."""

    name_words: list[str]
    words: list[str]
    codes: list[str]
    """Numbers that no other product has: found when typed exactly, never suggested."""


def words(product: ShelfProductView) -> Words:
    """Name, brand and category weigh most; then what else is said of it."""
    named = [product.name, *(one.name for one in product.category_path)]
    named += [product.brand.name] if product.brand else []
    in_name = [*words_of(" ".join(named)), *characters_of(product.name)]
    said = [product.subtitle, product.shop_name]
    said += [value for one in product.attributes for value in one.values]
    said += [name for choice in product.choices for _, name in choice.options]
    every = dict.fromkeys([*in_name, *words_of(" ".join(said))])
    codes = words_of(" ".join([product.number, *(one.code for one in product.skus)]))
    return Words(list(dict.fromkeys(in_name)), list(every)[:WORDS_MAX], codes)


def filters(product: ShelfProductView) -> dict[str, tuple[str, str]]:
    """By `<attribute>:<key>`, what the option is called, and its attribute."""
    found: dict[str, tuple[str, str]] = {}
    for one in product.attributes:
        if one.filterable:
            for key, value in zip(one.keys, one.values, strict=False):
                found[f"{one.attribute_id}:{key}"] = (value, one.name)
    for choice in product.choices:
        for key, name in choice.options:
            found[f"{choice.attribute_id}:{key}"] = (name, choice.name)
    return {
        term: named
        for term, named in found.items()
        if _FILTER_KEY.fullmatch(term.partition(":")[2])
    }


def terms(product: ShelfProductView) -> dict[str, tuple[str, str]]:
    """What the things are called that it may be filtered by."""
    named = {f"option:{key}": names for key, names in filters(product).items()}
    named |= {f"category:{one.id}": (one.name, "") for one in product.category_path}
    if product.brand is not None:
        named[f"brand:{product.brand.id}"] = (product.brand.name, "")
    return named


def pictures(product: ShelfProductView) -> set[UUID]:
    """Every picture that its page shows."""
    own = {*product.pictures, *(one.picture for one in product.skus if one.picture is not None)}
    return own | {UUID(found) for found in _PICTURE.findall(product.html)}


def goods(product: ShelfProductView) -> dict[str, Any]:
    """What its freight depends on."""
    skus = {
        one.id: SkuGoods(
            weight_gram=one.weight_gram, volume_cm3=one.volume_cm3, price_fen=one.price_fen
        )
        for one in product.skus
    }
    kept = Goods(
        is_sent=product.kind == "physical",
        category_id=product.category_path[-1].id,
        skus=skus,
    )
    return kept.model_dump(mode="json")
