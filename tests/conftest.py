"""A real PostgreSQL, migrated once per worker; each test in a transaction that is rolled back."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import httpx
import psycopg
import pytest
from fastapi import FastAPI, Request
from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import db, migrate, trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.embedded_pg import Address, EmbeddedPostgres
from houtai.kit.embedded_pg.place import data_folder_of
from houtai.kit.environment import LANGUAGES, Environment
from houtai.kit.lookups import Lookups
from houtai.kit.texts import catalogue
from tests.hypothesis_profile import load_profile

load_profile()
TRIALS = ("audit.trial", "trial.", "guards.", "a.b")
"""Things that only tests know."""
ClientAs = Callable[[Actor | None], AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture(scope="session", autouse=True)
def noted_fields_have_names() -> Iterator[None]:
    """Whatever a test changes, the log of the thing can say it: each field that is noted, at
    whatever depth, is called something in both languages.
    """
    noting = trail.difference

    def checked(thing: str, thing_id: UUID | str, **wanted: Any) -> trail.Note | None:
        return note_named(noting(thing, thing_id, **wanted))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trail, "difference", checked)
        yield


def note_named(note: trail.Note | None) -> trail.Note | None:
    """The same note. Fails when a field of the house has no name in `audit.field`."""
    if note is not None and not note.thing.startswith(TRIALS):
        nameless = {
            one.field
            for one in note.changes
            for language in LANGUAGES
            if f"audit.field.{one.field}" not in catalogue(language)
        }
        assert not nameless, f"{note.thing}: no audit.field text for {sorted(nameless)}"
    return note


@pytest.fixture(scope="session")
def postgres(testrun_uid: str, worker_id: str) -> Iterator[Address]:
    """An embedded server for each worker: a transaction that one leaves open holds back what the
    others' event logs and roll-ups may take, and their connections would not fit into one. It takes
    more connections than one of production: each test file that commits keeps a pool of its own.

    Its home lies outside of pytest's own folder, into which a database user may not go.
    """
    home = Path(tempfile.gettempdir()) / f"houtai-tests-{testrun_uid}-{worker_id}"
    home.mkdir(mode=0o755, exist_ok=True)
    server = EmbeddedPostgres(home)
    server.join()
    server.leave()
    with (data_folder_of(home) / "postgresql.conf").open("a") as own_settings:
        own_settings.write("max_connections = 250\n")
    yield server.join()
    server.leave()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def fresh_database(postgres: Address, worker_id: str) -> Iterator[Callable[[str], Address]]:
    """Make an empty database of a name of one's own; all are dropped at the end of the run."""
    made: list[str] = []

    def make(purpose: str) -> Address:
        name = f"test_{purpose}_{worker_id}_{os.getpid()}_{len(made)}"
        with psycopg.connect(postgres.owner_url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        made.append(name)
        return Address(_renamed(postgres.owner_url, name), _renamed(postgres.app_url, name))

    yield make
    with psycopg.connect(postgres.owner_url, autocommit=True) as connection:
        for name in made:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _renamed(url: str, name: str) -> str:
    before, after = url.rsplit("/houtai?", 1)
    return f"{before}/{name}?{after}"


@pytest.fixture(scope="session")
def at_rest(fresh_database: Callable[[str], Address]) -> Address:
    """The migrated database of this worker in which each test leaves everything as it was."""
    place = fresh_database("at_rest")
    migrate.upgrade(place.owner_url)
    return place


@pytest.fixture(scope="session")
def lived_in(fresh_database: Callable[[str], Address]) -> Address:
    """Its other one, for tests that commit: their rows stay for the whole run."""
    place = fresh_database("lived_in")
    migrate.upgrade(place.owner_url)
    return place


@pytest.fixture(scope="session")
async def resting_database(at_rest: Address) -> AsyncIterator[db.Database]:
    opened = db.Database(at_rest.app_url, connections_max=10)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
async def open_database(lived_in: Address) -> AsyncIterator[db.Database]:
    opened = db.Database(lived_in.app_url, connections_max=50)
    yield opened
    await opened.close()


def rests(request: pytest.FixtureRequest) -> bool:
    """Whether the test works in a session that is rolled back: then it stays where that is."""
    return "session" in request.fixturenames


@pytest.fixture
def address(request: pytest.FixtureRequest, at_rest: Address, lived_in: Address) -> Address:
    """The migrated database that the test works in."""
    return at_rest if rests(request) else lived_in


@pytest.fixture
def database(
    request: pytest.FixtureRequest, resting_database: db.Database, open_database: db.Database
) -> db.Database:
    """Committing transactions, for tests of races and crashes; rows stay for the whole run."""
    return resting_database if rests(request) else open_database


@pytest.fixture
async def session(resting_database: db.Database) -> AsyncIterator[AsyncSession]:
    """A session that reaches everything, inside a transaction that never commits."""
    async with resting_database.engine.connect() as connection:
        outer = await connection.begin()
        async with AsyncSession(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        ) as opened:
            await db.set_reach(opened, SYSTEM)
            yield opened
        await outer.rollback()


class InSession:
    """Stands in for the lookups, so that they see what the test's own transaction holds."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def rows(self, statement: Select[Any], values: Mapping[str, object]) -> Sequence[Any]:
        return (await self._session.execute(statement, dict(values))).all()


class OneTransaction(db.Database):
    """Stands in for the database so that doors work inside the test's own transaction."""

    def __init__(self, session: AsyncSession, database: db.Database) -> None:
        self.url, self.engine = database.url, database.engine
        self._session = session
        self.lookups = self.searches = cast("Lookups", InSession(session))

    @asynccontextmanager
    async def transaction(
        self, actor: Actor = SYSTEM, *, mode: db.Mode = db.Mode.WRITE
    ) -> AsyncIterator[AsyncSession]:
        async with self._session.begin_nested():
            await db.set_reach(self._session, actor)
            yield self._session
        await db.set_reach(self._session, SYSTEM)


@pytest.fixture
def client_as(session: AsyncSession, database: db.Database, house: FastAPI) -> ClientAs:
    """A client of the whole application, signed in as the actor, inside the test's transaction."""

    @asynccontextmanager
    async def client(actor: Actor | None) -> AsyncIterator[httpx.AsyncClient]:
        async def authenticate(request: Request) -> Actor | None:
            return actor

        house.state.database = OneTransaction(session, database)
        house.state.authenticate = authenticate
        transport = httpx.ASGITransport(app=house, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://houtai") as opened:
            yield opened

    return client


@pytest.fixture(scope="session")
def house() -> FastAPI:
    """The application as production composes it."""
    from houtai.entry.http import build_app  # noqa: PLC0415  # composition is slow to import

    return build_app(Environment.read())


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the working tree."""
    return Path(__file__).resolve().parents[1]
