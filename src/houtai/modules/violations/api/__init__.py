"""Doors of violations: of the platform, and of those who are held to something."""

from houtai.kit.http import Router
from houtai.modules.violations.api import console_acts, console_reading

console = Router(prefix="/violations", tags=["violations"])
console.include_router(console_reading.doors)
console.include_router(console_acts.doors)

__all__ = ["console"]
