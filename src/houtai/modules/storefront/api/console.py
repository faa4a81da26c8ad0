"""Doors of the platform's staff: home floors."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.modules.storefront.queries import floors as queries
from houtai.modules.storefront.service import floors

console = Router(prefix="/storefront", tags=["storefront"])

CanRead = Annotated[Actor, Depends(allow("storefront.floor.read"))]
CanWrite = Annotated[Actor, Depends(allow("storefront.floor.write"))]


@console.get("/floors")
async def list_floors(session: ReadSession, _actor: CanRead) -> list[queries.FloorView]:
    return await queries.list_floors(session)


@console.get("/floors/{floor_id}")
async def show_floor(session: ReadSession, _actor: CanRead, floor_id: UUID) -> queries.FloorView:
    return await queries.one_floor(session, floor_id)


@console.post("/floors", status_code=201)
async def create_floor(session: Session, actor: CanWrite, command: floors.MakeFloor) -> UUID:
    return await floors.make(session, actor, command, utc_now())


@console.put("/floors/{floor_id}", status_code=204)
async def edit_floor(
    session: Session, actor: CanWrite, floor_id: UUID, command: floors.EditFloor
) -> None:
    await floors.edit(session, actor, floor_id, command, utc_now())


@console.delete("/floors/{floor_id}", status_code=204)
async def delete_floor(session: Session, actor: CanWrite, floor_id: UUID) -> None:
    await floors.remove(session, actor, floor_id, utc_now())
