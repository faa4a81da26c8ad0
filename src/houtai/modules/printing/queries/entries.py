"""The log of prints, as the place sees it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Place
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import Line, View, Word
from houtai.modules.printing.queries.people import names_of
from houtai.modules.printing.queries.places import of_place
from houtai.modules.printing.tables import OwnTemplate, PrintEntry


class PrintEntryView(View):
    """One print. Template version 0: the house's own template."""

    id: UUID
    kind: str
    number: str
    copies: int
    nth: int
    template_name: str | None
    template_version: int
    printed_by: UUID
    printed_by_name: str | None = None
    printed_at: datetime


def _begins(beginning: str) -> ColumnElement[bool]:
    """As a range: behind the wall no index would serve LIKE."""
    return and_(PrintEntry.number >= beginning, PrintEntry.number < beginning + "\U0010ffff")


ENTRIES = Listing(
    id=PrintEntry.id,
    sorts={"id": PrintEntry.id},
    default="-id",
    filters={
        "kind": any_of(PrintEntry.kind, Word),
        "number": Filter(Line, _begins, column=PrintEntry.number),
        "printed_by": equal(PrintEntry.printed_by, UUID),
    },
)
_SHOWN = [
    getattr(PrintEntry, name)
    for name in PrintEntryView.model_fields
    if name not in {"template_name", "printed_by_name"}
]


async def list_entries(session: AsyncSession, place: Place, wanted: Wanted) -> Page[PrintEntryView]:
    """Newest first. Indexes: ix_entry_place_…"""
    statement = (
        select(*_SHOWN, OwnTemplate.name.label("template_name"))
        .outerjoin(OwnTemplate, OwnTemplate.id == PrintEntry.template_id)
        .where(of_place(PrintEntry.merchant_id, PrintEntry.warehouse_id, place))
    )
    page = await ENTRIES.page(session, statement, wanted, PrintEntryView)
    names = await names_of(session, {one.printed_by for one in page.items})
    named = [
        one.model_copy(update={"printed_by_name": names.get(one.printed_by)}) for one in page.items
    ]
    return page.model_copy(update={"items": named})
