"""Departments and posts: made, changed, moved, deleted. One tree a place, kept free of cycles."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, Uuid, cast, exists, func, select, text, update
from sqlalchemy import delete as remove
from sqlalchemy.dialects.postgresql import ARRAY, array, insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, Place
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, Line
from houtai.modules.identity.queries import trees as queries
from houtai.modules.identity.queries.reach import at
from houtai.modules.identity.queries.trees import NODES_MAX, DepartmentView, PostView, Tree
from houtai.modules.identity.tables import Department, Membership, StaffPost

DEPTH_MAX = 10
POSITION_MAX = 1_000_000
_ONE_EDITOR = text("SELECT pg_advisory_xact_lock(hashtextextended(:tree, 0))")
DEPARTMENTS: Tree = "department"
POSTS: Tree = "post"
_TABLES: dict[Tree, Any] = {DEPARTMENTS: Department, POSTS: StaffPost}


class NodeUnknown(NotFound):
    code = "identity.node_unknown"


class ParentUnknown(Invalid):
    """No such node in the same tree."""

    code = "identity.parent_unknown"


class NodeBelowItself(Conflict):
    """Moved there it would hang from itself."""

    code = "identity.node_below_itself"


class TreeTooDeep(Conflict):
    code = "identity.tree_too_deep"


class TreeFull(Conflict):
    code = "identity.tree_full"


class NameTakenThere(Conflict):
    """A sister of the same name: nobody could tell them apart."""

    code = "identity.name_taken_there"


class NodeInUse(Conflict):
    """Something lies below it, or somebody stands there."""

    code = "identity.node_in_use"


class LeaderUnknown(Invalid):
    """Nobody of this id works at the place."""

    code = "identity.leader_unknown"


class ChangedMeanwhile(Conflict):
    """Somebody else has changed it since it was read."""

    code = "identity.changed_meanwhile"


class MakeNode(Command):
    """Without a parent: a root of the tree."""

    name: Line
    parent_id: UUID | None = None
    position: Annotated[int, Field(ge=0, le=POSITION_MAX)] = 0


class EditNode(MakeNode):
    version: Annotated[int, Field(ge=1, le=2**62)]


class MakeDepartment(MakeNode):
    leader_id: UUID | None = None


class EditDepartment(EditNode):
    leader_id: UUID | None = None


async def make(session: AsyncSession, actor: Actor, tree: Tree, command: MakeNode) -> UUID:
    """One more node at the actor's place.

    Raises ParentUnknown, LeaderUnknown, NameTakenThere, TreeTooDeep or TreeFull.
    """
    await _lock(session, actor.place)
    if await queries.count_at(session, tree, actor.place) >= NODES_MAX:
        raise TreeFull(nodes_max=NODES_MAX)
    node_id = new_id()
    path = [*await _path_of_parent(session, actor, tree, command.parent_id, actor.place), node_id]
    _refuse_depth(len(path))
    values = {
        "id": node_id,
        "merchant_id": actor.place.merchant_id,
        "warehouse_id": actor.place.warehouse_id,
        "path": path,
        **await _values(session, command, actor.place),
    }
    table = _TABLES[tree]
    made = insert(table).values(values).on_conflict_do_nothing().returning(table.id)
    if await session.scalar(made) is None:
        raise NameTakenThere(place="body/name")
    after = await queries.node(session, actor, tree, node_id)
    trail.note(session, f"identity.{tree}", node_id, name=command.name, before=None, after=after)
    return node_id


async def edit(
    session: AsyncSession, actor: Actor, tree: Tree, node_id: UUID, command: EditNode
) -> None:
    """Change a node, and move it with all that lies below it.

    Raises what `make` does, and NodeUnknown, NodeBelowItself or ChangedMeanwhile.
    """
    before = await queries.node(session, actor, tree, node_id)
    if before is None:
        raise NodeUnknown
    await _lock(session, before.place)
    if command.parent_id != before.parent_id:
        await _move(session, actor, tree, before, command)
    await _refuse_sister(session, tree, before, command)
    table = _TABLES[tree]
    edit_it = (
        update(table)
        .where(table.id == node_id, table.version == command.version)
        .where(queries.seen(actor, table))
        .values(version=table.version + 1, **await _values(session, command, before.place))
        .returning(table.id)
    )
    if await session.scalar(edit_it) is None:
        raise ChangedMeanwhile
    after = await queries.node(session, actor, tree, node_id)
    trail.note(session, f"identity.{tree}", node_id, name=command.name, before=before, after=after)


async def delete(session: AsyncSession, actor: Actor, tree: Tree, node_id: UUID) -> None:
    """Raises NodeUnknown or NodeInUse. Memberships that have ended let go of it."""
    before = await queries.node(session, actor, tree, node_id)
    if before is None:
        raise NodeUnknown
    await _lock(session, before.place)
    if await queries.is_used(session, tree, node_id):
        raise NodeInUse
    stood_at = Membership.department_id if tree == DEPARTMENTS else Membership.post_id
    await session.execute(
        update(Membership)
        .where(stood_at == node_id, Membership.ended_at.is_not(None))
        .values({stood_at: None})
    )
    table = _TABLES[tree]
    await session.execute(remove(table).where(table.id == node_id, queries.seen(actor, table)))
    trail.note(session, f"identity.{tree}", node_id, name=before.name, before=before, after=None)


async def _lock(session: AsyncSession, place: Place) -> None:
    """One editor of a place's trees at a time: two moves at once could close a circle."""
    await session.execute(_ONE_EDITOR, {"tree": f"identity.tree:{place}"})


