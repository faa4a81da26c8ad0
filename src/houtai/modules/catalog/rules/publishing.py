"""The machine's look at a product before people look at it: what buyers must not meet."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from uuid import UUID

from houtai.modules.catalog.rules import breaker, words
from houtai.modules.catalog.rules.attributes import Value, check_values, own_words
from houtai.modules.catalog.rules.content import ProductContent
from houtai.modules.catalog.rules.soundness import Facts, Finding, Level, faults
from houtai.modules.catalog.rules.words import WordRule

_TAG = re.compile(r"<[^>]*>")
WORDS_SHOWN_MAX = 10


@dataclass(frozen=True)
class Demands:
    """What is asked of pictures, as it is set."""

    pictures_min: int
    picture_side_min: int


@dataclass(frozen=True)
class Scene:
    """What is known besides, for one product."""

    facts: Facts
    forbidden: Sequence[WordRule]
    sides: Mapping[UUID, tuple[int, int]]
    """Width and height of pictures that are there."""
    bounds: Mapping[UUID, breaker.Bound | None]
    demands: Demands


def check(content: ProductContent, scene: Scene) -> list[Finding]:
    """Everything that was found; what blocks stops it, the rest is shown to whoever reviews."""
    return [
        *faults(content, scene.facts),
        *_of_seller(scene.facts),
        *_missing(content, scene.facts),
        *_words(content, scene.forbidden),
        *_pictures(content, scene),
        *_prices(content, scene.bounds),
        *_components(content, scene.facts),
        *_thin(content),
    ]


def blocks(findings: Collection[Finding]) -> bool:
    """Whether one of them stops it."""
    return any(one.level == "block" for one in findings)


def _finding(code: str, place: str, level: Level = "block", **fields: str | int) -> Finding:
    return Finding(code=f"products.{code}", place=place, level=level, fields=fields)


def _of_seller(facts: Facts) -> Iterator[Finding]:
    if facts.grant is None or not facts.grant.open:
        yield _finding("seller_not_open", "merchant_id")


def _missing(content: ProductContent, facts: Facts) -> Iterator[Finding]:
    if facts.category is None:
        return
    rules = facts.category.attributes
    for fault in check_values(rules, content.attributes):
        if fault.code == "catalog.value_missing":
            place = f"attributes/{fault.attribute_id}"
            yield Finding(code=fault.code, place=place, fields=dict(fault.fields))
    for place_of_sku, sku in enumerate(content.skus):
        for fault in check_values(rules, dict(sku.spec), role="sale"):
            if fault.code == "catalog.value_missing":
                place = f"skus/{place_of_sku}/spec/{fault.attribute_id}"
                yield Finding(code=fault.code, place=place, fields=dict(fault.fields))


def _words(content: ProductContent, forbidden: Sequence[WordRule]) -> Iterator[Finding]:
    texts = {
        "name": content.name,
        "subtitle": content.subtitle,
        "html": unescape(_TAG.sub(" ", content.html)),
        **{f"attributes/{one}": _said(value) for one, value in content.attributes.items()},
    }
    for place, text in texts.items():
        for word in words.found_in(text, forbidden)[:WORDS_SHOWN_MAX]:
            yield _finding("forbidden_word", place, word.level, word=word.word)


def _said(value: Value) -> str:
    """What somebody wrote himself; keys of options say nothing."""
    values = value if isinstance(value, list) else [value]
    return " ".join(own_words(one) or one for one in values)


def _pictures(content: ProductContent, scene: Scene) -> Iterator[Finding]:
    least = scene.demands.pictures_min
    if len(content.pictures) < least:
        yield _finding("too_few_pictures", "pictures", least=least)
    side = scene.demands.picture_side_min
    for place, picture in enumerate(content.pictures):
        found = scene.sides.get(picture)
        if found is None:
            yield _finding("picture_gone", f"pictures/{place}")
        elif min(found) < side:
            width, height = found
            yield _finding(
                "picture_too_small", f"pictures/{place}", width=width, height=height, side=side
            )


def _prices(
    content: ProductContent, bounds: Mapping[UUID, breaker.Bound | None]
) -> Iterator[Finding]:
    for place, sku in enumerate(content.skus):
        bound = None if sku.id is None else bounds.get(sku.id)
        if bound is not None and sku.enabled and breaker.stops(bound, sku.price_fen):
            yield _finding(
                f"price_below_{bound.rule}", f"skus/{place}/price_fen", bound_fen=bound.fen
            )
        if sku.market_fen is not None and sku.market_fen < sku.price_fen:
            yield _finding("market_below_price", f"skus/{place}/market_fen", "warn")


def _components(content: ProductContent, facts: Facts) -> Iterator[Finding]:
    for place, sku in enumerate(content.skus):
        for part in sku.components:
            other = facts.skus.get(part.sku_id)
            if other is not None and not other.active:
                yield _finding("component_disabled", f"skus/{place}/components")


def _thin(content: ProductContent) -> Iterator[Finding]:
    if not content.html:
        yield _finding("no_text", "html", "warn")
    if content.kind == "physical" and content.own_stock:
        for place, sku in enumerate(content.skus):
            if not sku.weight_gram:
                yield _finding("no_weight", f"skus/{place}/weight_gram", "warn")
