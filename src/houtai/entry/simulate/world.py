"""The house of a simulation and its clock: doors, worker and gateway in one process."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
from fastapi import Request

from houtai.entry.http import build_app
from houtai.entry.simulate import ground
from houtai.entry.simulate.hands import Hands
from houtai.entry.simulate.outside import Outside
from houtai.entry.wiring import SUBSCRIBERS
from houtai.kit import eventlog, logs
from houtai.kit.auth import DECLARED, Actor, Place
from houtai.kit.clock import clock_set_to
from houtai.kit.db import Database
from houtai.kit.environment import Environment
from houtai.kit.ids import new_id
from houtai.kit.outgoing.wire import wires_end_at

BEGINNING = datetime(2026, 1, 5, 2, tzinfo=UTC)
SPAN = timedelta(days=90)
SPANS_MAX = 1_000
WHO = "x-simulated"
ADDRESS = "http://simulated"


@dataclass
class Clock:
    """What time it is; goes on only when it is told to."""

    now: datetime = BEGINNING

    def read(self) -> datetime:
        return self.now

    def jump(self, span: timedelta) -> None:
        self.now += span


def begins_at(seed: int) -> datetime:
    """Each seed has a season of its own, the same wherever it is run."""
    return BEGINNING + SPAN * (1 + seed % SPANS_MAX)


@dataclass(frozen=True)
class Answer:
    """What a door says: the status, and the code of a refusal."""

    status: int
    said: Any

    @property
    def is_done(self) -> bool:
        return httpx.codes.is_success(self.status)

    @property
    def word(self) -> str:
        """For the story: the same each time."""
        return "done" if self.is_done else str(self.said.get("code", self.status))


@dataclass
class World:
    """All that there is."""

    database: Database
    client: httpx.AsyncClient
    outside: Outside
    clock: Clock
    hands: Hands
    ground: ground.Ground
    staff: Actor
    actors: dict[UUID, Actor] = field(default_factory=dict)

    async def ask(
        self, who: UUID, method: str, path: str, body: Mapping[str, Any] | None = None
    ) -> Answer:
        """Somebody at a door."""
        self.actors.setdefault(who, Actor(who))
        headers = {WHO: str(who), "Idempotency-Key": new_id().hex}
        asking = self.client.request(method, path, json=body, headers=headers)
        # In a task of its own: who asks is forgotten with it.
        answer = await asyncio.create_task(asking)
        return Answer(answer.status_code, answer.json() if answer.content else None)


@asynccontextmanager
async def opened(
    database: Database, environment: Environment, beginning: datetime = BEGINNING
) -> AsyncIterator[World]:
    """A furnished world over an empty database, for as long as the block lasts."""
    clock, outside = Clock(beginning), Outside(environment)
    app = build_app(environment)
    logs.configure(environment, least=logging.CRITICAL)
    app.state.database = database
    staff = Actor(
        new_id(),
        permissions=frozenset(DECLARED),
        merchant_ids=None,
        warehouse_ids=None,
        department_ids=None,
        category_ids=None,
        channel_ids=None,
        all_fields=True,
        place=Place(),
    )
    actors = {staff.id: staff}

    async def authenticate(request: Request) -> Actor | None:
        who = request.headers.get(WHO)
        return None if who is None else actors[UUID(who)]

    app.state.authenticate = authenticate
    transport = httpx.ASGITransport(app=app)
    client = httpx.AsyncClient(transport=transport, base_url=ADDRESS)
    hands = Hands(database)
    with clock_set_to(clock.read), wires_end_at(outside):
        try:
            async with database.transaction() as session:
                await eventlog.open_all(session, SUBSCRIBERS, clock.now)
            made = await ground.furnish(database, environment, clock.now)
            while await hands.hear():
                pass
            async with client:
                yield World(database, client, outside, clock, hands, made, staff, actors)
        finally:
            outside.close()
            logs.configure(environment)
