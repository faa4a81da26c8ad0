"""Reads of departments and posts: the trees inside a place."""

from collections.abc import Collection
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from houtai.kit.auth import Actor, Place
from houtai.kit.shapes import View
from houtai.modules.identity.queries.reach import at, reached
from houtai.modules.identity.tables import Account, Department, Membership, StaffPost
from houtai.modules.identity.tables.places import AtPlace

Tree = Literal["department", "post"]
_TABLES: dict[Tree, Any] = {"department": Department, "post": StaffPost}
NODES_MAX = 2_000


class NodeView(View):
    """One node of a tree; `path` leads from the root to it, itself included."""

    id: UUID
    parent_id: UUID | None
    path: list[UUID]
    name: str
    position: Annotated[int, Field(ge=0)]
    version: Annotated[int, Field(ge=1)]
    merchant_id: UUID | None
    warehouse_id: UUID | None
    people_count: Annotated[int, Field(ge=0)]
    """Who stands at this very node, not below it."""

    @property
    def place(self) -> Place:
        """Where the tree stands."""
        return Place(self.merchant_id, self.warehouse_id)


class DepartmentView(NodeView):
    """A department, with who leads it."""

    leader_id: UUID | None
    leader: str | None


class PostView(NodeView):
    """What people are in a place."""


async def departments(session: AsyncSession, actor: Actor, place: Place) -> list[DepartmentView]:
    """The whole tree of a place, parents before children.

    Index: uq_department_merchant_id_warehouse_id_parent_id_name; people by
    ix_membership_department_id.
    """
    found = await session.execute(_whole(_departments(actor), Department, place))
    return [DepartmentView.model_validate(row) for row in found]


async def posts(session: AsyncSession, actor: Actor, place: Place) -> list[PostView]:
    """The same of posts. Index: uq_post_merchant_id_warehouse_id_parent_id_name."""
    found = await session.execute(_whole(_posts(actor), StaffPost, place))
    return [PostView.model_validate(row) for row in found]


async def node(
    session: AsyncSession, actor: Actor, tree: Tree, node_id: UUID
) -> DepartmentView | PostView | None:
    """One that the actor sees. Index: the tree's primary key."""
    is_department = tree == "department"
    statement = _departments(actor) if is_department else _posts(actor)
    row = (await session.execute(statement.where(_TABLES[tree].id == node_id))).one_or_none()
    view = DepartmentView if is_department else PostView
    return row and view.model_validate(row)


async def homes(
    session: AsyncSession, actor: Actor, tree: Tree, node_ids: Collection[UUID]
) -> dict[UUID, Place]:
    """At which place each of these nodes stands; one that the actor does not see is left out."""
    table = _TABLES[tree]
    found = await session.execute(
        select(table.id, table.merchant_id, table.warehouse_id).where(
            table.id.in_(node_ids), seen(actor, table)
        )
    )
    return {row.id: Place(row.merchant_id, row.warehouse_id) for row in found}


async def named(
    session: AsyncSession, tree: Tree, place: Place, names: Collection[str]
) -> dict[str, UUID]:
    """Those of these names that the tree of the place has, at whatever level.

    Index: by merchant_id and warehouse_id of the tree's unique one.
    """
    table = _TABLES[tree]
    found = await session.execute(
        select(table.name, table.id).where(at(place, table), table.name.in_(names))
    )
    return {row.name: row.id for row in found}


async def below(
    session: AsyncSession, actor: Actor, node_ids: Collection[UUID]
) -> dict[UUID, frozenset[UUID]]:
    """Each of these departments with all that lie below it. Index: ix_department_path."""
    upper = aliased(Department)
    found = await session.execute(
        select(upper.id, func.array_agg(Department.id).label("ids"))
        .join(Department, Department.path.contains(array([upper.id])))
        .where(upper.id.in_(node_ids), seen(actor, Department))
        .group_by(upper.id)
    )
    return {row.id: frozenset(row.ids) for row in found}


async def is_used(session: AsyncSession, tree: Tree, node_id: UUID) -> bool:
    """Whether something lies below it or somebody stands there. Index: by parent_id, and
    ix_membership_department_id or ix_membership_post_id.
    """
    stands_at: InstrumentedAttribute[Any] = (
        Membership.department_id if tree == "department" else Membership.post_id
    )
    child = exists().where(_TABLES[tree].parent_id == node_id)
    person = exists().where(stands_at == node_id, Membership.ended_at.is_(None))
    return bool(await session.scalar(select(or_(child, person))))


async def count_at(session: AsyncSession, tree: Tree, place: Place) -> int:
    """How many nodes the tree of this place has."""
    counted = select(func.count()).select_from(_TABLES[tree]).where(at(place, _TABLES[tree]))
    return int(await session.scalar(counted) or 0)


async def works_there(session: AsyncSession, account_id: UUID, place: Place) -> bool:
    """Whether somebody works at this place. Index: ix_membership_account_id."""
    found = select(
        exists().where(
            Membership.account_id == account_id,
            Membership.ended_at.is_(None),
            at(place, Membership),
        )
    )
    return bool(await session.scalar(found))


def seen(actor: Actor, table: type[AtPlace]) -> ColumnElement[bool]:
    """Condition on a node: it lies in reach, or in the place where the actor works."""
    return or_(reached(actor, table), at(actor.place, table))


def _whole(statement: Select[Any], tree: type[Department | StaffPost], place: Place) -> Select[Any]:
    return (
        statement.where(at(place, tree))
        .order_by(func.cardinality(tree.path), tree.position, tree.id)
        .limit(NODES_MAX)
    )


def _departments(actor: Actor) -> Select[Any]:
    return (
        _nodes(actor, Department, Membership.department_id)
        .add_columns(Department.leader_id, Account.name.label("leader"))
        .outerjoin(Account, Account.id == Department.leader_id)
    )


def _posts(actor: Actor) -> Select[Any]:
    return _nodes(actor, StaffPost, Membership.post_id)


def _nodes(
    actor: Actor, tree: type[Department | StaffPost], stands_at: InstrumentedAttribute[Any]
) -> Select[Any]:
    people = (
        select(func.count())
        .where(stands_at == tree.id, Membership.ended_at.is_(None))
        .scalar_subquery()
    )
    return select(
        tree.id,
        tree.parent_id,
        tree.path,
        tree.name,
        tree.position,
        tree.version,
        tree.merchant_id,
        tree.warehouse_id,
        people.label("people_count"),
    ).where(seen(actor, tree))
