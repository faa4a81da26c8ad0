"""HTTP doors of stock."""

from houtai.kit.http import Router
from houtai.modules.inventory.api import alerts, documents, levels, pools, stock, warehouses

__all__ = ["console"]

console = Router(prefix="/inventory", tags=["inventory"])
console.include_router(warehouses.doors)
console.include_router(pools.doors)
console.include_router(levels.doors)
console.include_router(stock.doors)
console.include_router(documents.doors)
console.include_router(alerts.doors)
