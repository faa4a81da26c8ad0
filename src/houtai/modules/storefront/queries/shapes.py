"""What buyers are shown: the shapes of the shop's answers.

Pages and cards are kept as the JSON of these views, and handed on as they stand.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from houtai.kit.shapes import View

StockState = Literal["plenty", "few", "none"]


class LabelView(View):
    """A word on a picture: new, hot, limited."""

    name: str
    color: str | None = None


class CardView(View):
    """A product in a list."""

    id: UUID
    name: str
    subtitle: str
    picture: UUID | None
    """A file; its address is `/api/shop/pictures/{file_id}?width=`."""
    price_fen: int
    """Of the cheapest SKU."""
    market_fen: int | None
    labels: list[LabelView]
    merchant_id: UUID
    shop_name: str
    self_run: bool
    in_stock: bool


class NamedView(View):
    """Something with a name: a category of the path, a brand."""

    id: UUID
    name: str


class BrandOnPageView(NamedView):
    logo: UUID | None


class ParameterView(View):
    """One line of the table of properties."""

    name: str
    values: list[str]


class SpecOptionView(View):
    key: str
    name: str
    picture: UUID | None = None


class SpecView(View):
    """One choice that the buyer makes: colour, size. SKUs name the option by its key."""

    id: UUID
    name: str
    options: list[SpecOptionView]


class SkuOnPageView(View):
    """What can be bought. `spec` holds the key of the chosen option by the id of each spec."""

    id: UUID
    spec: dict[UUID, str]
    spec_name: str
    price_fen: int
    market_fen: int | None
    picture: UUID | None
    stock: StockState
    left: int | None
    """How many are left, told only when it is few."""


class PromiseView(View):
    """What the seller promises: returns within 7 days, sent within 48 hours."""

    name: str
    text: str


class ProductPageView(View):
    """Everything of one product. `version` grows with each change that a buyer can see."""

    id: UUID
    version: int
    number: str
    name: str
    subtitle: str
    kind: Literal["physical", "virtual", "card_key"]
    pictures: list[UUID]
    html: str
    """Clean rich text; pictures in it lead to `/api/shop/pictures/…`."""
    category_path: list[NamedView]
    brand: BrandOnPageView | None
    merchant_id: UUID
    shop_name: str
    shop_logo: UUID | None
    self_run: bool
    labels: list[LabelView]
    promises: list[PromiseView]
    parameters: list[ParameterView]
    specs: list[SpecView]
    skus: list[SkuOnPageView]
    price_fen_min: int
    price_fen_max: int
    in_stock: bool


class FacetOptionView(View):
    key: str
    name: str
    count: int


class FacetView(View):
    """One property to filter by, `id` as in `attribute=<id>:<key>`."""

    id: UUID
    name: str
    options: list[FacetOptionView]


class FacetsView(View):
    """By what the list may be narrowed; counted over at most the first 500 that were found."""

    total: int
    is_more: bool
    """Whether more were found than were counted."""
    categories: list[FacetOptionView]
    """`key` is the id for `category=`."""
    brands: list[FacetOptionView]
    attributes: list[FacetView]
    price_fen_min: int
    price_fen_max: int


class CorrectionView(View):
    """Nothing has the words as they were typed; these were searched for instead."""

    typed: str
    used: str


class WordFoundView(View):
    """One word that was searched for, and how many products have it by itself."""

    word: str
    count: int


class ExplainedView(View):
    """Why nothing was found."""

    reason: Literal["no_such_word", "not_together", "filtered_out", "nothing_to_search"]
    words: list[WordFoundView]
    tried: list[str]
    """What was tried instead, without success."""
    without_filters: int
    """How many there would be without the filters; at most 500."""


class SearchView(View):
    """A page of what was found. Facets come with the first page only."""

    items: list[CardView]
    next: str | None
    """Pass it as `after`; null at the end."""
    facets: FacetsView | None
    correction: CorrectionView | None
    explained: ExplainedView | None


class SuggestionView(View):
    """Something to search for, and how many products there are of it."""

    text: str
    count: int


class SuggestionsView(View):
    items: list[SuggestionView]


class BannerView(View):
    """A picture that leads somewhere: `/products/<id>`, `/search?…`, `/shops/<id>`."""

    picture: UUID
    link: str
    alt: str


class FloorOnHomeView(View):
    """One strip of the home page. Which of the lists is filled, the kind says."""

    id: UUID
    kind: Literal["banner", "products", "category", "popular"]
    title: str
    banners: list[BannerView]
    products: list[CardView]
    category_id: UUID | None


class HomeView(View):
    floors: list[FloorOnHomeView]


class CategoryNodeView(View):
    """One category with all below it."""

    id: UUID
    name: str
    name_en: str
    children: list["CategoryNodeView"]


class CategoriesView(View):
    items: list[CategoryNodeView]


class ShopPageView(View):
    """A seller's own page; its products come by `search?merchant=`."""

    merchant_id: UUID
    name: str
    self_run: bool
    logo: UUID | None
    notice: str
    description: str


class RecommendationsView(View):
    items: list[CardView]


class FreightQuoteView(View):
    """What it costs to send so many there; null where nothing is delivered.

    `no_template`: the seller has not said what it costs, so it is free.
    """

    region: str
    region_name: str
    outcome: Literal["charged", "free", "no_template", "not_sent", "not_delivered"]
    fee_fen: int | None


class PromotionOnProductView(View):
    """A promotion that counts for some SKU of a product now."""

    id: UUID
    name: str
    name_en: str
    ends_at: datetime
    of_platform: bool
    only_members: bool
    only_new: bool


class PromisedPriceView(View):
    """What one piece costs a guest who buys nothing else; it is less than the listed price."""

    sku_id: UUID
    list_fen: int
    payable_fen: int


class ProductPromotionsView(View):
    """What takes money off a product."""

    promotions: list[PromotionOnProductView]
    prices: list[PromisedPriceView]
