"""Reads of accounts."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by, array
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.expression import cast

from houtai.kit.auth import Actor
from houtai.kit.paging import Filter, Listing, Page, Wanted, equal
from houtai.kit.shapes import Line, View
from houtai.modules.identity.queries.reach import greater, in_hand, reached, working
from houtai.modules.identity.queries.roles import RoleBrief
from houtai.modules.identity.rules.reach import holdings_of
from houtai.modules.identity.tables import Account, Department, Membership, Role, StaffPost
from houtai.modules.identity.tables.fields import EMAIL, PHONE

State = Literal["active", "disabled", "left"]


class MembershipView(View):
    """One membership of a person, as which and where."""

    id: UUID
    role: RoleBrief
    merchant_id: UUID | None
    warehouse_id: UUID | None
    department_id: UUID | None
    department: str | None
    post_id: UUID | None
    post: str | None
    ended_at: datetime | None


class LoginAccountView(View):
    """An account as somebody sees it: only memberships that he reaches."""

    id: UUID
    login: str
    name: str
    phone: Annotated[str | None, PHONE.shown]
    email: Annotated[str | None, EMAIL.shown]
    state: State
    language: str
    must_change_password: bool
    created_at: datetime
    last_login_at: datetime | None
    left_at: datetime | None
    disabled_reason: str
    demo: bool
    version: Annotated[int, Field(ge=1)]
    in_hand: bool
    """Whether the reader may act on it."""
    memberships: list[MembershipView]


def _at_some_membership(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        Membership.account_id == Account.id, Membership.ended_at.is_(None), condition
    )


def _in_department(department_id: UUID) -> ColumnElement[bool]:
    below = select(Department.id).where(Department.path.contains(array([department_id])))
    return _at_some_membership(Membership.department_id.in_(below))


ACCOUNTS = Listing(
    id=Account.id,
    sorts={"id": Account.id, "login": Account.login, "name": Account.name},
    default="-id",
    filters={
        "state": equal(Account.state, State),
        "role_id": Filter(UUID, lambda value: _at_some_membership(Membership.role_id == value)),
        "department_id": Filter(UUID, _in_department),
        "merchant_id": Filter(
            UUID, lambda value: _at_some_membership(Membership.merchant_id == value)
        ),
        "warehouse_id": Filter(
            UUID, lambda value: _at_some_membership(Membership.warehouse_id == value)
        ),
        "text": Filter(
            Line,
            lambda text: or_(
                Account.login.startswith(text.casefold(), autoescape=True),
                Account.name.contains(text, autoescape=True),
            ),
        ),
    },
)


async def list_accounts(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[LoginAccountView]:
    """Accounts with a membership inside the actor's reach. Index: pk_account, uq_account_login or
    ix_account_name_id; the memberships of each by ix_membership_account_id.
    """
    return await ACCOUNTS.read(session, cut_accounts(actor, wanted), wanted, LoginAccountView)


def cut_accounts(actor: Actor, wanted: Wanted) -> Select[Any]:
    """One page of the list. Memberships and what is in hand are looked up for its rows alone."""
    return ACCOUNTS.cut(select(Account.id).where(_seen(actor)), wanted, _shown(actor))


def select_accounts(actor: Actor) -> Select[Any]:
    """What the list is made of, for taking it away as a file too."""
    return _accounts(actor).where(_seen(actor))


async def account(session: AsyncSession, actor: Actor, account_id: UUID) -> LoginAccountView | None:
    """One that the actor sees. Index: pk_account."""
    found = await session.execute(_accounts(actor).where(Account.id == account_id, _seen(actor)))
    row = found.one_or_none()
    return row and LoginAccountView.model_validate(row)


async def sees_account(session: AsyncSession, actor: Actor, account_id: UUID) -> bool:
    """Whether the account is in the actor's list. Index: pk_account, ix_membership_account_id."""
    seen = select(exists().where(Account.id == account_id, _seen(actor)))
    return bool(await session.scalar(seen))


async def held_above(
    session: AsyncSession, actor: Actor, account_id: UUID
) -> set[tuple[UUID, UUID | None, UUID | None]]:
    """Role and place of the person's memberships within reach that give more than the actor has.

    Index: ix_membership_account_id.
    """
    found = await session.execute(
        select(Membership.role_id, Membership.merchant_id, Membership.warehouse_id)
        .join(Role, Role.id == Membership.role_id)
        .where(Membership.account_id == account_id, Membership.ended_at.is_(None))
        .where(reached(actor), greater(holdings_of(actor)))
    )
    return {(row.role_id, row.merchant_id, row.warehouse_id) for row in found}


def _seen(actor: Actor) -> ColumnElement[bool]:
    return exists().where(Membership.account_id == Account.id, working(actor))


def _accounts(actor: Actor) -> Select[Any]:
    return select(*_shown(actor))


def _shown(actor: Actor) -> list[Any]:
    in_reach = and_(in_hand(actor), Account.id != actor.id)
    return [*_COLUMNS, in_reach.label("in_hand"), _memberships(actor).label("memberships")]


_COLUMNS: tuple[Any, ...] = (
    Account.id,
    Account.login,
    Account.name,
    Account.phone,
    Account.email,
    Account.state,
    Account.language,
    Account.must_change_password,
    Account.created_at,
    Account.last_login_at,
    Account.left_at,
    Account.disabled_reason,
    Account.demo,
    Account.version,
)


def _memberships(actor: Actor) -> ColumnElement[Any]:
    """As one JSON array beside the account, so that a page stays one statement."""
    role = func.jsonb_build_object(
        "id", Role.id, "code", Role.code, "name", Role.name, "built_in", Role.built_in
    )
    one = func.jsonb_build_object(
        *("id", Membership.id, "role", role),
        *("merchant_id", Membership.merchant_id, "warehouse_id", Membership.warehouse_id),
        *("department_id", Membership.department_id, "department", Department.name),
        *("post_id", Membership.post_id, "post", StaffPost.name),
        *("ended_at", Membership.ended_at),
    )
    all_of_them = (
        select(func.jsonb_agg(aggregate_order_by(one, Membership.id)))
        .select_from(Membership)
        .join(Role, Role.id == Membership.role_id)
        .outerjoin(Department, Department.id == Membership.department_id)
        .outerjoin(StaffPost, StaffPost.id == Membership.post_id)
        .where(Membership.account_id == Account.id, working(actor))
        .correlate(Account)
        .scalar_subquery()
    )
    return func.coalesce(all_of_them, cast([], JSONB))
