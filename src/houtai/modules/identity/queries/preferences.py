"""Reads of what somebody has arranged for himself."""

from pydantic import JsonValue
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.shapes import View
from houtai.modules.identity.tables import Preference


class PreferenceView(View):
    """The value under a key; null when there is none."""

    value: JsonValue


async def preference(session: AsyncSession, actor: Actor, key: str) -> PreferenceView:
    """One's own value under this key. Index: pk_preference."""
    kept = await session.scalar(
        select(Preference.value).where(Preference.account_id == actor.id, Preference.key == key)
    )
    return PreferenceView(value=kept)
