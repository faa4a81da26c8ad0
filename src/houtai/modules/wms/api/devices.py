"""Doors of devices, and the one where scales tell what lies on them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Door, Router
from houtai.kit.http.routing import answer_is_secret
from houtai.modules.wms.queries import devices as shown
from houtai.modules.wms.service import devices

doors = Router()
open_doors = APIRouter(route_class=Door, prefix="/wms", tags=["open"])
"""Without `Idempotency-Key`: only what is told last counts."""
CanWrite = Annotated[Actor, Depends(allow("wms.place.write"))]
CanWork = Annotated[Actor, Depends(allow("wms.work.read"))]
Bearer = Annotated[str, Header(alias="Authorization", pattern=r"^Bearer [\w\-]{20,100}$")]


@doors.get("/devices")
async def list_devices(
    session: ReadSession, actor: CanWork, warehouse_id: UUID | None = None
) -> list[shown.DeviceView]:
    return await shown.list_devices(session, actor, warehouse_id)


@doors.post("/devices", status_code=201)
async def make_device(session: Session, actor: CanWrite, command: devices.MakeDevice) -> UUID:
    return await devices.make_device(session, actor, command, at=utc_now())


@doors.put("/devices/{device_id}", status_code=204)
async def edit_device(
    session: Session, actor: CanWrite, device_id: UUID, command: devices.EditDevice
) -> None:
    await devices.edit_device(session, actor, device_id, command)


@doors.post("/devices/{device_id}/token", dependencies=[Depends(answer_is_secret)])
async def give_device_token(
    session: Session, actor: CanWrite, device_id: UUID
) -> devices.DeviceTokenView:
    """For the program beside the scale; told once."""
    return await devices.give_token(session, actor, device_id)


@doors.get("/devices/{device_id}/reading")
async def read_scale(
    session: ReadSession, actor: CanWork, device_id: UUID
) -> shown.ScaleReadingView:
    found = await shown.reading_of(session, actor, device_id, at=utc_now())
    if found is None:
        raise devices.DeviceUnknown
    return found


@open_doors.post("/devices/{device_id}/weight", status_code=204)
async def tell_weight(
    session: Session, device_id: UUID, authorization: Bearer, command: devices.TellWeight
) -> None:
    """A scale at rest: whatever changes, at most once a second. Its token is its proof."""
    token = authorization.removeprefix("Bearer ")
    await devices.tell_weight(session, device_id, token, command, at=utc_now())
