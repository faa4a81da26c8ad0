"""Doors to the bills of channels."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.responses import StreamingResponse

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, is_a_deed
from houtai.kit.objects import ObjectStore, open_store
from houtai.kit.paging import Page, Wanted
from houtai.modules.payments.queries import bills
from houtai.modules.payments.service import bills as fetching

doors = Router(prefix="/payments/bills", tags=["payments"])

CanRead = Annotated[Actor, Depends(allow("payments.bill.read"))]
CanAsk = Annotated[Actor, Depends(allow("payments.bill.write"))]
_ENDINGS = {"wechat": "csv", "alipay": "zip", "sandbox": "csv"}


def _store(request: Request) -> ObjectStore:
    return open_store(request.app.state.environment)


@doors.get("")
async def list_bills(
    session: ReadSession,
    _actor: CanRead,
    wanted: Annotated[Wanted, Depends(bills.BILLS.wanted)],
) -> Page[bills.BillView]:
    return await bills.list_bills(session, wanted)


@doors.post("", status_code=201)
async def ask_for_bill(session: Session, _actor: CanAsk, command: fetching.AskForBill) -> UUID:
    """A job fetches it, and reads it."""
    return await fetching.ask(session, command, at=utc_now())


@doors.get("/{bill_id}")
async def show_bill(session: ReadSession, _actor: CanRead, bill_id: UUID) -> bills.BillView:
    return await bills.one_bill(session, bill_id)


@doors.get("/{bill_id}/rows")
async def list_bill_rows(
    session: ReadSession,
    _actor: CanRead,
    bill_id: UUID,
    wanted: Annotated[Wanted, Depends(bills.BILL_ROWS.wanted)],
) -> Page[bills.BillRowView]:
    return await bills.list_bill_rows(session, bill_id, wanted)


async def _found(session: ReadSession, _actor: CanRead, bill_id: UUID) -> bills.BillView:
    """Its transaction ends before the store is asked."""
    found = await bills.one_bill(session, bill_id)
    if found.size_bytes is None:
        raise bills.BillUnknown
    return found


@doors.get("/{bill_id}/file", response_class=StreamingResponse, dependencies=[Depends(is_a_deed)])
async def fetch_bill_file(
    store: Annotated[ObjectStore, Depends(_store)],
    found: Annotated[bills.BillView, Depends(_found)],
) -> Response:
    """As the channel wrote it."""
    opened = await store.open(fetching.key_of(found.id))
    name = f"{found.channel}-{found.day}.{_ENDINGS[found.channel]}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Length": str(opened.size_bytes),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return StreamingResponse(opened.chunks, media_type="application/octet-stream", headers=headers)
