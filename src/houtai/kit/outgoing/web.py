"""Posting to addresses that users typed: never inwards, never elsewhere, never for long.

The name is looked up once; all that it stands for is checked, and the connection goes to what was
checked, so that a name which changes its mind between two look-ups gains nothing.
"""

import asyncio
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from houtai.kit.outgoing.failures import NotSent

URL_LENGTH_MAX = 2_000
PORT_MAX = 65_535
SECONDS_MAX = 10.0
EXCERPT_BYTES_MAX = 4_096
EXCERPT_LENGTH_MAX = 1_000
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("2002::/16"))
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
IpAddress = IPv4Address | IPv6Address


class UnfitAddress(ValueError):
    """No address that we would call; `reason` is one of a few words."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Answer:
    """What came back: the status and the beginning of the body."""

    status: int
    excerpt: str

    @property
    def is_success(self) -> bool:
        """Only 2xx; a redirect is not followed and counts as a failure."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES


def check_address(url: str, *, private_ok: bool = False) -> httpx.URL:
    """The address in parts. Raises UnfitAddress for what can be told without looking it up."""
    if len(url) > URL_LENGTH_MAX:
        raise UnfitAddress("too_long")
    try:
        read = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise UnfitAddress("unreadable") from error
    if read.scheme not in ({"https", "http"} if private_ok else {"https"}):
        raise UnfitAddress("not_https")
    if not read.host or (read.port is not None and not 0 < read.port <= PORT_MAX):
        raise UnfitAddress("unreadable")
    if read.userinfo:
        raise UnfitAddress("holds_password")
    try:
        literal = ip_address(read.host.strip("[]"))
    except ValueError:
        return read
    if not (private_ok or is_public(literal)):
        raise UnfitAddress("private")
    return read


def is_public(address: IpAddress) -> bool:
    """Whether it lies out in the world: not here, not in our nets, and no way around into them."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in net for net in _TRANSLATED):
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


async def post(
    url: str, body: bytes, headers: Mapping[str, str], *, private_ok: bool = False
) -> Answer:
    """One try. Raises NotSent when nobody answered; whatever the answer says is the caller's."""
    try:
        parts = check_address(url, private_ok=private_ok)
    except UnfitAddress as unfit:
        raise NotSent(f"refused: {unfit.reason}", final=True) from unfit
    try:
        async with asyncio.timeout(SECONDS_MAX):
            checked = await _look_up(parts, private_ok=private_ok)
            return await _post_to(checked, parts, body, headers)
    except TimeoutError as late:
        raise NotSent(f"no answer within {SECONDS_MAX:.0f} seconds", final=False) from late
    except (httpx.HTTPError, OSError, UnicodeError) as error:
        raise NotSent(f"{type(error).__name__}: {error}", final=False) from error


async def _look_up(parts: httpx.URL, *, private_ok: bool) -> str:
    """The first address of the name, if all of them are fit to be called."""
    loop = asyncio.get_running_loop()
    host = parts.raw_host.decode("ascii").strip("[]")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ip_address(str(place[0]).partition("%")[0]) for *_, place in found]
    if not addresses:
        raise OSError("the name stands for no address")
    if not (private_ok or all(map(is_public, addresses))):
        raise NotSent("refused: private", final=True)
    first = addresses[0]
    return f"[{first}]" if isinstance(first, IPv6Address) else str(first)


async def _post_to(
    checked: str, parts: httpx.URL, body: bytes, headers: Mapping[str, str]
) -> Answer:
    host = parts.netloc.decode("ascii")
    sent = {**headers, "Host": host, "User-Agent": "houtai", "Accept-Encoding": "identity"}
    client = httpx.AsyncClient(
        trust_env=False, follow_redirects=False, timeout=httpx.Timeout(SECONDS_MAX)
    )
    async with client:
        request = client.build_request(
            "POST",
            parts.copy_with(host=checked.strip("[]")),
            content=body,
            headers=sent,
            # The certificate is held against the name that was asked for.
            extensions={"sni_hostname": parts.raw_host.decode("ascii").strip("[]")},
        )
        response = await client.send(request, stream=True)
        try:
            return Answer(response.status_code, await _beginning_of(response))
        finally:
            await response.aclose()


async def _beginning_of(response: httpx.Response) -> str:
    """As much as is worth keeping; the rest is not even fetched, nor unpacked."""
    seen = b""
    async for piece in response.aiter_raw(EXCERPT_BYTES_MAX):
        seen += piece
        if len(seen) >= EXCERPT_BYTES_MAX:
            break
    text = seen[:EXCERPT_BYTES_MAX].decode("utf-8", errors="replace")
    return _UNSEEN.sub("", text)[:EXCERPT_LENGTH_MAX]
