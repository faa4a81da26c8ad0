"""Calls to gateways: one try, bounded in time and size, no redirect followed."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from houtai.kit.outgoing import UnfitAddress, check_address
from houtai.modules.payments.gateways import Unreached

SECONDS_MAX = 15.0
ANSWER_BYTES_MAX = 1 << 20
BILL_BYTES_MAX = 64 << 20
SUCCESS = range(200, 300)
THEIR_FAULT = 500
TOO_OFTEN = 429


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
class Wire:
    """The way to one gateway. `private_ok`: it may stand on this machine, without TLS."""

    address: str
    private_ok: bool = False

    async def call(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        bytes_max: int = ANSWER_BYTES_MAX,
    ) -> Answer:
        """Raises Unreached when nobody answered, or with more than is taken."""
        url = path if "://" in path else self.address.rstrip("/") + path
        try:
            check_address(url, private_ok=self.private_ok)
        except UnfitAddress as unfit:
            raise Unreached(f"refused address: {unfit.reason}") from unfit
        client = httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=SECONDS_MAX)
        try:
            async with asyncio.timeout(2 * SECONDS_MAX), client:
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
            raise Unreached(f"{type(error).__name__}: {error}") from error


async def _whole(response: httpx.Response, bytes_max: int) -> bytes:
    seen = bytearray()
    async for piece in response.aiter_bytes(1 << 16):
        seen += piece
        if len(seen) > bytes_max:
            raise Unreached(f"an answer of more than {bytes_max} bytes")
    return bytes(seen)
