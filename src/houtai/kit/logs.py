"""Structured logs: our lines and those of libraries go one way, as text or as JSON lines.

No line holds a body, a token or a password: the edge never logs one, and whatever arrives under
such a name is masked.
"""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TextIO
from uuid import UUID

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from houtai.kit.environment import Environment
from houtai.kit.ids import new_id

_SANE_ID = re.compile(rb"[A-Za-z0-9._\-]{8,64}")
_SECRET_NAME = re.compile("password|passwd|token|secret|authorization|cookie", re.IGNORECASE)
_MASK = "***"
_TALKATIVE = ("httpx",)
"""They tell of every request that goes out; who sends one tells what came of it."""


@dataclass(frozen=True)
class RequestInHand:
    """The request that this task works on; `state` is the request's own, filled as it goes."""

    id: str
    method: str
    state: Mapping[str, Any]

    @property
    def actor_id(self) -> UUID | None:
        """Who asks, once that is known."""
        actor = self.state.get("actor")
        return None if actor is None else actor.id


in_hand: ContextVar[RequestInHand | None] = ContextVar("in_hand", default=None)
"""Set by the edge for as long as a request is being answered."""


class _Stream:
    """Where lines go. Standard error is looked up each time: supervisors and tests replace it."""

    wanted: TextIO | None = None

    def write(self, line: str) -> None:
        stream = self.wanted or sys.stderr
        stream.write(line)
        stream.flush()


_stream = _Stream()


class _OurLogger:
    """Writes rendered lines; without the standard library's way, at less than half its cost."""

    def __init__(self, name: str = "houtai") -> None:
        self.name = name

    def write(self, line: str) -> None:
        _stream.write(f"{line}\n")

    debug = info = warning = error = critical = write


class _TheirHandler(logging.Handler):
    """Takes what libraries log the standard way."""

    def emit(self, record: logging.LogRecord) -> None:
        _stream.write(f"{self.format(record)}\n")


_their_handler = _TheirHandler()


def request_id(wanted: bytes | None) -> str:
    """The caller's own id if it is a sane one, else a new one."""
    if wanted is not None and _SANE_ID.fullmatch(wanted):
        return wanted.decode("ascii")
    return str(new_id())


def configure(
    environment: Environment, *, stream: TextIO | None = None, least: int = logging.INFO
) -> None:
    """Send all logs of this process, from that level on, to the stream (standard error) in the
    installation's form.
    """
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _add_request,
        _mask_secrets,
    ]
    last = _last_steps(environment.log_format)
    structlog.configure(
        processors=[*shared, *last],
        logger_factory=_OurLogger,
        wrapper_class=structlog.make_filtering_bound_logger(least),
    )
    _their_handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    _stream.wanted = stream
    root = logging.getLogger()
    root.setLevel(least)
    root.addHandler(_their_handler)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(least, logging.WARNING))


def _last_steps(log_format: str) -> list[Processor]:
    if log_format == "json":
        as_json = structlog.processors.JSONRenderer(ensure_ascii=False)
        return [structlog.processors.format_exc_info, as_json]
    # The plain formatter: richer ones print local variables, which may be somebody's secret.
    plain = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
    return [plain]


def _add_request(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    request = in_hand.get()
    if request is not None:
        event["request_id"] = request.id
        if request.actor_id is not None:
            event["actor_id"] = str(request.actor_id)
    return event


def _mask_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    _mask(event)
    return event


def _mask(entries: MutableMapping[Any, Any]) -> None:
    for name, value in entries.items():
        if isinstance(name, str) and _SECRET_NAME.search(name):
            entries[name] = _MASK
        elif isinstance(value, dict):
            masked = dict(value)
            _mask(masked)
            entries[name] = masked
