"""Doors of the rules that say from where and when somebody may work."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.identity.api.callers import caller_of, token_of
from houtai.modules.identity.queries import restrictions as shown
from houtai.modules.identity.service import restrictions

doors = Router()

CanRead = Annotated[Actor, Depends(allow("identity.sign_in_rule.read"))]
CanWrite = Annotated[Actor, Depends(allow("identity.sign_in_rule.write"))]


@doors.get("/sign-in-rules")
async def list_sign_in_rules(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.RESTRICTIONS.wanted)],
) -> Page[shown.RestrictionView]:
    return await shown.list_restrictions(session, actor, wanted)


@doors.get("/sign-in-rules/{rule_id}")
async def show_sign_in_rule(
    session: ReadSession, actor: CanRead, rule_id: UUID
) -> shown.RestrictionView:
    rule = await shown.restriction(session, actor, rule_id)
    if rule is None:
        raise restrictions.RuleUnknown
    return rule


@doors.post("/sign-in-rules", status_code=201)
async def make_sign_in_rule(
    request: Request, session: Session, actor: CanWrite, command: restrictions.MakeRule
) -> UUID:
    return await restrictions.make(
        session,
        actor,
        command,
        token=token_of(request) or "",
        caller=caller_of(request),
        at=utc_now(),
    )


@doors.put("/sign-in-rules/{rule_id}", status_code=204)
async def edit_sign_in_rule(
    request: Request,
    session: Session,
    actor: CanWrite,
    rule_id: UUID,
    command: restrictions.EditRule,
) -> None:
    await restrictions.edit(
        session,
        actor,
        rule_id,
        command,
        token=token_of(request) or "",
        caller=caller_of(request),
        at=utc_now(),
    )


@doors.delete("/sign-in-rules/{rule_id}", status_code=204)
async def remove_sign_in_rule(
    request: Request,
    session: Session,
    actor: CanWrite,
    rule_id: UUID,
    *,
    lock_out_ok: bool = False,
) -> None:
    await restrictions.remove(
        session,
        actor,
        rule_id,
        lock_out_ok=lock_out_ok,
        token=token_of(request) or "",
        caller=caller_of(request),
        at=utc_now(),
    )
