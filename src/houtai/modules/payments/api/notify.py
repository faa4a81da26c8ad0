"""Doors of the gateways: each tells in its own form, and is answered in its own.

Nothing of what is said is written before the signature holds; what is not genuine is counted. What
cannot be taken in now is refused, so that the gateway says it again; what was told before is heard
once more and does nothing.
"""

from typing import Annotated

import structlog
from fastapi import APIRouter, Path, Request, Response

from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.http import Door
from houtai.modules.payments.gateways import Gateway, NotGenuine, Reply, Unreached
from houtai.modules.payments.gateways.opening import gateway_of
from houtai.modules.payments.queries.channels import ChannelUnknown, sealed_channels
from houtai.modules.payments.rules.methods import BY_GATEWAY
from houtai.modules.payments.service import channels, hearing

BODY_BYTES_MAX = 64 * 1024
doors = APIRouter(route_class=Door, prefix="/payments", tags=["open"])
"""Without `Idempotency-Key`: each message bears the gateway's own id and counts once."""
_log = structlog.get_logger("houtai.payments")

ChannelCode = Annotated[str, Path(pattern=r"^[a-z_]{1,40}$")]


@doors.post("/{channel}/notify", response_class=Response, max_body_size=BODY_BYTES_MAX)
async def hear_gateway(request: Request, channel: ChannelCode) -> Response:
    """Answered as the channel wants it."""
    database: Database = request.app.state.database
    environment: Environment = request.app.state.environment
    body = await request.body()
    gateway = await _gateway(database, environment, channel)
    at = utc_now()
    try:
        told = gateway.read_callback(_lower(request), body, at)
    except NotGenuine as forged:
        _log.warning("a callback that is not genuine", channel=channel, reason=forged.reason)
        async with database.transaction() as session:
            await hearing.refuse(session, channel, forged.reason, body, at=at)
        return _answered(gateway.refused)
    if told is not None:
        async with database.transaction() as session:
            await hearing.hear(session, channel, told, body, at=at)
    return _answered(gateway.heard)


async def _gateway(database: Database, environment: Environment, channel: str) -> Gateway:
    """Also of a channel that is switched off: what was begun is heard to its end."""
    async with database.transaction() as session:
        known = await sealed_channels(session, BY_GATEWAY & {channel})
    if channel not in known:
        raise ChannelUnknown
    try:
        opened = channels.opened(known[channel], house_key(environment.home))
        return gateway_of(opened, environment)
    except Unreached as unready:
        raise ChannelUnknown from unready


def _lower(request: Request) -> dict[str, str]:
    return {name.lower(): value for name, value in request.headers.items()}


def _answered(reply: Reply) -> Response:
    return Response(reply.body, status_code=reply.status, media_type=reply.media_type)
