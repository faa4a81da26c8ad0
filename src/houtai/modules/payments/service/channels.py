"""Channels set up: facts to be seen, secrets sealed under the house's own key."""

import json
import os
from typing import Annotated, Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import Field, ValidationError
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import name_id
from houtai.kit.shapes import BIGINT_MAX, Command
from houtai.modules.payments.gateways.opening import Opened
from houtai.modules.payments.queries.channels import Sealed, one_channel
from houtai.modules.payments.rules.channels import FACTS, SECRETS, Facts, Secrets
from houtai.modules.payments.tables import Channel

SALT_BYTES = 32
NONCE_BYTES = 12
TEXT_LENGTH_MAX = 8_000
_PURPOSE = "payments.channel"
Texts = dict[
    Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=TEXT_LENGTH_MAX)]
]


class ChannelChanged(Conflict):
    """Somebody else changed it since it was read."""

    code = "payments.channel_changed"


class ChannelNotWhole(Invalid):
    """A fact or secret is missing, or is not what it should be; the place says which."""

    code = "payments.channel_not_whole"


class EditChannel(Command):
    """`secrets` left out: they stay as they are. They are never shown again."""

    enabled: bool
    facts: Texts
    secrets: Texts | None = None
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


async def edit(session: AsyncSession, code: str, command: EditChannel, *, key: HouseKey) -> None:
    """Raises ChannelUnknown, ChannelNotWhole, ChannelChanged."""
    before = await one_channel(session, code)
    facts = _checked(FACTS[code], command.facts, "facts", only=command.enabled)
    # How an earlier test went says nothing of what is set up now.
    values: dict[str, Any] = {
        "enabled": command.enabled,
        "facts": facts,
        "test_asked_at": None,
        "tested_at": None,
        "test_error": None,
    }
    if command.secrets is not None and code in SECRETS:
        secrets = _checked(SECRETS[code], command.secrets, "secrets", only=True)
        salt = os.urandom(SALT_BYTES)
        values |= {"salt": salt, "sealed": seal(key, salt, secrets)}
    elif command.enabled and code in SECRETS and not before.has_secrets:
        raise ChannelNotWhole(place="body/secrets")
    done = await session.scalar(
        update(Channel)
        .where(Channel.code == code, Channel.version == command.version)
        .values(**values, version=Channel.version + 1)
        .returning(Channel.version)
    )
    if done is None:
        raise ChannelChanged
    after = await one_channel(session, code)
    trail.note(session, "payments.channel", thing_id(code), name=code, before=before, after=after)


def thing_id(code: str) -> UUID:
    """Under which the operation log knows a channel."""
    return name_id("payments.channel", code)


def _checked(
    shape: type[Facts] | type[Secrets], given: Texts, where: str, *, only: bool
) -> dict[str, Any]:
    """Whole if it must be; a channel that is off may be filled in bit by bit."""
    try:
        return dict(shape.model_validate(given).model_dump())
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        if only or first["type"] == "extra_forbidden" or given.get(name):
            raise ChannelNotWhole(place=f"body/{where}/{name}") from error
        return dict(given)


def seal(key: HouseKey, salt: bytes, secrets: dict[str, Any]) -> bytes:
    """Whoever has only the database, or only the home, has nothing."""
    nonce = os.urandom(NONCE_BYTES)
    content = json.dumps(secrets).encode()
    return nonce + AESGCM(key.derived(_PURPOSE, salt)).encrypt(nonce, content, None)


def opened(channel: Sealed, key: HouseKey) -> Opened:
    """A channel with its secrets. Of another house's key they are none."""
    if channel.sealed is None or channel.salt is None:
        return Opened(channel.code, channel.facts)
    nonce, content = channel.sealed[:NONCE_BYTES], channel.sealed[NONCE_BYTES:]
    try:
        plain = AESGCM(key.derived(_PURPOSE, channel.salt)).decrypt(nonce, content, None)
    except InvalidTag:
        return Opened(channel.code, channel.facts)
    return Opened(channel.code, channel.facts, json.loads(plain))
