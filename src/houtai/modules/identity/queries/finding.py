"""How people, roles and departments are found by the search box."""

from collections.abc import Sequence

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.finding import Hit, Searcher
from houtai.modules.identity.queries.reach import working
from houtai.modules.identity.queries.roles import visible
from houtai.modules.identity.queries.trees import seen
from houtai.modules.identity.tables import Account, Department, Membership, Role


async def accounts(session: AsyncSession, actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """By login or name. Not by telephone or e-mail: those are not for everybody.

    Index: pk_account; the memberships of each by ix_membership_account_id.
    """
    found = await session.execute(
        select(Account.id, Account.login, Account.name)
        .where(
            or_(
                Account.name.contains(text, autoescape=True),
                Account.login.startswith(text.casefold(), autoescape=True),
            ),
            exists().where(Membership.account_id == Account.id, working(actor)),
        )
        .order_by(Account.id.desc())
        .limit(limit)
    )
    return [
        Hit(
            kind="identity.account",
            title=row.name,
            note=row.login,
            link=f"/identity/accounts/{row.id}",
        )
        for row in found
    ]


async def roles(session: AsyncSession, actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """By name or code. Index: pk_role; there are few."""
    found = await session.execute(
        select(Role.id, Role.code, Role.name)
        .where(
            or_(
                Role.name.contains(text, autoescape=True),
                Role.code.startswith(text.casefold(), autoescape=True),
            ),
            visible(actor),
        )
        .order_by(Role.id)
        .limit(limit)
    )
    return [
        Hit(
            kind="identity.role",
            title=row.name,
            note=row.code,
            link=f"/identity/roles/{row.id}",
        )
        for row in found
    ]


async def departments(session: AsyncSession, actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """By name. Index: pk_department; there are some thousands at most."""
    found = await session.execute(
        select(Department.id, Department.name)
        .where(Department.name.contains(text, autoescape=True), seen(actor, Department))
        .order_by(Department.id)
        .limit(limit)
    )
    return [
        Hit(
            kind="identity.department",
            title=row.name,
            note="",
            link="/identity/departments",
        )
        for row in found
    ]


SEARCHERS = (
    Searcher("identity.account", "identity.account.read", accounts),
    Searcher("identity.role", "identity.role.read", roles),
    Searcher("identity.department", "identity.department.read", departments),
)
