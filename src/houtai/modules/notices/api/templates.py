"""Doors of templates. They are the platform's; to anybody else they do not exist."""

from typing import Annotated

from fastapi import Depends, Path

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, only_asks
from houtai.modules.notices.api.platform import OfPlatform
from houtai.modules.notices.queries import templates as shown
from houtai.modules.notices.rules.wordings import Channel
from houtai.modules.notices.service import templates

doors = Router()

CanRead = Annotated[Actor, Depends(allow("notices.template.read"))]
CanWrite = Annotated[Actor, Depends(allow("notices.template.write"))]
Code = Annotated[str, Path(max_length=100)]


@doors.get("/templates")
async def list_templates(
    session: ReadSession, actor: CanRead, _platform: OfPlatform
) -> list[shown.TemplateView]:
    return await shown.list_templates(session, actor.language)


@doors.get("/templates/{code}/{channel}")
async def show_template(
    session: ReadSession, actor: CanRead, code: Code, channel: Channel, _platform: OfPlatform
) -> shown.TemplateView:
    return await shown.one_template(session, code, channel, actor.language)


@doors.put("/templates/{code}/{channel}", status_code=204)
async def edit_template(
    session: Session,
    actor: CanWrite,
    code: Code,
    channel: Channel,
    command: templates.EditTemplate,
    _platform: OfPlatform,
) -> None:
    await templates.edit(session, code, channel, command, by=actor.id, at=utc_now())


@doors.post("/templates/{code}/{channel}/reset", status_code=204)
async def reset_template(
    session: Session,
    _: CanWrite,
    code: Code,
    channel: Channel,
    command: templates.ResetTemplate,
    _platform: OfPlatform,
) -> None:
    await templates.reset(session, code, channel, command)


@doors.post("/templates/{code}/preview", dependencies=[Depends(only_asks)])
async def preview_template(
    _: CanRead, code: Code, command: templates.TemplateWords, _platform: OfPlatform
) -> templates.WordsPreviewView:
    """The texts with something in each place; nothing is kept."""
    return templates.preview(code, command)


@doors.post("/templates/{code}/try", status_code=202)
async def try_template(
    session: Session, actor: CanWrite, code: Code, _platform: OfPlatform
) -> None:
    """Tell oneself, by every channel that is on, as it is worded now."""
    await templates.try_out(
        session, code, account_id=actor.id, language=actor.language, at=utc_now()
    )
