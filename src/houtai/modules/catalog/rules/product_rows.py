"""One row of a product sheet: what its cells say, put upon what was there before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any
from uuid import UUID

from houtai.kit.sheets import Row, RowError, named_key
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.rules.attributes import AttributeRule, Value, own
from houtai.modules.catalog.rules.content import (
    ComponentContent,
    ProductContent,
    SkuContent,
)
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.product_columns import (
    ATTRIBUTES,
    BRAND,
    CATEGORY,
    COMPONENTS,
    COMPOSITION,
    FIELD_OF,
    HTML,
    KIND,
    NAME,
    PLACES,
    PRICE,
    SKU_CODE,
    SKU_COLUMNS,
    SKU_PLACES,
    SPEC,
    SUBTITLE,
)
from houtai.modules.catalog.rules.product_states import (
    NEW_PRODUCT,
    NO_SKU,
    Libraries,
    same_words,
)
from houtai.modules.catalog.rules.rich_text import cleaned
from houtai.modules.catalog.rules.soundness import Finding

_PAIRS = re.compile(r"[;；\n]+")
_PAIR = re.compile(r"\s*([^=:＝：]+?)\s*[=:＝：]\s*(.*?)\s*", re.DOTALL)
_SEVERAL = re.compile(r"[、,，;；|\n]")
_PARTS = re.compile(r"[;；、\n]+")
_PART = re.compile(r"\s*(?P<code>\S+?)\s*(?:[×*]|\s[xX])\s*(?P<count>\S+)\s*")
_COUNT = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)
_PATH = re.compile(r"\s*[>＞]\s*")


@dataclass
class Reading:
    """What one row says, put upon what was there before."""

    content: ProductContent
    sku: SkuContent
    errors: list[RowError] = field(default_factory=list)
    names: dict[UUID, str] = field(default_factory=dict)
    """How the sheet calls the attributes."""


def path_key(text: str) -> str:
    """A path of categories as it is looked up: `食品>茶叶`, folded."""
    return ">".join(folded(step) for step in _PATH.split(text.strip()))


def sku_code_of(code: str, spec: Mapping[UUID, str]) -> str:
    """The code of a SKU to which nobody gave one: the same for the same choice."""
    if not spec:
        return code
    tail = blake2b(goods.spec_key(spec).encode(), digest_size=4).hexdigest()
    return f"{code[:55]}-{tail}"


def read_product(row: Row, before: ProductContent, libraries: Libraries) -> Reading:
    """The product's own cells of a row. A blank cell leaves what is there."""
    errors: list[RowError] = []
    values = row.values
    changes: dict[str, Any] = {
        FIELD_OF[key]: values[key]
        for key in (NAME, SUBTITLE, KIND, COMPOSITION)
        if values.get(key) is not None
    }
    if values.get(COMPONENTS) is not None and _is_new(before):
        changes.setdefault("composition", "bundle")
    if values.get(HTML) is not None:
        changes["html"] = cleaned(_as_html(values[HTML]))
    category_id = _category(row, before, libraries, errors)
    changes["category_id"] = category_id
    if values.get(BRAND) is not None:
        changes["brand_id"] = libraries.brands.get(folded(values[BRAND]))
        if changes["brand_id"] is None:
            errors.append(_error(row, BRAND, "brand_unknown", brand=values[BRAND]))
    names: dict[UUID, str] = {}
    if values.get(ATTRIBUTES) is not None and category_id in libraries.rules:
        read = _named_values(row, category_id, libraries, errors)
        names = {rule.id: name for name, rule in read.items()}
        given = {rule.id: _value(rule, values[ATTRIBUTES][name]) for name, rule in read.items()}
        changes["attributes"] = {**before.attributes, **given}
    content = before.model_copy(update=changes)
    return Reading(content, NO_SKU, errors, names)


def read_sku(
    row: Row, content: ProductContent, libraries: Libraries, known: Sequence[SkuContent]
) -> Reading:
    """The SKU's cells: upon the SKU of this code or choice, if there is one."""
    errors: list[RowError] = []
    spec: dict[UUID, str] | None = None
    if row.values.get(SPEC) is not None and content.category_id in libraries.rules:
        read = _pairs(row, content.category_id, libraries, errors)
        spec = {one: value for one, value in read.items() if isinstance(value, str)}
    before = _known_sku(row, spec, known)
    changes = {
        FIELD_OF[key]: row.values[key] for key in SKU_COLUMNS if row.values.get(key) is not None
    }
    if "barcode" in changes:
        changes["barcode"] = goods.barcode(changes["barcode"]) or changes["barcode"]
    if spec is not None:
        changes["spec"] = spec
    if row.values.get(COMPONENTS) is not None:
        changes["components"] = _components(row, libraries, errors)
    if before is None:
        before = NO_SKU
        if "price_fen" not in changes:
            errors.append(RowError(row.number, "sheets.required", PRICE))
        changes.setdefault("code", sku_code_of(content.code or "", spec or {}))
    return Reading(content, before.model_copy(update=changes), errors)


