"""Doors of one SKU's stock: its layers, its movements; and what all stock is worth."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import business_day, utc_now
from houtai.kit.db import ReadSession
from houtai.kit.errors import NotFound
from houtai.kit.http import Router
from houtai.kit.paging import LIMIT_MAX, LIMIT_USUAL
from houtai.kit.shapes import Moment
from houtai.modules.inventory.queries import statements, stock, value_report
from houtai.modules.inventory.service.bounds import usual_limits

doors = Router()

CanRead = Annotated[Actor, Depends(allow("inventory.stock.read"))]
PageSize = Annotated[int, Query(ge=1, le=LIMIT_MAX)]
PageKey = Annotated[str | None, Query(max_length=200)]


class StockUnknown(NotFound):
    """Never in stock, or not the actor's."""

    code = "inventory.stock_unknown"


@doors.get("/stock/{sku_id}")
async def show_stock(
    request: Request, session: ReadSession, actor: CanRead, sku_id: UUID
) -> stock.SkuStockView:
    today = business_day(utc_now(), request.app.state.environment.time_zone)
    usual = await usual_limits(session)
    found = await stock.show_stock(
        session, actor, sku_id, today=today, near_days=usual.near_expiry_days or 0
    )
    if found is None:
        raise StockUnknown
    return found


@doors.get("/stock/{sku_id}/statement")
async def read_stock_statement(
    session: ReadSession,
    actor: CanRead,
    sku_id: UUID,
    *,
    account: statements.Account,
    warehouse_id: UUID | None = None,
    pool_id: UUID | None = None,
    until: Moment | None = None,
    before: PageKey = None,
    limit: PageSize = LIMIT_USUAL,
) -> statements.StockStatementView:
    found = await statements.read_statement(
        session,
        actor,
        sku_id,
        account=account,
        warehouse_id=warehouse_id,
        pool_id=pool_id,
        until=until,
        before=before,
        limit=limit,
    )
    if found is None:
        raise StockUnknown
    return found


@doors.get("/value-report")
async def report_value(
    request: Request,
    session: ReadSession,
    actor: CanRead,
    *,
    day_from: date,
    day_to: date,
    merchant_id: UUID | None = None,
    warehouse_id: UUID | None = None,
) -> value_report.ValueReportView:
    """What stock was worth on each of these days, on the clock of the business."""
    period = value_report.Period(
        day_from,
        day_to,
        request.app.state.environment.time_zone,
        merchant_id=merchant_id,
        warehouse_id=warehouse_id,
    )
    return await value_report.report(session, actor, period)
