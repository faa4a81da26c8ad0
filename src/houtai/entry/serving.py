"""An application on a socket that is open already: Granian inside our own event loop."""

import asyncio
import signal
from collections.abc import Callable
from typing import Any

from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.errors import FatalError
from granian.log import LogLevels
from granian.server.embed import Server
from starlette.applications import Starlette

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

    def __init__(self, app: Starlette, door: int) -> None:
        self._app = app
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
        if (push := getattr(self._app.state, "push", None)) is not None:
            push.close()
        stop: Callable[[], None] = super().stop
        stop()

    def _init_shared_socket(self) -> None:
        holder: Any = SocketHolder  # Granian's stub does not know its arguments.
        self._shd = holder(self._door, False, CONNECTIONS_MAX)


async def serve(app: Starlette, door: int) -> bool:
    """Until this process is asked to end. False when the application could not start."""
    server = _Server(app, door)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, server.stop)
    # Ctrl-C reaches the whole process group; whoever started us decides when we end.
    loop.add_signal_handler(signal.SIGINT, server.stop)
    try:
        await server.serve()
    except FatalError:  # Granian has logged why the application did not start.
        return False
    return not server.interrupt_children
