"""Calls to services of others: one try, bounded in time and size, no redirect followed."""

import asyncio
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import httpx

from houtai.kit.outgoing import UnfitAddress, check_address

ANSWER_BYTES_MAX = 1 << 20
SUCCESS = range(200, 300)
THEIR_FAULT = 500
TOO_OFTEN = 429
_answering: list[httpx.AsyncBaseTransport | None] = [None]


@contextmanager
def wires_end_at(transport: httpx.AsyncBaseTransport) -> Iterator[None]:
    """Let a simulation answer all calls of this process, as `clock_set_to` lets it say the time."""
    _answering.append(transport)
    try:
        yield
    finally:
        _answering.pop()


class NoAnswer(Exception):
    """Nobody answered, or with more than is taken."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_success(self) -> bool:
        return self.status in SUCCESS

    @property
    def says_nothing(self) -> bool:
        """Too busy or broken: the same may go well in a moment."""
        return self.status >= THEIR_FAULT or self.status == TOO_OFTEN


@dataclass(frozen=True)
class Line:
    """The way to one of them. `private_ok`: it may stand on this machine, without TLS.

    `quiet_seconds_max`: how long nothing may come; `seconds_max`: how long all of it may take.
    """

    address: str
    private_ok: bool = False
    quiet_seconds_max: float = 10.0
    seconds_max: float = 10.0

    async def send(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        bytes_max: int = ANSWER_BYTES_MAX,
    ) -> Answer:
        """Raises NoAnswer."""
        url = path if "://" in path else self.address.rstrip("/") + path
        try:
            check_address(url, private_ok=self.private_ok)
        except UnfitAddress as unfit:
            raise NoAnswer(f"refused address: {unfit.reason}") from unfit
        client = httpx.AsyncClient(
            trust_env=False,
            follow_redirects=False,
            timeout=self.quiet_seconds_max,
            verify=_trusted(),
            transport=_answering[-1],
        )
        try:
            async with asyncio.timeout(self.seconds_max), client:
                request = client.build_request(method, url, content=body, headers=headers)
                response = await client.send(request, stream=True)
                try:
                    return Answer(
                        response.status_code,
                        {name.lower(): value for name, value in response.headers.items()},
                        await _whole(response, bytes_max),
                    )
                finally:
                    await response.aclose()
        except (httpx.HTTPError, OSError, TimeoutError, UnicodeError) as error:
            raise NoAnswer(f"{type(error).__name__}: {error}") from error


@cache
def _trusted() -> ssl.SSLContext:
    """Read once: that takes longer than most calls."""
    return httpx.create_ssl_context(trust_env=False)


async def _whole(response: httpx.Response, bytes_max: int) -> bytes:
    seen = bytearray()
    async for piece in response.aiter_bytes(1 << 16):
        seen += piece
        if len(seen) > bytes_max:
            raise NoAnswer(f"an answer of more than {bytes_max} bytes")
    return bytes(seen)
