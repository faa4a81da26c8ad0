"""Doors of alerts and of the bounds that they watch."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.inventory.queries import alerts as shown
from houtai.modules.inventory.service import alerts as service

doors = Router()

CanRead = Annotated[Actor, Depends(allow("inventory.alert.read"))]
CanWrite = Annotated[Actor, Depends(allow("inventory.alert.write"))]


@doors.get("/alerts")
async def list_alerts(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.ALERTS.wanted)],
) -> Page[shown.AlertView]:
    return await shown.list_alerts(session, actor, wanted)


@doors.get("/alert-counts")
async def count_alerts(session: ReadSession, actor: CanRead) -> shown.AlertCountsView:
    return await shown.count_alerts(session, actor)


@doors.get("/stock-rules")
async def list_stock_rules(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.RULES.wanted)],
) -> Page[shown.StockRuleView]:
    return await shown.list_rules(session, actor, wanted)


@doors.post("/stock-rules", status_code=201)
async def set_stock_rule(session: Session, actor: CanWrite, command: service.SetStockRule) -> UUID:
    return await service.set_rule(session, actor, command, at=utc_now())


@doors.delete("/stock-rules/{rule_id}", status_code=204)
async def remove_stock_rule(session: Session, actor: CanWrite, rule_id: UUID) -> None:
    await service.remove_rule(session, actor, rule_id, at=utc_now())
