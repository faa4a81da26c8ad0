"""Doors of spec templates: the platform's own, and those of each shop."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.catalog.queries import templates as queries
from houtai.modules.catalog.queries.templates import ShownTemplateView
from houtai.modules.catalog.service import templates

doors = Router()

CanRead = Annotated[Actor, Depends(allow("catalog.spec_template.read"))]
CanWrite = Annotated[Actor, Depends(allow("catalog.spec_template.write"))]


@doors.get("/spec-templates")
async def list_templates(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(queries.TEMPLATES.wanted)],
) -> Page[ShownTemplateView]:
    return await queries.list_templates(session, actor, wanted)


@doors.get("/spec-templates/{template_id}")
async def show_template(
    session: ReadSession, actor: CanRead, template_id: UUID
) -> ShownTemplateView:
    found = await queries.shown_template(session, actor, template_id)
    if found is None:
        raise templates.TemplateUnknown
    return found


@doors.post("/spec-templates", status_code=201)
async def create_template(
    session: Session, actor: CanWrite, command: templates.MakeTemplate
) -> UUID:
    return await templates.make_template(session, actor, command)


@doors.put("/spec-templates/{template_id}", status_code=204)
async def edit_template(
    session: Session, actor: CanWrite, template_id: UUID, command: templates.EditTemplate
) -> None:
    await templates.edit_template(session, actor, template_id, command)


@doors.delete("/spec-templates/{template_id}", status_code=204)
async def delete_template(session: Session, actor: CanWrite, template_id: UUID) -> None:
    await templates.remove_template(session, actor, template_id)
