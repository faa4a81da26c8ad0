"""Doors of the rules of sourcing, and of trying others on orders of the past."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, only_asks
from houtai.modules.fulfilment.queries.rule_books import RuleBookView
from houtai.modules.fulfilment.service import rule_books, simulating

doors = Router()
CanRead = Annotated[Actor, Depends(allow("fulfilment.rule.read"))]
CanWrite = Annotated[Actor, Depends(allow("fulfilment.rule.write"))]


@doors.get("/rules")
async def show_rules(
    session: ReadSession, actor: CanRead, merchant_id: Annotated[UUID | None, Query()] = None
) -> RuleBookView:
    """A merchant's, or those that stand for all."""
    return await rule_books.read_book(session, actor, merchant_id)


@doors.put("/rules", status_code=204)
async def change_rules(
    session: Session, actor: CanWrite, command: rule_books.ChangeRuleBook
) -> None:
    """For orders from now on."""
    await rule_books.change_book(session, actor, command)


@doors.post("/rules/simulate", dependencies=[Depends(only_asks)])
async def simulate_rules(
    session: ReadSession, actor: CanRead, command: simulating.TryRules
) -> simulating.SourcingSimulationView:
    """What they would have made of past orders."""
    return await simulating.simulate(session, actor, command, at=utc_now())
