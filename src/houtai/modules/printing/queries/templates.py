"""Templates of a place, their versions, and the one that is in force."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Place
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of
from houtai.kit.shapes import View, Word
from houtai.modules.printing.queries.people import names_of
from houtai.modules.printing.queries.places import PLATFORM, of_place
from houtai.modules.printing.rules.declaring import Kind, Paper
from houtai.modules.printing.rules.sources import Template
from houtai.modules.printing.tables import OwnTemplate, TemplateVersion

VERSIONS_SHOWN_MAX = 200


class TemplateUnknown(NotFound):
    """Unknown, or of another place: the two look the same."""

    code = "printing.template_unknown"


class PrintTemplateSummaryView(View):
    """One template in a list. `published` 0: only a draft so far."""

    id: UUID
    kind: str
    name: str
    in_force: bool
    width_mm: int
    height_mm: int | None
    published: int
    version: int
    changed_by: UUID
    changed_by_name: str | None = None
    changed_at: datetime


class PrintTemplateView(PrintTemplateSummaryView):
    """One template with what is worked on."""

    draft: str


class TemplateVersionView(View):
    """One published version."""

    number: int
    text: str
    width_mm: int
    height_mm: int | None
    note: str
    published_by: UUID
    published_by_name: str | None = None
    published_at: datetime


TEMPLATES = Listing(
    id=OwnTemplate.id,
    sorts={"id": OwnTemplate.id},
    default="-id",
    filters={"kind": any_of(OwnTemplate.kind, Word)},
)
_SUMMARY = [
    getattr(OwnTemplate, name)
    for name in PrintTemplateSummaryView.model_fields
    if name != "changed_by_name"
]
_VERSION = [
    getattr(TemplateVersion, name)
    for name in TemplateVersionView.model_fields
    if name != "published_by_name"
]


def _of(place: Place) -> ColumnElement[bool]:
    return of_place(OwnTemplate.merchant_id, OwnTemplate.warehouse_id, place)


async def list_templates(
    session: AsyncSession, place: Place, wanted: Wanted
) -> Page[PrintTemplateSummaryView]:
    """Newest first. Index: ix_template_merchant_id_warehouse_id_id."""
    statement = select(*_SUMMARY).where(_of(place))
    page = await TEMPLATES.page(session, statement, wanted, PrintTemplateSummaryView)
    names = await names_of(session, {one.changed_by for one in page.items})
    named = [
        one.model_copy(update={"changed_by_name": names.get(one.changed_by)}) for one in page.items
    ]
    return page.model_copy(update={"items": named})


async def one_template(session: AsyncSession, place: Place, template_id: UUID) -> PrintTemplateView:
    """Raises TemplateUnknown."""
    found = await session.execute(
        select(*_SUMMARY, OwnTemplate.draft).where(OwnTemplate.id == template_id, _of(place))
    )
    row = found.one_or_none()
    if row is None:
        raise TemplateUnknown
    names = await names_of(session, {row.changed_by})
    shown = PrintTemplateView.model_validate(row)
    return shown.model_copy(update={"changed_by_name": names.get(row.changed_by)})


async def versions_of(
    session: AsyncSession, place: Place, template_id: UUID
) -> list[TemplateVersionView]:
    """The newest first. Raises TemplateUnknown."""
    await one_template(session, place, template_id)
    rows = await session.execute(
        select(*_VERSION)
        .where(TemplateVersion.template_id == template_id)
        .order_by(TemplateVersion.number.desc())
        .limit(VERSIONS_SHOWN_MAX)
    )
    versions: Sequence[TemplateVersionView] = [
        TemplateVersionView.model_validate(row) for row in rows
    ]
    names = await names_of(session, {one.published_by for one in versions})
    return [
        one.model_copy(update={"published_by_name": names.get(one.published_by)})
        for one in versions
    ]


async def published(
    session: AsyncSession, place: Place, template_id: UUID, number: int
) -> Template | None:
    """As that version was published. Index: pk_template_version."""
    found = await session.execute(
        select(TemplateVersion.text, TemplateVersion.width_mm, TemplateVersion.height_mm)
        .join(OwnTemplate, OwnTemplate.id == TemplateVersion.template_id)
        .where(TemplateVersion.template_id == template_id, TemplateVersion.number == number)
        .where(_of(place))
    )
    row = found.one_or_none()
    if row is None:
        return None
    return Template(row.text, Paper(width_mm=row.width_mm, height_mm=row.height_mm))


async def in_force(session: AsyncSession, kind: Kind, place: Place) -> Template:
    """The place's own, else the platform's, else the house's. Index: uq_template_in_force."""
    own = _of(place)
    found = await session.execute(
        select(
            TemplateVersion.template_id,
            TemplateVersion.number,
            TemplateVersion.text,
            TemplateVersion.width_mm,
            TemplateVersion.height_mm,
        )
        .join(OwnTemplate, OwnTemplate.id == TemplateVersion.template_id)
        .where(OwnTemplate.kind == kind.code, OwnTemplate.in_force)
        .where(or_(own, _of(PLATFORM)))
        .where(TemplateVersion.number == OwnTemplate.published)
        .order_by(case((own, 0), else_=1))
        .limit(1)
    )
    row = found.one_or_none()
    if row is None:
        return Template(kind.text, kind.paper)
    paper = Paper(width_mm=row.width_mm, height_mm=row.height_mm)
    return Template(row.text, paper, row.template_id, row.number)
