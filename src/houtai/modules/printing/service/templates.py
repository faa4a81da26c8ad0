"""Templates of a place: drafted, published, rolled back, put in force, taken out of it.

A published version is never changed: rolling back publishes an old text anew.
"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as put
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, Place
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Line, View, Word
from houtai.modules.printing.queries import templates as queries
from houtai.modules.printing.queries.places import of_place
from houtai.modules.printing.queries.templates import PrintTemplateView, TemplateUnknown
from houtai.modules.printing.rules.declaring import Paper, kind_of
from houtai.modules.printing.rules.sources import Stamp, Template
from houtai.modules.printing.service.setting import Side, TemplateText, set_sheets
from houtai.modules.printing.tables import OwnTemplate, TemplateVersion

THING = "printing.template"
Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class PrintTemplateNameTaken(Conflict):
    code = "printing.name_taken"


class PrintTemplateChanged(Conflict):
    """Somebody changed it since it was read."""

    code = "printing.changed_meanwhile"


class TemplateNotPublished(Conflict):
    """A draft prints nothing."""

    code = "printing.not_published"


class TemplateWasPublished(Conflict):
    """The log names its versions."""

    code = "printing.was_published"


class TemplateVersionUnknown(NotFound):
    code = "printing.version_unknown"


class MakePrintTemplate(Command):
    """`copied_from`: another template of the place; without it the house's own is the beginning."""

    kind: Word
    name: Line
    copied_from: UUID | None = None


class SavePrintTemplate(Command):
    """The draft; what is printed does not change."""

    name: Line
    draft: TemplateText
    width_mm: Side
    height_mm: Side | None
    version: Version


class ChangePrintTemplate(Command):
    version: Version


class PublishPrintTemplate(ChangePrintTemplate):
    note: Annotated[str, Field(max_length=200)] = ""


class RollBackPrintTemplate(ChangePrintTemplate):
    number: Version


class _Noted(View):
    """What of a template is worth a line in the log of acts."""

    name: str
    draft: str
    width_mm: int
    height_mm: int | None
    published: int
    in_force: bool


async def make(
    session: AsyncSession, actor: Actor, command: MakePrintTemplate, *, at: datetime
) -> UUID:
    """A draft. Raises KindUnknown, TemplateUnknown, PrintTemplateNameTaken."""
    kind = kind_of(command.kind)
    draft, paper = kind.text, kind.paper
    if command.copied_from is not None:
        other = await queries.one_template(session, actor.place, command.copied_from)
        if other.kind != kind.code:
            raise TemplateUnknown
        draft, paper = other.draft, Paper(width_mm=other.width_mm, height_mm=other.height_mm)
    row = {
        "id": new_id(),
        "merchant_id": actor.place.merchant_id,
        "warehouse_id": actor.place.warehouse_id,
        "kind": kind.code,
        "name": command.name,
        "in_force": False,
        "draft": draft,
        "width_mm": paper.width_mm,
        "height_mm": paper.height_mm,
        "published": 0,
        "version": 1,
        "changed_by": actor.id,
        "changed_at": at,
    }
    done = put(OwnTemplate).values(**row).on_conflict_do_nothing().returning(OwnTemplate.id)
    made = await session.scalar(done)
    if made is None:
        raise PrintTemplateNameTaken(place="body/name", name=command.name)
    await _note(session, actor.place, made, before=None)
    return made


async def save(
    session: AsyncSession,
    actor: Actor,
    template_id: UUID,
    command: SavePrintTemplate,
    *,
    at: datetime,
) -> None:
    """Raises TemplateUnknown, PrintTemplateChanged, PrintTemplateNameTaken."""
    before = await queries.one_template(session, actor.place, template_id)
    await _refuse_taken_name(session, actor.place, before, command.name)
    values = command.model_dump(exclude={"version"})
    await _change(session, actor, before, command.version, values, at=at)


async def publish(
    session: AsyncSession,
    actor: Actor,
    template_id: UUID,
    command: PublishPrintTemplate,
    *,
    at: datetime,
) -> int:
    """The draft becomes the next version; returns its number.

    Raises TemplateUnknown, PrintTemplateChanged, and what the press says of the sample.
    """
    before = await queries.one_template(session, actor.place, template_id)
    paper = Paper(width_mm=before.width_mm, height_mm=before.height_mm)
    template = Template(before.draft, paper)
    await _try_out(before.kind, template, actor, at=at)
    return await _publish(session, actor, before, template, command, note=command.note, at=at)


async def roll_back(
    session: AsyncSession,
    actor: Actor,
    template_id: UUID,
    command: RollBackPrintTemplate,
    *,
    at: datetime,
) -> int:
    """An earlier version is published anew, and is the draft again; returns the new number.

    Raises TemplateUnknown, TemplateVersionUnknown, PrintTemplateChanged, and what the press says.
    """
    before = await queries.one_template(session, actor.place, template_id)
    template = await queries.published(session, actor.place, template_id, command.number)
    if template is None:
        raise TemplateVersionUnknown(number=command.number)
    await _try_out(before.kind, template, actor, at=at)
    note = f"← {command.number}"
    return await _publish(session, actor, before, template, command, note=note, at=at)


