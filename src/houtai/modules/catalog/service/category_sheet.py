"""Categories by sheet: one row a category, named by its path `食品 > 茶叶 > 乌龙茶`.

Steps of a path that do not exist are made on the way. Rows of one import may come in any order.
"""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.sheets import Change, Importer, Row, RowError, Upload
from houtai.kit.sql import statement
from houtai.modules.catalog.queries import use
from houtai.modules.catalog.queries.categories import CATEGORIES_MAX
from houtai.modules.catalog.rules.category_rows import COLUMNS, IN_USE, PATH, Work, planned
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.tree import Node, Tree
from houtai.modules.catalog.service.categories import lock_tree
from houtai.modules.catalog.service.reach import need_whole_reach
from houtai.modules.catalog.tables import Category


async def plan(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], _: Upload
) -> list[Change | RowError]:
    """What each row would make or change."""
    need_whole_reach(actor)
    tree = await _tree(session)
    full = await use.with_products(session, tree.leaves([row.values[PATH] for row in rows]))
    return [planned(row, tree, full) for row in rows]


async def apply(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], _: Upload
) -> list[Change | RowError]:
    """Make and change what still is as it was planned, in one statement each."""
    need_whole_reach(actor)
    await lock_tree(session)
    tree = await _tree(session)
    leaves = tree.leaves([change.after["path"] for change in changes])
    # Locked, so that no product comes in while something grows below.
    lock = select(Category.id).where(Category.id.in_(leaves)).order_by(Category.id)
    await session.execute(lock.with_for_update())
    full = await use.with_products(session, leaves)
    work = Work(tree, nodes_max=CATEGORIES_MAX, kept=full)
    outcomes = [work.carry_out(change) for change in changes]
    await _write(session, work)
    return outcomes


async def revert(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], _: Upload
) -> list[RowError]:
    """Put changed ones back and take made ones off, with the steps that were made for them."""
    need_whole_reach(actor)
    await lock_tree(session)
    tree = await _tree(session)
    used = await use.with_anything(session, _made_by(changes))
    work = Work(tree, nodes_max=CATEGORIES_MAX, kept=used)
    errors = [error for change in changes if (error := work.take_back(change))]
    await _write(session, work)
    return errors + await _take_off(session, work.taken_off)


CATEGORIES = Importer(
    name="catalog.categories",
    permission="catalog.category.write",
    columns=COLUMNS,
    plan=plan,
    apply=apply,
    revert=revert,
    identity=(PATH,),
)


def _made_by(changes: Sequence[Change]) -> set[UUID]:
    """All categories that these changes made."""
    made = [change for change in changes if change.before is None]
    also = {UUID(one) for change in made for one in change.after.get("also", [])}
    return also | {change.subject for change in made if change.subject}


async def _tree(session: AsyncSession) -> Tree:
    found = await session.execute(
        select(
            Category.id,
            Category.parent_id,
            Category.path,
            Category.name,
            Category.name_en,
            Category.commission_permille,
            Category.state,
        )
    )
    return Tree.of(Node(**row._asdict()) for row in found)


async def _write(session: AsyncSession, work: Work) -> None:
    if made := [_new_row(node) for node in work.made]:
        await session.execute(insert(Category), made)
    if changed := [_changed_row(node) for node in work.changed.values()]:
        change = statement("houtai.modules.catalog.service", "change_categories")
        await session.execute(change, {"rows": json.dumps(changed)})


def _new_row(node: Node) -> dict[str, Any]:
    return {
        **{name: getattr(node, name) for name in ("id", "parent_id", "path", "name", "position")},
        **{name: getattr(node, name) for name in ("name_en", "commission_permille", "state")},
        "name_key": folded(node.name),
    }


def _changed_row(node: Node) -> dict[str, Any]:
    values = {name: getattr(node, name) for name in ("name_en", "commission_permille", "state")}
    return {"id": str(node.id), **values}


async def _take_off(session: AsyncSession, rows: dict[UUID, int]) -> list[RowError]:
    """Delete them all; should anything else in the house hang on one, none of them."""
    try:
        async with session.begin_nested():
            await session.execute(delete(Category).where(Category.id.in_(rows)))
    except IntegrityError:
        return [RowError(row, IN_USE) for row in sorted(set(rows.values()))]
    return []
