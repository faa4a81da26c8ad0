"""Doors of freight templates. Every console uses these; the actor decides what they show."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, only_asks
from houtai.kit.paging import Page, Wanted
from houtai.modules.logistics.queries import quotes
from houtai.modules.logistics.queries import templates as shown
from houtai.modules.logistics.rules.freight import FreightView
from houtai.modules.logistics.service import templates

console = Router(prefix="/logistics", tags=["logistics"])

CanRead = Annotated[Actor, Depends(allow("logistics.freight_template.read"))]
CanWrite = Annotated[Actor, Depends(allow("logistics.freight_template.write"))]


@console.get("/freight-templates")
async def list_freight_templates(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.TEMPLATES.wanted)],
) -> Page[shown.FreightTemplateSummaryView]:
    return await shown.list_templates(session, actor, wanted)


@console.get("/freight-templates/{template_id}")
async def show_freight_template(
    session: ReadSession, actor: CanRead, template_id: UUID
) -> shown.FreightTemplateView:
    return await shown.one_template(session, actor, template_id)


@console.post("/freight-templates", status_code=201)
async def make_freight_template(
    session: Session, actor: CanWrite, command: templates.MakeFreightTemplate
) -> UUID:
    """For the merchant of this place; from the platform for its own shop."""
    return await templates.make(session, actor, command, at=utc_now())


@console.put("/freight-templates/{template_id}", status_code=204)
async def edit_freight_template(
    session: Session, actor: CanWrite, template_id: UUID, command: templates.EditFreightTemplate
) -> None:
    await templates.edit(session, actor, template_id, command, at=utc_now())


@console.post("/freight-templates/{template_id}/copy", status_code=201)
async def copy_freight_template(
    session: Session, actor: CanWrite, template_id: UUID, command: templates.CopyFreightTemplate
) -> UUID:
    return await templates.copy(session, actor, template_id, command, at=utc_now())


@console.post("/freight-templates/{template_id}/make-default", status_code=204)
async def make_freight_template_default(
    session: Session, actor: CanWrite, template_id: UUID
) -> None:
    """In force from now on for what no template of a category takes."""
    await templates.make_default(session, actor, template_id, at=utc_now())


@console.delete("/freight-templates/{template_id}", status_code=204)
async def remove_freight_template(session: Session, actor: CanWrite, template_id: UUID) -> None:
    await templates.remove(session, actor, template_id)


@console.post("/freight-trials", dependencies=[Depends(only_asks)])
async def try_freight(
    session: ReadSession, actor: CanRead, command: quotes.TryFreight
) -> FreightView:
    """What sending these goods would cost now, with the reasons."""
    return await quotes.try_out(session, actor, command)
