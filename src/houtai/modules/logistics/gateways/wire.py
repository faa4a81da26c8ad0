"""Calls to carriers and trackers: one try, bounded in time and size, no redirect followed."""

import asyncio
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

import httpx

from houtai.kit.outgoing import UnfitAddress, check_address
from houtai.modules.logistics.gateways import Declined, NotReached

SECONDS_MAX = 10.0
ANSWER_BYTES_MAX = 1 << 20
SUCCESS = range(200, 300)
THEIR_FAULT = 500
TOO_OFTEN = 429


@dataclass(frozen=True)
class Wire:
    """The way to one of them. `private_ok`: it may stand on this machine, without TLS."""

    address: str
    private_ok: bool = False

    async def post(self, path: str, body: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
        """Their answer, which is JSON. Raises Declined, NotReached."""
        status, said = await self._send(path, body, headers)
        if status >= THEIR_FAULT or status == TOO_OFTEN:
            raise NotReached(f"status {status}")
        if status not in SUCCESS:
            raise Declined(_reason(status, said))
        try:
            return dict(json.loads(said))
        except (ValueError, TypeError) as error:
            raise NotReached("an answer that cannot be read") from error

    async def post_form(self, path: str, form: Mapping[str, str]) -> dict[str, Any]:
        """The same with a form."""
        headers = {"Content-Type": "application/x-www-form-urlencoded;charset=utf-8"}
        return await self.post(path, urlencode(form).encode(), headers)

    async def _send(self, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        url = self.address.rstrip("/") + path
        try:
            check_address(url, private_ok=self.private_ok)
        except UnfitAddress as unfit:
            raise NotReached(f"refused address: {unfit.reason}") from unfit
        client = httpx.AsyncClient(
            trust_env=False, follow_redirects=False, timeout=SECONDS_MAX, verify=_trusted()
        )
        try:
            async with asyncio.timeout(SECONDS_MAX), client:
                request = client.build_request("POST", url, content=body, headers=headers)
                response = await client.send(request, stream=True)
                try:
                    return response.status_code, await _whole(response)
                finally:
                    await response.aclose()
        except (httpx.HTTPError, OSError, TimeoutError, UnicodeError) as error:
            raise NotReached(f"{type(error).__name__}: {error}") from error


@cache
def _trusted() -> ssl.SSLContext:
    """Read once: that takes longer than most calls."""
    return httpx.create_ssl_context(trust_env=False)


async def _whole(response: httpx.Response) -> bytes:
    seen = bytearray()
    async for piece in response.aiter_bytes(1 << 16):
        seen += piece
        if len(seen) > ANSWER_BYTES_MAX:
            raise NotReached(f"an answer of more than {ANSWER_BYTES_MAX} bytes")
    return bytes(seen)


def _reason(status: int, said: bytes) -> str:
    try:
        return str(json.loads(said)["error"])
    except (ValueError, TypeError, KeyError):
        return f"status {status}"
