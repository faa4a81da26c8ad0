"""Doors of cases. Every console uses these; the actor decides what they show."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response
from fastapi.responses import StreamingResponse

from houtai.kit import dictionaries
from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.aftersale.api.pictures import EvidenceUnknown, Size, Store, shown
from houtai.modules.aftersale.queries import cases
from houtai.modules.aftersale.service import applying, deciding

doors = Router()
CanRead = Annotated[Actor, Depends(allow("aftersale.case.read"))]
CanWrite = Annotated[Actor, Depends(allow("aftersale.case.write"))]
CanRule = Annotated[Actor, Depends(allow("aftersale.arbitration.write"))]


@doors.get("/cases")
async def list_cases(
    session: ReadSession, actor: CanRead, wanted: Annotated[Wanted, Depends(cases.CASES.wanted)]
) -> Page[cases.CaseRowView]:
    """By default the newest first; `sort=due_at` has first what falls due first."""
    return await cases.list_cases(session, actor, wanted)


@doors.get("/cases/counts")
async def count_cases(session: ReadSession, actor: CanRead) -> list[cases.CaseCountView]:
    """Open ones, for the tabs."""
    return await cases.count_cases(session, actor)


@doors.get("/reasons")
async def list_case_reasons(session: ReadSession, actor: CanRead) -> list[dictionaries.WordView]:
    """Words that buyers choose from."""
    return await dictionaries.words(session, applying.REASONS, actor.language)


@doors.post("/cases/agree")
async def agree_to_cases(
    session: Session, actor: CanWrite, command: deciding.AgreeToCases
) -> deciding.AgreedCasesView:
    """To all that was asked, several at once; what cannot be agreed to is left and named."""
    return await deciding.agree_to_all(session, actor, command, at=utc_now())


@doors.get("/cases/{case_id}")
async def show_case(session: ReadSession, actor: CanRead, case_id: UUID) -> cases.SaleCaseView:
    return await cases.one_case(session, actor, case_id)


@doors.post("/cases/{case_id}/agree", status_code=204)
async def agree_to_case(
    session: Session, actor: CanWrite, case_id: UUID, command: deciding.AgreeToCase
) -> None:
    """To all that was asked: money goes, or the buyer sends the goods back first."""
    await deciding.agree(session, actor, case_id, command, at=utc_now())


@doors.post("/cases/{case_id}/propose", status_code=204)
async def propose_amount(
    session: Session, actor: CanWrite, case_id: UUID, command: deciding.ProposeAmount
) -> None:
    """Less than was asked; the buyer takes it or not."""
    await deciding.propose(session, actor, case_id, command, at=utc_now())


@doors.post("/cases/{case_id}/reject", status_code=204)
async def reject_case(
    session: Session, actor: CanWrite, case_id: UUID, command: deciding.RefuseCase
) -> None:
    """Nothing of it; the buyer may ask the platform to decide."""
    await deciding.reject(session, actor, case_id, command, at=utc_now())


@doors.post("/cases/{case_id}/intercept", status_code=204)
async def intercept_parcel(
    session: Session, actor: CanWrite, case_id: UUID, command: deciding.ActOnCase
) -> None:
    """Have the carrier turn back what is on its way; money goes once it is here again."""
    await deciding.intercept(session, actor, case_id, command, at=utc_now())


@doors.post("/cases/{case_id}/stop-intercepting", status_code=204)
async def stop_intercepting(
    session: Session, actor: CanWrite, case_id: UUID, command: deciding.ActOnCase
) -> None:
    """It cannot be turned back; the case is to be answered otherwise."""
    await deciding.stop_intercepting(session, actor, case_id, command, at=utc_now())


@doors.post("/cases/{case_id}/receive", status_code=204)
async def receive_return(
    session: Session, actor: CanWrite, case_id: UUID, command: deciding.ActOnCase
) -> None:
    """The parcel that came back is here."""
    await deciding.receive(session, actor, case_id, command, at=utc_now())


@doors.post("/cases/{case_id}/inspect", status_code=204)
async def inspect_return(
    session: Session, actor: CanWrite, case_id: UUID, command: deciding.InspectGoods
) -> None:
    """What came back is as agreed, or not."""
    await deciding.inspect(session, actor, case_id, command, at=utc_now())


@doors.post("/cases/{case_id}/rule", status_code=204)
async def rule_case(
    session: Session, actor: CanRule, case_id: UUID, command: deciding.RuleCase
) -> None:
    """The platform has the last word on what is disputed."""
    await deciding.rule(session, actor, case_id, command, at=utc_now())


@doors.post("/cases/{case_id}/messages", status_code=204)
async def say_to_case(
    session: Session, actor: CanWrite, case_id: UUID, command: deciding.SayToCase
) -> None:
    """A word to the other parties."""
    await deciding.say(session, actor, case_id, command, at=utc_now())


async def _seen(session: ReadSession, actor: CanRead, case_id: UUID, file_id: UUID) -> UUID:
    """Its transaction ends before the store is asked. Raises EvidenceUnknown."""
    if await cases.picture_of(session, actor, case_id, file_id) is None:
        raise EvidenceUnknown
    return file_id


@doors.get("/cases/{case_id}/pictures/{file_id}", response_class=StreamingResponse)
async def show_evidence(
    store: Store, file_id: Annotated[UUID, Depends(_seen)], size: Size = "large"
) -> Response:
    """A picture that one of the parties sent in."""
    return await shown(store, file_id, size)
