"""HTTP doors of notices."""

from houtai.kit.http import Router
from houtai.modules.notices.api import deliveries, inbox, stream, templates, webhooks

__all__ = ["console"]

console = Router(prefix="/notices", tags=["notices"])
console.include_router(inbox.doors)
console.include_router(stream.doors)
console.include_router(templates.doors)
console.include_router(deliveries.doors)
console.include_router(webhooks.doors)
