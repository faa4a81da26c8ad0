"""HTTP doors of ordering: carts and checkouts of buyers, the order centre of consoles."""

from fastapi import APIRouter

from houtai.modules.ordering.api import carts, console_orders, console_trades, shop

__all__ = ["console", "shop_doors"]

console = APIRouter(prefix="/ordering", tags=["ordering"])
console.include_router(console_orders.doors)
console.include_router(console_trades.doors)

shop_doors = [carts.doors, shop.placing_doors, shop.doors]
