"""A server process that looks a thousand times a second of processor time at what it does.

    python -m bench.sampled_server --door 5

Started instead of `houtai serve` for one turn. It begins to look at SIGUSR1 and when it ends writes
what it saw to `seen.json` in its home, as seconds by part. Only the innermost known place of a
moment counts, so a part has what it spends itself, and what libraries spend that are no part.
"""

import json
import signal
import sys
import time
from collections import defaultdict
from types import FrameType

from houtai.entry import reach, serve

EVERY_SECONDS = 0.001
SEEN = "seen.json"
PARTS: tuple[tuple[str, str], ...] = (
    ("/psycopg", "driver"),
    ("/sqlalchemy/", "driver"),
    ("/houtai/kit/db", "driver"),
    ("/houtai/kit/lookups", "driver"),
    ("/pydantic", "validation"),
    ("/houtai/kit/shapes", "validation"),
    ("/houtai/kit/http/bodies", "validation"),
    ("/fastapi/_compat", "validation"),
    ("/houtai/modules/marketing/rules", "pricing"),
    ("/houtai/modules/logistics", "pricing"),
    ("/houtai/modules/ordering/rules/quoting", "pricing"),
    ("/houtai/modules/ledger", "ledger"),
    ("/houtai/modules/members/api", "HTTP"),
    ("/houtai/modules", "orders"),
    ("/houtai/kit/batch", "orders"),
    ("/houtai/kit/eventlog", "orders"),
    ("/houtai/kit/ids", "orders"),
    ("/houtai/", "HTTP"),
    ("/fastapi/", "HTTP"),
    ("/starlette/", "HTTP"),
    ("/structlog/", "HTTP"),
    ("/opentelemetry/", "HTTP"),
    ("/granian/", "HTTP"),
)
_known: dict[str, str | None] = {}


def part_of(frame: FrameType | None) -> str:
    """The innermost place that is known; the loop and what runs beside it are HTTP's."""
    while frame is not None:
        name = frame.f_code.co_filename
        if name not in _known:
            _known[name] = next((part for sign, part in PARTS if sign in name), None)
        if (part := _known[name]) is not None:
            return part
        frame = frame.f_back
    return "HTTP"


class Looking:
    """What was seen since the beginning."""

    def __init__(self) -> None:
        self._seen: defaultdict[str, float] = defaultdict(float)
        self._last = self._began = self._whole_began = 0.0

    def begin(self, _number: int, _frame: FrameType | None) -> None:
        """From now on; what was seen before does not count."""
        self._seen.clear()
        self._last = self._began = time.thread_time()
        self._whole_began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY_SECONDS, EVERY_SECONDS)

    def look(self, _number: int, frame: FrameType | None) -> None:
        """Whatever was spent since the last look was spent here."""
        now = time.thread_time()
        self._seen[part_of(frame)] += now - self._last
        self._last = now

    def end(self) -> dict[str, float]:
        """Seconds by part; the server's own threads are no Python."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        whole = time.process_time() - self._whole_began
        outside = whole - (time.thread_time() - self._began)
        return {**self._seen, "HTTP, outside of Python": outside}


def main() -> None:
    """Serve until asked to end, then say what was seen."""
    looking = Looking()
    signal.signal(signal.SIGPROF, looking.look)
    signal.signal(signal.SIGUSR1, looking.begin)
    environment = reach.read_environment()
    serve.run(environment, int(sys.argv[2]))
    told = json.dumps(looking.end())
    (environment.home / SEEN).write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
