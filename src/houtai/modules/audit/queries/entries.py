"""The operation log, page by page, one entry, and what happened to one thing."""

from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from pydantic import IPvAnyAddress, computed_field
from sqlalchemy import ColumnElement, Select, false, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.paging import Filter, Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View, Word
from houtai.modules.audit.queries import words
from houtai.modules.audit.queries.changes import Changes
from houtai.modules.audit.queries.naming import names_in
from houtai.modules.audit.queries.reach import reached
from houtai.modules.audit.queries.told import Named
from houtai.modules.audit.rules.words import words_sought
from houtai.modules.audit.tables import Entry, EntryWord

RELATED_MAX = 200
Result = Literal["done", "refused"]


class LogEntryView(View):
    """A line of the log, without its differences."""

    id: UUID
    position: int
    at: datetime
    actor_id: UUID
    actor_login: str
    actor_name: str
    merchant_id: UUID | None
    warehouse_id: UUID | None
    address: str | None
    user_agent: str
    door: str
    method: str
    path: str
    thing: str
    thing_id: str
    name: str
    status: int
    refused: bool
    code: str | None
    request_id: str | None

    @computed_field
    def door_name(self) -> str:
        """What people call the door."""
        return words.door_name(self.door)

    @computed_field
    def thing_name(self) -> str:
        """What people call this kind of thing."""
        return words.thing_name(self.thing)

    @computed_field
    def reason(self) -> str:
        """Why it was refused."""
        return words.reason(self.code)


class LogChangesView(LogEntryView):
    """The same with its differences; `cut` of them were shortened or left out."""

    changes: Changes
    cut: int

    def with_names(self, named: Named) -> Self:
        """The same, whose differences call people and places by their names."""
        changes = [one.model_copy(update={"named": named}) for one in self.changes]
        return self.model_copy(update={"changes": changes})


class LogDetailView(LogChangesView):
    """One entry as its page shows it, with what else the same deed changed."""

    hash: str
    related: list[LogEntryView]


def _with_text(text: str) -> ColumnElement[bool]:
    sought = words_sought(text)
    if not sought:
        return false()
    found = select(EntryWord.position).where(EntryWord.words.contains(sought))
    return Entry.position.in_(found)


def _by_result(result: Result) -> ColumnElement[bool]:
    # Spelled without a comparison, so that the index on refused rows can serve it.
    return Entry.refused.expression if result == "refused" else not_(Entry.refused)


FILTERS = {
    "at_from": at_least(Entry.at, Moment),
    "at_before": below(Entry.at, Moment),
    "actor": equal(Entry.actor_id, UUID),
    "thing": equal(Entry.thing, Word),
    "thing_id": equal(Entry.thing_id, Line),
    "door": equal(Entry.door, Word),
    "result": Filter(Result, _by_result),
    "address": Filter(IPvAnyAddress, lambda address: Entry.address == str(address)),
    "text": Filter(Line, _with_text),
}
ENTRIES = Listing(id=Entry.position, sorts={"at": Entry.at}, default="-at", filters=FILTERS)
HISTORY = Listing(id=Entry.position, sorts={"at": Entry.at}, default="-at")


def select_entries(
    actor: Actor, view: type[LogEntryView] = LogEntryView
) -> Select[tuple[object, ...]]:
    """What the actor may see of the log. Every filter has an index that ends in (at, position)."""
    names = [name for name in view.model_fields if name not in {"related", "hash"}]
    columns = [getattr(Entry, name) for name in names]
    return select(*columns).where(reached(actor, Entry.merchant_id, Entry.warehouse_id))


async def list_entries(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[LogEntryView]:
    """Newest first. Indexes: ix_entry_at_position and its sisters, ix_entry_word_words."""
    return await ENTRIES.page(session, select_entries(actor), wanted, LogEntryView)


async def history_of(
    session: AsyncSession, actor: Actor, thing: str, thing_id: str, wanted: Wanted
) -> Page[LogChangesView]:
    """What happened to one thing, newest first. Index: ix_entry_thing_id_at_position."""
    statement = select_entries(actor, LogChangesView).where(
        Entry.thing_id == thing_id, Entry.thing == thing
    )
    page = await HISTORY.page(session, statement, wanted, LogChangesView)
    named = await names_in(session, [one for entry in page.items for one in entry.changes])
    return page.model_copy(update={"items": [entry.with_names(named) for entry in page.items]})


async def show_entry(session: AsyncSession, actor: Actor, entry_id: UUID) -> LogDetailView | None:
    """One entry; None when there is none, or not for this actor. Indexes: uq_entry_id, deed_id."""
    whole = select_entries(actor, LogChangesView).add_columns(Entry.deed_id, Entry.hash)
    row = (await session.execute(whole.where(Entry.id == entry_id))).one_or_none()
    if row is None:
        return None
    fellows = select_entries(actor).where(Entry.deed_id == row.deed_id, Entry.id != entry_id)
    related = await session.execute(fellows.order_by(Entry.position).limit(RELATED_MAX))
    kept = LogChangesView.model_validate(row)
    shown = kept.with_names(await names_in(session, kept.changes))
    return LogDetailView(
        **{name: getattr(shown, name) for name in LogChangesView.model_fields},
        hash=row.hash.hex(),
        related=[LogEntryView.model_validate(one) for one in related],
    )
