"""Host names of their own for the consoles and the shop, where the installation gives them some.

Browsers keep apart what comes from different hosts: cookies, storage, scripts. What buyers see is
then never of one origin with what staff work in.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from houtai.kit.environment import APPLICATIONS
from houtai.kit.errors import NotFound

CONSOLES = frozenset({"platform", "merchant", "warehouse"})
_ONLY_AT = {
    "/admin": {"platform"},
    "/merchant": {"merchant"},
    "/wms": {"warehouse"},
    "/shop": {"shop"},
    "/api/console": CONSOLES,
    "/api/shop": {"shop"},
}
"""Whose an address is by its beginning; all others are everybody's."""


class Hosts:
    """Answers at a host only what belongs there. Without any hosts it lets everything pass."""

    def __init__(self, app: ASGIApp, hosts: Mapping[str, str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.hosts and scope["type"] == "http":
            host = next((value for name, value in scope["headers"] if name == b"host"), b"")
            if not belongs(self.hosts, host.decode("latin-1"), scope["path"]):
                raise NotFound
        await self.app(scope, receive, send)


def belongs(hosts: Mapping[str, str], host: str, path: str) -> bool:
    """Whether this address is to be answered at this host.

    Applications without a host of their own are found wherever none of the others is.
    """
    owners = next((_ONLY_AT[start] for start in _ONLY_AT if _begins(path, start)), None)
    if owners is None:
        return True
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    there = {each for each, own in hosts.items() if own == name} or {*APPLICATIONS} - hosts.keys()
    return not there.isdisjoint(owners)


def _begins(path: str, start: str) -> bool:
    return path == start or path.startswith(f"{start}/")
