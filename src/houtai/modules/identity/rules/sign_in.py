"""How often somebody may try to sign in, and what is noted of the caller."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from ipaddress import IPv6Address, ip_network
from typing import TypeGuard
from zoneinfo import ZoneInfo

from houtai.kit.addresses import Address

TICKET_SECONDS_MAX = 5 * 60
TICKET_TRIES_MAX = 5
SEEN_EVERY_SECONDS = LOCKED_TOLD_EVERY_SECONDS = 60
USER_AGENT_LENGTH_MAX = 300
_PREFIX = 64  # One household or office owns at least this prefix of IPv6.


@dataclass(frozen=True)
class Caller:
    """From where somebody asks, with which program, and in which time zone the house lives."""

    address: Address | None = None
    user_agent: str = ""
    time_zone: str = "UTC"

    def local(self, at: datetime) -> datetime:
        """The moment as the clock on the wall shows it."""
        return at.astimezone(ZoneInfo(self.time_zone))


NOWHERE = Caller()
"""A caller of whom nothing is known: keeps no rule about addresses."""


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
PER_SECOND_FACTOR = PER_LOGIN


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


def shown_user_agent(header: str | None) -> str:
    """What the browser calls itself, cut to what can be stored and shown."""
    return "".join(filter(str.isprintable, header or ""))[:USER_AGENT_LENGTH_MAX]
