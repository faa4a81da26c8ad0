"""Doors of stock documents: opening receipts, adjustments, changes of condition."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.inventory.queries import documents as shown
from houtai.modules.inventory.queries import goods
from houtai.modules.inventory.service import drafting, posting, scanning

doors = Router()

CanRead = Annotated[Actor, Depends(allow("inventory.document.read"))]
CanWrite = Annotated[Actor, Depends(allow("inventory.document.write"))]
Scanned = Annotated[str, Query(min_length=1, max_length=64)]


@doors.get("/documents")
async def list_documents(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.DOCUMENTS.wanted)],
) -> Page[shown.DocumentView]:
    return await shown.list_documents(session, actor, wanted)


@doors.get("/document-counts")
async def count_documents(session: ReadSession, actor: CanRead) -> shown.DocumentCountsView:
    return await shown.count_documents(session, actor)


@doors.get("/scan")
async def find_scanned(
    session: ReadSession, actor: CanRead, code: Scanned
) -> list[goods.GoodsView]:
    """Goods by the code on them, as a scanner reads it; several merchants may use one code."""
    return await scanning.find_scanned(session, actor, code)


@doors.get("/documents/{document_id}")
async def show_document(
    session: ReadSession, actor: CanRead, document_id: UUID
) -> shown.DocumentDetailView:
    return await drafting.one_document(session, actor, document_id)


@doors.post("/documents", status_code=201)
async def make_document(session: Session, actor: CanWrite, command: drafting.MakeDocument) -> UUID:
    return await drafting.make(session, actor, command, at=utc_now())


@doors.put("/documents/{document_id}", status_code=204)
async def edit_document(
    session: Session, actor: CanWrite, document_id: UUID, command: drafting.EditDocument
) -> None:
    await drafting.edit(session, actor, document_id, command, at=utc_now())


@doors.post("/documents/{document_id}/cancel", status_code=204)
async def cancel_document(
    session: Session, actor: CanWrite, document_id: UUID, command: drafting.CancelDocument
) -> None:
    await drafting.cancel(session, actor, document_id, command)


@doors.post("/documents/{document_id}/submit")
async def submit_document(
    session: Session, actor: CanWrite, document_id: UUID, command: posting.SubmitDocument
) -> posting.SubmittedView:
    return await posting.submit(session, actor, document_id, command, at=utc_now())


@doors.post("/documents/{document_id}/reverse", status_code=201)
async def reverse_document(
    session: Session, actor: CanWrite, document_id: UUID, command: posting.ReverseDocument
) -> posting.SubmittedView:
    return await posting.reverse(session, actor, document_id, command, at=utc_now())
