"""What goods are described with, and the goods themselves."""

from houtai.modules.catalog.tables.buyer_reviews import Review, ReviewFigures, ReviewUpload
from houtai.modules.catalog.tables.libraries import (
    Attribute,
    Brand,
    Category,
    CategoryAttribute,
    CategoryBrand,
    CategoryRequirement,
    ForbiddenWord,
    Label,
    Promise,
    SpecTemplate,
)
from houtai.modules.catalog.tables.products import Component, Product, ProductWord, Seller, Sku
from houtai.modules.catalog.tables.reviews import PriceChange, PriceTry, Revision

__all__ = [
    "Attribute",
    "Brand",
    "Category",
    "CategoryAttribute",
    "CategoryBrand",
    "CategoryRequirement",
    "Component",
    "ForbiddenWord",
    "Label",
    "PriceChange",
    "PriceTry",
    "Product",
    "ProductWord",
    "Promise",
    "Review",
    "ReviewFigures",
    "ReviewUpload",
    "Revision",
    "Seller",
    "Sku",
    "SpecTemplate",
]
