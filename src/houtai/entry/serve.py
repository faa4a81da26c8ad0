"""One web server process, on a socket that it is handed."""

import uvloop

from houtai.entry.http import build_app
from houtai.entry.serving import serve
from houtai.kit.environment import Environment


def run(environment: Environment, door: int) -> bool:
    """Answer requests that come to this listening socket, which is closed at the end.

    False when the application could not start.
    """
    return uvloop.run(_serve(environment, door))


async def _serve(environment: Environment, door: int) -> bool:
    return await serve(build_app(environment), door)
