"""Roles: made, changed, copied, deleted. Nobody makes one that gives more than he has."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import ColumnElement, exists, update
from sqlalchemy import delete as remove
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import DECLARED, Actor, Console, Place
from houtai.kit.errors import Conflict, Forbidden, Invalid, NotFound
from houtai.kit.fields import SENSITIVE
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Line, Word
from houtai.modules.identity.queries import roles as queries
from houtai.modules.identity.queries.roles import DataScope, RightName, RoleState, RoleView
from houtai.modules.identity.rules import reach
from houtai.modules.identity.rules.functions import EVERY_READ, EVERYTHING, is_open
from houtai.modules.identity.service import administrators, asking
from houtai.modules.identity.service.asking import AskedView
from houtai.modules.identity.service.memberships import ChangedMeanwhile, RoleAboveActor
from houtai.modules.identity.tables import Membership, Role

_THING = "identity.role"
PERMISSIONS_MAX = 500
IDS_MAX = 500
FIELDS_MAX = 200


class NoSuchRole(NotFound):
    code = "identity.no_such_role"


class RoleCodeTaken(Conflict):
    code = "identity.role_code_taken"


class RoleBuiltIn(Conflict):
    """It came with houtai and changes with it only; a copy may be changed."""

    code = "identity.role_built_in"


class RoleOfAnotherPlace(Forbidden):
    """A template of all merchants or warehouses, which only the platform changes."""

    code = "identity.role_of_another_place"


class RoleInUse(Conflict):
    """Somebody has it, or had it; it can be disabled."""

    code = "identity.role_in_use"


class PermissionUnknown(Invalid):
    """No door asks for it, or not in this console."""

    code = "identity.permission_unknown"


class FieldUnknown(Invalid):
    """No such sensitive field."""

    code = "identity.field_unknown"


Ids = Annotated[list[UUID], Field(max_length=IDS_MAX)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class RoleGives(Command):
    """What a role gives; reach that is null is left open."""

    permissions: Annotated[list[str], Field(max_length=PERMISSIONS_MAX)]
    data_scope: DataScope = "all"
    department_ids: Ids | None = None
    merchant_ids: Ids | None = None
    warehouse_ids: Ids | None = None
    category_ids: Ids | None = None
    channel_ids: Ids | None = None
    field_rights: Annotated[dict[str, RightName], Field(max_length=FIELDS_MAX)] = Field(
        default_factory=dict
    )

    @property
    def grant(self) -> reach.Grant:
        """The same as it counts, a department apart."""
        return reach.Grant(**self.model_dump(include=set(RoleGives.model_fields)))


class CreateRole(RoleGives):
    """Of the place where one works. The platform may also make templates for other consoles."""

    name: Line
    description: Description = ""
    code: Word | None = None
    console: Console | None = None


class EditRole(RoleGives):
    version: Annotated[int, Field(ge=1, le=2**62)]
    name: Line
    description: Description = ""
    state: RoleState = "active"


class PreviewRole(RoleGives):
    """What somebody would see who had such a role."""

    console: Console | None = None


class CopyRole(Command):
    name: Line


async def create_role(session: AsyncSession, actor: Actor, command: CreateRole) -> UUID:
    """Raises PermissionUnknown, FieldUnknown, RoleAboveActor, RoleCodeTaken or
    RoleOfAnotherPlace.
    """
    console = command.console or actor.place.console
    if actor.place.console not in {console, "platform"}:
        raise RoleOfAnotherPlace
    _refuse_unknown(command, console)
    if reach.exceeds(actor, command.grant):
        raise RoleAboveActor(role=command.name)
    return await _insert(session, actor, command, console)


async def copy_role(session: AsyncSession, actor: Actor, role_id: UUID, command: CopyRole) -> UUID:
    """A role of one's own place that gives the same. Raises NoSuchRole or RoleAboveActor."""
    original = await _role(session, actor, role_id)
    if reach.exceeds(actor, original.grant):
        raise RoleAboveActor(role=original.name)
    gives = original.model_dump(include=set(RoleGives.model_fields))
    copied = CreateRole(name=command.name, description=original.description, **gives)
    return await _insert(session, actor, copied, original.console)


