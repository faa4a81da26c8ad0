"""One web server process: Granian inside our own event loop, on a socket that it is handed."""

import asyncio
import signal
from collections.abc import Callable
from typing import Any

import uvloop
from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.errors import FatalError
from granian.log import LogLevels
from granian.server.embed import Server

from houtai.entry.http import build_app
from houtai.kit.environment import Environment

CONNECTIONS_MAX = 1024
STOP_SECONDS_MAX = 10

_LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {"_granian": {"propagate": True}},
}


class _Server(Server):
    """Granian on an open socket, so that no caller is turned away while a process is restarted."""

    _shd: Any

    def __init__(self, environment: Environment, door: int) -> None:
        self._app = build_app(environment)
        super().__init__(
            self._app,
            interface=Interfaces.ASGI,
            http=HTTPModes.http1,
            websockets=False,
            backlog=CONNECTIONS_MAX,
            backpressure=CONNECTIONS_MAX,
            log_level=LogLevels.error,
            log_dictconfig=_LOGGING,
        )
        self.workers_kill_timeout = STOP_SECONDS_MAX
        self._door = door

    def stop(self) -> None:
        """Let go of pages that wait for news first: they would wait beyond the end."""
        self._app.state.push.close()
        stop: Callable[[], None] = super().stop
        stop()

    def _init_shared_socket(self) -> None:
        holder: Any = SocketHolder  # Granian's stub does not know its arguments.
        self._shd = holder(self._door, False, CONNECTIONS_MAX)


def run(environment: Environment, door: int) -> bool:
    """Answer requests that come to this listening socket, which is closed at the end.

    False when the application could not start.
    """
    return uvloop.run(_serve(environment, door))


async def _serve(environment: Environment, door: int) -> bool:
    server = _Server(environment, door)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, server.stop)
    # Ctrl-C reaches the whole process group; whoever started us decides when we end.
    loop.add_signal_handler(signal.SIGINT, server.stop)
    try:
        await server.serve()
    except FatalError:  # Granian has logged why the application did not start.
        return False
    return not server.interrupt_children
