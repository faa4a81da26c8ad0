"""The category tree as buyers see it, kept for a while by each process."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.db import Database
from houtai.modules.catalog import public as catalog
from houtai.modules.storefront.queries.finding import LEVELS, Place
from houtai.modules.storefront.queries.shapes import CategoriesView, CategoryNodeView

KEPT_SECONDS = 10.0


@dataclass(frozen=True)
class Tree:
    """The tree, and how deep each category lies in it."""

    view: CategoriesView
    paths: Mapping[UUID, tuple[UUID, ...]] = field(repr=False)

    def place(self, category_id: UUID | None) -> Place | None:
        """An unknown one has no products at whatever depth."""
        if category_id is None:
            return None
        path = self.paths.get(category_id, (category_id,))
        return Place(category_id, len(path), path[min(len(path), len(LEVELS)) - 1])


@dataclass
class _Kept:
    """The tree of a process; while a newer one is read, the old one is still given."""

    tree: Tree | None = None
    read_at: float = 0.0
    reading: asyncio.Task[Tree] | None = None


_kept: WeakKeyDictionary[Database, _Kept] = WeakKeyDictionary()


async def tree(session: AsyncSession) -> Tree:
    """What is active, with everything above it active too."""
    nodes: dict[UUID, CategoryNodeView] = {}
    paths: dict[UUID, tuple[UUID, ...]] = {}
    roots: list[CategoryNodeView] = []
    for one in await catalog.category_choices(session):
        if one.state != "active" or (one.parent_id is not None and one.parent_id not in nodes):
            continue
        node = CategoryNodeView(id=one.id, name=one.name, name_en=one.name_en, children=[])
        nodes[one.id] = node
        if one.parent_id is None:
            paths[one.id] = (one.id,)
            roots.append(node)
        else:
            paths[one.id] = (*paths[one.parent_id], one.id)
            nodes[one.parent_id].children.append(node)
    return Tree(CategoriesView(items=roots), paths)


async def kept(database: Database, read: Callable[[], Awaitable[Tree]]) -> Tree:
    """The tree, hardly older than KEPT_SECONDS; of many who ask at once one reads it."""
    known = _kept.setdefault(database, _Kept())
    if known.tree is not None and monotonic() - known.read_at < KEPT_SECONDS:
        return known.tree
    if known.reading is None or known.reading.done():
        known.reading = asyncio.get_running_loop().create_task(_read(known, read), name="tree")
    if known.tree is not None:
        return known.tree
    return await asyncio.shield(known.reading)


async def _read(known: _Kept, read: Callable[[], Awaitable[Tree]]) -> Tree:
    found = await read()
    known.tree, known.read_at = found, monotonic()
    return found
