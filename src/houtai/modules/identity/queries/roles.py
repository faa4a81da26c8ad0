"""Reads of roles."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, field_serializer
from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, Console, Place, reader
from houtai.kit.paging import Filter, Listing, Page, Wanted, equal
from houtai.kit.shapes import Line, View
from houtai.kit.texts import say
from houtai.modules.identity.queries.reach import reached
from houtai.modules.identity.rules.reach import Grant
from houtai.modules.identity.tables import Membership, Role

DataScope = Literal["all", "department_and_below", "department", "own", "chosen"]
RightName = Literal["hidden", "masked", "read", "write"]
RoleState = Literal["active", "disabled"]


class RoleBrief(View):
    """A role by name. One that came with houtai is called in the reader's language."""

    id: UUID
    code: str
    name: str
    built_in: bool

    @field_serializer("name")
    def _in_words(self, name: str) -> str:
        actor = reader()
        if not self.built_in or actor is None:
            return name
        return say(f"roles.{self.code}", actor.language)


class RoleView(RoleBrief):
    """A role with all that it gives; reach that is null is open."""

    console: Console
    merchant_id: UUID | None
    warehouse_id: UUID | None
    description: str
    permissions: list[str]
    data_scope: DataScope
    department_ids: list[UUID] | None
    merchant_ids: list[UUID] | None
    warehouse_ids: list[UUID] | None
    category_ids: list[UUID] | None
    channel_ids: list[UUID] | None
    field_rights: dict[str, RightName]
    state: RoleState
    version: int
    member_count: Annotated[int, Field(ge=0)]

    @property
    def home(self) -> Place:
        """Whose role it is."""
        return Place(self.merchant_id, self.warehouse_id)

    @property
    def grant(self) -> Grant:
        """What it gives to somebody, his department apart."""
        return Grant(
            permissions=self.permissions,
            data_scope=self.data_scope,
            department_ids=self.department_ids,
            merchant_ids=self.merchant_ids,
            warehouse_ids=self.warehouse_ids,
            category_ids=self.category_ids,
            channel_ids=self.channel_ids,
            field_rights=self.field_rights,
        )


ROLES = Listing(
    id=Role.id,
    sorts={"id": Role.id, "code": Role.code},
    default="id",
    filters={
        "console": equal(Role.console, Console),
        "state": equal(Role.state, RoleState),
        "text": Filter(
            Line,
            lambda text: or_(
                Role.name.contains(text, autoescape=True),
                Role.code.startswith(text, autoescape=True),
            ),
        ),
    },
)


async def list_roles(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[RoleView]:
    """Roles that the actor sees. Index: pk_role or uq_role_code_merchant_id_warehouse_id.

    A platform has some dozens and a merchant a handful, so a text is looked for in all of them.
    """
    return await ROLES.page(session, _roles(actor).where(visible(actor)), wanted, RoleView)


async def role(session: AsyncSession, actor: Actor, role_id: UUID) -> RoleView | None:
    """One that the actor sees. Index: pk_role."""
    found = await session.execute(_roles(actor).where(Role.id == role_id, visible(actor)))
    row = found.one_or_none()
    return row and RoleView.model_validate(row)


async def roles_for(
    session: AsyncSession, actor: Actor, role_ids: list[UUID]
) -> dict[UUID, RoleView]:
    """Those of these roles that the actor sees and that are given out. Index: pk_role."""
    found = await session.execute(
        _roles(actor).where(Role.id.in_(role_ids), Role.state == "active", visible(actor))
    )
    return {row.id: RoleView.model_validate(row) for row in found}


async def role_of_code(session: AsyncSession, code: str, console: Console) -> RoleView | None:
    """One of the platform's roles or templates. Index: uq_role_code_merchant_id_warehouse_id."""
    found = await session.execute(
        _roles(SYSTEM)
        .where(Role.code == code, Role.merchant_id.is_(None), Role.warehouse_id.is_(None))
        .where(Role.console == console, Role.state == "active")
    )
    row = found.one_or_none()
    return row and RoleView.model_validate(row)


def visible(actor: Actor) -> ColumnElement[bool]:
    """Condition on a role: a place in reach has it, or may give it."""
    console = actor.place.console
    homeless = and_(Role.merchant_id.is_(None), Role.warehouse_id.is_(None))
    template = and_(homeless, true() if console == "platform" else Role.console == console)
    return or_(template, reached(actor, Role))


def _roles(actor: Actor) -> Select[Any]:
    members = (
        select(func.count())
        .where(Membership.role_id == Role.id, Membership.ended_at.is_(None), reached(actor))
        .correlate(Role)
        .scalar_subquery()
    )
    return select(*_COLUMNS, members.label("member_count"))


_COLUMNS: tuple[Any, ...] = (
    Role.id,
    Role.code,
    Role.name,
    Role.built_in,
    Role.console,
    Role.merchant_id,
    Role.warehouse_id,
    Role.description,
    Role.permissions,
    Role.data_scope,
    Role.department_ids,
    Role.merchant_ids,
    Role.warehouse_ids,
    Role.category_ids,
    Role.channel_ids,
    Role.field_rights,
    Role.state,
    Role.version,
)
