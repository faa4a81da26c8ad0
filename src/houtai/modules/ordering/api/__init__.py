"""HTTP doors of ordering: carts and checkouts of buyers, the order centre of consoles."""

from houtai.kit.http import Router
from houtai.modules.ordering.api import carts, console_orders, console_prints, console_trades, shop
from houtai.modules.ordering.api.shop import placing

__all__ = ["console", "placing", "shop_doors"]

console = Router(prefix="/ordering", tags=["ordering"])
console.include_router(console_orders.doors)
console.include_router(console_prints.doors)
console.include_router(console_trades.doors)

shop_doors = [carts.doors, shop.placing_doors, shop.doors]
