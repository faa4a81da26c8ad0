"""Who is there: every list that the house is composed of."""

from functools import partial
from typing import Any

from fastapi import APIRouter

from houtai.entry import exporting
from houtai.entry.doors import branding, dictionaries, finding, machine_room, settings, sheets
from houtai.entry.doors import exports as exports_doors
from houtai.events.approvals import ApprovalGranted
from houtai.events.audit import DeedDone
from houtai.events.identity import SignInTried
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog, idempotency, jobs, proofs
from houtai.kit.eventlog import Subscriber
from houtai.kit.finding import Searcher
from houtai.kit.invariants import Invariant
from houtai.kit.jobs import Cron, Task
from houtai.kit.sheets import Importer
from houtai.kit.sweeps import Sweep
from houtai.modules.approvals import api as approvals_api
from houtai.modules.approvals import handlers as approvals_handlers
from houtai.modules.approvals import public as approvals
from houtai.modules.audit import api as audit_api
from houtai.modules.audit import handlers as audit_handlers
from houtai.modules.audit import public as audit
from houtai.modules.files import api as files_api
from houtai.modules.files import handlers as files_clock
from houtai.modules.files import public as files
from houtai.modules.identity import api as identity_api
from houtai.modules.identity import handlers as identity_handlers
from houtai.modules.identity import public as identity
from houtai.modules.ledger import api as ledger_api
from houtai.modules.ledger import public as ledger
from houtai.modules.notices import api as notices_api
from houtai.modules.notices import handlers as notices_handlers

authenticate = identity_api.authenticate
"""How a request shows who is asking."""

INVARIANTS: list[Invariant] = [
    *eventlog.INVARIANTS,
    *ledger.INVARIANTS,
    *audit.INVARIANTS,
]
"""What `houtai check` proves."""

SLOW_INVARIANTS: list[Invariant] = [*audit.FULL_INVARIANTS]
"""What every night and `houtai check --full` prove besides."""

keep_deed = audit.keep_deed
"""Keeps what is done at the doors."""


@jobs.task("machine.prove", retries=2, seconds_max=3_600)
async def prove(context: jobs.Context) -> None:
    """Prove all promises and keep how it came out."""
    everything = [*INVARIANTS, *SLOW_INVARIANTS]
    await proofs.prove_and_keep(context.database, everything, at=context.at)


SUBSCRIBERS: list[Subscriber[Any]] = [
    Subscriber(
        "audit",
        (DeedDone, SignInTried),
        partial(audit_handlers.keep, find_people=identity.people_by_id),
    ),
    approvals_handlers.RECEIVER,
    approvals_handlers.RECORDER,
    Subscriber(
        "identity.carry_out",
        (ApprovalGranted,),
        partial(identity_handlers.carry_out, keep_deed=keep_deed),
    ),
    Subscriber("notices.tell", (NoticeWanted,), notices_handlers.teller(identity.contacts)),
    Subscriber(
        "notices.let_hear", notices_handlers.HEARD, notices_handlers.let_hear, from_now_on=True
    ),
]
"""Who reads the event log."""

TASKS: list[Task] = [prove, exporting.write, files_clock.clear_out, *notices_handlers.TASKS]
"""What a worker can do; a job of another task fails."""

CRON: list[Cron] = [
    Cron(prove, "17 19 * * *"),
    Cron(files_clock.clear_out, "43 19 * * *"),
]
"""Which tasks the clock enqueues; the house is proved when it is night in China."""

SWEEPS: list[Sweep] = [
    Sweep("ledger.expire_due", 1, lambda session, at: ledger.expire_due(session, at=at)),
    Sweep("ledger.roll_up", 10, lambda session, _: ledger.roll_up(session)),
    Sweep("identity.sweep", 600, lambda session, at: identity.sweep(session, at=at)),
    Sweep("approvals.fall_due", 20, lambda session, at: approvals.fall_due(session, at=at)),
    Sweep("audit.seal", 600, lambda session, at: audit.seal(session, at=at)),
    Sweep("exports.sweep", 600, exporting.sweep),
    Sweep("notices.wake", 2, notices_handlers.wake),
    Sweep("notices.give_up", 600, notices_handlers.give_up),
    Sweep("notices.forget", 3600, notices_handlers.forget),
    Sweep("jobs.forget_done", 3600, jobs.forget_done),
    Sweep("idempotency.forget", 3600, idempotency.forget),
]
"""What falls due, and how many seconds lie between two looks."""

IMPORTERS: list[Importer] = []
"""What can be brought in by sheet."""

ACTS = [*identity.ACTS]
"""What may need the agreement of others; each is asked for and carried out by its owner."""

approvals.compose(approvals.People(identity.holders, identity.names, identity.colleagues), ACTS)

files.know_people(identity.names)

SEARCHERS: list[Searcher] = [*identity.SEARCHERS, *approvals.SEARCHERS]
"""What the one search box finds."""

OF_EVERY_PLACE = (
    "approvals.request",
    "audit.entry",
    "audit.login",
    "exports.file",
    "files.file",
    "identity.account",
    "identity.department",
    "identity.post",
    "identity.role",
    "identity.session",
    "identity.sign_in_rule",
    "ledger.account",
    "notices.message",
)
"""Functions that merchants and warehouses have for themselves; all others are the platform's."""

identity.open_to("merchant", [*OF_EVERY_PLACE, "notices.webhook"])
identity.open_to("warehouse", OF_EVERY_PLACE)

ROUTERS: list[APIRouter] = [
    identity_api.console,
    finding.console(SEARCHERS),
    audit_api.console,
    exports_doors.console(exporting.EXPORTS, exporting.write),
    approvals_api.console,
    notices_api.console,
    ledger_api.console,
    machine_room.console(SUBSCRIBERS, prove, CRON, TASKS, [*INVARIANTS, *SLOW_INVARIANTS]),
    sheets.console(IMPORTERS),
    settings.console,
    dictionaries.console,
    branding.console,
    *files_api.console,
]
"""Doors under /api/console."""

eventlog.observe_lag()
