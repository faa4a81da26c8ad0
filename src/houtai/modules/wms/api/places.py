"""Doors of zones, bins, cartons, and of moves between bins."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.wms.queries import places as shown
from houtai.modules.wms.queries import work
from houtai.modules.wms.service import moves, places
from houtai.modules.wms.service.here import read_here

doors = Router()
CanRead = Annotated[Actor, Depends(allow("wms.place.read"))]
CanWrite = Annotated[Actor, Depends(allow("wms.place.write"))]
CanWork = Annotated[Actor, Depends(allow("wms.work.write"))]
CanSeeWork = Annotated[Actor, Depends(allow("wms.work.read"))]
Code = Annotated[str, Query(min_length=1, max_length=64)]


@doors.get("/zones")
async def list_zones(
    session: ReadSession, actor: CanRead, warehouse_id: UUID | None = None
) -> list[shown.ZoneView]:
    return await shown.list_zones(session, actor, warehouse_id)


@doors.post("/zones", status_code=201)
async def make_zone(session: Session, actor: CanWrite, command: places.MakeZone) -> UUID:
    return await places.make_zone(session, actor, command, at=utc_now())


@doors.put("/zones/{zone_id}", status_code=204)
async def edit_zone(
    session: Session, actor: CanWrite, zone_id: UUID, command: places.EditZone
) -> None:
    await places.edit_zone(session, actor, zone_id, command)


@doors.get("/bins")
async def list_bins(
    session: ReadSession, actor: CanRead, wanted: Annotated[Wanted, Depends(shown.BINS.wanted)]
) -> Page[shown.BinView]:
    return await shown.list_bins(session, actor, wanted)


@doors.get("/bins/{bin_id}")
async def show_bin(session: ReadSession, actor: CanRead, bin_id: UUID) -> shown.BinDetailView:
    found = await shown.bin_with_contents(session, actor, bin_id)
    if found is None:
        raise places.PlaceUnknown
    return found


@doors.post("/bins", status_code=201)
async def make_bins(session: Session, actor: CanWrite, command: places.MakeBins) -> int:
    """How many are new; those that were there already stay as they are."""
    return await places.make_bins(session, actor, command)


@doors.put("/bins/{bin_id}", status_code=204)
async def edit_bin(
    session: Session, actor: CanWrite, bin_id: UUID, command: places.EditBin
) -> None:
    await places.edit_bin(session, actor, bin_id, command)


@doors.get("/cartons")
async def list_cartons(
    session: ReadSession, actor: CanRead, warehouse_id: UUID | None = None
) -> list[shown.CartonView]:
    return await shown.list_cartons(session, actor, warehouse_id)


@doors.post("/cartons", status_code=201)
async def make_carton(session: Session, actor: CanWrite, command: places.MakeCarton) -> UUID:
    return await places.make_carton(session, actor, command, at=utc_now())


@doors.put("/cartons/{carton_id}", status_code=204)
async def edit_carton(
    session: Session, actor: CanWrite, carton_id: UUID, command: places.EditCarton
) -> None:
    await places.edit_carton(session, actor, carton_id, command)


@doors.get("/look")
async def look(
    session: ReadSession, actor: CanSeeWork, code: Code, warehouse_id: UUID | None = None
) -> work.FoundView:
    """What a label or a barcode stands for."""
    where = await read_here(session, actor, warehouse_id)
    return await work.look(session, actor, where, code)


@doors.post("/moves", status_code=204)
async def move_pieces(session: Session, actor: CanWork, command: moves.MovePieces) -> None:
    await moves.move(session, actor, command, at=utc_now())
