"""HTTP doors of notices."""

from fastapi import APIRouter

from houtai.modules.notices.api import deliveries, inbox, stream, templates, webhooks

__all__ = ["console"]

console = APIRouter(prefix="/notices", tags=["notices"])
console.include_router(inbox.doors)
console.include_router(stream.doors)
console.include_router(templates.doors)
console.include_router(deliveries.doors)
console.include_router(webhooks.doors)
