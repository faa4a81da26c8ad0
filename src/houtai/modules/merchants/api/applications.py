"""Doors of applications: one's own, step by step; and the desk where they are reviewed."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.merchants.api.moments import Today
from houtai.modules.merchants.queries import applications as queries
from houtai.modules.merchants.queries import contracts
from houtai.modules.merchants.queries.contracts import ContractView
from houtai.modules.merchants.queries.merchants import StandingView, own_standing
from houtai.modules.merchants.service import applying, papers, reviewing
from houtai.modules.merchants.service import contracts as accepting
from houtai.modules.merchants.service.commands import MerchantUnknown, SettlementAccount
from houtai.modules.merchants.service.refusals import ApplicationUnknown

doors = Router()

CanRead = Annotated[Actor, Depends(allow("merchants.application.read"))]
CanWrite = Annotated[Actor, Depends(allow("merchants.application.write"))]
CanReview = Annotated[Actor, Depends(allow("merchants.review.write"))]
CanSeeDesk = Annotated[Actor, Depends(allow("merchants.review.read"))]


@doors.get("/applications")
async def list_applications(
    session: ReadSession,
    actor: CanSeeDesk,
    wanted: Annotated[Wanted, Depends(queries.APPLICATIONS.wanted)],
) -> Page[queries.ApplicationBrief]:
    return await queries.list_applications(session, actor, wanted)


@doors.get("/applications/counts")
async def count_applications(session: ReadSession, actor: CanSeeDesk) -> dict[str, int]:
    return await queries.count_by_state(session, actor)


@doors.get("/own-application")
async def show_own_application(
    session: ReadSession, actor: CanRead, today: Today
) -> queries.ApplicationView | None:
    """The one of the merchant where the actor works; none when the platform opened his shop."""
    own_id = await queries.own_id(session, actor)
    return None if own_id is None else await show_application(session, actor, own_id, today)


@doors.get("/own-standing")
async def show_own_standing(session: ReadSession, actor: CanRead) -> StandingView:
    """What is still to be paid, and whether the shop is open."""
    found = await own_standing(session, actor)
    if found is None:
        raise MerchantUnknown
    return found


@doors.get("/applications/{application_id}")
async def show_application(
    session: ReadSession, actor: CanRead, application_id: UUID, today: Today
) -> queries.ApplicationView:
    found = await queries.application(session, actor, application_id, today)
    if found is None:
        raise ApplicationUnknown
    return found


@doors.put("/applications/{application_id}/subject", status_code=204)
async def save_subject(
    session: Session, actor: CanWrite, application_id: UUID, command: applying.SaveSubject
) -> None:
    await applying.save_subject(session, actor, application_id, command)


@doors.put("/applications/{application_id}/licence", status_code=204)
async def save_licence(
    session: Session,
    actor: CanWrite,
    application_id: UUID,
    command: applying.SaveLicence,
    today: Today,
) -> None:
    await applying.save_licence(session, actor, application_id, command, at=utc_now(), today=today)


@doors.put("/applications/{application_id}/legal-person", status_code=204)
async def save_legal_person(
    session: Session,
    actor: CanWrite,
    application_id: UUID,
    command: applying.SaveLegalPerson,
    today: Today,
) -> None:
    await applying.save_legal_person(
        session, actor, application_id, command, at=utc_now(), today=today
    )


@doors.put("/applications/{application_id}/account", status_code=204)
async def save_account(
    session: Session, actor: CanWrite, application_id: UUID, command: SettlementAccount
) -> None:
    await applying.save_account(session, actor, application_id, command)


@doors.put("/applications/{application_id}/categories", status_code=204)
async def save_categories(
    session: Session, actor: CanWrite, application_id: UUID, command: applying.SaveCategories
) -> None:
    await applying.save_categories(session, actor, application_id, command)


@doors.put("/applications/{application_id}/papers", status_code=204)
async def save_papers(
    session: Session,
    actor: CanWrite,
    application_id: UUID,
    command: papers.SavePapers,
    today: Today,
) -> None:
    await papers.save_papers(session, actor, application_id, command, at=utc_now(), today=today)


@doors.get("/current-contract")
async def show_current_contract(session: ReadSession, _actor: CanRead) -> ContractView | None:
    """The text that is to be accepted now, if there is one."""
    return await contracts.current(session)


@doors.post("/current-contract/accept", status_code=204)
async def accept_contract(
    session: Session, actor: CanWrite, command: accepting.AcceptContract
) -> None:
    await accepting.accept(session, actor, command, at=utc_now())


@doors.post("/applications/{application_id}/submit", status_code=204)
async def submit_application(
    session: Session,
    actor: CanWrite,
    application_id: UUID,
    command: applying.SubmitApplication,
    today: Today,
) -> None:
    await applying.submit(session, actor, application_id, command, at=utc_now(), today=today)


@doors.post("/applications/{application_id}/return", status_code=204)
async def return_application(
    session: Session,
    actor: CanReview,
    application_id: UUID,
    command: reviewing.ReturnApplication,
) -> None:
    await reviewing.send_back(session, actor, application_id, command, at=utc_now())


@doors.post("/applications/{application_id}/refuse", status_code=204)
async def refuse_application(
    session: Session,
    actor: CanReview,
    application_id: UUID,
    command: reviewing.RefuseApplication,
) -> None:
    await reviewing.refuse(session, actor, application_id, command, at=utc_now())


@doors.post("/applications/{application_id}/approve", status_code=204)
async def approve_application(
    session: Session,
    actor: CanReview,
    application_id: UUID,
    command: reviewing.ApproveApplication,
    today: Today,
) -> None:
    await reviewing.approve(session, actor, application_id, command, at=utc_now(), today=today)
