"""Doors of papers and of the categories that they open."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.merchants.api.moments import Today
from houtai.modules.merchants.queries import papers as queries
from houtai.modules.merchants.service import grants, papers

doors = Router()

CanRead = Annotated[Actor, Depends(allow("merchants.paper.read"))]
CanWrite = Annotated[Actor, Depends(allow("merchants.paper.write"))]
CanReview = Annotated[Actor, Depends(allow("merchants.review.write"))]


@doors.get("/papers")
async def list_papers(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(queries.PAPERS.wanted)],
) -> Page[queries.PaperView]:
    return await queries.list_papers(session, actor, wanted)


@doors.post("/merchants/{merchant_id}/papers", status_code=201)
async def show_paper(
    session: Session,
    actor: CanWrite,
    merchant_id: UUID,
    command: papers.ShowPaper,
    today: Today,
) -> UUID:
    return await papers.show_paper(session, actor, merchant_id, command, at=utc_now(), today=today)


@doors.post("/papers/{paper_id}/accept", status_code=204)
async def accept_paper(
    session: Session, actor: CanReview, paper_id: UUID, command: papers.AcceptPaper, today: Today
) -> None:
    await papers.accept(session, actor, paper_id, command, at=utc_now(), today=today)


@doors.post("/papers/{paper_id}/refuse", status_code=204)
async def refuse_paper(
    session: Session, actor: CanReview, paper_id: UUID, command: papers.RefusePaper
) -> None:
    await papers.refuse(session, actor, paper_id, command, at=utc_now())


@doors.post("/merchants/{merchant_id}/categories", status_code=204)
async def ask_categories(
    session: Session, actor: CanWrite, merchant_id: UUID, command: grants.AskCategories
) -> None:
    await grants.ask(session, actor, merchant_id, command, at=utc_now())


@doors.post("/merchants/{merchant_id}/categories/{granted_id}/grant", status_code=204)
async def grant_category(
    session: Session, actor: CanReview, merchant_id: UUID, granted_id: UUID, today: Today
) -> None:
    await grants.grant(session, actor, merchant_id, granted_id, at=utc_now(), today=today)


@doors.post("/merchants/{merchant_id}/categories/{granted_id}/refuse", status_code=204)
async def refuse_category(
    session: Session,
    actor: CanReview,
    merchant_id: UUID,
    granted_id: UUID,
    command: grants.RefuseCategory,
) -> None:
    await grants.refuse(session, actor, merchant_id, granted_id, command, at=utc_now())


@doors.post("/merchants/{merchant_id}/categories/{granted_id}/withdraw", status_code=204)
async def withdraw_category(
    session: Session,
    actor: CanReview,
    merchant_id: UUID,
    granted_id: UUID,
    command: grants.RefuseCategory,
) -> None:
    await grants.withdraw(session, actor, merchant_id, granted_id, command, at=utc_now())
