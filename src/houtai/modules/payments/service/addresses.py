"""At which addresses gateways and returning buyers reach the house."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit
from uuid import UUID

from houtai.kit import settings
from houtai.kit.addresses import read_address
from houtai.kit.environment import Environment

PUBLIC_ADDRESS = settings.Setting(
    "payments.public_address", kind=settings.LineOfText(200), default=""
)
"""`https://shop.example.com`; empty: this machine only, which suits the sandbox alone."""


@dataclass(frozen=True)
class Addresses:
    """All of them begin with the same."""

    base: str

    @classmethod
    def of(cls, public_address: str) -> Self:
        """What is set, or this machine."""
        port = Environment.read().port
        return cls(public_address.rstrip("/") or f"http://127.0.0.1:{port}")

    def notify(self, channel: str) -> str:
        """Where the gateway tells what happened."""
        return f"{self.base}/api/open/payments/{channel}/notify"

    def back(self, trade_id: UUID, *, origin: str = "") -> str:
        """Where the buyer comes back to: to where he is signed in, if that is known."""
        return f"{origin or self.base}/shop/pay/{trade_id}"


def known_origin(
    origin: str | None, host: str | None, public_address: str, environment: Environment
) -> str:
    """The address under which a page of the shop was opened, if it is one of the house's own;
    else nothing. Cookies are kept by host: `localhost` and `127.0.0.1` are two.

    In production that is what is set as public, or the shop's own host; on trial also this
    machine and whatever it is called by a bare number.
    """
    try:
        said = urlsplit(origin or "")
        name, port = said.hostname, said.port
    except ValueError:
        return ""
    if name is None or said.scheme not in {"http", "https"}:
        return ""
    plain = f"{said.scheme}://{said.netloc}"
    if plain != origin or "@" in said.netloc:
        return ""
    public = urlsplit(public_address)
    if (said.scheme, said.netloc) == (public.scheme, public.netloc):
        return plain
    if name == environment.hosts.get("shop"):
        return plain if said.scheme == "https" or not environment.production else ""
    is_near = not environment.production and (name == "localhost" or _is_number(name))
    return (
        plain if is_near and (said.netloc == host or _is_this_machine(name)) and port != 0 else ""
    )


def _is_number(name: str) -> bool:
    return read_address(name) is not None


def _is_this_machine(name: str) -> bool:
    address = read_address(name)
    return name == "localhost" if address is None else address.is_loopback
