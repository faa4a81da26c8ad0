"""HTTP doors of merchants. Every console uses these; the actor decides what they show."""

from houtai.kit.http import Router
from houtai.modules.merchants.api import (
    applications,
    deposits,
    joining,
    levels,
    merchants,
    papers,
    shops,
)

__all__ = ["console"]

console = Router(prefix="/merchants", tags=["merchants"])
console.include_router(joining.doors)
console.include_router(applications.doors)
console.include_router(merchants.doors)
console.include_router(papers.doors)
console.include_router(deposits.doors)
console.include_router(levels.doors)
console.include_router(shops.doors)
