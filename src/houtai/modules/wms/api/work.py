"""Doors of those who walk: pick lists, picks, shortages reported, pieces put back."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.modules.wms.queries import waves as shown
from houtai.modules.wms.queries import work
from houtai.modules.wms.service import picking, putting_back, shortages

doors = Router()
CanRead = Annotated[Actor, Depends(allow("wms.work.read"))]
CanWork = Annotated[Actor, Depends(allow("wms.work.write"))]


@doors.get("/pick-lists")
async def list_pick_lists(
    session: ReadSession, actor: CanRead, warehouse_id: UUID | None = None
) -> list[shown.PickListView]:
    """Those that wait for somebody or are being walked."""
    return await shown.lists_at_work(session, actor, warehouse_id)


@doors.get("/pick-lists/{list_id}")
async def show_pick_list(
    session: ReadSession, actor: CanRead, list_id: UUID
) -> shown.PickListDetailView:
    found = await shown.one_list(session, actor, list_id)
    if found is None:
        raise picking.ListUnknown
    return found


@doors.post("/pick-lists/{list_id}/take", status_code=204)
async def take_pick_list(session: Session, actor: CanWork, list_id: UUID) -> None:
    await picking.take_list(session, actor, list_id, at=utc_now())


@doors.post("/pick-tasks/{task_id}/pick", status_code=204)
async def pick_pieces(
    session: Session, actor: CanWork, task_id: UUID, command: picking.PickPieces
) -> None:
    await picking.pick(session, actor, task_id, command, at=utc_now())


@doors.post("/pick-tasks/{task_id}/short", status_code=204)
async def report_short(
    session: Session, actor: CanWork, task_id: UUID, command: shortages.ReportShort
) -> None:
    await shortages.report(session, actor, task_id, command, at=utc_now())


@doors.get("/put-backs")
async def list_put_backs(
    session: ReadSession, actor: CanRead, warehouse_id: UUID | None = None
) -> list[work.PutBackView]:
    return await work.list_put_backs(session, actor, warehouse_id)


@doors.post("/put-backs/{put_back_id}/done", status_code=204)
async def put_pieces_back(
    session: Session, actor: CanWork, put_back_id: UUID, command: putting_back.PutPiecesBack
) -> None:
    await putting_back.put_back(session, actor, put_back_id, command, at=utc_now())
