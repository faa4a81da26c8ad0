"""Channels: which are open, and how they are set up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.shapes import View
from houtai.modules.payments.rules.channels import SECRETS
from houtai.modules.payments.rules.methods import BY_GATEWAY, Method
from houtai.modules.payments.tables import Channel

_ORDER = ("wechat", "alipay", "stored_value", "bank_transfer", "cash_on_delivery", "sandbox")


class ChannelUnknown(NotFound):
    code = "payments.channel_unknown"


class ChannelView(View):
    """One way to pay. Of its secrets is told only whether they are there."""

    code: Method
    enabled: bool
    facts: dict[str, Any]
    needs_secrets: bool
    has_secrets: bool
    by_gateway: bool
    """Somebody outside takes part, who can be asked whether all is right."""
    test_asked_at: datetime | None
    tested_at: datetime | None
    """None while the answer to a test is outstanding, and when there was none."""
    test_error: str | None
    version: int


@dataclass(frozen=True)
class Sealed:
    """A channel with its secrets as they are stored."""

    code: str
    enabled: bool
    facts: dict[str, Any]
    salt: bytes | None
    sealed: bytes | None


async def list_channels(session: AsyncSession) -> list[ChannelView]:
    """All six, in the order in which buyers see them. Index: none, six rows."""
    rows = [_view(row) for row in await session.scalars(select(Channel))]
    return sorted(rows, key=lambda one: _ORDER.index(one.code))


async def one_channel(session: AsyncSession, code: str) -> ChannelView:
    """Raises ChannelUnknown. Index: pk_channel."""
    row = await session.scalar(
        select(Channel).where(Channel.code == code).execution_options(populate_existing=True)
    )
    if row is None:
        raise ChannelUnknown
    return _view(row)


def _view(row: Channel) -> ChannelView:
    return ChannelView(
        code=cast("Method", row.code),
        enabled=row.enabled,
        facts=row.facts,
        needs_secrets=row.code in SECRETS,
        has_secrets=row.sealed is not None,
        by_gateway=row.code in BY_GATEWAY,
        test_asked_at=row.test_asked_at,
        tested_at=row.tested_at,
        test_error=row.test_error if row.tested_at else None,
        version=row.version,
    )


async def open_methods(session: AsyncSession, *, production: bool) -> list[Method]:
    """By which buyers may pay now; never the sandbox in production."""
    found = await list_channels(session)
    closed = {"sandbox"} if production else set()
    return [one.code for one in found if one.enabled and one.code not in closed]


async def sealed_channels(session: AsyncSession, codes: Collection[str]) -> dict[str, Sealed]:
    """As they are stored, also those that are off, so that what was begun is finished.

    Index: pk_channel.
    """
    channel = Channel
    statement = select(
        channel.code, channel.enabled, channel.facts, channel.salt, channel.sealed
    ).where(channel.code.in_(codes))
    return {row.code: Sealed(*row) for row in await session.execute(statement)}
