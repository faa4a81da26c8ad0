"""Doors of those who take back what buyers send."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.wms.queries import returns as shown
from houtai.modules.wms.service import returns, returns_clearing

doors = Router()
CanRead = Annotated[Actor, Depends(allow("wms.return.read"))]
CanWork = Annotated[Actor, Depends(allow("wms.return.write"))]


@doors.get("/returns")
async def list_returns(
    session: ReadSession, actor: CanRead, wanted: Annotated[Wanted, Depends(shown.RETURNS.wanted)]
) -> Page[shown.ReturnView]:
    """Parcels that come back, the newest first."""
    return await shown.list_returns(session, actor, wanted)


@doors.post("/returns/arrive")
async def arrive_return(
    session: Session, actor: CanWork, command: returns.ArriveReturn
) -> list[UUID]:
    """A parcel is here; what is in it, by its waybill. Scanned again it changes nothing."""
    return await returns.arrive(session, actor, command, at=utc_now())


@doors.get("/returns/{return_id}")
async def show_return(
    session: ReadSession, actor: CanRead, return_id: UUID
) -> shown.ReturnDetailView:
    found = await shown.one_return(session, actor, return_id)
    if found is None:
        raise returns.ReturnUnknown
    return found


@doors.post("/returns/{return_id}/inspect", status_code=204)
async def inspect_returned(
    session: Session, actor: CanWork, return_id: UUID, command: returns.InspectReturn
) -> None:
    """What every announced piece turned out to be."""
    await returns.inspect(session, actor, return_id, command, at=utc_now())


@doors.post("/returns/{return_id}/clear", status_code=204)
async def clear_returned(
    session: Session, actor: CanWork, return_id: UUID, command: returns_clearing.ClearReturned
) -> None:
    """Pieces are put into a bin, repaired, written off, or sent back."""
    await returns_clearing.clear(session, actor, return_id, command, at=utc_now())
