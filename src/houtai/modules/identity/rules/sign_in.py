"""How often somebody may try to sign in, and how long a session lives."""

from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeGuard

SESSION_SECONDS_MAX = 24 * 3600
SESSION_IDLE_SECONDS_MAX = 2 * 3600
SEEN_EVERY_SECONDS = 60
USER_AGENT_LENGTH_MAX = 300
_PREFIX = 64  # One household or office owns at least this prefix of IPv6.

Address = IPv4Address | IPv6Address


@dataclass(frozen=True)
class Pace:
    """Some tries are free; each one beyond doubles the pause. Time forgives, one by one."""

    free_tries: int
    pause_seconds: int
    pause_seconds_max: int
    forgiven_seconds: int
    """How long until one try is forgotten."""


PER_LOGIN = Pace(free_tries=10, pause_seconds=30, pause_seconds_max=900, forgiven_seconds=3600)
PER_ADDRESS = Pace(free_tries=60, pause_seconds=30, pause_seconds_max=600, forgiven_seconds=10)


def login_subject(login: str) -> bytes:
    """Under what tries for a login are counted, whether an account has it or not.

    Hashed: people type passwords into the wrong field, and strangers type what they like.
    """
    return sha256(f"login:{login}".encode()).digest()


def address_subject(address: Address | None) -> bytes:
    """Under what tries from an address are counted: IPv6 by /64, of which one has as many as one
    likes; all callers without an address together.
    """
    network = ip_network((address, _PREFIX), strict=False) if _is_wide(address) else address
    return sha256(f"address:{network}".encode()).digest()


def _is_wide(address: Address | None) -> TypeGuard[IPv6Address]:
    return isinstance(address, IPv6Address)


def read_address(host: str | None) -> Address | None:
    """The caller's address as the server names it; IPv4 written as IPv6 is IPv4 again."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def shown_user_agent(header: str | None) -> str:
    """What the browser calls itself, cut to what can be stored and shown."""
    return "".join(filter(str.isprintable, header or ""))[:USER_AGENT_LENGTH_MAX]
