"""HTTP doors of the logs. Nobody writes here: what is done elsewhere is written down by itself."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession
from houtai.kit.errors import NotFound
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.kit.shapes import Line, Word
from houtai.modules.audit.queries import entries, logins, words

console = Router(prefix="/audit", tags=["audit"])
SeesEntries = Annotated[Actor, Depends(allow("audit.entry.read"))]
SeesLogins = Annotated[Actor, Depends(allow("audit.login.read"))]


class EntryUnknown(NotFound):
    """None of this id, or done at a place that the actor does not reach."""

    code = "audit.entry_unknown"


@console.get("/entries")
async def list_entries(
    session: ReadSession,
    actor: SeesEntries,
    wanted: Annotated[Wanted, Depends(entries.ENTRIES.wanted)],
) -> Page[entries.LogEntryView]:
    return await entries.list_entries(session, actor, wanted)


@console.get("/subjects")
async def list_subjects(_: SeesEntries) -> words.SubjectsView:
    """What the log can be searched by, in the reader's language."""
    return words.subjects()


@console.get("/entries/{entry_id}")
async def show_entry(
    session: ReadSession, actor: SeesEntries, entry_id: UUID
) -> entries.LogDetailView:
    found = await entries.show_entry(session, actor, entry_id)
    if found is None:
        raise EntryUnknown
    return found


@console.get("/things/{thing}/{thing_id}")
async def list_history(
    session: ReadSession,
    actor: SeesEntries,
    wanted: Annotated[Wanted, Depends(entries.HISTORY.wanted)],
    thing: Annotated[Word, Path()],
    thing_id: Annotated[Line, Path()],
) -> Page[entries.LogChangesView]:
    """What happened to one thing, newest first; empty when nothing did, or nothing is reached."""
    return await entries.history_of(session, actor, thing, thing_id, wanted)


@console.get("/logins")
async def list_logins(
    session: ReadSession,
    actor: SeesLogins,
    wanted: Annotated[Wanted, Depends(logins.LOGINS.wanted)],
) -> Page[logins.LoginView]:
    return await logins.list_logins(session, actor, wanted)
