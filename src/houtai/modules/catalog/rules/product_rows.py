"""Rows of product sheets: their columns, what their cells mean, and how a SKU reads as a row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any
from uuid import UUID

from houtai.kit.environment import LANGUAGES
from houtai.kit.sheets import Amount, Choice, Code, Column, Row, RowError, Whole, Words, YesNo
from houtai.kit.texts import say
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.rules.attributes import (
    AttributeRule,
    CategoryRules,
    Role,
    Value,
    own,
    own_words,
)
from houtai.modules.catalog.rules.content import ProductContent, SkuContent
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.rich_text import cleaned
from houtai.modules.catalog.rules.soundness import Finding

_HERE = "products.column."
CODE, NAME, SUBTITLE = f"{_HERE}code", f"{_HERE}name", f"{_HERE}subtitle"
CATEGORY, BRAND, KIND = f"{_HERE}category", f"{_HERE}brand", f"{_HERE}kind"
ATTRIBUTES, HTML, SPEC = f"{_HERE}attributes", f"{_HERE}html", f"{_HERE}spec"
SKU_CODE, BARCODE = f"{_HERE}sku_code", f"{_HERE}barcode"
PRICE, MARKET, COST = f"{_HERE}price", f"{_HERE}market", f"{_HERE}cost"
WEIGHT, VOLUME, ENABLED = f"{_HERE}weight", f"{_HERE}volume", f"{_HERE}enabled"

_FEN_MAX = 1_000_000_000_00


def _also(column: str) -> tuple[str, ...]:
    """Under which titles sheets of other systems carry the same."""
    titles = (say(f"products.also.{column}", language) for language in LANGUAGES)
    return tuple(title for several in titles for title in several.split("|"))


COLUMNS = (
    Column(CODE, Code(), required=True, example="LJ-2026", other_titles=_also("code")),
    Column(NAME, Words(chars_max=120), example="Spring tea 2026", other_titles=_also("name")),
    Column(SUBTITLE, Words(chars_max=200), example="Fried by hand"),
    Column(CATEGORY, Words(chars_max=500), example="Food > Tea > Green tea"),
    Column(BRAND, Words(chars_max=60), example="Cloud Rest"),
    Column(
        KIND,
        Choice(
            names={
                "physical": "products.kind.physical",
                "virtual": "products.kind.virtual",
                "card_key": "products.kind.card_key",
            }
        ),
        example="physical",
    ),
    Column(ATTRIBUTES, Words(chars_max=2_000), example="Origin=Hangzhou;Net weight=250"),
    Column(SPEC, Words(chars_max=400), example="Pack=Tin", other_titles=_also("spec")),
    Column(SKU_CODE, Code(), example="LJ-2026-250", other_titles=_also("sku_code")),
    Column(BARCODE, Code(), example="6901234567892", other_titles=_also("barcode")),
    Column(PRICE, Amount(least=1, most=_FEN_MAX), example=19_900, other_titles=_also("price")),
    Column(MARKET, Amount(least=1, most=_FEN_MAX), example=25_900, other_titles=_also("market")),
    Column(COST, Amount(least=0, most=_FEN_MAX), example=8_000),
    Column(WEIGHT, Whole(most=100_000_000), example=300),
    Column(VOLUME, Whole(most=1_000_000_000), example=1_200),
    Column(ENABLED, YesNo(), example=True),
    Column(HTML, Words(chars_max=20_000), example="Picked by hand in the mist."),
)
OF_PRODUCT = (CODE, NAME, SUBTITLE, CATEGORY, BRAND, KIND, ATTRIBUTES, HTML)
_FIELD_OF = {
    CODE: "code",
    NAME: "name",
    SUBTITLE: "subtitle",
    KIND: "kind",
    HTML: "html",
    SKU_CODE: "code",
    BARCODE: "barcode",
    PRICE: "price_fen",
    MARKET: "market_fen",
    COST: "cost_fen",
    WEIGHT: "weight_gram",
    VOLUME: "volume_cm3",
    ENABLED: "enabled",
}
_SKU_COLUMNS = (SKU_CODE, BARCODE, PRICE, MARKET, COST, WEIGHT, VOLUME, ENABLED)
_PLACES = {
    "name": NAME,
    "subtitle": SUBTITLE,
    "code": CODE,
    "category_id": CATEGORY,
    "brand_id": BRAND,
    "attributes": ATTRIBUTES,
}
_SKU_PLACES = {"spec": SPEC, "code": SKU_CODE, "barcode": BARCODE, "price_fen": PRICE}
_PAIRS = re.compile(r"[;；\n]+")
_PAIR = re.compile(r"\s*([^=:＝：]+?)\s*[=:＝：]\s*(.*?)\s*", re.DOTALL)
_SEVERAL = re.compile(r"[、,，|]")
_PATH = re.compile(r"\s*[>＞]\s*")
State = dict[str, Any]


@dataclass(frozen=True)
class Libraries:
    """What names in cells may mean."""

    categories: Mapping[str, UUID]
    """By folded path, and of leaves with a name of their own by that name too."""
    rules: Mapping[UUID, CategoryRules]
    brands: Mapping[str, UUID]
    """By folded name."""
    brand_names: Mapping[UUID, str]

    @cached_property
    def attributes(self) -> Mapping[tuple[UUID, Role], Mapping[str, AttributeRule]]:
        """By category and role the attributes under each of their folded names."""
        found: dict[tuple[UUID, Role], dict[str, AttributeRule]] = {}
        for category_id, rules in self.rules.items():
            for rule in rules.attributes:
                by_name = found.setdefault((category_id, rule.role), {})
                by_name |= {_same(name): rule for name in (rule.name_en, rule.name) if name}
        return found


@lru_cache(maxsize=10_000)
def _same(text: str) -> str:
    """The text folded; sheets say the same words over and over."""
    return folded(text)


@dataclass
class Reading:
    """What one row says, put upon what was there before."""

    content: ProductContent
    sku: SkuContent
    errors: list[RowError] = field(default_factory=list)


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
        _FIELD_OF[key]: values[key] for key in (NAME, SUBTITLE, KIND) if values.get(key) is not None
    }
    if values.get(HTML) is not None:
        changes["html"] = cleaned(_as_html(values[HTML]))
    category_id = _category(row, before, libraries, errors)
    changes["category_id"] = category_id
    if values.get(BRAND) is not None:
        changes["brand_id"] = libraries.brands.get(folded(values[BRAND]))
        if changes["brand_id"] is None:
            errors.append(_error(row, BRAND, "brand_unknown", brand=values[BRAND]))
    if values.get(ATTRIBUTES) is not None and category_id in libraries.rules:
        by_name = libraries.attributes.get((category_id, "parameter"), {})
        read = _pairs(row, ATTRIBUTES, by_name, errors)
        changes["attributes"] = {**before.attributes, **read}
    content = before.model_copy(update=changes)
    return Reading(content, _NO_SKU, errors)


def read_sku(
    row: Row, content: ProductContent, libraries: Libraries, known: Sequence[SkuContent]
) -> Reading:
    """The SKU's cells: upon the SKU of this code or choice, if there is one."""
    errors: list[RowError] = []
    spec: dict[UUID, str] | None = None
    if row.values.get(SPEC) is not None and content.category_id in libraries.rules:
        by_name = libraries.attributes.get((content.category_id, "sale"), {})
        read = _pairs(row, SPEC, by_name, errors)
        spec = {one: value for one, value in read.items() if isinstance(value, str)}
    before = _known_sku(row, spec, known)
    changes = {
        _FIELD_OF[key]: row.values[key] for key in _SKU_COLUMNS if row.values.get(key) is not None
    }
    if "barcode" in changes:
        changes["barcode"] = goods.barcode(changes["barcode"]) or changes["barcode"]
    if spec is not None:
        changes["spec"] = spec
    if before is None:
        before = _NO_SKU
        if "price_fen" not in changes:
            errors.append(RowError(row.number, "sheets.required", PRICE))
        changes.setdefault("code", sku_code_of(content.code or "", spec or {}))
    return Reading(content, before.model_copy(update=changes), errors)


