"""Reads on the way from a notice to its readers."""

from collections.abc import Collection
from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.notices.rules.wordings import (
    CHANNELS,
    Channel,
    Wording,
    Words,
    own_wording,
)
from houtai.modules.notices.tables.people import Preference, Template


async def wordings_of(
    session: AsyncSession, codes: Collection[str]
) -> dict[tuple[str, Channel], Wording]:
    """How these templates are worded now, by every channel. Index: pk_template.

    Raises KeyError for a template that the house does not know.
    """
    wordings = {
        (code, channel): own_wording(code, channel) for code in codes for channel in CHANNELS
    }
    found = await session.scalars(select(Template).where(Template.code.in_(codes)))
    for row in found:
        wordings[row.code, cast("Channel", row.channel)] = Wording(
            Words(row.subject_zh, row.body_zh), Words(row.subject_en, row.body_en), row.enabled
        )
    return wordings


async def muted_of(
    session: AsyncSession, account_ids: Collection[UUID]
) -> dict[UUID, frozenset[str]]:
    """What these people do not want. Index: pk_preference."""
    found = await session.execute(
        select(Preference.account_id, Preference.muted).where(
            Preference.account_id.in_(account_ids)
        )
    )
    return {row.account_id: frozenset(row.muted) for row in found}
