"""Processor time of everything that takes part, as the kernel counts it."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import psutil
import psycopg


@dataclass(frozen=True)
class Spent:
    """Seconds since the beginning, by who spent them."""

    seconds: Mapping[str, float]

    def since(self, before: "Spent") -> dict[str, float]:
        """What was spent meanwhile."""
        return {who: now - before.seconds[who] for who, now in self.seconds.items()}


def spent(servers: Sequence[int], postmaster: int) -> Spent:
    """Of the servers, of PostgreSQL with all its processes, and of ourselves."""
    here = os.times()
    return Spent(
        {
            "server": sum(_of(pid) for pid in servers),
            "PostgreSQL": _of_family(postmaster),
            "clients": here.user + here.system,
        }
    )


def postmaster_of(owner_url: str) -> int:
    """The process that all of the server's others come from."""
    with psycopg.connect(owner_url) as connection:
        return psutil.Process(connection.info.backend_pid).ppid()


def _of(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def _of_family(pid: int) -> float:
    """Those that ended, also while this looks, are counted with their parent: it comes last."""
    head = psutil.Process(pid)
    alive = 0.0
    for one in head.children():
        with suppress(psutil.NoSuchProcess):
            alive += _of(one.pid)
    times = head.cpu_times()
    return alive + times.user + times.system + times.children_user + times.children_system