def state_of(content: ProductContent, sku: SkuContent, libraries: Libraries) -> State:
    """One SKU as a row says it, with what its names mean under `ids`."""
    rules = libraries.rules.get(content.category_id)
    names = {rule.id: rule for rule in rules.attributes} if rules else {}
    brand = libraries.brand_names.get(content.brand_id) if content.brand_id else None
    return {
        CODE: content.code,
        NAME: content.name,
        SUBTITLE: content.subtitle,
        CATEGORY: " > ".join(step.name for step in rules.path) if rules else "",
        BRAND: brand,
        KIND: content.kind,
        ATTRIBUTES: in_words(content.attributes, names),
        HTML: content.html,
        SPEC: in_words(sku.spec, names),
        **{key: getattr(sku, _FIELD_OF[key]) for key in _SKU_COLUMNS},
        "ids": {
            "category_id": str(content.category_id),
            "brand_id": content.brand_id and str(content.brand_id),
            "attributes": {str(one): value for one, value in content.attributes.items()},
            "spec": {str(one): value for one, value in sku.spec.items()},
        },
    }


def content_of(state: State, before: ProductContent | None) -> ProductContent:
    """The product of a state, without SKUs; what no column holds stays as it was."""
    ids = state["ids"]
    fields = {_FIELD_OF[key]: state[key] for key in (CODE, NAME, SUBTITLE, KIND, HTML)}
    fields |= {
        "category_id": UUID(ids["category_id"]),
        "brand_id": UUID(ids["brand_id"]) if ids["brand_id"] else None,
        "attributes": {UUID(one): value for one, value in ids["attributes"].items()},
    }
    return (before or NEW_PRODUCT).model_copy(update=fields)


