"""Doors of deposits."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.merchants.api.moments import Today
from houtai.modules.merchants.queries import deposits as queries
from houtai.modules.merchants.service import deposits

doors = Router()

CanRead = Annotated[Actor, Depends(allow("merchants.deposit.read"))]
CanWrite = Annotated[Actor, Depends(allow("merchants.deposit.write"))]


@doors.get("/deposits")
async def list_demands(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(queries.DEMANDS.wanted)],
) -> Page[queries.DemandBrief]:
    return await queries.list_demands(session, actor, wanted)


@doors.post("/merchants/{merchant_id}/deposit-receipts", status_code=201)
async def record_receipt(
    session: Session,
    actor: CanWrite,
    merchant_id: UUID,
    command: deposits.RecordReceipt,
    today: Today,
) -> UUID:
    return await deposits.record(session, actor, merchant_id, command, at=utc_now(), today=today)


@doors.put("/merchants/{merchant_id}/deposit", status_code=204)
async def demand_deposit(
    session: Session, actor: CanWrite, merchant_id: UUID, command: deposits.DemandDeposit
) -> None:
    await deposits.change_demand(session, actor, merchant_id, command, at=utc_now())
