"""What people arrange for themselves, such as saved views: kept under keys of the consoles."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import JsonValue, StringConstraints
from pydantic_core import to_json
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, TooLarge
from houtai.kit.shapes import Command
from houtai.modules.identity.tables import Preference

KEYS_MAX = 200
VALUE_BYTES_MAX = 16_000  # PostgreSQL's spelling has more blanks; its own bound is 20,000.

Key = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9_.:/\-]{1,100}$")]


class PreferenceTooLarge(TooLarge):
    code = "identity.preference_too_large"


class TooManyPreferences(Conflict):
    code = "identity.too_many_preferences"


class SetPreference(Command):
    """Any JSON value; null forgets it."""

    value: JsonValue = None


async def set_preference(
    session: AsyncSession, actor: Actor, key: str, command: SetPreference, *, at: datetime
) -> None:
    """Keep a value of one's own, or forget it. Raises PreferenceTooLarge, TooManyPreferences."""
    if command.value is None:
        await session.execute(
            delete(Preference).where(Preference.account_id == actor.id, Preference.key == key)
        )
        return
    if len(to_json(command.value)) > VALUE_BYTES_MAX:
        raise PreferenceTooLarge(place="body/value", bytes_max=VALUE_BYTES_MAX)
    if await _count_others(session, actor.id, key) >= KEYS_MAX:
        raise TooManyPreferences(keys_max=KEYS_MAX)
    kept = insert(Preference).values(
        account_id=actor.id, key=key, value=command.value, changed_at=at
    )
    await session.execute(
        kept.on_conflict_do_update(
            index_elements=["account_id", "key"],
            set_={"value": kept.excluded.value, "changed_at": kept.excluded.changed_at},
        )
    )


async def _count_others(session: AsyncSession, account_id: UUID, key: str) -> int:
    counted = select(func.count()).where(Preference.account_id == account_id, Preference.key != key)
    return int(await session.scalar(counted) or 0)
