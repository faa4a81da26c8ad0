"""Processes that a supervisor starts, starts again when they die, and ends when it ends."""

import asyncio
import signal
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import Any, Protocol

from houtai.entry.refusals import CannotStart

STEADY_SECONDS = 30.0
"""Who has lived this long before dying is not counted as dying at once."""
QUICK_DEATHS_MAX = 8
FIRST_PAUSE_SECONDS = 0.2
PAUSE_SECONDS_MAX = 10.0
END_SECONDS_MAX = 20.0


class Tell(Protocol):
    """Says the text of a key to whoever started the group."""

    def __call__(self, key: str, **fields: object) -> None: ...


class Child:
    """One process of the group."""

    def __init__(
        self, name: str, command: Sequence[str], *, inherits: Sequence[int], tell: Tell
    ) -> None:
        self.name = name
        self._command = command
        self._inherits = inherits
        self._tell = tell
        self._process: asyncio.subprocess.Process | None = None

    async def keep(self) -> None:
        """Keep it running until cancelled; raises when it dies again and again at once."""
        quick_deaths = 0
        while True:
            started = monotonic()
            code = await self._run_once()
            quick_deaths = 1 if monotonic() - started > STEADY_SECONDS else quick_deaths + 1
            if quick_deaths > QUICK_DEATHS_MAX:
                raise CannotStart("up.keeps_dying", name=self.name, cause=_cause(code))
            pause_seconds = min(FIRST_PAUSE_SECONDS * 2 ** (quick_deaths - 1), PAUSE_SECONDS_MAX)
            self._tell("up.died", name=self.name, cause=_cause(code), seconds=pause_seconds)
            await asyncio.sleep(pause_seconds)

    async def _run_once(self) -> int:
        self._process = await asyncio.create_subprocess_exec(
            *self._command, pass_fds=self._inherits, stdin=asyncio.subprocess.DEVNULL
        )
        return await self._process.wait()

    def send(self, number: signal.Signals) -> None:
        """Signal it, if it lives."""
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(number)

    async def gone(self) -> None:
        """Wait until it lives no more."""
        if self._process is not None:
            await self._process.wait()


async def end_all(children: Sequence[Child], *, hurry: asyncio.Event, tell: Tell) -> None:
    """Ask all to end and wait; in a hurry, or when that takes too long, end them by force."""
    for child in children:
        child.send(signal.SIGTERM)
    gone = asyncio.gather(*(child.gone() for child in children))
    hurrying = asyncio.create_task(hurry.wait())
    awaited: list[asyncio.Future[Any]] = [gone, hurrying]
    await asyncio.wait(awaited, timeout=END_SECONDS_MAX, return_when=asyncio.FIRST_COMPLETED)
    hurrying.cancel()
    if not gone.done():
        tell("up.ended_by_force")
        for child in children:
            child.send(signal.SIGKILL)
    await gone


def _cause(code: int) -> str:
    """Exit code, or the name of the signal that killed it."""
    return str(code) if code >= 0 else signal.Signals(-code).name
