"""Doors of the stock list, and of checking whether the layers agree."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.inventory.queries import checks as check_queries
from houtai.modules.inventory.queries import levels as queries
from houtai.modules.inventory.queries.checks import (
    CHECKS,
    DIFFERENCES,
    CheckView,
    DifferenceView,
)
from houtai.modules.inventory.queries.levels import LEVELS, LevelView
from houtai.modules.inventory.service import checks

doors = Router()
CanReadStock = Annotated[Actor, Depends(allow("inventory.stock.read"))]
CanReadChecks = Annotated[Actor, Depends(allow("inventory.check.read"))]
CanCheck = Annotated[Actor, Depends(allow("inventory.check.write"))]


@doors.get("/levels")
async def list_levels(
    session: ReadSession, actor: CanReadStock, wanted: Annotated[Wanted, Depends(LEVELS.wanted)]
) -> Page[LevelView]:
    """SKU × warehouse. The numbers follow what happens a second or two later."""
    return await queries.list_levels(session, actor, wanted)


@doors.get("/checks")
async def list_checks(
    session: ReadSession, _: CanReadChecks, wanted: Annotated[Wanted, Depends(CHECKS.wanted)]
) -> Page[CheckView]:
    return await check_queries.list_checks(session, wanted)


@doors.post("/checks", status_code=201)
async def ask_for_check(session: Session, actor: CanCheck) -> UUID:
    """It runs in the background; its state says when it is done."""
    return await checks.ask(session, actor, at=utc_now())


@doors.get("/checks/{run_id}")
async def show_check(session: ReadSession, _: CanReadChecks, run_id: UUID) -> CheckView:
    found = await check_queries.one_check(session, run_id)
    if found is None:
        raise checks.NotACheck
    return found


@doors.get("/checks/{run_id}/differences")
async def list_differences(
    session: ReadSession,
    _: CanReadChecks,
    run_id: UUID,
    wanted: Annotated[Wanted, Depends(DIFFERENCES.wanted)],
) -> Page[DifferenceView]:
    return await check_queries.list_differences(session, run_id, wanted)


@doors.post("/checks/{run_id}/mend")
async def mend_differences(session: Session, _: CanCheck, run_id: UUID) -> checks.MendedView:
    """Totals and levels of what differed are made anew from the journal."""
    return await checks.mend(session, run_id, at=utc_now())
