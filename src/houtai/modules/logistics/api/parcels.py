"""Doors of waybills, the ways of parcels, and what is wrong with some of them."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.http.routing import answer_is_secret
from houtai.kit.paging import Page, Wanted
from houtai.modules.logistics.queries import problems, waybills
from houtai.modules.logistics.service import handling, labels
from houtai.modules.printing import public as printing

console = Router(prefix="/logistics", tags=["logistics"])

CanRead = Annotated[Actor, Depends(allow("logistics.waybill.read"))]
CanWrite = Annotated[Actor, Depends(allow("logistics.waybill.write"))]
CanReadProblems = Annotated[Actor, Depends(allow("logistics.parcel_problem.read"))]
CanHandle = Annotated[Actor, Depends(allow("logistics.parcel_problem.write"))]


@console.get("/waybills")
async def list_waybills(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(waybills.WAYBILLS.wanted)],
) -> Page[waybills.WaybillSummaryView]:
    return await waybills.list_waybills(session, actor, wanted)


@console.post(
    "/waybills/print",
    response_class=printing.PdfResponse,
    dependencies=[Depends(answer_is_secret)],
)
async def print_waybills(
    session: Session, actor: CanWrite, command: labels.PrintLabels
) -> printing.PdfResponse:
    """Labels as a PDF, one sheet each; voided ones are refused."""
    return printing.answer_with(await labels.print_labels(session, actor, command, at=utc_now()))


@console.get("/waybills/{waybill_id}")
async def show_waybill(
    session: ReadSession, actor: CanRead, waybill_id: UUID
) -> waybills.WaybillView:
    return await waybills.one_waybill(session, actor, waybill_id)


@console.post("/waybills/{waybill_id}/retry", status_code=204)
async def retry_waybill(session: Session, actor: CanWrite, waybill_id: UUID) -> None:
    """The carrier refused it; what was wrong has been mended."""
    await handling.ask_again(session, actor, waybill_id, at=utc_now())


@console.post("/waybills/{waybill_id}/void", status_code=204)
async def void_waybill(
    session: Session, actor: CanWrite, waybill_id: UUID, command: handling.VoidWaybill
) -> None:
    await handling.void(session, actor, waybill_id, command, at=utc_now())


@console.get("/exceptions")
async def list_parcel_problems(
    session: ReadSession,
    actor: CanReadProblems,
    wanted: Annotated[Wanted, Depends(problems.PROBLEMS.wanted)],
) -> Page[problems.ParcelProblemView]:
    return await problems.list_problems(session, actor, wanted)


@console.get("/exceptions/{problem_id}")
async def show_parcel_problem(
    session: ReadSession, actor: CanReadProblems, problem_id: UUID
) -> problems.ParcelProblemView:
    return await problems.one_problem(session, actor, problem_id)


@console.get("/exceptions/{problem_id}/notes")
async def list_problem_notes(
    session: ReadSession, actor: CanReadProblems, problem_id: UUID
) -> list[problems.ProblemNoteView]:
    return await problems.list_notes(session, actor, problem_id)


@console.post("/exceptions/{problem_id}/notes", status_code=201)
async def write_problem_note(
    session: Session, actor: CanHandle, problem_id: UUID, command: handling.WriteNote
) -> UUID:
    return await handling.write_note(session, actor, problem_id, command, at=utc_now())


@console.post("/exceptions/{problem_id}/handle", status_code=204)
async def handle_parcel_problem(
    session: Session, actor: CanHandle, problem_id: UUID, command: handling.HandleProblem
) -> None:
    await handling.handle(session, actor, problem_id, command, at=utc_now())
