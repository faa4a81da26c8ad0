"""Whether a channel's gateway answers, and believes who asks: a question that moves nothing."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.modules.payments.queries.channels import one_channel
from houtai.modules.payments.rules.methods import BY_GATEWAY
from houtai.modules.payments.tables import Channel

NEVER_GIVEN = "P0000000000000000000"
"""In the form of our numbers, so that no gateway refuses it for its looks."""


class NoGateway(Conflict):
    """Nobody outside takes part in this way to pay: there is nobody to ask."""

    code = "payments.no_gateway"


async def ask(session: AsyncSession, code: str, *, at: datetime) -> None:
    """A job will ask. Raises ChannelUnknown, NoGateway."""
    await one_channel(session, code)
    if code not in BY_GATEWAY:
        raise NoGateway
    await session.execute(
        update(Channel).where(Channel.code == code).values(test_asked_at=at, tested_at=None)
    )


async def asked(session: AsyncSession) -> dict[str, datetime]:
    """Which wait for their answer. Index: none, six rows."""
    statement = select(Channel.code, Channel.test_asked_at).where(
        Channel.test_asked_at.is_not(None), Channel.tested_at.is_(None)
    )
    return {code: at for code, at in await session.execute(statement) if at is not None}


async def tested(
    session: AsyncSession, code: str, asked_at: datetime, error: str | None, *, at: datetime
) -> None:
    """What came of it; not if it was set up anew or asked again meanwhile."""
    await session.execute(
        update(Channel)
        .where(Channel.code == code, Channel.test_asked_at == asked_at)
        .values(tested_at=at, test_error=error)
    )
