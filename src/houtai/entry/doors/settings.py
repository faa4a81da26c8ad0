"""HTTP doors of settings: all with their forms, set one, put one back, its history."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.files import public as files
from houtai.modules.identity import public as identity

console = Router(prefix="/settings", tags=["settings"])

CanRead = Annotated[Actor, Depends(allow("settings.setting.read"))]
CanWrite = Annotated[Actor, Depends(allow("settings.setting.write"))]
Chosen = Annotated[settings.Setting[object], Depends(settings.setting_of)]


@console.get("")
async def list_settings(session: ReadSession, actor: CanRead) -> list[settings.SettingView]:
    found = await settings.list_settings(session, actor.language)
    names = await identity.names(session, [one.changed_by for one in found if one.changed_by])
    return [
        one.model_copy(update={"changed_by_name": names.get(one.changed_by)})
        if one.changed_by
        else one
        for one in found
    ]


@console.put("/{code}", status_code=204)
async def change_setting(
    session: Session, actor: CanWrite, setting: Chosen, command: settings.ChangeSetting
) -> None:
    at = utc_now()
    await settings.change(session, actor, setting, command, at=at)
    await _use_its_file(session, actor, setting, at)


@console.post("/{code}/reset", status_code=204)
async def reset_setting(
    session: Session, actor: CanWrite, setting: Chosen, command: settings.ResetSetting
) -> None:
    at = utc_now()
    await settings.reset(session, actor, setting, command, at=at)
    await _use_its_file(session, actor, setting, at)


@console.get("/{code}/changes")
async def list_setting_changes(
    session: ReadSession,
    _: CanRead,
    setting: Chosen,
    wanted: Annotated[Wanted, Depends(settings.CHANGES.wanted)],
) -> Page[settings.SettingChangeView]:
    """Newest first: who set it when, from what to what."""
    page = await settings.list_changes(session, setting, wanted)
    names = await identity.names(session, [one.changed_by for one in page.items])
    named = [
        one.model_copy(update={"changed_by_name": names.get(one.changed_by)}) for one in page.items
    ]
    return page.model_copy(update={"items": named})


async def _use_its_file(
    session: AsyncSession, actor: Actor, setting: settings.Setting[object], at: datetime
) -> None:
    """A file that a setting names cannot be deleted. Raises FileNotUsable."""
    if isinstance(setting.kind, settings.FileOf):
        chosen = await settings.read(session, setting)
        await files.use(
            session,
            actor,
            thing="settings.setting",
            thing_id=setting.code,
            file_ids=[chosen] if isinstance(chosen, UUID) else [],
            purpose=setting.kind.purpose,
            at=at,
            place="body/value",
        )
