"""Doors of warehouses."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.inventory.queries import warehouses as queries
from houtai.modules.inventory.queries.warehouses import WAREHOUSES, WarehouseView
from houtai.modules.inventory.service import warehouses

doors = Router()
CanRead = Annotated[Actor, Depends(allow("inventory.warehouse.read"))]
CanWrite = Annotated[Actor, Depends(allow("inventory.warehouse.write"))]


@doors.get("/warehouses")
async def list_warehouses(
    session: ReadSession, actor: CanRead, wanted: Annotated[Wanted, Depends(WAREHOUSES.wanted)]
) -> Page[WarehouseView]:
    return await queries.list_warehouses(session, actor, wanted)


@doors.get("/warehouses/{warehouse_id}")
async def show_warehouse(session: ReadSession, actor: CanRead, warehouse_id: UUID) -> WarehouseView:
    found = await queries.one_warehouse(session, actor, warehouse_id)
    if found is None:
        raise warehouses.NotAWarehouse
    return found


@doors.post("/warehouses", status_code=201)
async def create_warehouse(
    session: Session, actor: CanWrite, command: warehouses.MakeWarehouse
) -> UUID:
    return await warehouses.make(session, actor, command, at=utc_now())


@doors.put("/warehouses/{warehouse_id}", status_code=204)
async def edit_warehouse(
    session: Session, actor: CanWrite, warehouse_id: UUID, command: warehouses.EditWarehouse
) -> None:
    await warehouses.edit(session, actor, warehouse_id, command, at=utc_now())
