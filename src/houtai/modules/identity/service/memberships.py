"""Memberships: who works where, as what. Nobody gives more than he has, unless others agree."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, not_, or_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.errors import Conflict, Forbidden, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command
from houtai.modules.identity.queries import accounts as shown
from houtai.modules.identity.queries import places, roles, trees
from houtai.modules.identity.queries.reach import reached
from houtai.modules.identity.queries.roles import RoleView
from houtai.modules.identity.rules import reach
from houtai.modules.identity.service import administrators, asking
from houtai.modules.identity.service.asking import AskedView
from houtai.modules.identity.tables import Account, Membership

AT_ONCE_MAX = 50


class RoleUnknown(Invalid):
    """No such role that could be given at this place."""

    code = "identity.role_unknown"


class RoleAboveActor(Forbidden):
    """The role allows what the actor may not do himself."""

    code = "identity.role_above_actor"


class PlaceUnknown(Invalid):
    """No such merchant or warehouse within the actor's reach."""

    code = "identity.place_unknown"


class DepartmentUnknown(Invalid):
    """No such department at the place of the membership."""

    code = "identity.department_unknown"


class PostUnknown(Invalid):
    """No such post at the place of the membership."""

    code = "identity.post_unknown"


class MembershipTwice(Invalid):
    """The same role at the same place, twice in one list."""

    code = "identity.membership_twice"


class AccountUnknown(NotFound):
    code = "identity.account_unknown"


class AccountAboveActor(Forbidden):
    """The account may more, or in more places, than the actor."""

    code = "identity.account_above_actor"


class AccountHasLeft(Conflict):
    """Who has left for good is made anew if he comes back."""

    code = "identity.account_has_left"


class NotOneself(Conflict):
    code = "identity.not_oneself"


class ChangedMeanwhile(Conflict):
    """Somebody else has changed it since it was read."""

    code = "identity.changed_meanwhile"


class GiveMembership(Command):
    """A role at a place; neither merchant nor warehouse named: the platform itself."""

    role_id: UUID
    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None
    department_id: UUID | None = None
    post_id: UUID | None = None

    @property
    def place(self) -> Place:
        """Where it holds."""
        return Place(self.merchant_id, self.warehouse_id)

    @property
    def identity(self) -> tuple[UUID, UUID | None, UUID | None]:
        """What makes two of them the same membership."""
        return self.role_id, self.merchant_id, self.warehouse_id


Memberships = Annotated[list[GiveMembership], Field(max_length=AT_ONCE_MAX)]


class SetMemberships(Command):
    """All memberships of a person that lie in the actor's reach; others stay as they are."""

    version: Annotated[int, Field(ge=1, le=2**62)]
    memberships: Memberships


@dataclass(frozen=True)
class Checked:
    """Memberships that may stand as they are; `beyond` names a role that gives too much."""

    wanted: Sequence[GiveMembership]
    beyond: RoleView | None


async def checked(session: AsyncSession, actor: Actor, wanted: Sequence[GiveMembership]) -> Checked:
    """Whether these could be given at all.

    Raises MembershipTwice, PlaceUnknown, RoleUnknown, DepartmentUnknown or PostUnknown.
    """
    _refuse_twice(wanted)
    await _refuse_strange_places(session, actor, {each.place for each in wanted})
    known = await roles.roles_for(session, actor, [each.role_id for each in wanted])
    for number, each in enumerate(wanted):
        role = known.get(each.role_id)
        if role is None or not _fits(role, each.place):
            raise RoleUnknown(place=f"body/memberships/{number}/role_id", role=str(each.role_id))
    await _refuse_strange_nodes(session, actor, wanted)
    below = await trees.below(
        session, actor, {each.department_id for each in wanted if each.department_id}
    )
    for each in wanted:
        grant = replace(
            known[each.role_id].grant,
            department_id=each.department_id,
            departments_below=below.get(each.department_id, frozenset())
            if each.department_id
            else frozenset(),
        )
        if reach.exceeds(actor, grant):
            return Checked(wanted, known[each.role_id])
    return Checked(wanted, None)


