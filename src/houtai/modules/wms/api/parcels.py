"""Doors of parcels and of the lists with which carriers take them."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.errors import NotFound
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.wms.queries import parcels as shown
from houtai.modules.wms.service import handing_over, waybills

doors = Router()
CanRead = Annotated[Actor, Depends(allow("wms.outbound.read"))]
CanWork = Annotated[Actor, Depends(allow("wms.work.write"))]


class HandoverUnknown(NotFound):
    code = "wms.handover_unknown"


@doors.get("/waiting-parcels")
async def list_waiting_parcels(
    session: ReadSession, actor: CanRead, warehouse_id: UUID | None = None
) -> list[shown.WaitingParcelView]:
    """Packed, and not taken by the carrier yet."""
    return await shown.waiting_parcels(session, actor, warehouse_id)


@doors.post("/parcels/{parcel_id}/waybill", status_code=204)
async def write_waybill(
    session: Session, actor: CanWork, parcel_id: UUID, command: waybills.WriteWaybill
) -> None:
    await waybills.write_waybill(session, actor, parcel_id, command, at=utc_now())


@doors.post("/outbounds/{outbound_id}/ask-waybills", status_code=204)
async def ask_waybills_again(
    session: Session, actor: CanWork, outbound_id: UUID, command: waybills.AskWaybillsAgain
) -> None:
    """Numbers were refused, or another carrier takes it; the new ones come in a moment."""
    await waybills.ask_again(session, actor, outbound_id, command, at=utc_now())


@doors.get("/handovers")
async def list_handovers(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.HANDOVERS.wanted)],
) -> Page[shown.HandoverView]:
    return await shown.list_handovers(session, actor, wanted)


@doors.post("/handovers", status_code=201)
async def hand_over(session: Session, actor: CanWork, command: handing_over.HandOver) -> UUID:
    return await handing_over.hand_over(session, actor, command, at=utc_now())


@doors.get("/handovers/{handover_id}")
async def show_handover(
    session: ReadSession, actor: CanRead, handover_id: UUID
) -> shown.HandoverDetailView:
    found = await shown.one_handover(session, actor, handover_id)
    if found is None:
        raise HandoverUnknown
    return found