def row_error(row: int, finding: Finding, names: Mapping[UUID, str]) -> RowError:
    """A finding about one SKU or its product, at the column that said it."""
    parts = finding.place.split("/")
    column = PLACES.get(parts[0])
    if parts[0] == "skus":
        column = SKU_PLACES.get("".join(parts[2:3]))
    elif parts[0] == "attributes":
        name = names.get(UUID(parts[1])) or finding.fields.get("attribute")
        column = named_key(ATTRIBUTES, str(name)) if name else None
    return RowError(row, finding.code, column, finding.fields)


def _category(
    row: Row, before: ProductContent, libraries: Libraries, errors: list[RowError]
) -> UUID:
    path = row.values.get(CATEGORY)
    if path is None:
        if _is_new(before):
            errors.append(RowError(row.number, "sheets.required", CATEGORY))
        return before.category_id
    found = libraries.categories.get(path_key(path))
    if found is None:
        errors.append(_error(row, CATEGORY, "category_path_unknown", path=path[:100]))
        return before.category_id
    return found


def _is_new(before: ProductContent) -> bool:
    """Whether no row has said anything of the product yet."""
    return before.category_id == NEW_PRODUCT.category_id


def _known_sku(
    row: Row, spec: Mapping[UUID, str] | None, known: Sequence[SkuContent]
) -> SkuContent | None:
    """By its code; where none is given by its choice, or the only one there is."""
    code = row.values.get(SKU_CODE)
    if code is not None:
        return next((one for one in known if one.code == code), None)
    if spec is not None:
        key = goods.spec_key(spec)
        return next((one for one in known if goods.spec_key(one.spec) == key), None)
    return known[0] if len(known) == 1 else None


def _pairs(
    row: Row, category_id: UUID, libraries: Libraries, errors: list[RowError]
) -> dict[UUID, Value]:
    by_name = libraries.attributes.get((category_id, "sale"), {})
    others = libraries.attributes.get((category_id, "parameter"), {})
    read: dict[UUID, Value] = {}
    for text in filter(str.strip, _PAIRS.split(row.values[SPEC])):
        pair = _PAIR.fullmatch(text)
        if pair is None:
            errors.append(_error(row, SPEC, "pair_unreadable", pair=text.strip()[:60]))
            continue
        rule = by_name.get(same_words(pair[1]))
        if rule is None:
            code = "attribute_no_spec" if same_words(pair[1]) in others else "spec_not_here"
            errors.append(_error(row, SPEC, code, attribute=pair[1][:40]))
            continue
        read[rule.id] = _value(rule, pair[2])
    return read


def parts_in(words: str) -> list[tuple[str, str]]:
    """Codes and quantities as a cell names them: `LJ-1×2；CUP`, one piece where none is said."""
    parts = [text.strip() for text in _PARTS.split(words) if text.strip()]
    read = [(text, _PART.fullmatch(text)) for text in parts]
    return [(part["code"], part["count"]) if part else (text, "1") for text, part in read]


def _components(row: Row, libraries: Libraries, errors: list[RowError]) -> list[ComponentContent]:
    found: list[ComponentContent] = []
    for code, count in parts_in(row.values[COMPONENTS]):
        sku_id = libraries.skus.get(code)
        if not _COUNT.fullmatch(count):
            errors.append(_error(row, COMPONENTS, "component_count", sku=code, count=count[:20]))
        elif sku_id is None:
            errors.append(_error(row, COMPONENTS, "component_no_sku", sku=code[:64]))
        else:
            found.append(ComponentContent(sku_id=sku_id, quantity=int(count)))
    return found


def _named_values(
    row: Row, category_id: UUID, libraries: Libraries, errors: list[RowError]
) -> dict[str, AttributeRule]:
    """What each filled column of attributes means in this category."""
    by_name = libraries.attributes.get((category_id, "parameter"), {})
    others = libraries.attributes.get((category_id, "sale"), {})
    found: dict[str, AttributeRule] = {}
    for name in row.values[ATTRIBUTES]:
        rule = by_name.get(same_words(name))
        if rule is None:
            code = "spec_no_attribute" if same_words(name) in others else "attribute_not_here"
            column = named_key(ATTRIBUTES, name)
            errors.append(_error(row, column, code, attribute=name))
        elif rule.id in {one.id for one in found.values()}:
            column = named_key(ATTRIBUTES, name)
            errors.append(_error(row, column, "attribute_twice", attribute=rule.name))
        else:
            found[name] = rule
    return found


def _value(rule: AttributeRule, words: str) -> Value:
    """The words as they are kept; whether they fit is looked at with everything else."""
    if rule.kind == "choices":
        return [_key(rule, one.strip()) for one in _SEVERAL.split(words) if one.strip()]
    if rule.kind == "choice":
        return _key(rule, words)
    return words.removesuffix(rule.unit).strip() if rule.kind == "number" else words


def _key(rule: AttributeRule, words: str) -> str:
    wanted = same_words(words)
    for option in rule.options:
        if wanted in {option.key, same_words(option.name), same_words(option.name_en)}:
            return option.key
    return own(words) if rule.own_values else words


def _as_html(text: str) -> str:
    """Plain lines become paragraphs."""
    if goods.has_markup(text):
        return text
    lines = filter(None, (line.strip() for line in text.splitlines()))
    return "".join(f"<p>{line}</p>" for line in lines)


def _error(row: Row, column: str, code: str, **fields: str) -> RowError:
    return RowError(row.number, f"products.{code}", column, fields)
