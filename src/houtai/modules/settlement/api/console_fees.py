"""Doors of fees, and how an order's money falls."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.settlement.queries import fee_rules as fee_queries
from houtai.modules.settlement.queries import waterfall as waterfalls
from houtai.modules.settlement.service import fee_rules

doors = Router()
CanRead = Annotated[Actor, Depends(allow("settlement.fee.read"))]
CanWrite = Annotated[Actor, Depends(allow("settlement.fee.write"))]
CanSee = Annotated[Actor, Depends(allow("settlement.earning.read"))]


@doors.get("/fee-rules")
async def list_fee_rules(
    session: ReadSession,
    _actor: CanRead,
    wanted: Annotated[Wanted, Depends(fee_queries.FEE_RULES.wanted)],
) -> Page[fee_queries.FeeRuleView]:
    """All versions, also those that have ended."""
    return await fee_queries.list_fee_rules(session, wanted)


@doors.post("/fee-rules", status_code=201)
async def make_fee_rule(session: Session, actor: CanWrite, command: fee_rules.MakeFeeRule) -> UUID:
    """For orders that are placed from then on."""
    return await fee_rules.make(session, actor, command, at=utc_now())


@doors.post("/fee-rules/{rule_id}/end", status_code=204)
async def end_fee_rule(
    session: Session, _actor: CanWrite, rule_id: UUID, command: fee_rules.EndFeeRule
) -> None:
    """Not valid any more from a moment that is not past."""
    await fee_rules.end(session, rule_id, command, at=utc_now())


@doors.get("/orders/{order_id}")
async def show_waterfall(
    session: ReadSession, actor: CanSee, order_id: UUID
) -> waterfalls.WaterfallView:
    """From what goods cost to what is the merchant's; as it would be until it is earned."""
    return await waterfalls.waterfall(session, actor, order_id)
