"""Doors of cases after the sale: of the seller's people and the platform, and of buyers."""

from houtai.kit.http import Router
from houtai.modules.aftersale.api import console_cases, console_figures, console_rules
from houtai.modules.aftersale.api.shop import shop

console = Router(prefix="/aftersale", tags=["aftersale"])
console.include_router(console_cases.doors)
console.include_router(console_figures.doors)
console.include_router(console_rules.doors)

__all__ = ["console", "shop"]
