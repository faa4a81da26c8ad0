"""Doors of trackers: each tells in its own form, and is answered in its own.

Nothing of what is said is written before the signature holds; what is not genuine is counted. What
is taken in was written before it is answered, many pushes in one transaction.
"""

from dataclasses import dataclass
from time import monotonic
from typing import Annotated
from weakref import WeakKeyDictionary

import structlog
from fastapi import APIRouter, Path, Request, Response

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.http import Door
from houtai.modules.logistics.gateways import NotGenuine, NotReached, Reply, TrackerGateway
from houtai.modules.logistics.gateways.opening import OpenedTracker, tracker_of
from houtai.modules.logistics.queries.trackers import TrackerUnknown
from houtai.modules.logistics.service import hearing
from houtai.modules.logistics.service.accounts import opened_trackers

BODY_BYTES_MAX = 256 * 1024
FRESH_SECONDS = 2.0
doors = APIRouter(route_class=Door, prefix="/logistics", tags=["open"])
"""Without `Idempotency-Key`: what is told again changes nothing."""
_log = structlog.get_logger("houtai.logistics")

TrackerText = Annotated[str, Path(pattern=r"^[a-z0-9_]{1,40}$")]


@doors.post("/{tracker}/push", response_class=Response, max_body_size=BODY_BYTES_MAX)
async def hear_tracker(request: Request, tracker: TrackerText) -> Response:
    """Answered as the tracker wants it."""
    database: Database = request.app.state.database
    gateway = await _gateway(database, request.app.state.environment, tracker)
    body = await request.body()
    headers = {name.lower(): value for name, value in request.headers.items()}
    at = utc_now()
    try:
        heard = gateway.read_push(headers, body, at)
    except NotGenuine as forged:
        _log.warning("a push that is not genuine", tracker=tracker, reason=forged.reason)
        async with database.transaction() as session:
            await hearing.refuse(session, tracker, forged.reason, body, at=at)
        return _answered(gateway.refused)
    told = tuple(hearing.Told(tracker, one) for one in heard)
    await hearing.ear(database).submit(hearing.Push(told, at))
    return _answered(gateway.heard)


@dataclass(frozen=True)
class _Known:
    """How trackers are set up, read a moment ago."""

    trackers: dict[str, OpenedTracker]
    until: float


_known: WeakKeyDictionary[Database, _Known] = WeakKeyDictionary()


async def _gateway(database: Database, environment: Environment, tracker: str) -> TrackerGateway:
    """Also of a tracker that is switched off: what was begun is heard to its end."""
    known = _known.get(database)
    if known is None or known.until < monotonic():
        async with database.transaction() as session:
            found = await opened_trackers(session, house_key(environment.home))
        known = _known[database] = _Known(found, monotonic() + FRESH_SECONDS)
    if tracker not in known.trackers:
        raise TrackerUnknown
    try:
        return tracker_of(known.trackers[tracker], environment)
    except NotReached as unready:
        raise TrackerUnknown from unready


def _answered(reply: Reply) -> Response:
    return Response(reply.body, status_code=reply.status, media_type=reply.media_type)
