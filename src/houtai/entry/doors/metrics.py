"""The measurements of this process, for a scraper on the same machine or one with the token."""

from hmac import compare_digest
from ipaddress import ip_address

from fastapi import Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from houtai.kit import metrics
from houtai.kit.errors import Forbidden
from houtai.kit.http import Router

router = Router(prefix="/metrics", tags=["health"])

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


@router.get("", include_in_schema=False)
async def measurements(request: Request) -> Response:
    """Prometheus' text form. Raises Forbidden."""
    if not _may_look(request):
        raise Forbidden
    shown = await metrics.show(request.app.state.database)
    return Response(shown, headers={"Content-Type": CONTENT_TYPE_LATEST})


def _may_look(request: Request) -> bool:
    token: str | None = request.app.state.metrics_token
    if token is not None:
        given = request.headers.get("authorization", "")
        return compare_digest(given.encode(), f"Bearer {token}".encode())
    # Behind a proxy on this machine everybody seems to be near.
    forwarded = any(name in request.headers for name in _FORWARDED)
    return not forwarded and request.client is not None and _is_near(request.client.host)


def _is_near(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
