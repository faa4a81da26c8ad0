"""Products and SKUs as rows say them: what an import keeps, compares and puts back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from houtai.kit.sheets import named_key
from houtai.modules.catalog.rules.attributes import (
    AttributeRule,
    CategoryRules,
    Role,
    Value,
    own_words,
)
from houtai.modules.catalog.rules.content import ComponentContent, ProductContent, SkuContent
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.product_columns import (
    ATTRIBUTES,
    BRAND,
    CATEGORY,
    CODE,
    COMPONENTS,
    COMPOSITION,
    FIELD_OF,
    HTML,
    KIND,
    NAME,
    SKU_COLUMNS,
    SPEC,
    SUBTITLE,
)

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
    skus: Mapping[str, UUID] = field(default_factory=dict)
    """What bundles take: SKUs of the merchant by their codes."""
    sku_codes: Mapping[UUID, str] = field(default_factory=dict)

    @cached_property
    def rules_by_id(self) -> Mapping[UUID, Mapping[UUID, AttributeRule]]:
        """By category the attributes under their ids."""
        return {
            category_id: {rule.id: rule for rule in rules.attributes}
            for category_id, rules in self.rules.items()
        }

    @cached_property
    def attributes(self) -> Mapping[tuple[UUID, Role], Mapping[str, AttributeRule]]:
        """By category and role the attributes under each of their folded names."""
        found: dict[tuple[UUID, Role], dict[str, AttributeRule]] = {}
        for category_id, rules in self.rules.items():
            for rule in rules.attributes:
                by_name = found.setdefault((category_id, rule.role), {})
                by_name |= {same_words(name): rule for name in (rule.name_en, rule.name) if name}
        return found


@lru_cache(maxsize=10_000)
def same_words(text: str) -> str:
    """The text folded; sheets say the same words over and over."""
    return folded(text)


def state_of(content: ProductContent, sku: SkuContent, libraries: Libraries) -> State:
    """One SKU as a row says it, with what its names mean under `ids`."""
    rules = libraries.rules.get(content.category_id)
    names = libraries.rules_by_id.get(content.category_id, {})
    brand = libraries.brand_names.get(content.brand_id) if content.brand_id else None
    return {
        **_of_bundle(content, sku, libraries),
        CODE: content.code,
        NAME: content.name,
        SUBTITLE: content.subtitle,
        CATEGORY: " > ".join(step.name for step in rules.path) if rules else "",
        BRAND: brand,
        KIND: content.kind,
        **{
            named_key(ATTRIBUTES, names[one].name): value_words(names[one], value)
            for one, value in content.attributes.items()
            if one in names
        },
        HTML: content.html,
        SPEC: in_words(sku.spec, names),
        **{key: getattr(sku, FIELD_OF[key]) for key in SKU_COLUMNS},
        "ids": {
            "category_id": str(content.category_id),
            "brand_id": content.brand_id and str(content.brand_id),
            "attributes": {str(one): value for one, value in content.attributes.items()},
            "spec": {str(one): value for one, value in sku.spec.items()},
            "components": {str(part.sku_id): part.quantity for part in sku.components},
        },
    }


def _of_bundle(content: ProductContent, sku: SkuContent, libraries: Libraries) -> State:
    """What most products do not have is left out."""
    if content.own_stock:
        return {}
    codes = libraries.sku_codes
    parts = [f"{codes.get(one.sku_id, one.sku_id)}×{one.quantity}" for one in sku.components]
    return {COMPOSITION: content.composition, COMPONENTS: "；".join(parts)}


def content_of(state: State, before: ProductContent | None) -> ProductContent:
    """The product of a state, without SKUs; what no column holds stays as it was."""
    ids = state["ids"]
    plain = (CODE, NAME, SUBTITLE, KIND, HTML)
    fields: dict[str, Any] = {FIELD_OF[key]: state[key] for key in plain}
    fields |= {
        "category_id": UUID(ids["category_id"]),
        "brand_id": UUID(ids["brand_id"]) if ids["brand_id"] else None,
        "composition": state.get(COMPOSITION, "single"),
        "attributes": {UUID(one): value for one, value in ids["attributes"].items()},
    }
    return (before or NEW_PRODUCT).model_copy(update=fields)


def sku_of(state: State, before: SkuContent | None) -> SkuContent:
    """The SKU of a state."""
    fields: dict[str, Any] = {FIELD_OF[key]: state[key] for key in SKU_COLUMNS if key in state}
    ids = state["ids"]
    fields["spec"] = {UUID(one): value for one, value in ids["spec"].items()}
    fields["components"] = [
        ComponentContent(sku_id=UUID(one), quantity=count)
        for one, count in ids.get("components", {}).items()
    ]
    return (before or NO_SKU).model_copy(update=fields)


def same_sku(state: State, other: State) -> bool:
    """Whether both say the same of the SKU."""
    keys = [*SKU_COLUMNS, SPEC]
    plain = all(state.get(key) == other.get(key) for key in keys if key != SPEC)
    mine, theirs = state["ids"], other["ids"]
    same_parts = mine.get("components", {}) == theirs.get("components", {})
    return plain and same_parts and mine["spec"] == theirs["spec"]


def same_product(state: State, other: State) -> bool:
    """Whether both say the same of the product itself."""
    mine, theirs = state["ids"], other["ids"]
    plain = all(state[key] == other[key] for key in (CODE, NAME, SUBTITLE, KIND, HTML))
    same_form = state.get(COMPOSITION) == other.get(COMPOSITION)
    own = mine.keys() - {"spec", "components"}
    return plain and same_form and all(mine[key] == theirs[key] for key in own)


def in_words(values: Mapping[UUID, Value], rules: Mapping[UUID, AttributeRule]) -> str:
    """`颜色=红；尺码=XL`, read again it gives the same."""
    known = [(rules[one], value) for one, value in values.items() if one in rules]
    return "；".join(f"{rule.name}={value_words(rule, value)}" for rule, value in known)


def value_words(rule: AttributeRule, value: Value) -> str:
    """`清香、豆香`, read again it gives the same."""
    if not rule.options and isinstance(value, str):
        return own_words(value) or value
    names = {option.key: option.name for option in rule.options}
    several = value if isinstance(value, list) else [value]
    return "、".join(own_words(one) or names.get(one, one) for one in several)


_NIL = UUID(int=0)
NO_SKU = SkuContent.model_construct(
    id=None,
    code=None,
    barcode=None,
    spec={},
    weight_gram=0,
    volume_cm3=0,
    shelf_life_days=None,
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
