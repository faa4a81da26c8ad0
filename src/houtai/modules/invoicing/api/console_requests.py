"""Doors of requests for invoices. Every console uses these; the actor decides what they show."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.invoicing.queries import requests
from houtai.modules.invoicing.service import deciding

doors = Router()
CanRead = Annotated[Actor, Depends(allow("invoicing.request.read"))]
CanWrite = Annotated[Actor, Depends(allow("invoicing.request.write"))]


@doors.get("/requests")
async def list_invoice_requests(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(requests.REQUESTS.wanted)],
) -> Page[requests.InvoiceRequestRowView]:
    """The newest first."""
    return await requests.list_requests(session, actor, wanted)


@doors.get("/requests/counts")
async def count_invoice_requests(
    session: ReadSession, actor: CanRead
) -> list[requests.RequestCountView]:
    """Those that wait, for the tabs."""
    return await requests.count_requests(session, actor)


@doors.get("/requests/{request_id}")
async def show_invoice_request(
    session: ReadSession, actor: CanRead, request_id: UUID
) -> requests.InvoiceRequestView:
    return await requests.one_request(session, actor, request_id)


@doors.post("/requests/{request_id}/issue", status_code=204)
async def issue_invoice_now(
    session: Session, actor: CanWrite, request_id: UUID, command: deciding.ActOnInvoice
) -> None:
    """Before the goods have come to the buyer."""
    await deciding.issue_now(session, actor, request_id, command, at=utc_now())


@doors.post("/requests/{request_id}/retry", status_code=204)
async def ask_provider_again(
    session: Session, actor: CanWrite, request_id: UUID, command: deciding.ActOnInvoice
) -> None:
    """After what the provider did not like was mended."""
    await deciding.ask_again(session, actor, request_id, command, at=utc_now())


@doors.post("/requests/{request_id}/refuse", status_code=204)
async def refuse_invoice(
    session: Session, actor: CanWrite, request_id: UUID, command: deciding.RefuseInvoice
) -> None:
    """None is issued; the buyer reads why."""
    await deciding.refuse(session, actor, request_id, command, at=utc_now())


@doors.post("/requests/{request_id}/number", status_code=204)
async def note_invoice_number(
    session: Session, actor: CanWrite, request_id: UUID, command: deciding.NoteInvoiceNumber
) -> None:
    """Of an invoice that was issued elsewhere."""
    await deciding.note_number(session, actor, request_id, command, at=utc_now())


@doors.post("/requests/{request_id}/reverse", status_code=204)
async def reverse_invoice(
    session: Session, actor: CanWrite, request_id: UUID, command: deciding.ActOnInvoice
) -> None:
    """All that is left of it, in red; then the buyer may ask anew."""
    await deciding.reverse(session, actor, request_id, command, at=utc_now())
