"""All makers together; what they are asked for stands in registry.py."""

from tests.guards import (
    makers_of_catalog,
    makers_of_desks,
    makers_of_documents,
    makers_of_logistics,
    makers_of_marketing,
    makers_of_merchants,
    makers_of_orders,
    makers_of_payments,
    makers_of_places,
    makers_of_printing,
    makers_of_products,
    makers_of_reviews,
    makers_of_shop,
    makers_of_stock,
)
from tests.guards.registry import MAKERS, Maker, maker_of, path_values, value_in_body

__all__ = [
    "MAKERS",
    "Maker",
    "maker_of",
    "makers_of_catalog",
    "makers_of_desks",
    "makers_of_documents",
    "makers_of_logistics",
    "makers_of_marketing",
    "makers_of_merchants",
    "makers_of_orders",
    "makers_of_payments",
    "makers_of_places",
    "makers_of_printing",
    "makers_of_products",
    "makers_of_reviews",
    "makers_of_shop",
    "makers_of_stock",
    "path_values",
    "value_in_body",
]
