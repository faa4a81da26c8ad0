"""Doors of those who take back what buyers send."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.errors import NotFound
from houtai.kit.http import Router
from houtai.kit.objects import ObjectStore, open_store
from houtai.kit.paging import Page, Wanted
from houtai.modules.files import public as files
from houtai.modules.wms.queries import returns as shown
from houtai.modules.wms.service import (
    returns,
    returns_clearing,
    returns_holding,
    strays,
    strays_assigning,
    strays_settling,
)
from houtai.modules.wms.service.here import Scanned, skus_scanned

doors = Router()
CanRead = Annotated[Actor, Depends(allow("wms.return.read"))]
CanWork = Annotated[Actor, Depends(allow("wms.return.write"))]
_SAFE = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


class ReturnPictureUnknown(NotFound):
    """No such picture, or not of a return that one sees."""

    code = "wms.return_picture_unknown"


def _store(request: Request) -> ObjectStore:
    return open_store(request.app.state.environment)


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


@doors.post("/returns/strays", status_code=201)
async def take_in_stray(session: Session, actor: CanWork, command: strays.TakeInStray) -> UUID:
    """A parcel that nobody announced is here."""
    return await strays.take_in_stray(session, actor, command, at=utc_now())


@doors.get("/returns/goods")
async def list_goods_here(
    session: ReadSession, actor: CanWork, code: Annotated[Scanned, Query()]
) -> list[shown.GoodsHereView]:
    """Goods that bear a code, of whichever merchant."""
    return await shown.with_shops(session, await skus_scanned(session, actor, code))


@doors.get("/returns/{return_id}")
async def show_return(
    session: ReadSession, actor: CanRead, return_id: UUID
) -> shown.ReturnDetailView:
    found = await shown.one_return(session, actor, return_id)
    if found is None:
        raise returns_holding.ReturnUnknown
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


@doors.post("/returns/{return_id}/pieces", status_code=204)
async def count_stray(
    session: Session, actor: CanWork, return_id: UUID, command: strays.CountStray
) -> None:
    """Goods lie in a parcel that nobody announced, or were counted by mistake."""
    await strays.count_stray(session, actor, return_id, command, at=utc_now())


@doors.post("/returns/{return_id}/things", status_code=204)
async def describe_thing(
    session: Session, actor: CanWork, return_id: UUID, command: strays.DescribeThing
) -> None:
    """Something lies in it that is not of the house."""
    await strays.describe_thing(session, actor, return_id, command, at=utc_now())


@doors.post("/returns/{return_id}/assign")
async def assign_stray(
    session: Session, actor: CanWork, return_id: UUID, command: strays_assigning.AssignStray
) -> UUID:
    """It is what was announced for a case."""
    return await strays_assigning.assign(session, actor, return_id, command, at=utc_now())


@doors.post("/returns/{return_id}/settle", status_code=204)
async def settle_stray(
    session: Session, actor: CanWork, return_id: UUID, command: strays_settling.SettleStray
) -> None:
    """It lies here from now on, left again, or is thrown away."""
    await strays_settling.settle_stray(session, actor, return_id, command, at=utc_now())


async def _seen(session: ReadSession, actor: CanRead, return_id: UUID, file_id: UUID) -> UUID:
    """Its transaction ends before the store is asked. Raises ReturnPictureUnknown."""
    if await shown.picture_of(session, actor, return_id, file_id) is None:
        raise ReturnPictureUnknown
    return file_id


@doors.get("/returns/{return_id}/pictures/{file_id}", response_class=StreamingResponse)
async def show_return_picture(
    store: Annotated[ObjectStore, Depends(_store)],
    file_id: Annotated[UUID, Depends(_seen)],
    size: Literal["small", "large"] = "small",
) -> Response:
    """What somebody of the warehouse saw."""
    opened = await store.open(files.key_of(file_id, size))
    headers = {**_SAFE, "Content-Length": str(opened.size_bytes)}
    return StreamingResponse(opened.chunks, media_type=files.SHOWN_TYPE, headers=headers)
