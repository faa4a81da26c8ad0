"""A room that exists only in tests: doors of every kind in front of one small table."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any
from uuid import UUID, uuid4

import httpx
import psycopg
from fastapi import Depends, FastAPI, Form, Request, Response, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import Field
from sqlalchemy import text

from houtai.entry.http import build_app
from houtai.kit import db
from houtai.kit.auth import Actor, CurrentActor
from houtai.kit.embedded_pg import Address
from houtai.kit.environment import Environment
from houtai.kit.errors import Conflict, NotFound
from houtai.kit.http import Router, answer_is_secret
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Fen, Line, Moment, Quantity

SCHEMA = """
CREATE SCHEMA IF NOT EXISTS edge_room;
CREATE TABLE IF NOT EXISTS edge_room.note (
    id uuid PRIMARY KEY, word text NOT NULL UNIQUE, size bigint, at timestamptz, day date
);
GRANT USAGE ON SCHEMA edge_room TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON edge_room.note TO houtai_app;
"""
router = Router(prefix="/edge-room", tags=["edge-room"])


class NoteLine(Command):
    amount_fen: Fen
    quantity: Quantity


class WriteNote(Command):
    word: Line
    lines: tuple[NoteLine, ...] = ()
    at: Moment | None = None
    free: dict[str, Any] | None = None
    wait_seconds: Annotated[float, Field(ge=0, le=5)] = 0


class LooseNote(Command):
    """A shape that says too little, so that the database has to speak."""

    word: str
    size: int | None = None
    at: datetime | None = None
    day: date | None = None


class NotThisOne(Conflict):
    code = "request.conflict"


async def _add(session: db.AsyncSession, word: str, **more: object) -> UUID:
    row = {"id": new_id(), "word": word, "size": None, "at": None, "day": None, **more}
    statement = text("INSERT INTO edge_room.note VALUES (:id, :word, :size, :at, :day)")
    await session.execute(statement, row)
    return row["id"]


@router.post("/notes", status_code=201)
async def write(session: db.Session, actor: CurrentActor, command: WriteNote) -> UUID:
    made = await _add(session, command.word, at=command.at)
    await asyncio.sleep(command.wait_seconds)
    return made


@router.post("/loose")
async def write_loosely(session: db.Session, command: LooseNote) -> UUID:
    return await _add(session, command.word, **command.model_dump(exclude={"word"}))


@router.post("/refused")
async def write_and_refuse(session: db.Session, command: LooseNote) -> None:
    await _add(session, command.word)
    raise NotThisOne


@router.post("/broken")
async def write_and_break(session: db.Session, command: LooseNote) -> None:
    await _add(session, command.word)
    raise RuntimeError("secret inside")


@router.post("/tokens", dependencies=[Depends(answer_is_secret)])
async def make_token(session: db.Session, command: LooseNote) -> str:
    return str(await _add(session, command.word))


@router.post("/streams")
async def stream(session: db.Session, command: LooseNote) -> Response:
    await _add(session, command.word)
    return StreamingResponse(iter([b"x"]))


@router.post("/notes/{note_id}/touch")
async def touch(session: db.Session, note_id: UUID) -> str:
    await _add(session, str(uuid4()))
    return str(note_id)


@router.post("/files", max_body_size=300_000)
async def upload(
    session: db.Session, file: UploadFile, title: Annotated[str, Form()]
) -> dict[str, Any]:
    await _add(session, title)
    return {"title": title, "size_bytes": len(await file.read())}


@router.get("/notes/{note_id}")
async def read(session: db.ReadSession, note_id: UUID, size: int | None = None) -> str:
    found = text("SELECT word FROM edge_room.note WHERE id = :id OR size = :size")
    word = await session.scalar(found, {"id": note_id, "size": size})
    if word is None:
        raise NotFound
    return str(word)


@router.get("/raise/{name}")
async def raise_it(request: Request, name: str) -> None:
    raise request.app.state.planned[name]


@dataclass
class Room:
    """The whole application with these doors, on committing transactions."""

    app: FastAPI
    database: db.Database
    actor: Actor | None = field(default_factory=lambda: Actor(uuid4(), language="en-US"))

    @asynccontextmanager
    async def client(self) -> AsyncIterator[httpx.AsyncClient]:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://houtai") as opened:
            yield opened

    async def count(self, word: str | None = None) -> int:
        statement = text("SELECT count(*) FROM edge_room.note WHERE word = coalesce(:word, word)")
        async with self.database.transaction() as session:
            return int(await session.scalar(statement, {"word": word}) or 0)


@cache
def application() -> FastAPI:
    """Built once for all tests of a process: it has hundreds of doors."""
    app = build_app(Environment.read())
    app.include_router(router, prefix="/api/console")
    return app


def open_room(address: Address, database: db.Database) -> Room:
    with psycopg.connect(address.owner_url) as connection:
        connection.execute(SCHEMA)
    app = application()
    room = Room(app, database)

    async def authenticate(request: Request) -> Actor | None:
        return room.actor

    app.state.database = database
    app.state.authenticate = authenticate
    app.state.planned = {}
    return room
