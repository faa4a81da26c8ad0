"""The category tree: made, changed, moved, deleted; kept free of circles."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import Uuid, case, cast, func, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command
from houtai.modules.catalog.queries import categories as queries
from houtai.modules.catalog.queries import use
from houtai.modules.catalog.queries.categories import (
    CATEGORIES_MAX,
    CategoryFactsView,
    CategoryView,
)
from houtai.modules.catalog.rules.attributes import State
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.tree import DEPTH_MAX
from houtai.modules.catalog.service import keeping
from houtai.modules.catalog.service.keeping import (
    ChangedMeanwhile,
    EntryInUse,
    EntryNameTaken,
    EntryUnknown,
    Library,
)
from houtai.modules.catalog.service.reach import need_whole_reach
from houtai.modules.catalog.service.shapes import POSITION_MAX, NameEn, Title, Version
from houtai.modules.catalog.tables import Category

THING = "catalog.category"
LIBRARY = Library(Category, CategoryView, THING, CATEGORIES_MAX)
_ONE_EDITOR = text("SELECT pg_advisory_xact_lock(hashtextextended('catalog.category', 0))")


class ParentUnknown(Invalid):
    """No such category, or not in the actor's hand."""

    code = "catalog.parent_unknown"


class CategoryBelowItself(Conflict):
    """Moved there it would hang from itself."""

    code = "catalog.category_below_itself"


class TreeTooDeep(Conflict):
    code = "catalog.tree_too_deep"


class ParentHasProducts(Conflict):
    """Only a category without others below it has products."""

    code = "catalog.parent_has_products"


class CategoryHasProducts(Conflict):
    """Its products were described, and its merchants admitted, by the rules of where it is."""

    code = "catalog.category_has_products"


Commission = Annotated[int, Field(strict=True, ge=0, le=1_000)]


class MakeCategory(Command):
    """Without a parent: a root. Without a commission: that of the category above."""

    name: Title
    name_en: NameEn = ""
    parent_id: UUID | None = None
    state: State = "active"
    commission_permille: Commission | None = None


class EditCategory(Command):
    version: Version
    name: Title
    name_en: NameEn = ""
    state: State = "active"
    commission_permille: Commission | None = None


class MoveCategory(Command):
    """To a place among its sisters, 0 the first; without a parent: among the roots."""

    version: Version
    parent_id: UUID | None = None
    place: Annotated[int, Field(strict=True, ge=0, le=POSITION_MAX)]


async def make_category(session: AsyncSession, actor: Actor, command: MakeCategory) -> UUID:
    """Behind its sisters. Raises ParentUnknown, ParentHasProducts, EntryNameTaken, TreeTooDeep or
    LibraryFull.
    """
    await lock_tree(session)
    path = await _path_below(session, actor, command.parent_id)
    category_id = new_id()
    sisters = select(func.coalesce(func.max(Category.position) + 1, 0)).where(
        Category.parent_id.is_not_distinct_from(command.parent_id)
    )
    values = {
        **command.model_dump(),
        "id": category_id,
        "path": [*path, category_id],
        "name_key": folded(command.name),
        "position": int(await session.scalar(sisters) or 0),
    }
    return await keeping.make(session, LIBRARY, values, name=command.name)


async def edit_category(
    session: AsyncSession, actor: Actor, category_id: UUID, command: EditCategory
) -> None:
    """Change what it is called and what is charged. Raises EntryUnknown, EntryNameTaken or
    ChangedMeanwhile.
    """
    await held(session, actor, category_id)
    values = {**command.model_dump(exclude={"version"}), "name_key": folded(command.name)}
    await keeping.edit(
        session, LIBRARY, category_id, values, version=command.version, name=command.name
    )


async def move_category(
    session: AsyncSession, actor: Actor, category_id: UUID, command: MoveCategory
) -> None:
    """Hang it elsewhere with all below it, or only change the order among its sisters.

    Raises EntryUnknown, ParentUnknown, CategoryBelowItself, TreeTooDeep, EntryNameTaken,
    CategoryHasProducts, ParentHasProducts or ChangedMeanwhile.
    """
    await lock_tree(session)
    before = await held(session, actor, category_id)
    if before.version != command.version:
        raise ChangedMeanwhile
    as_it_was = await LIBRARY.shown(session, category_id)
    if command.parent_id != before.parent_id:
        await _hang(session, actor, before, command.parent_id)
    await _arrange(session, before.id, command)
    after = await LIBRARY.shown(session, category_id)
    trail.note(session, THING, category_id, name=before.name, before=as_it_was, after=after)


