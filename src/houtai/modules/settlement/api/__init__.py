"""Doors of settlement: fees, how an order's money falls, bills."""

from houtai.kit.http import Router
from houtai.modules.settlement.api import console_bills, console_fees

console = Router(prefix="/settlement", tags=["settlement"])
console.include_router(console_fees.doors)
console.include_router(console_bills.doors)

__all__ = ["console"]
