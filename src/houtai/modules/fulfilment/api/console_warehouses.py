"""Doors of what a warehouse's people say about sending: who takes what leaves it."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.modules.fulfilment.queries.warehouse_carriers import WarehouseCarriersView
from houtai.modules.fulfilment.service import warehouse_carriers

doors = Router()
CanRead = Annotated[Actor, Depends(allow("fulfilment.warehouse_carrier.read"))]
CanWrite = Annotated[Actor, Depends(allow("fulfilment.warehouse_carrier.write"))]


@doors.get("/warehouses/{warehouse_id}/carriers")
async def show_warehouse_carriers(
    session: ReadSession, actor: CanRead, warehouse_id: UUID
) -> WarehouseCarriersView:
    return await warehouse_carriers.show(session, actor, warehouse_id)


@doors.put("/warehouses/{warehouse_id}/carriers", status_code=204)
async def name_warehouse_carriers(
    session: Session, actor: CanWrite, warehouse_id: UUID, command: warehouse_carriers.NameCarriers
) -> None:
    """For shipments from now on."""
    await warehouse_carriers.name_carriers(session, actor, warehouse_id, command)
