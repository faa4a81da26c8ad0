"""Adding to the logs: each row takes the next position and holds on to the row before it."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.audit import DeedDone
from houtai.events.identity import SignInTried
from houtai.modules.audit.rules.chain import Link, link
from houtai.modules.audit.rules.rows import People, entries_of, found_by, login_of
from houtai.modules.audit.tables import Entry, EntryWord, Head, Login

FindPeople = Callable[[AsyncSession, Collection[UUID]], Awaitable[People]]
"""How the composition finds out what people are called."""


async def keep_deeds(
    session: AsyncSession, events: Sequence[DeedDone], find_people: FindPeople
) -> None:
    """Append what was done. Safe to repeat: what stands in the log is passed by."""
    if not events:
        return
    head = await _take_head(session, "entries")
    ids = [event.deed_id for event in events]
    known = set(await session.scalars(select(Entry.deed_id).where(Entry.deed_id.in_(ids))))
    people = await find_people(session, {event.actor_id for event in events})
    new = [event for event in events if event.deed_id not in known]
    rows = [row for event in new for row in entries_of(event, people)]
    await _append(session, Entry, "entries", head, rows)


async def keep_logins(
    session: AsyncSession, events: Sequence[SignInTried], find_people: FindPeople
) -> None:
    """Append tries to sign in. Safe to repeat."""
    if not events:
        return
    head = await _take_head(session, "logins")
    ids = [event.try_id for event in events]
    known = set(await session.scalars(select(Login.id).where(Login.id.in_(ids))))
    accounts = {event.account_id for event in events if event.account_id is not None}
    people = await find_people(session, accounts)
    rows = [login_of(event, people) for event in events if event.try_id not in known]
    await _append(session, Login, "logins", head, rows)


async def _take_head(session: AsyncSession, chain: str) -> Link:
    """Whoever has the head adds to the chain; others wait until he is done."""
    taken = select(Head.position, Head.hash).where(Head.chain == chain).with_for_update()
    row = (await session.execute(taken)).one()
    return Link(row.position, row.hash)


async def _append(
    session: AsyncSession,
    log: type[Entry | Login],
    chain: str,
    end: Link,
    rows: Sequence[Mapping[str, Any]],
) -> None:
    linked = []
    for row in rows:
        placed = {**row, "position": end.position + 1}
        end = link(end, placed)
        linked.append({**placed, "hash": end.hash})
    if not linked:
        return
    await session.execute(insert(log), linked)
    if log is Entry:
        await session.execute(insert(EntryWord), [found_by(row) for row in linked])
    moved = update(Head).where(Head.chain == chain)
    await session.execute(moved.values(position=end.position, hash=end.hash))
