"""A demonstration: places furnished, people hired and marked, all shut when the trial is over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.shapes import Command, Line, Word
from houtai.modules.identity.queries import roles
from houtai.modules.identity.queries import trees as trees_of
from houtai.modules.identity.queries.trees import Tree
from houtai.modules.identity.service import accounts, memberships, trees
from houtai.modules.identity.tables import Account, ConsoleSession


class DemoJob(Command):
    """As what somebody works at a place: names of a department and a post that are furnished."""

    role: Word
    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None
    department: Line | None = None
    post: Line | None = None

    @property
    def place(self) -> Place:
        """Where the work is."""
        return Place(self.merchant_id, self.warehouse_id)


class DemoPerson(Command):
    """Somebody with a login and one job or several."""

    id: UUID
    login: Line
    name: Line
    password: SecretStr
    jobs: list[DemoJob]
    language: Literal["zh-CN", "en-US"]


async def furnish(
    session: AsyncSession, place: Place, *, departments: Sequence[str], posts: Sequence[str]
) -> None:
    """Give the place these departments and posts; those that are there stay."""
    for name in await _missing(session, trees.DEPARTMENTS, place, departments):
        await trees.make(session, _at(place), trees.DEPARTMENTS, trees.MakeDepartment(name=name))
    for name in await _missing(session, trees.POSTS, place, posts):
        await trees.make(session, _at(place), trees.POSTS, trees.MakeNode(name=name))


async def hire(session: AsyncSession, person: DemoPerson, *, at: datetime) -> bool:
    """Make the account, marked as one of a demonstration; False when the login is there already."""
    if await session.scalar(select(Account.id).where(Account.login == person.login)) is not None:
        return False
    await accounts.create_account(
        session,
        accounts.CreateAccount(
            login=person.login,
            name=person.name,
            password=person.password,
            memberships=[await _membership(session, job) for job in person.jobs],
            language=person.language,
        ),
        at=at,
        demo_id=person.id,
    )
    return True


async def end_demo(session: AsyncSession, *, at: datetime) -> list[str]:
    """Shut all demo accounts and what is open under them; the logins that were shut."""
    shut = await session.execute(
        update(Account)
        .where(Account.demo, Account.state == "active")
        .values(state="disabled", version=Account.version + 1)
        .returning(Account.id, Account.login)
    )
    ended = shut.all()
    await session.execute(
        update(ConsoleSession)
        .where(
            ConsoleSession.account_id.in_([row.id for row in ended]),
            ConsoleSession.revoked_at.is_(None),
        )
        .values(revoked_at=at)
    )
    return sorted(row.login for row in ended)


def _at(place: Place) -> Actor:
    return replace(SYSTEM, place=place)


async def _missing(
    session: AsyncSession, tree: Tree, place: Place, names: Sequence[str]
) -> list[str]:
    there = await trees_of.named(session, tree, place, names)
    return [name for name in names if name not in there]


async def _membership(session: AsyncSession, job: DemoJob) -> memberships.GiveMembership:
    role = await roles.role_of_code(session, job.role, job.place.console)
    if role is None:
        raise memberships.RoleUnknown(place="jobs", role=job.role)
    departments = await trees_of.named(
        session, trees.DEPARTMENTS, job.place, [job.department or ""]
    )
    posts = await trees_of.named(session, trees.POSTS, job.place, [job.post or ""])
    return memberships.GiveMembership(
        role_id=role.id,
        merchant_id=job.merchant_id,
        warehouse_id=job.warehouse_id,
        department_id=departments.get(job.department or ""),
        post_id=posts.get(job.post or ""),
    )
