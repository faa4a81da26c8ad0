"""From where a request comes: which address, also through a proxy that we trust, and which page."""

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from houtai.kit.addresses import Address, Network, read_address

HOPS_MAX = 20
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def caller_address(request: HTTPConnection) -> Address | None:
    """The caller's address; None when it cannot be told.

    What a header says counts only as far as trusted proxies wrote it: each appends the address it
    was called from, so the right-most one that is no such proxy is the caller. Anything to the
    left of it anybody may have written.
    """
    trusted: Collection[Network] = getattr(request.app.state, "trusted_proxies", ())
    peer = read_address(request.client and request.client.host)
    if peer is None or not _is_among(peer, trusted):
        return peer
    forwarded = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    return _first_stranger(peer, reversed(forwarded[-HOPS_MAX:]), trusted)


def comes_from_our_page(request: HTTPConnection) -> bool:
    """Whether a page of ours, or a program, had this sent; not that of another site.

    A browser says where a request comes from. One that says nothing must send JSON, which no form
    of another site can.
    """
    headers = request.headers
    if (fetch_site := headers.get("sec-fetch-site")) is not None:
        return fetch_site in {"same-origin", "none"}
    if (origin := headers.get("origin")) is not None:
        return urlsplit(origin).netloc == headers.get("host")
    return headers.get("content-type", "").split(";")[0].strip() == "application/json"


def needs_secure_cookie(request: HTTPConnection) -> bool:
    """Always, but for somebody who tries houtai on the own machine without TLS."""
    return request.url.scheme != "http" or request.url.hostname not in _LOOPBACK


def _first_stranger(
    peer: Address, hops: Iterable[str], trusted: Collection[Network]
) -> Address | None:
    caller: Address | None = peer
    for hop in hops:
        if caller is None or not _is_among(caller, trusted):
            break
        if hop.strip():
            caller = read_address(hop.strip())
    return caller


def _is_among(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)
