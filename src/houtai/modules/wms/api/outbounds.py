"""Doors of the outbound desk: what waits, waves, what was not found."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit import settings
from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.errors import NotFound
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.wms.queries import outbounds as shown
from houtai.modules.wms.queries import waves as shown_waves
from houtai.modules.wms.queries import work
from houtai.modules.wms.service import asking, packing, shortages, waves
from houtai.modules.wms.service.packing import FILLED_PERCENT

doors = Router()
CanRead = Annotated[Actor, Depends(allow("wms.outbound.read"))]
CanWrite = Annotated[Actor, Depends(allow("wms.outbound.write"))]
CanWork = Annotated[Actor, Depends(allow("wms.work.write"))]


class WaveUnknown(NotFound):
    code = "wms.wave_unknown"


@doors.get("/outbounds")
async def list_outbounds(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.OUTBOUNDS.wanted)],
) -> Page[shown.OutboundView]:
    return await shown.list_outbounds(session, actor, wanted)


@doors.get("/outbound-counts")
async def count_outbounds(
    session: ReadSession, actor: CanRead, warehouse_id: UUID | None = None
) -> shown.OutboundCountsView:
    return await shown.count_outbounds(session, actor, warehouse_id, at=utc_now())


@doors.get("/outbounds/{outbound_id}")
async def show_outbound(
    session: ReadSession, actor: CanRead, outbound_id: UUID
) -> shown.OutboundDetailView:
    percent = await settings.read(session, FILLED_PERCENT)
    found = await shown.one_outbound(session, actor, outbound_id, filled_percent=percent)
    if found is None:
        raise packing.OutboundUnknown
    return found


@doors.post("/outbounds/refuse", status_code=204)
async def refuse_outbounds(
    session: Session, actor: CanWrite, command: asking.RefuseOutbounds
) -> None:
    await asking.refuse(session, actor, command, at=utc_now())


@doors.post("/outbounds/{outbound_id}/check", status_code=204)
async def check_outbound(
    session: Session, actor: CanWork, outbound_id: UUID, command: packing.CheckPieces
) -> None:
    await packing.check(session, actor, outbound_id, command, at=utc_now())


@doors.post("/outbounds/{outbound_id}/pack")
async def pack_outbound(
    session: Session, actor: CanWork, outbound_id: UUID, command: packing.PackOutbound
) -> list[UUID]:
    return await packing.pack(session, actor, outbound_id, command, at=utc_now())


@doors.get("/waves")
async def list_waves(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown_waves.WAVES.wanted)],
) -> Page[shown_waves.ListedWaveView]:
    return await shown_waves.list_waves(session, actor, wanted)


@doors.post("/waves/candidates")
async def count_candidates(
    session: Session, actor: CanWrite, command: waves.WaveRule
) -> shown_waves.CandidatesView:
    """What a rule would choose just now; nothing is made."""
    return await waves.candidates(session, actor, command)


@doors.post("/waves", status_code=201)
async def build_wave(
    session: Session, actor: CanWrite, command: waves.BuildWave
) -> waves.BuiltWaveView:
    return await waves.build(session, actor, command, at=utc_now())


@doors.get("/waves/{wave_id}")
async def show_wave(
    session: ReadSession, actor: CanRead, wave_id: UUID
) -> shown_waves.WaveDetailView:
    found = await shown_waves.one_wave(session, actor, wave_id)
    if found is None:
        raise WaveUnknown
    return found


@doors.get("/shortages")
async def list_shortages(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(work.SHORTAGES.wanted)],
) -> Page[work.ShortageView]:
    return await work.list_shortages(session, actor, wanted)


@doors.post("/shortages/{shortage_id}/count", status_code=204)
async def count_again(
    session: Session, actor: CanWork, shortage_id: UUID, command: shortages.CountAgain
) -> None:
    await shortages.count(session, actor, shortage_id, command, at=utc_now())
