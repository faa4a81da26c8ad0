"""The columns of a product sheet, and what they fill."""

from houtai.kit.environment import LANGUAGES
from houtai.kit.sheets import Amount, Choice, Code, Column, Whole, Words, YesNo
from houtai.kit.texts import say

_HERE = "products.column."
CODE, NAME, SUBTITLE = f"{_HERE}code", f"{_HERE}name", f"{_HERE}subtitle"
CATEGORY, BRAND, KIND = f"{_HERE}category", f"{_HERE}brand", f"{_HERE}kind"
ATTRIBUTES, HTML, SPEC = f"{_HERE}attributes", f"{_HERE}html", f"{_HERE}spec"
SKU_CODE, BARCODE = f"{_HERE}sku_code", f"{_HERE}barcode"
PRICE, MARKET, COST = f"{_HERE}price", f"{_HERE}market", f"{_HERE}cost"
COMPOSITION, COMPONENTS = f"{_HERE}composition", f"{_HERE}components"
WEIGHT, VOLUME, ENABLED = f"{_HERE}weight", f"{_HERE}volume", f"{_HERE}enabled"
SHELF_LIFE = f"{_HERE}shelf_life"

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
    Column(
        COMPOSITION,
        Choice(
            names={
                "single": "products.composition.single",
                "bundle": "products.composition.bundle",
                "gift_pack": "products.composition.gift_pack",
            }
        ),
        example="single",
    ),
    Column(
        ATTRIBUTES,
        Words(chars_max=2_000),
        example={"Origin": "Hangzhou", "Net weight": "250"},
        other_titles=_also("attributes"),
        many=True,
    ),
    Column(SPEC, Words(chars_max=400), example="Pack=Tin", other_titles=_also("spec")),
    Column(SKU_CODE, Code(), example="LJ-2026-250", other_titles=_also("sku_code")),
    Column(BARCODE, Code(), example="6901234567892", other_titles=_also("barcode")),
    Column(PRICE, Amount(least=1, most=_FEN_MAX), example=19_900, other_titles=_also("price")),
    Column(MARKET, Amount(least=1, most=_FEN_MAX), example=25_900, other_titles=_also("market")),
    Column(COST, Amount(least=0, most=_FEN_MAX), example=8_000, sensitive="catalog.cost"),
    Column(WEIGHT, Whole(most=100_000_000), example=300),
    Column(VOLUME, Whole(most=1_000_000_000), example=1_200),
    Column(
        SHELF_LIFE,
        Whole(least=1, most=36_500),
        example=540,
        other_titles=_also("shelf_life"),
    ),
    Column(ENABLED, YesNo(), example=True),
    Column(COMPONENTS, Words(chars_max=4_000)),
    Column(HTML, Words(chars_max=20_000), example="Picked by hand in the mist."),
)
OF_PRODUCT = (CODE, NAME, SUBTITLE, CATEGORY, BRAND, KIND, COMPOSITION, ATTRIBUTES, HTML)
FIELD_OF = {
    CODE: "code",
    NAME: "name",
    SUBTITLE: "subtitle",
    KIND: "kind",
    COMPOSITION: "composition",
    HTML: "html",
    SKU_CODE: "code",
    BARCODE: "barcode",
    PRICE: "price_fen",
    MARKET: "market_fen",
    COST: "cost_fen",
    WEIGHT: "weight_gram",
    VOLUME: "volume_cm3",
    SHELF_LIFE: "shelf_life_days",
    ENABLED: "enabled",
}
SKU_COLUMNS = (SKU_CODE, BARCODE, PRICE, MARKET, COST, WEIGHT, VOLUME, SHELF_LIFE, ENABLED)
PLACES = {
    "name": NAME,
    "subtitle": SUBTITLE,
    "code": CODE,
    "category_id": CATEGORY,
    "brand_id": BRAND,
}
SKU_PLACES = {
    "spec": SPEC,
    "code": SKU_CODE,
    "barcode": BARCODE,
    "price_fen": PRICE,
    "components": COMPONENTS,
}
