"""Telling open pages that something is new: once it is committed, to those whom it concerns.

    push.tell(session, account_ids)          # where it happens, in any process
    async with hub.listen(database, account_id) as news:
        while await news.wait(15): ...       # where a page is kept up to date

What travels is only for whom there is news, never the news itself; a page then looks. Nothing is
promised to arrive: a page looks again whenever the line to the database was down, and may ask.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from functools import partial
from uuid import UUID
from weakref import WeakKeyDictionary

import psycopg
from sqlalchemy import Engine, event, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import Session

from houtai.kit.db import Database, start_errand
from houtai.kit.errors import Unavailable
from houtai.kit.transient import is_transient, persist

CHANNEL = "push"
PERSONS_PER_NOTE_MAX = 150
NOTES_MAX = 20
EVERYBODY = "*"
LISTENERS_PER_PERSON_MAX = 6
LISTENERS_MAX = 400
"""Of a process: each keeps one of its connections, and the other doors need some too."""
RETRY_SECONDS = 30
ANSWER_SECONDS_MAX = 5
TRIES_MAX, AGAIN_SECONDS = 10, 1.0
_MARK = "push.persons"
_NOTIFY = text("SELECT pg_notify(:channel, note) FROM unnest(CAST(:notes AS text[])) AS note")


class TooManyListeners(Unavailable):
    code = "request.too_many_listeners"


class _Speaker:
    """Speaks for a whole process, like the bell of the event log: one statement is under way at a
    time and tells of all that came meanwhile, after the transactions that it tells of.
    """

    def __init__(self) -> None:
        self._persons: set[UUID] = set()
        self._speaking: asyncio.Task[None] | None = None

    def speak(self, engine: AsyncEngine, persons: Collection[UUID]) -> None:
        self._persons |= set(persons)
        if self._speaking is None or self._speaking.done():
            self._speaking = start_errand(engine, self._speak(engine), name="push")

    async def _speak(self, engine: AsyncEngine) -> None:
        failures = 0
        while self._persons:
            told, self._persons = self._persons, set()
            try:
                async with engine.connect() as connection:
                    await connection.execution_options(isolation_level="AUTOCOMMIT")
                    await connection.execute(_NOTIFY, {"channel": CHANNEL, "notes": _notes(told)})
            except Exception as error:
                if not is_transient(error):
                    raise
                failures += 1
                if failures < TRIES_MAX:  # A page would stay as it is until something else is new.
                    self._persons |= told
                    await asyncio.sleep(AGAIN_SECONDS)


def _notes(persons: Collection[UUID]) -> list[str]:
    """PostgreSQL carries at most 8,000 bytes in one; of very many, everybody is told to look."""
    if len(persons) > PERSONS_PER_NOTE_MAX * NOTES_MAX:
        return [json.dumps([EVERYBODY])]
    names = sorted(map(str, persons))
    return [
        json.dumps(names[start : start + PERSONS_PER_NOTE_MAX])
        for start in range(0, len(names), PERSONS_PER_NOTE_MAX)
    ]


_speakers: WeakKeyDictionary[Engine, _Speaker] = WeakKeyDictionary()


def tell(session: AsyncSession, persons: Collection[UUID]) -> None:
    """There will be news for these persons once this transaction is there for all to see."""
    bound_to = session.bind
    if bound_to is None or not persons:
        return
    waiting: set[UUID] | None = session.info.get(_MARK)
    if waiting is not None:
        waiting |= set(persons)
        return
    waiting = session.info[_MARK] = set(persons)
    engine = bound_to if isinstance(bound_to, AsyncEngine) else bound_to.engine
    speaker = _speakers.setdefault(engine.sync_engine, _Speaker())

    @event.listens_for(session.sync_session, "after_commit")
    def speak(_: Session) -> None:
        speaker.speak(engine, waiting)


class News:
    """What one open page waits for."""

    def __init__(self) -> None:
        self._is_due = asyncio.Event()
        self._is_over = False

    def is_over(self) -> bool:
        """Whether no more will come: the server stops, or the person opened too many others."""
        return self._is_over

    def ring(self) -> None:
        """There may be something new."""
        self._is_due.set()

    def end(self) -> None:
        """Wake whoever waits, for the last time."""
        self._is_over = True
        self._is_due.set()

    async def wait(self, seconds: float) -> bool:
        """True for news, False when there was none for so long."""
        try:
            async with asyncio.timeout(seconds):
                await self._is_due.wait()
        except TimeoutError:
            return False
        self._is_due.clear()
        return True


class Hub:
    """The ear of a process: from the first page on, one connection listens for all of them."""

    def __init__(self) -> None:
        self._listeners: dict[UUID, list[News]] = {}
        self._count = 0
        self._listening: asyncio.Task[None] | None = None
        self._is_closed = False

    def refuse_if_full(self) -> None:
        """Raises TooManyListeners, also when the server is about to stop."""
        if self._is_closed or self._count >= LISTENERS_MAX:
            raise TooManyListeners(retry_seconds=RETRY_SECONDS)

    @asynccontextmanager
    async def listen(self, database: Database, person: UUID) -> AsyncIterator[News]:
        """News for this person, from now on. A person's oldest page gives way to a new one."""
        self.refuse_if_full()
        news = News()
        own = self._listeners.setdefault(person, [])
        own.append(news)
        self._count += 1
        for oldest in own[:-LISTENERS_PER_PERSON_MAX]:
            oldest.end()
        self._begin(database)
        try:
            yield news
        finally:
            own.remove(news)
            self._count -= 1
            if not own:
                self._listeners.pop(person, None)

    def close(self) -> None:
        """End all pages' waiting; the server is about to stop."""
        self._is_closed = True
        for news in self._everybody():
            news.end()
        if self._listening is not None:
            self._listening.cancel()
            self._listening = None

    def _begin(self, database: Database) -> None:
        if self._listening is None or self._listening.done():
            loop = asyncio.get_running_loop()
            listen_on = partial(self._listen_on, database.url)
            self._listening = loop.create_task(persist("push", listen_on), name="push listener")

    async def _listen_on(self, url: str) -> None:
        """Over a connection beside the pool, so that pages never take one from the doors."""
        connection = await psycopg.AsyncConnection.connect(
            url, autocommit=True, connect_timeout=ANSWER_SECONDS_MAX
        )
        try:
            await connection.execute(f"LISTEN {CHANNEL}")
            # What was said while nobody listened is lost: everybody looks.
            self._ring([EVERYBODY])
            async for note in connection.notifies():
                self._ring(json.loads(note.payload))
        finally:
            with suppress(Exception):
                await connection.close()
        raise ConnectionError("the line to the database broke")

    def _ring(self, persons: Collection[str]) -> None:
        if EVERYBODY in persons:
            for news in self._everybody():
                news.ring()
            return
        for person in persons:
            for news in self._listeners.get(UUID(person), []):
                news.ring()

    def _everybody(self) -> list[News]:
        return [news for own in self._listeners.values() for news in own]
