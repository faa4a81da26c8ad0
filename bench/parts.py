"""What of a server's time goes where while orders come in: a turn of its own, sampled."""

import json
import os
import signal
from collections.abc import Callable, Iterator

from bench.buyers import CREATED, Answers
from bench.ground import Ground
from bench.report import Figure
from bench.sampled_server import SEEN
from bench.serving import serving

SAMPLED = ("-m", "bench.sampled_server")


def run(ground: Ground, ordered: Callable[[int], Answers]) -> Iterator[Figure]:
    """Milliseconds of each order by part, the most first."""
    with serving(ground, command=SAMPLED) as served:
        for pid in served.pids:
            os.kill(pid, signal.SIGUSR1)
        placed = ordered(served.port).counts[CREATED]
        served.end()
        seen: dict[str, float] = json.loads((served.home / SEEN).read_text(encoding="utf-8"))
    whole = sum(seen.values())
    for part in sorted(seen, key=lambda one: -seen[one]):
        yield Figure(
            f"an order in the server: {part}",
            seen[part] * 1_000 / placed,
            "ms",
            f"{seen[part] / whole:.0%} of the server's time",
        )
