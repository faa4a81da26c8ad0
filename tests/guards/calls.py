"""Calls doors as a person would, each in a savepoint of its own that is rolled back."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import db
from houtai.kit.auth import SYSTEM, Actor
from tests.conftest import OneTransaction
from tests.guards.doors import ConsoleDoor

SECONDS_MAX = 20.0


@dataclass(frozen=True)
class Answer:
    """What came back, as far as two answers may be compared."""

    status: int
    code: str
    body: str

    def without(self, *ids: object) -> "Answer":
        """The same with these ids blotted out: one's own question may be repeated."""
        body = self.body
        for one in ids:
            body = body.replace(str(one), "…")
        return Answer(self.status, self.code, body)


class Caller:
    """Goes through the doors of one application, in the test's own transaction."""

    def __init__(self, house: FastAPI, session: AsyncSession, database: db.Database) -> None:
        self.house, self.session = house, session
        house.state.database = OneTransaction(session, database)
        transport = httpx.ASGITransport(app=house, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://houtai")

    async def call(
        self,
        actor: Actor | None,
        door: ConsoleDoor,
        *,
        given: Mapping[str, object],
        body: Any = None,
        form: bool = False,
    ) -> Answer:
        """One request; whatever it did is undone."""

        path = door.path
        for name in door.path_names:
            path = path.replace(f"{{{name}}}", quote(str(given[name]), safe=""))
        query = {name: str(value) for name, value in given.items() if name in door.required_queries}
        said: dict[str, Any] = {} if body is None else {"json": body}
        if form:
            said = {"data": body, "files": {"file": ("example.txt", b"example")}}
        return read(await self.send(actor, door.method, path, params=query, **said))

    async def send(self, actor: Actor | None, method: str, url: str, **said: Any) -> httpx.Response:
        """Any request as this person; whatever it did is undone."""

        async def authenticate(request: Request) -> Actor | None:
            return actor

        self.house.state.authenticate = authenticate
        savepoint = await self.session.begin_nested()
        try:
            async with asyncio.timeout(SECONDS_MAX):
                return await self._client.request(method, url, **said)
        finally:
            await savepoint.rollback()
            self.session.expunge_all()
            self.session.info.clear()
            await db.set_reach(self.session, SYSTEM)


def read(answer: httpx.Response) -> Answer:
    """Status, code and body; where a problem repeats the address, that is left out."""
    if not answer.headers.get("content-type", "").startswith("application/problem"):
        return Answer(answer.status_code, "", answer.text)
    problem = answer.json()
    problem.pop("instance")
    return Answer(answer.status_code, problem["code"], json.dumps(problem, ensure_ascii=False))
