"""Doors of what is done about violations."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import Session
from houtai.kit.http import Router
from houtai.modules.violations.service import deciding
from houtai.modules.violations.service.moving import ActOnViolation, SayOfViolation
from houtai.modules.violations.service.raising import RaiseViolation, raise_violation

doors = Router()
CanRule = Annotated[Actor, Depends(allow("violations.ruling.write"))]
CanApprove = Annotated[Actor, Depends(allow("violations.approval.write"))]
CanAnswer = Annotated[Actor, Depends(allow("violations.answer.write"))]


@doors.post("/violations", status_code=201)
async def raise_merchant_violation(
    session: Session, actor: CanRule, command: RaiseViolation
) -> UUID:
    """Something is held against a merchant; he is told unless the fine is big."""
    return await raise_violation(session, actor, command, at=utc_now())


@doors.post("/violations/{violation_id}/approve", status_code=204)
async def approve_violation(
    session: Session, actor: CanApprove, violation_id: UUID, command: ActOnViolation
) -> None:
    """A big one is told; not by whoever raised it."""
    await deciding.approve(session, actor, violation_id, command, at=utc_now())


@doors.post("/violations/{violation_id}/uphold", status_code=204)
async def uphold_violation(
    session: Session, actor: CanRule, violation_id: UUID, command: SayOfViolation
) -> None:
    """The appeal changes nothing: it is final."""
    await deciding.uphold(session, actor, violation_id, command, at=utc_now())


@doors.post("/violations/{violation_id}/withdraw", status_code=204)
async def withdraw_violation(
    session: Session, actor: CanRule, violation_id: UUID, command: SayOfViolation
) -> None:
    """What was frozen goes back to the deposit."""
    await deciding.withdraw(session, actor, violation_id, command, at=utc_now())


@doors.post("/violations/{violation_id}/accept", status_code=204)
async def accept_violation(
    session: Session, actor: CanAnswer, violation_id: UUID, command: ActOnViolation
) -> None:
    """Its merchant says nothing against it: it is final."""
    await deciding.accept(session, actor, violation_id, command, at=utc_now())


@doors.post("/violations/{violation_id}/appeal", status_code=204)
async def appeal_violation(
    session: Session, actor: CanAnswer, violation_id: UUID, command: SayOfViolation
) -> None:
    """Once, with words and pictures, before its time is over."""
    await deciding.appeal(session, actor, violation_id, command, at=utc_now())
