"""Who is there: every list that the house is composed of."""

from typing import Any

from fastapi import APIRouter

from houtai.entry.doors import machine_room, sheets
from houtai.kit import eventlog, idempotency, jobs, proofs
from houtai.kit.eventlog import Subscriber
from houtai.kit.invariants import Invariant
from houtai.kit.jobs import Cron, Task
from houtai.kit.sheets import Importer
from houtai.kit.sweeps import Sweep
from houtai.modules.identity import api as identity_api
from houtai.modules.identity import public as identity
from houtai.modules.ledger import api as ledger_api
from houtai.modules.ledger import public as ledger

authenticate = identity_api.authenticate
"""How a request shows who is asking."""

INVARIANTS: list[Invariant] = [*eventlog.INVARIANTS, *ledger.INVARIANTS]
"""What `houtai check` proves."""


@jobs.task("machine.prove", retries=2)
async def prove(context: jobs.Context) -> None:
    """Prove all promises and keep how it came out."""
    await proofs.prove_and_keep(context.database, INVARIANTS, at=context.at)


SUBSCRIBERS: list[Subscriber[Any]] = []
"""Who reads the event log."""

TASKS: list[Task] = [prove]
"""What a worker can do; a job of another task fails."""

CRON: list[Cron] = [Cron(prove, "17 19 * * *")]
"""Which tasks the clock enqueues; the house is proved when it is night in China."""

SWEEPS: list[Sweep] = [
    Sweep("ledger.expire_due", 1, lambda session, at: ledger.expire_due(session, at=at)),
    Sweep("ledger.roll_up", 10, lambda session, _: ledger.roll_up(session)),
    Sweep("identity.sweep", 600, lambda session, at: identity.sweep(session, at=at)),
    Sweep("jobs.forget_done", 3600, jobs.forget_done),
    Sweep("idempotency.forget", 3600, idempotency.forget),
]
"""What falls due, and how many seconds lie between two looks."""

IMPORTERS: list[Importer] = []
"""What can be brought in by sheet."""

ROUTERS: list[APIRouter] = [
    identity_api.console,
    ledger_api.console,
    machine_room.console(SUBSCRIBERS, prove),
    sheets.console(IMPORTERS),
]
"""Doors under /api/console."""

eventlog.observe_lag()
