"""From which address a request comes, also when it came through a proxy that we trust."""

from collections.abc import Collection, Iterable

from starlette.requests import HTTPConnection

from houtai.kit.addresses import Address, Network, read_address

HOPS_MAX = 20


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
