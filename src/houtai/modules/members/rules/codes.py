"""Codes that prove a telephone: how they are made, how often one may ask and try."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_network

from houtai.kit.addresses import Address
from houtai.kit.house_key import HouseKey

DIGITS = 6
SECONDS_MAX = 300
TRIES_MAX = 5
SALT_BYTES = 32
AGAIN_SECONDS = 60
USER_AGENT_LENGTH_MAX = 300
KEPT_AFTER = timedelta(days=30)
"""How long codes and sessions are kept beyond their end."""
TALLY_KEPT = timedelta(days=3)
"""Longer than any pace needs to forgive all that was counted."""
_PURPOSE = "members.sign_in_code"
_PREFIX = 64  # One household or office owns at least this prefix of IPv6.


@dataclass(frozen=True)
class Pace:
    """So many are free; then one for each `forgiven_seconds`."""

    kind: str
    free: int
    forgiven_seconds: int


NEXT_CODE = Pace("next code", free=1, forgiven_seconds=AGAIN_SECONDS)
CODES_OF_PHONE = Pace("codes of a phone", free=10, forgiven_seconds=3 * 3600)
CODES_OF_ADDRESS = Pace("codes of an address", free=30, forgiven_seconds=120)
TRIES_OF_ADDRESS = Pace("tries of an address", free=60, forgiven_seconds=30)


def code_of(key: HouseKey, salt: bytes, phone: str) -> str:
    """The code of this salt; another telephone has another one."""
    number = int.from_bytes(key.derived(_PURPOSE, salt + phone.encode())[:8], "big")
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def subject(pace: Pace, who: str) -> bytes:
    """Under what is counted, whether or not somebody has this number."""
    return sha256(f"{pace.kind}:{who}".encode()).digest()


def household(address: Address | None) -> str:
    """IPv6 by /64, of which one has as many as one likes; callers without an address together."""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _PREFIX), strict=False))
    return str(address)


def shown_user_agent(header: str | None) -> str:
    """What the browser calls itself, cut to what can be stored and shown."""
    return "".join(filter(str.isprintable, header or ""))[:USER_AGENT_LENGTH_MAX]