async def _path_of_parent(
    session: AsyncSession, actor: Actor, tree: Tree, parent_id: UUID | None, place: Place
) -> list[UUID]:
    if parent_id is None:
        return []
    parent = await queries.node(session, actor, tree, parent_id)
    if parent is None or parent.place != place:
        raise ParentUnknown(place="body/parent_id")
    return parent.path


async def _move(
    session: AsyncSession,
    actor: Actor,
    tree: Tree,
    node: DepartmentView | PostView,
    command: EditNode,
) -> None:
    """Give the node and all below it their new paths, in one statement."""
    root = await _path_of_parent(session, actor, tree, command.parent_id, node.place)
    if node.id in root:
        raise NodeBelowItself(place="body/parent_id")
    table = _TABLES[tree]
    below = table.path.contains(array([node.id]))
    deepest = await session.scalar(select(func.max(func.cardinality(table.path))).where(below))
    depth = len(node.path)
    _refuse_depth(len(root) + 1 + int(deepest or depth) - depth)
    start: ColumnElement[Any] = cast(root, ARRAY(Uuid))
    rest = table.path[depth : func.cardinality(table.path)]
    await session.execute(
        update(table)
        .where(below, queries.seen(actor, table))
        .values(path=func.array_cat(start, rest, type_=ARRAY(Uuid)))
    )


def _refuse_depth(depth: int) -> None:
    if depth > DEPTH_MAX:
        raise TreeTooDeep(depth_max=DEPTH_MAX)


async def _refuse_sister(
    session: AsyncSession, tree: Tree, node: DepartmentView | PostView, command: EditNode
) -> None:
    table = _TABLES[tree]
    sister = exists().where(
        at(node.place, table),
        table.parent_id.is_not_distinct_from(command.parent_id),
        table.name == command.name,
        table.id != node.id,
    )
    if await session.scalar(select(sister)):
        raise NameTakenThere(place="body/name")


async def _values(session: AsyncSession, command: MakeNode, place: Place) -> dict[str, Any]:
    leader_id = getattr(command, "leader_id", None)
    if leader_id is not None and not await queries.works_there(session, leader_id, place):
        raise LeaderUnknown(place="body/leader_id")
    return command.model_dump(exclude={"version"})
