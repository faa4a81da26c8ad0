"""Addresses of the network: IPv4 and IPv6, one form for each."""

from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_IPV4_IN_IPV6 = IPv6Network("::ffff:0:0/96")


def read_address(text: str | None) -> Address | None:
    """An address as a server or a proxy names it; IPv4 written as IPv6 is IPv4 again."""
    bare = (text or "").removeprefix("[").partition("]")[0].partition("%")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


@lru_cache(maxsize=4096)
def read_network(text: str) -> Network:
    """A network by its text; a single address is one too, IPv4 written as IPv6 is IPv4 again.

    Raises ValueError, also for an address with bits beyond its prefix.
    """
    network = ip_network(text)
    if isinstance(network, IPv4Network) or not network.subnet_of(_IPV4_IN_IPV6):
        return network
    shift = _IPV4_IN_IPV6.prefixlen
    inner = int(network.network_address) & ((1 << 32) - 1)
    return IPv4Network((inner, network.prefixlen - shift))
