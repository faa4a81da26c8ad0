"""What the house may use of catalog. Names only, no logic."""

from houtai.modules.catalog.queries.brands import (
    BRANDS,
    ListedBrandView,
    brand_names,
    is_brand_logo,
    select_brands,
)
from houtai.modules.catalog.queries.categories import CategoryChoiceView
from houtai.modules.catalog.queries.categories import choices as category_choices
from houtai.modules.catalog.queries.duties import DUTIES
from houtai.modules.catalog.queries.finding import SEARCHERS
from houtai.modules.catalog.queries.finding_skus import sku_ids_found
from houtai.modules.catalog.queries.paths import category_paths
from houtai.modules.catalog.queries.price_grounds import (
    LOWEST_OF,
    GoodsMarks,
    PriceGroundView,
    price_grounds,
    skus_with_marks,
)
from houtai.modules.catalog.queries.price_log import SKUS as SKU_LIST
from houtai.modules.catalog.queries.price_log import ListedSkuView, select_skus
from houtai.modules.catalog.queries.products import PRODUCTS as PRODUCT_LIST
from houtai.modules.catalog.queries.products import (
    ListedProductView,
    product_owners,
    select_products,
)
from houtai.modules.catalog.queries.proofs import REVIEW_INVARIANTS, TREE_INVARIANTS
from houtai.modules.catalog.queries.purchases import Purchase, Purchases, know_purchases
from houtai.modules.catalog.queries.requirements import (
    CategoryNameView,
    RequirementView,
    category_names,
    category_requirements,
    commissions,
    requirements_within,
)
from houtai.modules.catalog.queries.selling import SellingView, selling
from houtai.modules.catalog.queries.shelf import (
    ShelfProductView,
    ShelfSkuView,
    all_on_shelf_ids,
    on_shelf_products,
)
from houtai.modules.catalog.queries.skus import (
    ComponentView,
    SkuNameView,
    SkuView,
    bundles_with,
    components_of,
    find_sku,
    sku_costs,
    sku_names,
    skus_by_code,
    skus_by_id,
)
from houtai.modules.catalog.queries.stock import know_stock
from houtai.modules.catalog.service.attribute_sheet import ATTRIBUTES
from houtai.modules.catalog.service.attributes import MakeAttribute, WriteOption
from houtai.modules.catalog.service.bindings import AskPaper
from houtai.modules.catalog.service.brand_sheet import BRANDS as BRAND_SHEET
from houtai.modules.catalog.service.brands import LOGO as BRAND_LOGO
from houtai.modules.catalog.service.brands import MakeBrand, give_logo
from houtai.modules.catalog.service.category_sheet import CATEGORIES
from houtai.modules.catalog.service.commands import CreateProduct
from houtai.modules.catalog.service.furnishing import (
    BindByName,
    FurnishCategory,
    FurnishedView,
    Furniture,
    furnish_libraries,
)
from houtai.modules.catalog.service.labels import MakeLabel, MakePromise, MakeWord
from houtai.modules.catalog.service.moderating import ReplyToReview
from houtai.modules.catalog.service.moderating import reply as reply_to_review
from houtai.modules.catalog.service.outcomes import Outcome
from houtai.modules.catalog.service.pictures import PICTURE
from houtai.modules.catalog.service.price_sheet import PRICES
from houtai.modules.catalog.service.prices import mean_floors
from houtai.modules.catalog.service.product_sheet import PRODUCTS
from houtai.modules.catalog.service.products import create as create_product
from houtai.modules.catalog.service.publishing import approve as approve_products
from houtai.modules.catalog.service.publishing import refuse as refuse_products
from houtai.modules.catalog.service.publishing import submit as submit_products
from houtai.modules.catalog.service.reviewing import WriteReview
from houtai.modules.catalog.service.reviewing import write as write_review
from houtai.modules.catalog.service.shelf import put_on as put_products_on_shelf
from houtai.modules.catalog.service.shelf import recycle as recycle_products
from houtai.modules.catalog.service.shelf import take_off as take_products_off_shelf
from houtai.modules.catalog.tables.fields import COST

__all__ = [
    "ATTRIBUTES",
    "BRANDS",
    "BRAND_LOGO",
    "BRAND_SHEET",
    "CATEGORIES",
    "COST",
    "DUTIES",
    "LOWEST_OF",
    "PICTURE",
    "PRICES",
    "PRODUCTS",
    "PRODUCT_LIST",
    "REVIEW_INVARIANTS",
    "SEARCHERS",
    "SKU_LIST",
    "TREE_INVARIANTS",
    "AskPaper",
    "BindByName",
    "CategoryChoiceView",
    "CategoryNameView",
    "ComponentView",
    "CreateProduct",
    "FurnishCategory",
    "FurnishedView",
    "Furniture",
    "GoodsMarks",
    "ListedBrandView",
    "ListedProductView",
    "ListedSkuView",
    "MakeAttribute",
    "MakeBrand",
    "MakeLabel",
    "MakePromise",
    "MakeWord",
    "Outcome",
    "PriceGroundView",
    "Purchase",
    "Purchases",
    "ReplyToReview",
    "RequirementView",
    "SellingView",
    "ShelfProductView",
    "ShelfSkuView",
    "SkuNameView",
    "SkuView",
    "WriteOption",
    "WriteReview",
    "all_on_shelf_ids",
    "approve_products",
    "brand_names",
    "bundles_with",
    "category_choices",
    "category_names",
    "category_paths",
    "category_requirements",
    "commissions",
    "components_of",
    "create_product",
    "find_sku",
    "furnish_libraries",
    "give_logo",
    "is_brand_logo",
    "know_purchases",
    "know_stock",
    "mean_floors",
    "on_shelf_products",
    "price_grounds",
    "product_owners",
    "put_products_on_shelf",
    "recycle_products",
    "refuse_products",
    "reply_to_review",
    "requirements_within",
    "select_brands",
    "select_products",
    "select_skus",
    "selling",
    "sku_costs",
    "sku_ids_found",
    "sku_names",
    "skus_by_code",
    "skus_by_id",
    "skus_with_marks",
    "submit_products",
    "take_products_off_shelf",
    "write_review",
]
