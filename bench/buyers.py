"""Buyers who order as fast as they are answered, over connections that stay open.

As little Python as will do: they share the machine with what they measure.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter
from typing import cast

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CODE = re.compile(rb'"code":"([a-z_.]+)"')
CREATED = "201"


@dataclass(frozen=True)
class Answers:
    """What came back: how many of each kind, and how long they took in milliseconds."""

    seconds: float
    took: dict[str, list[float]]
    """By `201`, or by status and code of the refusal."""

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind."""
        return {kind: len(took) for kind, took in self.took.items()}

    def rate(self, kind: str | None = None) -> float:
        """A second, of one kind or of all."""
        counts = self.counts
        return (sum(counts.values()) if kind is None else counts.get(kind, 0)) / self.seconds

    def quantile(self, percent: int, kinds: Sequence[str] | None = None) -> float:
        """Of some kinds, or of all."""
        chosen = self.took if kinds is None else {one: self.took.get(one, []) for one in kinds}
        took = [one for each in chosen.values() for one in each]
        return quantiles(took, n=100)[percent - 1] if len(took) > 1 else 0.0


class _Buyer(asyncio.Protocol):
    """One connection; orders again when the answer is whole, until there is nothing to order."""

    def __init__(self, ask: Callable[[], bytes | None], told: list[tuple[str, float]]) -> None:
        self._ask, self._told = ask, told
        self._received = bytearray()
        self._wanted = 0
        self._sent_at = 0.0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's own kind is no subclass of it.
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(error or ConnectionError("the server hung up"))

    def begin(self) -> None:
        """Ask for the first time."""
        request = self._ask()
        if request is None:
            self.done.set_result(None)
            self._transport.close()
            return
        self._received.clear()
        self._wanted = 0
        self._sent_at = perf_counter()
        self._transport.write(request)

    def data_received(self, received: bytes) -> None:
        self._received += received
        if not self._wanted:
            head = self._received.find(b"\r\n\r\n")
            if head < 0:
                return
            found = _LENGTH.search(self._received, 0, head)
            self._wanted = head + 4 + (int(found[1]) if found else 0)
        if len(self._received) >= self._wanted:
            took = (perf_counter() - self._sent_at) * 1_000
            self._told.append((self._kind(), took))
            self.begin()

    def _kind(self) -> str:
        status = self._received[9:12].decode()
        if status == CREATED:
            return status
        found = _CODE.search(self._received)
        return f"{status} {found[1].decode()}" if found else status


def request(path: str, token: str, key: str, body: bytes) -> bytes:
    """What a browser of a member sends."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
        f"Content-Type: application/json\r\nCookie: houtai_shop={token}\r\n"
        f"Idempotency-Key: {key}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def bought(port: int, ask: Callable[[], bytes | None], *, clients: int) -> Answers:
    """So many clients at once, until `ask` has nothing more."""
    told: list[tuple[str, float]] = []
    loop = asyncio.get_running_loop()
    buyers = [
        (await loop.create_connection(lambda: _Buyer(ask, told), "127.0.0.1", port))[1]
        for _ in range(clients)
    ]
    started = perf_counter()
    for one in buyers:
        one.begin()
    await asyncio.gather(*(one.done for one in buyers))
    seconds = perf_counter() - started
    took: dict[str, list[float]] = {kind: [] for kind in Counter(kind for kind, _ in told)}
    for kind, milliseconds in told:
        took[kind].append(milliseconds)
    return Answers(seconds, took)
