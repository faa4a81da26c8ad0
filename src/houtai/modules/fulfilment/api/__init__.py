"""Doors of fulfilment: the dispatch desk and shipments for staff, parcels for buyers."""

from houtai.kit.http import Router
from houtai.modules.fulfilment.api import (
    console_card_keys,
    console_desk,
    console_rules,
    console_shipments,
    console_warehouses,
)
from houtai.modules.fulfilment.api.shop import doors as shop

console = Router(prefix="/fulfilment", tags=["fulfilment"])
console.include_router(console_shipments.doors)
console.include_router(console_desk.doors)
console.include_router(console_rules.doors)
console.include_router(console_card_keys.doors)
console.include_router(console_warehouses.doors)

__all__ = ["console", "shop"]
