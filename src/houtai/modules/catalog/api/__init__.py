"""HTTP doors of catalog."""

from houtai.kit.http import Router
from houtai.modules.catalog.api import (
    barcodes,
    brands,
    buyer_reviews,
    categories,
    labels,
    library,
    prices,
    products,
    reviews,
    templates,
)
from houtai.modules.catalog.api.shop import shop

__all__ = ["console", "shop"]

console = Router(prefix="/catalog", tags=["catalog"])
console.include_router(categories.doors)
console.include_router(brands.doors)
console.include_router(labels.doors)
console.include_router(templates.doors)
console.include_router(library.doors)
console.include_router(products.doors)
console.include_router(barcodes.doors)
console.include_router(reviews.doors)
console.include_router(prices.doors)
console.include_router(buyer_reviews.doors)
