"""Browsers that ask as fast as they are answered, over connections that stay open.

As little Python as will do: the load generator shares the machine with what it measures.
"""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter

CLIENTS = 16
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_REQUEST = "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n"


@dataclass(frozen=True)
class Run:
    """What came of asking for a while."""

    rate: float
    p50: float
    p95: float
    """In milliseconds."""


class _Browser(asyncio.Protocol):
    """One connection; asks for the next address when the answer is whole."""

    def __init__(self, ask: Callable[[], str], taken: list[float]) -> None:
        self._ask, self._taken = ask, taken
        self._received = bytearray()
        self._wanted = 0
        self._sent_at = 0.0
        self.failed: str | None = None
        self.is_asking = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._next()

    def data_received(self, received: bytes) -> None:
        self._received += received
        if not self._wanted:
            head = self._received.find(b"\r\n\r\n")
            if head < 0:
                return
            self._look_at(bytes(self._received[:head]), head)
        if len(self._received) >= self._wanted:
            self._taken.append((perf_counter() - self._sent_at) * 1000)
            self._next()

    def _look_at(self, head: bytes, ends: int) -> None:
        found = _LENGTH.search(head)
        if b" 200 " not in head[:16] or found is None:
            self.failed = head[:200].decode(errors="replace")
            self._transport.close()
            return
        self._wanted = ends + 4 + int(found[1])

    def _next(self) -> None:
        if not self.is_asking:
            self._transport.close()
            return
        self._received.clear()
        self._wanted = 0
        self._sent_at = perf_counter()
        self._transport.write(_REQUEST.format(self._ask()).encode())


async def measured(port: int, ask: Callable[[], str], *, seconds: float) -> Run:
    """CLIENTS browsers for so long, after a short warm-up. Fails on any answer but 200."""
    taken: list[float] = []
    loop = asyncio.get_running_loop()
    browsers: list[_Browser] = []
    for _ in range(CLIENTS):
        _, browser = await loop.create_connection(lambda: _Browser(ask, taken), "127.0.0.1", port)
        browsers.append(browser)
    await asyncio.sleep(1.0)
    taken.clear()
    started = perf_counter()
    await asyncio.sleep(seconds)
    elapsed, seen = perf_counter() - started, list(taken)
    for browser in browsers:
        browser.is_asking = False
    await asyncio.sleep(0.3)
    failed = [one.failed for one in browsers if one.failed]
    assert not failed, failed[0]
    return _run(seen, elapsed)


def _run(taken: Sequence[float], seconds: float) -> Run:
    parts = quantiles(taken, n=20)
    return Run(len(taken) / seconds, parts[9], parts[18])
