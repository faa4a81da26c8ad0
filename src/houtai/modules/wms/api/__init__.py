"""HTTP doors of the warehouse."""

from houtai.kit.http import Router
from houtai.modules.wms.api import devices, outbounds, papers, parcels, places, returns, work

__all__ = ["console", "open_doors"]

console = Router(prefix="/wms", tags=["wms"])
console.include_router(devices.doors)
console.include_router(papers.doors)
console.include_router(places.doors)
console.include_router(outbounds.doors)
console.include_router(work.doors)
console.include_router(parcels.doors)
console.include_router(returns.doors)
open_doors = [devices.open_doors]
