"""HTTP doors of the machine room: subscribers and their lag, parked events, jobs, proofs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Path
from sqlalchemy import Select

from houtai.kit import eventlog, jobs, proofs
from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.duties import Duty
from houtai.kit.eventlog import Subscriber
from houtai.kit.eventlog.tables import Parked
from houtai.kit.http import Router
from houtai.kit.invariants import Invariant
from houtai.kit.jobs.tables import Job
from houtai.kit.paging import Page, Wanted
from houtai.kit.shapes import BIGINT_MAX, Command, Line, View, Word
from houtai.kit.texts import say

SeesEvents = Annotated[Actor, Depends(allow("machine.events.read"))]
MendsEvents = Annotated[Actor, Depends(allow("machine.events.write"))]
SeesJobs = Annotated[Actor, Depends(allow("machine.jobs.read"))]
MendsJobs = Annotated[Actor, Depends(allow("machine.jobs.write"))]
SeesProofs = Annotated[Actor, Depends(allow("machine.proofs.read"))]
AsksForProofs = Annotated[Actor, Depends(allow("machine.proofs.write"))]
JobNumber = Annotated[int, Path(ge=1, le=BIGINT_MAX)]


def _parked(_actor: Actor, _at: datetime) -> Select[Any]:
    return eventlog.select_parked().where(Parked.state == "failed")


def _failed(_actor: Actor, _at: datetime) -> Select[Any]:
    return jobs.select_jobs().where(Job.status == "failed")


DUTIES = (
    Duty("machine.parked", "machine.events.read", "/machine/events", _parked, pressing=True),
    Duty("machine.failed", "machine.jobs.read", "/machine/jobs?state=failed", _failed),
)


class SkipParked(Command):
    """Never deliver this event; the reason stays."""

    reason: Line


class NamesView(View):
    """How subscribers, tasks and promises are called, by the names that machines use."""

    subscribers: dict[str, str]
    tasks: dict[str, str]
    promises: dict[str, str]


def console(
    subscribers: Sequence[Subscriber[Any]],
    prove: jobs.Task,
    crons: Sequence[jobs.Cron],
    tasks: Sequence[jobs.Task],
    promises: Sequence[Invariant],
) -> Router:
    """The doors over these subscribers and tasks, over the clock, and over all promises."""
    router = Router(prefix="/machine", tags=["machine"])
    _add_events(router, subscribers)
    _add_jobs(router)
    _add_crons(router, crons)
    _add_proofs(router, prove)

    @router.get("/names")
    async def list_names(actor: CurrentActor) -> NamesView:
        """In the reader's language, for all lists of the machine room."""
        return NamesView(
            subscribers=_said("machine.subscriber.", [one.name for one in subscribers], actor),
            tasks=_said("machine.task.", [one.name for one in tasks], actor),
            promises=_said("", [one.name for one in promises], actor),
        )

    return router


def _said(area: str, names: Sequence[str], actor: Actor) -> dict[str, str]:
    return {name: say(f"{area}{name}", actor.language) for name in names}


def _add_events(router: Router, subscribers: Sequence[Subscriber[Any]]) -> None:
    @router.get("/subscribers")
    async def list_subscribers(session: ReadSession, _: SeesEvents) -> list[eventlog.LagView]:
        return await eventlog.lag(session)

    @router.get("/parked")
    async def list_parked(
        session: ReadSession,
        _: SeesEvents,
        wanted: Annotated[Wanted, Depends(eventlog.PARKED.wanted)],
    ) -> Page[eventlog.ParkedView]:
        return await eventlog.PARKED.page(
            session, eventlog.select_parked(), wanted, eventlog.ParkedView
        )

    @router.post("/parked/{parked_id}/replay")
    async def replay_key(
        session: Session, actor: MendsEvents, parked_id: UUID
    ) -> eventlog.ReplayView:
        """Deliver everything that is parked for the key of this event, oldest first."""
        parked = await eventlog.one_parked(session, parked_id)
        for subscriber in subscribers:
            if subscriber.name == parked.subscriber:
                return await eventlog.replay(
                    session, subscriber, parked.key, actor=actor, at=utc_now()
                )
        raise eventlog.UnknownSubscriber(subscriber=parked.subscriber)

    @router.post("/parked/{parked_id}/skip", status_code=204)
    async def skip_parked(
        session: Session, actor: MendsEvents, parked_id: UUID, command: SkipParked
    ) -> None:
        await eventlog.skip(session, parked_id, reason=command.reason, actor=actor, at=utc_now())


def _add_jobs(router: Router) -> None:
    @router.get("/jobs")
    async def list_jobs(
        session: ReadSession, _: SeesJobs, wanted: Annotated[Wanted, Depends(jobs.LISTING.wanted)]
    ) -> Page[jobs.JobView]:
        return await jobs.LISTING.page(session, jobs.select_jobs(), wanted, jobs.JobView)

    @router.post("/jobs/{job_id}/retry", status_code=204)
    async def retry_job(session: Session, _: MendsJobs, job_id: JobNumber) -> None:
        await jobs.retry(session, job_id, utc_now())

    @router.post("/jobs/{job_id}/cancel", status_code=204)
    async def cancel_job(session: Session, _: MendsJobs, job_id: JobNumber) -> None:
        """A waiting job leaves the queue; a running one is stopped where it waits next."""
        await jobs.cancel(session, job_id)

    @router.get("/job-counts")
    async def count_jobs(session: ReadSession, _: SeesJobs) -> list[jobs.CountView]:
        """Jobs that are not done, by task and state."""
        return await jobs.counts(session)


def _add_crons(router: Router, crons: Sequence[jobs.Cron]) -> None:
    @router.get("/crons")
    async def list_crons(session: ReadSession, _: SeesJobs) -> list[jobs.CronView]:
        """What the clock calls: when next, and how it went the last time."""
        return await jobs.list_crons(session, crons, utc_now())

    @router.post("/crons/{task}/run", status_code=204)
    async def run_cron(session: Session, _: MendsJobs, task: Annotated[Word, Path()]) -> None:
        """Call it soon; while one call waits, a second is not added."""
        await jobs.run_now(session, crons, task)


def _add_proofs(router: Router, prove: jobs.Task) -> None:
    @router.get("/proofs")
    async def list_proofs(
        session: ReadSession,
        _: SeesProofs,
        wanted: Annotated[Wanted, Depends(proofs.LISTING.wanted)],
    ) -> Page[proofs.ProofView]:
        """Newest first: which promises held, and where one was broken."""
        return await proofs.LISTING.page(session, proofs.SELECT, wanted, proofs.ProofView)

    @router.post("/proofs", status_code=202)
    async def start_proof(session: Session, _: AsksForProofs) -> None:
        """Prove everything soon; while one proof waits, a second is not added."""
        await jobs.enqueue(session, prove, queueing_lock=prove.name)
