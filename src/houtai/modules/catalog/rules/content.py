"""What a product says of itself, in one shape: written, kept as a revision, compared, merged."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from houtai.kit.shapes import Line, Prose
from houtai.modules.catalog.rules.attributes import Value

ProductKind = Literal["physical", "virtual", "card_key"]
Composition = Literal["single", "bundle", "gift_pack"]

FEN_MAX = 1_000_000_000_00
SKUS_MAX = 200
COMPONENTS_MAX = 50
PICTURES_MAX = 15
HTML_CHARS_MAX = 50_000


def _each_once(ids: list[UUID]) -> list[UUID]:
    return list(dict.fromkeys(ids))


Price = Annotated[int, Field(strict=True, ge=1, le=FEN_MAX)]
Cost = Annotated[int, Field(strict=True, ge=0, le=FEN_MAX)]
GoodsCode = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[!-~]{1,64}$", max_length=64)
]
"""A code that the merchant gave, of signs that a keyboard and a scanner know."""
Scanned = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)]
Ids = Annotated[list[UUID], Field(max_length=20), AfterValidator(_each_once)]


class Part(BaseModel):
    """Base of the parts. What is kept as a revision is read by later releases: fields are only
    added, with a default.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class ComponentContent(Part):
    """What one piece of the bundle takes of another SKU."""

    sku_id: UUID
    quantity: Annotated[int, Field(strict=True, ge=1, le=9_999)]


class SkuContent(Part):
    """One choice of the product. `spec` answers its sale attributes."""

    id: UUID | None = None
    code: GoodsCode | None = None
    """None: made of the product's."""
    barcode: Scanned | None = None
    spec: Annotated[dict[UUID, str], Field(max_length=6)] = {}
    weight_gram: Annotated[int, Field(strict=True, ge=0, le=100_000_000)] = 0
    volume_cm3: Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)] = 0
    shelf_life_days: Annotated[int, Field(strict=True, ge=1, le=36_500)] | None = None
    cost_fen: Cost | None = None
    market_fen: Price | None = None
    price_fen: Price
    picture: UUID | None = None
    enabled: bool = True
    components: Annotated[list[ComponentContent], Field(max_length=COMPONENTS_MAX)] = []


class ProductContent(Part):
    """The whole of it."""

    code: GoodsCode | None = None
    """None: the number that the house gives."""
    name: Annotated[Line, Field(max_length=120)]
    subtitle: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    category_id: UUID
    brand_id: UUID | None = None
    kind: ProductKind = "physical"
    composition: Composition = "single"
    pictures: Annotated[list[UUID], Field(max_length=PICTURES_MAX), AfterValidator(_each_once)] = []
    html: Annotated[Prose, Field(max_length=HTML_CHARS_MAX)] = ""
    attributes: Annotated[dict[UUID, Value], Field(max_length=100)] = {}
    label_ids: Ids = []
    promise_ids: Ids = []
    skus: Annotated[Sequence[SkuContent], Field(min_length=1, max_length=SKUS_MAX)]

    @property
    def own_stock(self) -> bool:
        """Bundles and gift packs draw on their components."""
        return self.composition == "single"


REVIEWED = (
    "name",
    "subtitle",
    "category_id",
    "brand_id",
    "kind",
    "composition",
    "pictures",
    "html",
    "attributes",
)
"""Fields of a product that a buyer relies on: once it was approved, a change waits for review."""
FREE = ("code", "label_ids", "promise_ids")
SKU_REVIEWED = ("spec", "picture", "components")
SKU_FREE = (
    "code",
    "barcode",
    "weight_gram",
    "volume_cm3",
    "shelf_life_days",
    "cost_fen",
    "market_fen",
    "enabled",
)


def differences(before: ProductContent, after: ProductContent) -> list[str]:
    """Parts that differ: `name`, `attributes/<id>`, `skus/<id>` for a new or a missing one,
    `skus/<id>/price_fen`.
    """
    found = [
        name
        for name in (*REVIEWED, *FREE)
        if name != "attributes" and getattr(before, name) != getattr(after, name)
    ]
    asked = {*before.attributes, *after.attributes}
    found += [
        f"attributes/{one}"
        for one in sorted(asked, key=str)
        if before.attributes.get(one) != after.attributes.get(one)
    ]
    old, new = _by_id(before), _by_id(after)
    found += [f"skus/{one}" for one in [*old, *new] if (one in old) != (one in new)]
    for one in old.keys() & new.keys():
        found += [f"skus/{one}/{name}" for name in _sku_differences(old[one], new[one])]
    return found


def free_part(live: ProductContent, wanted: ProductContent, *, percent: int) -> ProductContent:
    """The live content with what may change at once: free fields, and prices within the percent.

    A SKU that is not wanted any more is disabled, since orders may name it.
    """
    new = _by_id(wanted)

    def taken(sku: SkuContent) -> SkuContent:
        other = new.get(sku.id)
        if other is None:
            return sku.model_copy(update={"enabled": False})
        free = {name: getattr(other, name) for name in SKU_FREE}
        if _within(sku.price_fen, other.price_fen, percent):
            free["price_fen"] = other.price_fen
        return sku.model_copy(update=free)

    free_fields = {name: getattr(wanted, name) for name in FREE}
    return live.model_copy(update={**free_fields, "skus": [taken(sku) for sku in live.skus]})


def kept_whole(live: ProductContent, wanted: ProductContent) -> ProductContent:
    """What is wanted, with those SKUs kept as disabled ones that it no longer names."""
    named = _by_id(wanted)
    missing = [
        sku.model_copy(update={"enabled": False}) for sku in live.skus if sku.id not in named
    ]
    return wanted.model_copy(update={"skus": [*wanted.skus, *missing]})


def merged(before: ProductContent, wanted: ProductContent, live: ProductContent) -> ProductContent:
    """What a review lets through, on top of what changed meanwhile: who changed a part has it."""
    fields = _merged_fields(before, wanted, live, (*REVIEWED, *FREE))
    old, now = _by_id(before), _by_id(live)
    skus: list[SkuContent] = []
    for sku in wanted.skus:
        was, is_now = old.get(sku.id), now.pop(sku.id, None)
        if was is None or is_now is None:
            skus.append(sku)
            continue
        names = (*SKU_REVIEWED, *SKU_FREE, "price_fen")
        skus.append(is_now.model_copy(update=_merged_fields(was, sku, is_now, names)))
    return live.model_copy(update={**fields, "skus": [*skus, *now.values()]})


def _merged_fields(before: Part, wanted: Part, live: Part, names: Iterable[str]) -> dict[str, Any]:
    def pick(name: str) -> object:
        unchanged = getattr(wanted, name) == getattr(before, name)
        return getattr(live if unchanged else wanted, name)

    return {name: pick(name) for name in names}


def _by_id(content: ProductContent) -> dict[UUID | None, SkuContent]:
    return {sku.id: sku for sku in content.skus}


def _sku_differences(before: SkuContent, after: SkuContent) -> list[str]:
    names = (*SKU_REVIEWED, *SKU_FREE, "price_fen")
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _within(before: int, after: int, percent: int) -> bool:
    return abs(after - before) * 100 <= before * percent


def with_ids(content: ProductContent, make: Callable[[], UUID]) -> ProductContent:
    """The same, every SKU under an id of its own."""
    skus = [
        sku if sku.id is not None else sku.model_copy(update={"id": make()}) for sku in content.skus
    ]
    return content.model_copy(update={"skus": skus})