def sku_of(state: State, before: SkuContent | None) -> SkuContent:
    """The SKU of a state."""
    fields = {_FIELD_OF[key]: state[key] for key in _SKU_COLUMNS if key in state}
    fields["spec"] = {UUID(one): value for one, value in state["ids"]["spec"].items()}
    return (before or _NO_SKU).model_copy(update=fields)


def same_sku(state: State, other: State) -> bool:
    """Whether both say the same of the SKU."""
    keys = [*_SKU_COLUMNS, SPEC]
    plain = all(state.get(key) == other.get(key) for key in keys if key != SPEC)
    return plain and state["ids"]["spec"] == other["ids"]["spec"]


def same_product(state: State, other: State) -> bool:
    """Whether both say the same of the product itself."""
    mine, theirs = state["ids"], other["ids"]
    plain = all(state[key] == other[key] for key in (CODE, NAME, SUBTITLE, KIND, HTML))
    return plain and all(mine[key] == theirs[key] for key in mine if key != "spec")


def in_words(values: Mapping[UUID, Value], rules: Mapping[UUID, AttributeRule]) -> str:
    """`产地=杭州；香型=清香、豆香`, read again it gives the same."""
    pairs = []
    for attribute_id, value in values.items():
        rule = rules.get(attribute_id)
        if rule is None:
            continue
        names = {option.key: option.name for option in rule.options}
        several = value if isinstance(value, list) else [value]
        words = "、".join(own_words(one) or names.get(one, one) for one in several)
        pairs.append(f"{rule.name}={words}")
    return "；".join(pairs)


def row_error(row: int, finding: Finding) -> RowError:
    """A finding about one SKU or its product, at the column that said it."""
    parts = finding.place.split("/")
    column = _PLACES.get(parts[0])
    if parts[0] == "skus":
        column = _SKU_PLACES.get("".join(parts[2:3]))
    return RowError(row, finding.code, column, finding.fields)


def _category(
    row: Row, before: ProductContent, libraries: Libraries, errors: list[RowError]
) -> UUID:
    path = row.values.get(CATEGORY)
    if path is None:
        if before is NEW_PRODUCT:
            errors.append(RowError(row.number, "sheets.required", CATEGORY))
        return before.category_id
    found = libraries.categories.get(path_key(path))
    if found is None:
        errors.append(_error(row, CATEGORY, "category_path_unknown", path=path[:100]))
        return before.category_id
    return found


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
    row: Row, column: str, by_name: Mapping[str, AttributeRule], errors: list[RowError]
) -> dict[UUID, Value]:
    read: dict[UUID, Value] = {}
    for text in filter(str.strip, _PAIRS.split(row.values[column])):
        pair = _PAIR.fullmatch(text)
        if pair is None:
            errors.append(_error(row, column, "pair_unreadable", pair=text.strip()[:60]))
            continue
        rule = by_name.get(_same(pair[1]))
        if rule is None:
            errors.append(_error(row, column, "attribute_not_here", attribute=pair[1][:40]))
            continue
        read[rule.id] = _value(rule, pair[2])
    return read


def _value(rule: AttributeRule, words: str) -> Value:
    """The words as they are kept; whether they fit is looked at with everything else."""
    if rule.kind == "choices":
        return [_key(rule, one.strip()) for one in _SEVERAL.split(words) if one.strip()]
    if rule.kind == "choice":
        return _key(rule, words)
    return words.removesuffix(rule.unit).strip() if rule.kind == "number" else words


def _key(rule: AttributeRule, words: str) -> str:
    wanted = _same(words)
    for option in rule.options:
        if wanted in {option.key, _same(option.name), _same(option.name_en)}:
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


_NIL = UUID(int=0)
_NO_SKU = SkuContent.model_construct(
    id=None,
    code=None,
    barcode=None,
    spec={},
    weight_gram=0,
    volume_cm3=0,
    cost_fen=None,
    market_fen=None,
    price_fen=1,
    picture=None,
    enabled=True,
    components=[],
)
NEW_PRODUCT = ProductContent.model_construct(
    code=None,
    name="",
    subtitle="",
    category_id=_NIL,
    brand_id=None,
    kind="physical",
    composition="single",
    pictures=[],
    html="",
    attributes={},
    label_ids=[],
    promise_ids=[],
    skus=[],
)
