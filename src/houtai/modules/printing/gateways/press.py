"""Setting type in processes of their own, a few of them, each warm: given time, and no more.

Made without an event loop, so that one press serves whoever asks, from any loop or thread.
"""

import asyncio
import atexit
import json
import os
import queue
import select
import struct
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from tempfile import gettempdir
from time import monotonic
from typing import Any, Literal

from houtai.kit.errors import Invalid, TooLarge, Unavailable

PROCESSES = 2
WAIT_SECONDS_MAX = 60.0
START_SECONDS_MAX = 20.0
ANSWER_BYTES_MAX = 200 << 20
_PIECE = 1 << 20
_HEAD = struct.Struct(">II")


class PressBusy(Unavailable):
    """Too many wait for it already."""

    code = "printing.press_busy"


class TooSlow(Invalid):
    """The template asks for more work than a print may take."""

    code = "printing.too_slow"


class PrintTooLarge(TooLarge):
    code = "printing.too_large"


class TemplateWrong(Invalid):
    """It cannot be set: `line` and `message` say where and why."""

    code = "printing.template_wrong"


@dataclass(frozen=True)
class Told:
    """What the setter says of a place in the source."""

    message: str
    line: int
    column: int
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """One source with its values."""

    source: str
    inputs: Mapping[str, str]
    form: Literal["pdf", "png", "svg"] = "pdf"
    ppi: float = 203.2
    pages_max: int = 1


@dataclass(frozen=True)
class Made:
    """A document, or the first of its pages as pictures; or why there is none."""

    content: bytes = b""
    pages: tuple[str, ...] = ()
    """In base64."""
    page_count: int = 0
    warnings: tuple[Told, ...] = ()
    wrong: Told | None = None


async def make(order: Order, *, seconds_max: float) -> Made:
    """Raises PressBusy, TooSlow, PrintTooLarge."""
    return await asyncio.to_thread(_press().make, order, seconds_max)


@dataclass
class Setter:
    """One process, started when it is needed first."""

    running: subprocess.Popen[bytes] | None = None

    def work(self, order: Order, seconds_max: float) -> Made:
        """Whatever goes wrong ends the process; the next order finds a new one."""
        try:
            if self.running is None or self.running.poll() is not None:
                self.end()
                self._start()
            self._write(order, monotonic() + seconds_max)
            answer, content = self._read(monotonic() + seconds_max)
        except BaseException:
            self.end()
            raise
        return _made(answer, content)

    def _start(self) -> None:
        self.running = subprocess.Popen(
            [sys.executable, "-I", "-m", "houtai.modules.printing.gateways.setter"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=gettempdir(),
            env={},
        )
        assert self.running.stdin is not None
        # A process that does not read must not hold up whoever writes.
        os.set_blocking(self.running.stdin.fileno(), False)
        self._read(monotonic() + START_SECONDS_MAX)

    def _write(self, order: Order, until: float) -> None:
        assert self.running is not None
        assert self.running.stdin is not None
        words = json.dumps(
            {
                "source": order.source,
                "inputs": dict(order.inputs),
                "format": order.form,
                "ppi": order.ppi,
                "pages_max": order.pages_max,
            }
        ).encode()
        stream = self.running.stdin.fileno()
        left = memoryview(len(words).to_bytes(4, "big") + words)
        while left:
            _, ready, _ = select.select([], [stream], [], max(until - monotonic(), 0))
            if not ready:
                raise TooSlow
            left = left[os.write(stream, left) :]

    def _read(self, until: float) -> tuple[dict[str, Any], bytes]:
        words_length, content_length = _HEAD.unpack(self._take(_HEAD.size, until))
        if words_length + content_length > ANSWER_BYTES_MAX:
            raise PrintTooLarge
        answer: dict[str, Any] = json.loads(self._take(words_length, until))
        return answer, self._take(content_length, until)

    def _take(self, count: int, until: float) -> bytes:
        assert self.running is not None
        assert self.running.stdout is not None
        stream, taken = self.running.stdout.fileno(), bytearray()
        while len(taken) < count:
            ready, _, _ = select.select([stream], [], [], max(until - monotonic(), 0))
            if not ready:
                raise TooSlow
            piece = os.read(stream, min(_PIECE, count - len(taken)))
            if not piece:  # It ran out of memory.
                raise PrintTooLarge
            taken += piece
        return bytes(taken)

    def end(self) -> None:
        """Stop it, at once."""
        ended, self.running = self.running, None
        if ended is None:
            return
        ended.kill()
        ended.wait()
        for stream in (ended.stdin, ended.stdout):
            if stream is not None:
                stream.close()


@dataclass
class Press:
    """The setters that stand idle; who finds none waits."""

    idle: "queue.Queue[Setter]" = field(default_factory=queue.Queue)

    def make(self, order: Order, seconds_max: float) -> Made:
        """One order from beginning to end."""
        try:
            setter = self.idle.get(timeout=WAIT_SECONDS_MAX)
        except queue.Empty as nobody:
            raise PressBusy from nobody
        try:
            return setter.work(order, seconds_max)
        finally:
            self.idle.put(setter)


@cache
def _press() -> Press:
    press, setters = Press(), [Setter() for _ in range(PROCESSES)]
    for setter in setters:
        press.idle.put(setter)
        atexit.register(setter.end)
    return press


def _made(answer: Mapping[str, Any], content: bytes) -> Made:
    if "wrong" in answer:
        return Made(wrong=_told(answer["wrong"]))
    return Made(
        content=content,
        pages=tuple(answer.get("pages", ())),
        page_count=answer.get("page_count", 0),
        warnings=tuple(_told(one) for one in answer["warnings"]),
    )


def _told(words: Mapping[str, Any]) -> Told:
    return Told(words["message"], words["line"], words["column"], tuple(words["hints"]))
