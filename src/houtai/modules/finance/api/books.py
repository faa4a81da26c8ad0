"""Doors to the trial balance and to the days of the business."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http.routing import Router
from houtai.modules.finance.queries import days, trial
from houtai.modules.finance.service import closing

doors = Router(prefix="/finance", tags=["finance"])

CanRead = Annotated[Actor, Depends(allow("finance.ledger.read"))]
CanReadDays = Annotated[Actor, Depends(allow("finance.day.read"))]
CanClose = Annotated[Actor, Depends(allow("finance.day.write"))]


def _time_zone(request: Request) -> str:
    found: str = request.app.state.environment.time_zone
    return found


@doors.get("/trial-balance")
async def show_trial_balance(
    request: Request,
    session: ReadSession,
    _actor: CanRead,
    day_from: Annotated[date, Query()],
    day_to: Annotated[date, Query()],
) -> trial.TrialBalanceView:
    """What all kinds of accounts held, moved and hold, on the clock of the business."""
    return await trial.trial_balance(session, day_from, day_to, time_zone=_time_zone(request))


@doors.get("/days")
async def list_days(request: Request, session: ReadSession, _actor: CanReadDays) -> days.DaysView:
    return await days.list_days(session, at=utc_now(), time_zone=_time_zone(request))


@doors.get("/days/{day}")
async def show_day(
    request: Request, session: ReadSession, _actor: CanReadDays, day: date
) -> days.BusinessDayView:
    """As it stood when it was closed, or as everything stands now."""
    return await days.show_day(session, day, at=utc_now(), time_zone=_time_zone(request))


@doors.post("/days/{day}/close", status_code=202)
async def close_day(
    request: Request, session: Session, actor: CanClose, day: date, command: closing.CloseDay
) -> None:
    """Nothing is dated into it any more from now on; it is sealed a minute later."""
    zone = _time_zone(request)
    await closing.ask(session, actor, day, command, at=utc_now(), time_zone=zone)
