"""Doors of roles: what there is to give, who gives it, and what somebody sees in the end."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from fastapi.responses import Response

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router, only_asks
from houtai.kit.paging import Page, Wanted
from houtai.modules.identity.api.answers import ASKED, asked_or_done
from houtai.modules.identity.api.trees import Wanted as WantedPlace
from houtai.modules.identity.queries import roles as queries
from houtai.modules.identity.queries.preview import (
    FieldView,
    PreviewView,
    preview_of_account,
    preview_of_role,
    sensitive_fields,
)
from houtai.modules.identity.rules.catalogue import DoorOf, FunctionView, functions_of
from houtai.modules.identity.service import roles
from houtai.modules.identity.service.memberships import AccountUnknown

doors = Router()

CanRead = Annotated[Actor, Depends(allow("identity.role.read"))]
CanWrite = Annotated[Actor, Depends(allow("identity.role.write"))]


def _doors_of(request: Request) -> tuple[DoorOf, ...]:
    """Every guarded door, as the composition has mounted it."""
    mounted: tuple[DoorOf, ...] = request.app.state.doors
    return mounted


Doors = Annotated[tuple[DoorOf, ...], Depends(_doors_of)]


@doors.get("/functions")
async def list_functions(actor: CanRead, mounted: Doors) -> list[FunctionView]:
    return functions_of(mounted, actor.language)


@doors.get("/fields")
async def list_fields(actor: CanRead) -> list[FieldView]:
    return sensitive_fields(actor.language)


@doors.get("/roles")
async def list_roles(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(queries.ROLES.wanted)],
) -> Page[queries.RoleView]:
    return await queries.list_roles(session, actor, wanted)


@doors.get("/roles/{role_id}")
async def show_role(session: ReadSession, actor: CanRead, role_id: UUID) -> queries.RoleView:
    found = await queries.role(session, actor, role_id)
    if found is None:
        raise roles.NoSuchRole
    return found


@doors.post("/roles", status_code=201)
async def create_role(session: Session, actor: CanWrite, command: roles.CreateRole) -> UUID:
    return await roles.create_role(session, actor, command)


@doors.put("/roles/{role_id}", status_code=204, responses=ASKED)
async def edit_role(
    session: Session, actor: CanWrite, role_id: UUID, command: roles.EditRole
) -> Response:
    return asked_or_done(await roles.edit_role(session, actor, role_id, command, at=utc_now()))


@doors.post("/roles/{role_id}/copy", status_code=201)
async def copy_role(
    session: Session, actor: CanWrite, role_id: UUID, command: roles.CopyRole
) -> UUID:
    return await roles.copy_role(session, actor, role_id, command)


@doors.delete("/roles/{role_id}", status_code=204)
async def delete_role(session: Session, actor: CanWrite, role_id: UUID) -> None:
    await roles.delete_role(session, actor, role_id)


@doors.post("/roles/preview", dependencies=[Depends(only_asks)])
async def preview_role(
    session: Session, actor: CanRead, mounted: Doors, command: roles.PreviewRole
) -> PreviewView:
    console = command.console or actor.place.console
    functions = functions_of(mounted, actor.language)
    return await preview_of_role(session, actor, console, command.grant, functions)


@doors.get("/accounts/{account_id}/preview")
async def preview_account(
    session: ReadSession, actor: CanRead, mounted: Doors, account_id: UUID, place: WantedPlace
) -> PreviewView:
    functions = functions_of(mounted, actor.language)
    found = await preview_of_account(session, actor, account_id, place or actor.place, functions)
    if found is None:
        raise AccountUnknown
    return found