async def put_in_force(
    session: AsyncSession,
    actor: Actor,
    template_id: UUID,
    command: ChangePrintTemplate,
    *,
    at: datetime,
) -> None:
    """From now on its kind is printed by it here; another one makes way.

    Raises TemplateUnknown, TemplateNotPublished, PrintTemplateChanged.
    """
    before = await queries.one_template(session, actor.place, template_id)
    if before.published == 0:
        raise TemplateNotPublished
    await _make_way(session, actor.place, before)
    await _change(session, actor, before, command.version, {"in_force": True}, at=at)


async def take_out_of_force(
    session: AsyncSession,
    actor: Actor,
    template_id: UUID,
    command: ChangePrintTemplate,
    *,
    at: datetime,
) -> None:
    """What the platform or the house has holds again. Raises TemplateUnknown,
    PrintTemplateChanged.
    """
    before = await queries.one_template(session, actor.place, template_id)
    await _change(session, actor, before, command.version, {"in_force": False}, at=at)


async def remove(session: AsyncSession, actor: Actor, template_id: UUID) -> None:
    """A draft that never came to anything. Raises TemplateUnknown, TemplateWasPublished."""
    before = await queries.one_template(session, actor.place, template_id)
    if not await _drop_draft(session, actor.place, template_id):
        raise TemplateWasPublished
    noted = _noted(before)
    trail.note(session, THING, template_id, name=before.name, before=noted, after=None)


def _of(place: Place) -> ColumnElement[bool]:
    return of_place(OwnTemplate.merchant_id, OwnTemplate.warehouse_id, place)


async def _make_way(session: AsyncSession, place: Place, chosen: PrintTemplateView) -> None:
    await session.execute(
        update(OwnTemplate)
        .where(_of(place), OwnTemplate.kind == chosen.kind)
        .where(OwnTemplate.in_force, OwnTemplate.id != chosen.id)
        .values(in_force=False)
    )


async def _drop_draft(session: AsyncSession, place: Place, template_id: UUID) -> bool:
    gone = await session.scalar(
        delete(OwnTemplate)
        .where(OwnTemplate.id == template_id, OwnTemplate.published == 0, _of(place))
        .returning(OwnTemplate.id)
    )
    return gone is not None


async def _try_out(kind: str, template: Template, actor: Actor, *, at: datetime) -> None:
    """What cannot print its sample is not published."""
    stamp = Stamp(nth=1, at=at, by="")
    await set_sheets(template, [kind_of(kind).sample], [stamp], language=actor.language)


async def _publish(
    session: AsyncSession,
    actor: Actor,
    before: PrintTemplateView,
    template: Template,
    command: ChangePrintTemplate,
    *,
    note: str,
    at: datetime,
) -> int:
    number = before.published + 1
    paper = template.paper.model_dump()
    values = {"draft": template.text, **paper, "published": number}
    await _change(session, actor, before, command.version, values, at=at)
    await session.execute(
        insert(TemplateVersion).values(
            template_id=before.id,
            number=number,
            merchant_id=actor.place.merchant_id,
            warehouse_id=actor.place.warehouse_id,
            text=template.text,
            **paper,
            note=note,
            published_by=actor.id,
            published_at=at,
        )
    )
    return number


async def _change(
    session: AsyncSession,
    actor: Actor,
    before: PrintTemplateView,
    version: int,
    values: dict[str, object],
    *,
    at: datetime,
) -> None:
    changed = {**values, "version": version + 1, "changed_by": actor.id, "changed_at": at}
    if not await _write(session, actor.place, before.id, version, changed):
        raise PrintTemplateChanged
    await _note(session, actor.place, before.id, before=before)


async def _write(
    session: AsyncSession,
    place: Place,
    template_id: UUID,
    version: int,
    changed: dict[str, object],
) -> bool:
    done = await session.scalar(
        update(OwnTemplate)
        .where(OwnTemplate.id == template_id, OwnTemplate.version == version, _of(place))
        .values(**changed)
        .returning(OwnTemplate.id)
    )
    return done is not None


async def _refuse_taken_name(
    session: AsyncSession, place: Place, before: PrintTemplateView, name: str
) -> None:
    taken = await session.scalar(
        select(OwnTemplate.id)
        .where(_of(place), OwnTemplate.kind == before.kind)
        .where(OwnTemplate.name == name, OwnTemplate.id != before.id)
    )
    if taken is not None:
        raise PrintTemplateNameTaken(place="body/name", name=name)


async def _note(
    session: AsyncSession, place: Place, template_id: UUID, *, before: PrintTemplateView | None
) -> None:
    after = await queries.one_template(session, place, template_id)
    trail.note(
        session,
        THING,
        template_id,
        name=after.name,
        before=None if before is None else _noted(before),
        after=_noted(after),
    )


def _noted(shown: PrintTemplateView) -> _Noted:
    return _Noted.model_validate(shown)
