"""Settings as the page of settings shows them, and what became of one over time."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import JsonValue
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted
from houtai.kit.settings.declaring import DECLARED, Setting
from houtai.kit.settings.kinds import ChoiceOf
from houtai.kit.settings.reading import understood
from houtai.kit.settings.tables import SettingChange, SettingRow
from houtai.kit.shapes import View
from houtai.kit.texts import say


class UnknownSetting(NotFound):
    code = "settings.unknown"


class SettingView(View):
    """One setting, with what its form asks for."""

    code: str
    group: str
    group_name: str
    name: str
    help: str
    wanted: dict[str, Any]
    """JSON schema of a value; `x-unit` and `x-file` are hints for the form."""
    choices: dict[str, str]
    """Names of the words that may be chosen."""
    value: JsonValue
    default: JsonValue
    is_set: bool
    version: int
    """0: never touched."""
    changed_at: datetime | None
    changed_by: UUID | None
    changed_by_name: str | None = None
    """Who that is; filled in by the door, which knows people."""


class SettingChangeView(View):
    """One change. None stands for the default."""

    id: UUID
    version: int
    before: JsonValue
    after: JsonValue
    changed_at: datetime
    changed_by: UUID
    changed_by_name: str | None = None


CHANGES = Listing(id=SettingChange.id, sorts={"id": SettingChange.id}, default="-id")


def setting_of(code: str) -> Setting[Any]:
    """The declared setting of that code. Raises UnknownSetting."""
    found = DECLARED.get(code)
    if found is None:
        raise UnknownSetting
    return found


async def list_settings(session: AsyncSession, language: str) -> list[SettingView]:
    """All of them, by group and code, never from memory: who edits must see the last version."""
    rows = {row.code: row for row in await session.scalars(select(SettingRow))}
    values = {code: row.value for code, row in rows.items() if row.value is not None}
    return [
        _view(setting, rows.get(code), values, language)
        for code, setting in sorted(DECLARED.items())
    ]


async def list_changes(
    session: AsyncSession, setting: Setting[Any], wanted: Wanted
) -> Page[SettingChangeView]:
    """Newest first. Rides on ix_setting_change_code_id."""
    shown = set(SettingChangeView.model_fields) - {"changed_by_name"}
    columns = (getattr(SettingChange, name) for name in sorted(shown))
    statement = select(*columns).where(SettingChange.code == setting.code)
    return await CHANGES.page(session, statement, wanted, SettingChangeView)


def _view(
    setting: Setting[Any], row: SettingRow | None, values: dict[str, Any], language: str
) -> SettingView:
    kind, code = setting.kind, setting.code
    words = kind.words if isinstance(kind, ChoiceOf) else ()
    return SettingView(
        code=code,
        group=setting.group,
        group_name=say(f"settings.group.{setting.group}", language),
        name=say(f"settings.{code}.name", language),
        help=say(f"settings.{code}.help", language),
        wanted=kind.schema,
        choices={word: say(f"settings.{code}.choices.{word}", language) for word in words},
        value=kind.written(understood(setting, values)),
        default=kind.written(setting.default),
        is_set=code in values,
        version=0 if row is None else row.version,
        changed_at=None if row is None else row.changed_at,
        changed_by=None if row is None else row.changed_by,
    )
