"""HTTP doors of printing: kinds, templates, looking at them, the log. What is printed comes from
the doors of those whose things are printed.
"""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, only_asks
from houtai.kit.paging import Page, Wanted
from houtai.modules.printing.queries import entries, kinds
from houtai.modules.printing.queries import templates as shown
from houtai.modules.printing.queries.people import names_of
from houtai.modules.printing.service import setting, templates

console = Router(prefix="/printing", tags=["printing"])

CanRead = Annotated[Actor, Depends(allow("printing.template.read"))]
CanWrite = Annotated[Actor, Depends(allow("printing.template.write"))]
CanSeeLog = Annotated[Actor, Depends(allow("printing.entry.read"))]
KindCode = Annotated[str, Path(max_length=64)]


@console.get("/kinds")
async def list_print_kinds(actor: CanRead) -> list[kinds.PrintKindSummaryView]:
    return kinds.list_kinds(actor.language)


@console.get("/kinds/{kind}")
async def show_print_kind(actor: CanRead, kind: KindCode) -> kinds.PrintKindView:
    """With the house's template and every value that a template may use."""
    return kinds.one_kind(kind, actor.language)


@console.get("/templates")
async def list_print_templates(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.TEMPLATES.wanted)],
) -> Page[shown.PrintTemplateSummaryView]:
    """Those of the place where the reader works."""
    return await shown.list_templates(session, actor.place, wanted)


@console.get("/templates/{template_id}")
async def show_print_template(
    session: ReadSession, actor: CanRead, template_id: UUID
) -> shown.PrintTemplateView:
    return await shown.one_template(session, actor.place, template_id)


@console.get("/templates/{template_id}/versions")
async def list_print_template_versions(
    session: ReadSession, actor: CanRead, template_id: UUID
) -> list[shown.TemplateVersionView]:
    return await shown.versions_of(session, actor.place, template_id)


@console.post("/templates", status_code=201)
async def make_print_template(
    session: Session, actor: CanWrite, command: templates.MakePrintTemplate
) -> UUID:
    return await templates.make(session, actor, command, at=utc_now())


@console.put("/templates/{template_id}", status_code=204)
async def save_print_template(
    session: Session, actor: CanWrite, template_id: UUID, command: templates.SavePrintTemplate
) -> None:
    """The draft alone; what is printed stays as it was published."""
    await templates.save(session, actor, template_id, command, at=utc_now())


@console.post("/templates/{template_id}/publish")
async def publish_print_template(
    session: Session, actor: CanWrite, template_id: UUID, command: templates.PublishPrintTemplate
) -> int:
    return await templates.publish(session, actor, template_id, command, at=utc_now())


@console.post("/templates/{template_id}/roll-back")
async def roll_back_print_template(
    session: Session, actor: CanWrite, template_id: UUID, command: templates.RollBackPrintTemplate
) -> int:
    return await templates.roll_back(session, actor, template_id, command, at=utc_now())


@console.post("/templates/{template_id}/put-in-force", status_code=204)
async def put_print_template_in_force(
    session: Session, actor: CanWrite, template_id: UUID, command: templates.ChangePrintTemplate
) -> None:
    await templates.put_in_force(session, actor, template_id, command, at=utc_now())


@console.post("/templates/{template_id}/take-out", status_code=204)
async def take_print_template_out_of_force(
    session: Session, actor: CanWrite, template_id: UUID, command: templates.ChangePrintTemplate
) -> None:
    await templates.take_out_of_force(session, actor, template_id, command, at=utc_now())


@console.delete("/templates/{template_id}", status_code=204)
async def remove_print_template(session: Session, actor: CanWrite, template_id: UUID) -> None:
    await templates.remove(session, actor, template_id)


async def _reader(session: ReadSession, actor: CanRead) -> setting.Reader:
    """Its transaction ends before the press is asked."""
    names = await names_of(session, {actor.id})
    return setting.Reader(language=actor.language, name=names.get(actor.id, ""))


@console.post("/previews", dependencies=[Depends(only_asks)])
async def look_at_print_template(
    reader: Annotated[setting.Reader, Depends(_reader)], command: setting.LookAtTemplate
) -> setting.PrintPreviewView:
    """The sample of that kind by this template; nothing is kept."""
    return await setting.look(command, reader, at=utc_now())


@console.get("/log")
async def list_print_entries(
    session: ReadSession,
    actor: CanSeeLog,
    wanted: Annotated[Wanted, Depends(entries.ENTRIES.wanted)],
) -> Page[entries.PrintEntryView]:
    """What was printed at the place where the reader works."""
    return await entries.list_entries(session, actor.place, wanted)
