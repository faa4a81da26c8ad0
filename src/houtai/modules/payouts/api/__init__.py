"""Doors of payouts: of whoever is paid, and of those who pay."""

from houtai.kit.http import Router
from houtai.modules.payouts.api import console_payouts, console_sending

console = Router(prefix="/payouts", tags=["payouts"])
console.include_router(console_payouts.doors)
console.include_router(console_sending.doors)

__all__ = ["console"]
