"""Doors of invoices: of shops and the platform, and of buyers."""

from houtai.kit.http import Router
from houtai.modules.invoicing.api import console_requests, console_settings
from houtai.modules.invoicing.api.shop import doors as shop

console = Router(prefix="/invoicing", tags=["invoicing"])
console.include_router(console_requests.doors)
console.include_router(console_settings.doors)

__all__ = ["console", "shop"]
