"""Doors of the second factor: one's own, and somebody else's that was lost."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Door, Router
from houtai.modules.identity.api.callers import caller_of, key_of
from houtai.modules.identity.service import proving, second_factor, session_ending

HOUSE = "houtai"
"""How an authenticator app names the entry."""

doors = Router()
guessing_doors = APIRouter(route_class=Door)
"""Without `Idempotency-Key`, as those of signing in; and their answers are secrets."""

CanRead = Annotated[Actor, Depends(allow("identity.account.read"))]
CanWrite = Annotated[Actor, Depends(allow("identity.account.write"))]


@doors.get("/me/second-factor")
async def show_own_second_factor(
    session: ReadSession, actor: CurrentActor
) -> second_factor.FactorStateView:
    return await second_factor.state_of(session, actor.id)


@guessing_doors.post("/me/second-factor")
async def begin_second_factor(
    request: Request, actor: CurrentActor, command: proving.ProveOneself
) -> second_factor.EnrolmentView:
    return await second_factor.begin(
        request.app.state.database,
        actor,
        command,
        caller=caller_of(request),
        key=key_of(request),
        house=HOUSE,
        at=utc_now(),
    )


@guessing_doors.post("/me/second-factor/confirm")
async def confirm_second_factor(
    request: Request, actor: CurrentActor, command: second_factor.ConfirmFactor
) -> second_factor.RecoveryCodesView:
    return await second_factor.confirm(
        request.app.state.database, actor, command, key=key_of(request), at=utc_now()
    )


@guessing_doors.post("/me/second-factor/recovery-codes")
async def renew_recovery_codes(
    request: Request, actor: CurrentActor, command: proving.ProveOneself
) -> second_factor.RecoveryCodesView:
    return await second_factor.renew_recovery_codes(
        request.app.state.database, actor, command, caller=caller_of(request), at=utc_now()
    )


@guessing_doors.post("/me/second-factor/remove", status_code=204)
async def remove_second_factor(
    request: Request, actor: CurrentActor, command: proving.ProveOneself
) -> None:
    await second_factor.remove(
        request.app.state.database, actor, command, caller=caller_of(request), at=utc_now()
    )


@doors.get("/accounts/{account_id}/second-factor")
async def show_second_factor_of(
    session: ReadSession, actor: CanRead, account_id: UUID
) -> second_factor.FactorStateView:
    return await second_factor.state_of_somebody(session, actor, account_id)


@doors.post("/accounts/{account_id}/second-factor/reset", status_code=204)
async def reset_second_factor(session: Session, actor: CanWrite, account_id: UUID) -> None:
    await session_ending.reset_second_factor(session, actor, account_id, at=utc_now())
