"""A pipe that a supervisor holds open: when it breaks, however that died, its children end."""

import os
import signal
import threading
import time

END_SECONDS_MAX = 15.0
"""How long a child may take to end by itself before it is ended by force."""


def hold_on(lifeline: int) -> None:
    """From now on this process ends with its supervisor, as gently as on SIGTERM if it can."""
    threading.Thread(target=_watch, args=[lifeline], daemon=True, name="lifeline").start()


def _watch(lifeline: int) -> None:
    while os.read(lifeline, 1):
        continue
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(END_SECONDS_MAX)
    os._exit(1)