async def remove_category(session: AsyncSession, actor: Actor, category_id: UUID) -> None:
    """With what is bound to it. Raises EntryUnknown, or EntryInUse while others lie below it, or
    products, grants of merchants or anything else stand in it.
    """
    await lock_tree(session)
    before = await held(session, actor, category_id)
    need_whole_reach(actor)
    if await use.has_products(session, category_id):
        raise EntryInUse
    await keeping.remove(session, LIBRARY, category_id, name=before.name)


async def lock_tree(session: AsyncSession) -> None:
    """One editor of the tree at a time: two moves at once could close a circle."""
    await session.execute(_ONE_EDITOR)


async def held(session: AsyncSession, actor: Actor, category_id: UUID) -> CategoryFactsView:
    """One that the actor may change. Raises EntryUnknown."""
    in_hand = queries.in_hand(actor.category_ids)
    reached = select(Category.id).where(Category.id == category_id, in_hand)
    found = await queries.facts(session, category_id)
    if found is None or await session.scalar(reached) is None:
        raise EntryUnknown
    return found


async def _path_below(session: AsyncSession, actor: Actor, parent_id: UUID | None) -> list[UUID]:
    """The way to something new below the parent, which is kept from getting products meanwhile."""
    if parent_id is None:
        if actor.category_ids is not None:
            raise ParentUnknown(place="body/parent_id")
        return []
    in_hand = queries.in_hand(actor.category_ids)
    lock = select(Category.path).where(Category.id == parent_id, in_hand)
    path = await session.scalar(lock.with_for_update())
    if path is None:
        raise ParentUnknown(place="body/parent_id")
    if len(path) >= DEPTH_MAX:
        raise TreeTooDeep(depth_max=DEPTH_MAX)
    need_whole_reach(actor)
    if await use.has_products(session, parent_id) and not await _has_children(session, parent_id):
        raise ParentHasProducts(place="body/parent_id")
    return list(path)


async def _has_children(session: AsyncSession, category_id: UUID) -> bool:
    child = select(Category.id).where(Category.parent_id == category_id).limit(1)
    return await session.scalar(child) is not None


async def _hang(
    session: AsyncSession, actor: Actor, moved: CategoryFactsView, parent_id: UUID | None
) -> None:
    """Give the category and all below it their new paths, in one statement."""
    root = await _path_below(session, actor, parent_id)
    if moved.id in root:
        raise CategoryBelowItself(place="body/parent_id")
    below = Category.path.contains([moved.id])
    locked = select(Category.id, Category.path).where(below).order_by(Category.id)
    rows = (await session.execute(locked.with_for_update())).all()
    depth = len(moved.path)
    if len(root) + 1 + max(len(row.path) for row in rows) - depth > DEPTH_MAX:
        raise TreeTooDeep(depth_max=DEPTH_MAX)
    need_whole_reach(actor)
    if await use.has_products(session, moved.id):
        raise CategoryHasProducts
    await _refuse_sister(session, moved, parent_id)
    rest = Category.path[depth : func.cardinality(Category.path)]
    hang_it = (
        update(Category)
        .where(below)
        .values(
            path=func.array_cat(cast(root, ARRAY(Uuid)), rest, type_=ARRAY(Uuid)),
            parent_id=case((Category.id == moved.id, parent_id), else_=Category.parent_id),
        )
    )
    await session.execute(hang_it)


async def _refuse_sister(
    session: AsyncSession, moved: CategoryFactsView, parent_id: UUID | None
) -> None:
    sister = select(Category.id).where(
        Category.parent_id.is_not_distinct_from(parent_id),
        Category.name_key == folded(moved.name),
        Category.id != moved.id,
    )
    if await session.scalar(sister) is not None:
        raise EntryNameTaken(place="body/parent_id")


async def _arrange(session: AsyncSession, moved_id: UUID, command: MoveCategory) -> None:
    """Number the sisters anew, the moved one at its place."""
    sisters = await session.scalars(
        select(Category.id)
        .where(Category.parent_id.is_not_distinct_from(command.parent_id), Category.id != moved_id)
        .order_by(Category.position, Category.id)
    )
    order: list[Any] = list(sisters)
    order.insert(command.place, moved_id)
    version = Category.version + case((Category.id == moved_id, 1), else_=0)
    place = func.array_position(cast(order, ARRAY(Uuid)), Category.id) - 1
    await session.execute(
        update(Category).where(Category.id.in_(order)).values(position=place, version=version)
    )
