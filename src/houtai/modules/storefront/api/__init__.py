"""HTTP doors of the storefront: what buyers see, and what the platform arranges for them."""

from houtai.modules.storefront.api import lists, products
from houtai.modules.storefront.api.console import console

__all__ = ["console", "shop"]

shop = [products.doors, lists.doors, lists.noting_doors]