async def set_memberships(
    session: AsyncSession,
    actor: Actor,
    account_id: UUID,
    command: SetMemberships,
    *,
    at: datetime,
    agreed: bool = False,
) -> AskedView | None:
    """Make these the person's memberships within reach. What gives more than the actor has is
    asked for instead, unless others have `agreed` to it.

    Raises NotOneself, AccountUnknown, AccountAboveActor, AccountHasLeft, ChangedMeanwhile,
    LastAdministrator, or what `checked` does.
    """
    if account_id == actor.id:
        raise NotOneself
    before = await shown.account(session, actor, account_id)
    if before is None:
        raise AccountUnknown
    if before.state == "left":
        raise AccountHasLeft
    found = await checked(session, actor, command.memberships)
    await _refuse_above(session, actor, account_id, command.memberships)
    if found.beyond is not None and not agreed:
        after = before.model_copy(update={"memberships": command.memberships})
        wanted = trail.difference(
            "identity.account", account_id, name=before.name, before=before, after=after
        )
        return await asking.ask(
            session,
            actor,
            act=asking.MEMBERSHIP_EDIT,
            thing_id=account_id,
            command=command,
            wanted=wanted,
            at=at,
        )
    await _touch(session, account_id, command.version)
    async with administrators.one_remains(session):
        await _end_others(session, reached(actor), account_id, command.memberships, at)
        await give(session, account_id, command.memberships)
    changed = await shown.account(session, actor, account_id)
    trail.note(
        session, "identity.account", account_id, name=before.name, before=before, after=changed
    )
    return None


async def give(session: AsyncSession, account_id: UUID, wanted: Collection[GiveMembership]) -> None:
    """Add what is missing; what is there already gets the department and post."""
    if not wanted:
        return
    rows = [{"id": new_id(), "account_id": account_id, **each.model_dump()} for each in wanted]
    new = insert(Membership).values(rows)
    await session.execute(
        new.on_conflict_do_update(
            index_elements=["account_id", "role_id", "merchant_id", "warehouse_id"],
            index_where=Membership.ended_at.is_(None),
            set_={"department_id": new.excluded.department_id, "post_id": new.excluded.post_id},
        )
    )


def _refuse_twice(wanted: Sequence[GiveMembership]) -> None:
    seen: set[tuple[UUID, UUID | None, UUID | None]] = set()
    for number, each in enumerate(wanted):
        if each.identity in seen:
            raise MembershipTwice(place=f"body/memberships/{number}")
        seen.add(each.identity)


async def _refuse_strange_places(
    session: AsyncSession, actor: Actor, wanted: Collection[Place]
) -> None:
    if not all(reach.reaches(actor, place) for place in wanted):
        raise PlaceUnknown(place="body/memberships")
    if actor.merchant_ids is None and actor.id != SYSTEM.id:
        named = {place.merchant_id for place in wanted} | {place.warehouse_id for place in wanted}
        sites = frozenset(each for each in named if each is not None)
        if await places.known(session, sites) != sites:
            raise PlaceUnknown(place="body/memberships")


def _fits(role: RoleView, place: Place) -> bool:
    """A role is given in its console: at its own place, or anywhere when it is a template."""
    return role.console == place.console and role.home in {place, Place()}


async def _refuse_strange_nodes(
    session: AsyncSession, actor: Actor, wanted: Sequence[GiveMembership]
) -> None:
    departments = await trees.homes(
        session, actor, "department", [each.department_id for each in wanted if each.department_id]
    )
    posts = await trees.homes(
        session, actor, "post", [each.post_id for each in wanted if each.post_id]
    )
    for number, each in enumerate(wanted):
        if each.department_id and departments.get(each.department_id) != each.place:
            raise DepartmentUnknown(place=f"body/memberships/{number}/department_id")
        if each.post_id and posts.get(each.post_id) != each.place:
            raise PostUnknown(place=f"body/memberships/{number}/post_id")


async def _refuse_above(
    session: AsyncSession, actor: Actor, account_id: UUID, wanted: Sequence[GiveMembership]
) -> None:
    """Nobody takes away what he could not have given."""
    kept = {each.identity for each in wanted}
    if not await shown.held_above(session, actor, account_id) <= kept:
        raise AccountAboveActor


async def _touch(session: AsyncSession, account_id: UUID, version: int) -> None:
    """The memberships belong to the account's version: two editors do not overwrite each other."""
    touched = (
        update(Account)
        .where(Account.id == account_id, Account.version == version, Account.state != "left")
        .values(version=Account.version + 1)
        .returning(Account.id)
    )
    if await session.scalar(touched) is None:
        raise ChangedMeanwhile


async def _end_others(
    session: AsyncSession,
    in_reach: ColumnElement[bool],
    account_id: UUID,
    wanted: Sequence[GiveMembership],
    at: datetime,
) -> None:
    kept = [
        (Membership.role_id == each.role_id)
        & Membership.merchant_id.is_not_distinct_from(each.merchant_id)
        & Membership.warehouse_id.is_not_distinct_from(each.warehouse_id)
        for each in wanted
    ]
    ending = (
        update(Membership)
        .where(Membership.account_id == account_id, Membership.ended_at.is_(None), in_reach)
        .values(ended_at=at)
    )
    if kept:
        ending = ending.where(not_(or_(*kept)))
    await session.execute(ending)
