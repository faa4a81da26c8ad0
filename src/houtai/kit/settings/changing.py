"""Setting and putting back, each against the version that was looked at, each kept."""

from datetime import datetime
from typing import Annotated, Any

from fastapi.exceptions import RequestValidationError
from pydantic import Field, JsonValue, ValidationError
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.kit.settings.declaring import Setting
from houtai.kit.settings.reading import see_own_changes
from houtai.kit.settings.tables import SettingChange, SettingRow
from houtai.kit.shapes import BIGINT_MAX, Command, View

Version = Annotated[int, Field(ge=0, lt=BIGINT_MAX)]


class ChangedMeanwhile(Conflict):
    """Somebody else set it since it was looked at."""

    code = "settings.changed_meanwhile"


class ChangeSetting(Command):
    """Set it to a value of its kind. `version` is that of the value that was looked at."""

    version: Version
    value: JsonValue


class ResetSetting(Command):
    """Put it back to its default."""

    version: Version


class _SetTo(View):
    value: JsonValue


async def change(
    session: AsyncSession,
    actor: Actor,
    setting: Setting[Any],
    command: ChangeSetting,
    *,
    at: datetime,
) -> None:
    """Raises ChangedMeanwhile, and RequestValidationError for what is no value of its kind."""
    try:
        value = setting.kind.written(setting.kind.check(command.value))
    except ValidationError as error:
        wrong = [{**one, "loc": ("body", "value", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(wrong) from error
    await _put(session, actor, setting, value=value, version=command.version, at=at)


async def reset(
    session: AsyncSession,
    actor: Actor,
    setting: Setting[Any],
    command: ResetSetting,
    *,
    at: datetime,
) -> None:
    """Raises ChangedMeanwhile."""
    await _put(session, actor, setting, value=None, version=command.version, at=at)


async def _put(
    session: AsyncSession,
    actor: Actor,
    setting: Setting[Any],
    *,
    value: JsonValue,
    version: int,
    at: datetime,
) -> None:
    see_own_changes(session)
    seen = select(SettingRow.value, SettingRow.version).where(SettingRow.code == setting.code)
    row_before = (await session.execute(seen)).one_or_none()
    before: JsonValue = None if row_before is None else row_before.value
    if row_before is not None and (row_before.value, row_before.version) == (value, version):
        return
    row = {"value": value, "version": version + 1, "changed_at": at, "changed_by": actor.id}
    guarded = (
        insert(SettingRow).values(code=setting.code, **row).on_conflict_do_nothing()
        if version == 0
        else update(SettingRow)
        .where(SettingRow.code == setting.code, SettingRow.version == version)
        .values(row)
    )
    if await session.scalar(guarded.returning(SettingRow.code)) is None:
        raise ChangedMeanwhile(setting=setting.code)
    session.add(
        SettingChange(
            id=new_id(),
            code=setting.code,
            version=version + 1,
            before=before,
            after=value,
            changed_at=at,
            changed_by=actor.id,
        )
    )
    usual = setting.kind.written(setting.default)
    trail.note(
        session,
        "settings.setting",
        setting.code,
        name=setting.code,
        before=_SetTo(value=usual if before is None else before),
        after=_SetTo(value=usual if value is None else value),
    )
