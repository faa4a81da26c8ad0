"""Whether a product is whole in itself and fits what it names: checked whenever it is written.

What only matters before buyers see it (missing values, forbidden words, too low a price) is left
to `rules.publishing`: a draft may lack it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from houtai.kit.shapes import View
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.rules.attributes import CategoryRules, check_values
from houtai.modules.catalog.rules.content import ProductContent, SkuContent

Level = Literal["block", "warn"]


class Finding(View):
    """One thing that is wrong, and where in the content: `skus/0/barcode`. `code` is a key of the
    catalogues; texts among the fields fill it.
    """

    code: str
    place: str
    level: Level = "block"
    fields: Mapping[str, str | int] = {}


@dataclass(frozen=True)
class OtherSku:
    """A SKU that a bundle takes or that a code leads to."""

    id: UUID
    product_id: UUID
    merchant_id: UUID
    own_stock: bool
    active: bool


@dataclass(frozen=True)
class Grant:
    """In which categories a merchant may sell; the platform itself in all."""

    open: bool
    self_run: bool
    category_ids: Collection[UUID] = ()


@dataclass(frozen=True)
class Aim:
    """One content of a product, to be held against what is around it."""

    product_id: UUID
    merchant_id: UUID
    content: ProductContent
    own_label_ids: Collection[UUID] = ()
    """Labels and promises that the product has already."""


@dataclass(frozen=True)
class Facts:
    """What is known beside the content: of the merchant, the category, and what is named."""

    product_id: UUID
    merchant_id: UUID
    grant: Grant | None
    category: CategoryRules | None
    brands: Collection[UUID] = ()
    """Active ones among those that are named."""
    label_ids: Collection[UUID] = ()
    promise_ids: Collection[UUID] = ()
    own_label_ids: Collection[UUID] = ()
    """Labels and promises that the product has already may be disabled meanwhile."""
    skus: Mapping[UUID, OtherSku] = field(default_factory=dict)
    """Components, and SKUs whose ids are named."""
    product_codes: Mapping[str, UUID] = field(default_factory=dict)
    sku_codes: Mapping[str, UUID] = field(default_factory=dict)
    barcodes: Mapping[str, UUID] = field(default_factory=dict)
    """Taken ones of the merchant, by whom."""


def faults(content: ProductContent, facts: Facts) -> list[Finding]:
    """Everything that keeps it from being written, in the order of the form."""
    return [*_of_words(content), *_of_libraries(content, facts), *_of_skus(content, facts)]


def _finding(code: str, place: str, **fields: str | int) -> Finding:
    return Finding(code=f"products.{code}", place=place, fields=fields)


def _of_words(content: ProductContent) -> Iterator[Finding]:
    for place in ("name", "subtitle"):
        if goods.has_markup(getattr(content, place)):
            yield _finding("markup_in_words", place)


def _of_libraries(content: ProductContent, facts: Facts) -> Iterator[Finding]:
    if facts.product_codes.get(content.code or "", facts.product_id) != facts.product_id:
        yield _finding("product_code_taken", "code", taken=str(content.code))
    if facts.category is None:
        yield _finding("category_unknown", "category_id")
    else:
        yield from _of_category(content, facts, facts.category)
    known = {*facts.own_label_ids, *facts.label_ids, *facts.promise_ids}
    for place in ("label_ids", "promise_ids"):
        if not known.issuperset(getattr(content, place)):
            yield _finding("label_unknown", place)


def _of_category(content: ProductContent, facts: Facts, rules: CategoryRules) -> Iterator[Finding]:
    name = rules.path[-1].name
    if not rules.is_leaf or rules.state != "active":
        yield _finding("category_takes_none", "category_id", category=name)
    if not may_sell_in(facts.grant, rules):
        yield _finding("category_not_granted", "category_id", category=name)
    if content.brand_id is not None:
        bound = rules.brand_ids is None or content.brand_id in rules.brand_ids
        if content.brand_id not in facts.brands or not bound:
            yield _finding("brand_not_here", "brand_id")
    for fault in check_values(rules.attributes, content.attributes):
        if fault.code != "catalog.value_missing":
            place = f"attributes/{fault.attribute_id}"
            yield Finding(code=fault.code, place=place, fields=dict(fault.fields))


def may_sell_in(grant: Grant | None, rules: CategoryRules) -> bool:
    """Whether one of the categories on the way was granted."""
    if grant is None:
        return False
    return grant.self_run or any(step.id in grant.category_ids for step in rules.path)


def _of_skus(content: ProductContent, facts: Facts) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    asked = {frozenset(sku.spec) for sku in content.skus}
    if len(asked) > 1:
        yield _finding("specs_differ", "skus/0/spec")
    for place, sku in enumerate(content.skus):
        here = f"skus/{place}"
        yield from _of_choice(content, facts, sku, here)
        yield from _of_codes(facts, sku, here)
        yield from _of_components(content, facts, sku, here)
        named = {"spec": goods.spec_key(sku.spec), "code": sku.code, "barcode": sku.barcode}
        for part, value in named.items():
            if value is None:
                continue
            first = seen.setdefault((part, value), place)
            if first != place:
                yield _finding(f"{part}_twice", f"{here}/{part}", first=first + 1)
    if not any(sku.enabled for sku in content.skus):
        yield _finding("no_sku_enabled", "skus")


def _of_choice(
    content: ProductContent, facts: Facts, sku: SkuContent, here: str
) -> Iterator[Finding]:
    named = None if sku.id is None else facts.skus.get(sku.id)
    if named is not None and named.product_id != facts.product_id:
        yield _finding("sku_of_another", f"{here}/id")
    if len(content.skus) > 1 and not sku.spec:
        yield _finding("spec_missing", f"{here}/spec")
    rules = facts.category
    if rules is None or not sku.spec:
        return
    for fault in check_values(rules.attributes, dict(sku.spec), role="sale"):
        # Of several sale attributes a product uses those that it needs.
        if fault.code == "catalog.value_missing" and fault.attribute_id not in sku.spec:
            continue
        place = f"{here}/spec/{fault.attribute_id}"
        yield Finding(code=fault.code, place=place, fields=dict(fault.fields))
    if any(goods.has_markup(value) for value in sku.spec.values()):
        yield _finding("markup_in_words", f"{here}/spec")


def _of_codes(facts: Facts, sku: SkuContent, here: str) -> Iterator[Finding]:
    if facts.sku_codes.get(sku.code or "", sku.id) != sku.id:
        yield _finding("sku_code_taken", f"{here}/code", taken=str(sku.code))
    if sku.barcode is None:
        return
    if goods.barcode(sku.barcode) is None:
        yield _finding("barcode_wrong", f"{here}/barcode", barcode=sku.barcode)
    elif facts.barcodes.get(sku.barcode, sku.id) != sku.id:
        yield _finding("barcode_taken", f"{here}/barcode", taken=sku.barcode)


def _of_components(
    content: ProductContent, facts: Facts, sku: SkuContent, here: str
) -> Iterator[Finding]:
    if content.own_stock:
        if sku.components:
            yield _finding("components_of_single", f"{here}/components")
        return
    if not sku.components:
        yield _finding("components_missing", f"{here}/components")
    own = {one.id for one in content.skus}
    for place, part in enumerate(sku.components):
        there = f"{here}/components/{place}/sku_id"
        if part.sku_id in own:
            yield _finding("bundle_in_itself", there)
            continue
        other = facts.skus.get(part.sku_id)
        if other is None or other.merchant_id != facts.merchant_id:
            yield _finding("component_unknown", there)
        elif not other.own_stock:
            yield _finding("bundle_in_bundle", there)
    if len({part.sku_id for part in sku.components}) < len(sku.components):
        yield _finding("component_twice", f"{here}/components")