async def edit_role(
    session: AsyncSession,
    actor: Actor,
    role_id: UUID,
    command: EditRole,
    *,
    at: datetime,
    agreed: bool = False,
) -> AskedView | None:
    """Change a role; it counts at once for everybody who has it. What gives more than the actor
    has is asked for instead, unless others have `agreed` to it.

    Raises NoSuchRole, RoleBuiltIn, RoleOfAnotherPlace, RoleAboveActor, ChangedMeanwhile,
    PermissionUnknown, FieldUnknown or LastAdministrator.
    """
    before = await _own_role(session, actor, role_id)
    _refuse_unknown(command, before.console)
    if not agreed and reach.exceeds(actor, command.grant):
        after = before.model_copy(update=command.model_dump(exclude={"version"}))
        wanted = trail.difference(_THING, role_id, name=before.name, before=before, after=after)
        return await asking.ask(
            session,
            actor,
            act=asking.ROLE_EDIT,
            thing_id=role_id,
            command=command,
            wanted=wanted,
            at=at,
        )
    async with administrators.one_remains(session):
        await _write(session, role_id, command, queries.visible(actor))
    after_it = await queries.role(session, actor, role_id)
    trail.note(session, _THING, role_id, name=command.name, before=before, after=after_it)
    return None


async def _write(
    session: AsyncSession, role_id: UUID, command: EditRole, seen: ColumnElement[bool]
) -> None:
    edit_it = (
        update(Role)
        .where(Role.id == role_id, Role.version == command.version, seen)
        .values(version=Role.version + 1, **command.model_dump(exclude={"version"}))
        .returning(Role.id)
    )
    if await session.scalar(edit_it) is None:
        raise ChangedMeanwhile


async def delete_role(session: AsyncSession, actor: Actor, role_id: UUID) -> None:
    """Raises NoSuchRole, RoleBuiltIn, RoleOfAnotherPlace, RoleAboveActor or RoleInUse."""
    before = await _own_role(session, actor, role_id)
    unused = ~exists().where(Membership.role_id == Role.id)
    delete_it = (
        remove(Role).where(Role.id == role_id, unused, queries.visible(actor)).returning(Role.id)
    )
    if await session.scalar(delete_it) is None:
        raise RoleInUse
    trail.note(session, _THING, role_id, name=before.name, before=before, after=None)


async def _role(session: AsyncSession, actor: Actor, role_id: UUID) -> RoleView:
    found = await queries.role(session, actor, role_id)
    if found is None:
        raise NoSuchRole
    return found


async def _own_role(session: AsyncSession, actor: Actor, role_id: UUID) -> RoleView:
    """One that the actor may change: he has all that it gives, and it is his place's."""
    found = await _role(session, actor, role_id)
    if found.built_in:
        raise RoleBuiltIn
    if found.home != actor.place:
        raise RoleOfAnotherPlace
    if reach.exceeds(actor, found.grant):
        raise RoleAboveActor(role=found.name)
    return found


async def _insert(
    session: AsyncSession, actor: Actor, command: CreateRole, console: Console
) -> UUID:
    role_id = new_id()
    own = actor.place if console == actor.place.console else Place()
    made = (
        insert(Role)
        .values(
            id=role_id,
            code=command.code or f"role-{role_id.hex}",
            console=console,
            merchant_id=own.merchant_id,
            warehouse_id=own.warehouse_id,
            **command.model_dump(exclude={"code", "console"}),
        )
        .on_conflict_do_nothing()
        .returning(Role.id)
    )
    if await session.scalar(made) is None:
        raise RoleCodeTaken(place="body/code")
    after = await queries.role(session, actor, role_id)
    trail.note(session, _THING, role_id, name=command.name, before=None, after=after)
    return role_id


def _refuse_unknown(gives: RoleGives, console: Console) -> None:
    for number, each in enumerate(gives.permissions):
        if each in {EVERYTHING, EVERY_READ}:
            continue
        if each not in DECLARED or not is_open(each, console):
            raise PermissionUnknown(place=f"body/permissions/{number}")
    for code in gives.field_rights:
        if code not in SENSITIVE:
            raise FieldUnknown(place="body/field_rights")
