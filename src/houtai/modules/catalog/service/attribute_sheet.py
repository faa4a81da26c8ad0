"""Attributes by sheet: one row an attribute, with the categories that ask for it.

Rows add options and categories; taking any away is done by hand, where its use is looked at.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Text, any_, cast, delete, exists, func, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.kit.sheets import Change, Importer, Row, RowError, Upload
from houtai.kit.sql import statement
from houtai.modules.catalog.queries.attributes import ATTRIBUTES_MAX, AttributeView
from houtai.modules.catalog.queries.sheet_libraries import libraries_for
from houtai.modules.catalog.rules.attribute_rows import (
    CATEGORIES,
    COLUMNS,
    NAME,
    Bound,
    Shelves,
    fields_of,
    key_of,
    paths_in,
    planned,
    same,
)
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.service.attributes import new_key
from houtai.modules.catalog.service.keeping import EntryInUse, EntryNameTaken, LibraryFull
from houtai.modules.catalog.service.reach import need_whole_reach
from houtai.modules.catalog.tables import (
    Attribute,
    Category,
    CategoryAttribute,
    Product,
    Sku,
    SpecTemplate,
)

CHANGED_SINCE = "sheets.changed_since"
Bindings = dict[UUID, dict[UUID, Bound]]


async def plan(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], _: Upload
) -> list[Change | RowError]:
    """What each row would make, change and bind."""
    need_whole_reach(actor)
    paths = {path for row in rows for path in paths_in(row.values[CATEGORIES])}
    libraries = await libraries_for(session, paths=paths)
    known = await _named(session, {folded(row.values[NAME]) for row in rows})
    bound = await _bound(session, [one.id for one in known.values()])
    shelves = Shelves(known, bound, libraries.categories, new_key)
    outcomes: list[Change | RowError] = []
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        first = seen.setdefault(key_of(row.values), row.number)
        if first == row.number:
            outcomes += planned(row, shelves)
        else:
            outcomes.append(RowError(row.number, "sheets.repeated", NAME, {"first": first}))
    return outcomes


async def apply(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], _: Upload
) -> list[Change | RowError]:
    """Write what still is as it was planned: attributes, then the categories that ask for them."""
    need_whole_reach(actor)
    await _lock_categories(session, changes)
    held, bound = await _held(session, changes)
    made = await _make(session, [one for one in changes if one.before is None])
    outcomes: list[Change | RowError] = []
    for change in changes:
        if change.before is None:
            subject = made.get(_key(change.after))
            done = Change(change.row, change.after, None, subject)
            outcomes.append(done if subject else RowError(change.row, EntryNameTaken.code, NAME))
        elif _still(change, change.before, held, bound):
            outcomes.append(change)
        else:
            outcomes.append(RowError(change.row, CHANGED_SINCE))
    done_ones = [one for one in outcomes if isinstance(one, Change)]
    await _change(session, [one for one in done_ones if one.before])
    await _bind(session, done_ones)
    return outcomes


async def revert(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], _: Upload
) -> list[RowError]:
    """Put changed ones back and take made ones off, unless products are described with them."""
    need_whole_reach(actor)
    await _lock_categories(session, changes)
    held, bound = await _held(session, changes)
    used = await _in_use(session, [one.subject for one in changes if one.subject])
    errors: list[RowError] = []
    fit: list[Change] = []
    for change in changes:
        if not _still(change, change.after, held, bound):
            errors.append(RowError(change.row, CHANGED_SINCE))
        elif change.subject in used:
            errors.append(RowError(change.row, EntryInUse.code))
        else:
            fit.append(change)
    back = [Change(one.row, one.before, one.after, one.subject) for one in fit if one.before]
    await _unbind(session, fit)
    await _change(session, back)
    await _bind(session, back)
    return errors + await _take_off(session, [one for one in fit if one.before is None])


ATTRIBUTES = Importer(
    name="catalog.attributes",
    permission="catalog.attribute.write",
    columns=COLUMNS,
    plan=plan,
    apply=apply,
    revert=revert,
)


def _key(state: dict[str, Any]) -> tuple[str, str]:
    fields = fields_of(state)
    return fields["name_key"], fields["note"]


_SHOWN = [getattr(Attribute, name) for name in AttributeView.model_fields]


async def _named(
    session: AsyncSession, keys: Collection[str]
) -> dict[tuple[str, str], AttributeView]:
    """By folded name and note. Index: uq_attribute_name_key_note."""
    found = await session.execute(select(*_SHOWN).where(Attribute.name_key.in_(keys)))
    return {(folded(row.name), row.note): AttributeView.model_validate(row) for row in found}


async def _bound(session: AsyncSession, ids: Collection[UUID]) -> Bindings:
    """Index: ix_category_attribute_attribute_id."""
    c = CategoryAttribute
    found = await session.execute(
        select(c.attribute_id, c.category_id, c.role, c.required, c.filterable)
        .where(c.attribute_id.in_(ids))
        .order_by(c.attribute_id)
    )
    return {
        one: {row.category_id: Bound(row.role, row.required, row.filterable) for row in rows}
        for one, rows in groupby(found, key=lambda row: row.attribute_id)
    }


async def _lock_categories(session: AsyncSession, changes: Sequence[Change]) -> None:
    """Whoever edits what they ask for reads them anew. Index: pk_category."""
    ids = {UUID(one) for change in changes for one in change.after["bound"]}
    lock = select(Category.id).where(Category.id.in_(ids)).order_by(Category.id)
    await session.execute(lock.with_for_update())
    touch = update(Category).where(Category.id.in_(ids)).values(version=Category.version + 1)
    await session.execute(touch.execution_options(synchronize_session=False))


async def _held(
    session: AsyncSession, changes: Sequence[Change]
) -> tuple[dict[UUID, AttributeView], Bindings]:
    ids = {change.subject for change in changes if change.subject}
    lock = select(*_SHOWN).where(Attribute.id.in_(ids)).order_by(Attribute.id)
    found = await session.execute(lock.with_for_update())
    held = {row.id: AttributeView.model_validate(row) for row in found}
    return held, await _bound(session, ids)


def _still(
    change: Change,
    state: dict[str, Any],
    held: dict[UUID, AttributeView],
    bound: Bindings,
) -> bool:
    known = held.get(change.subject) if change.subject else None
    if known is None or not same(known, state):
        return False
    now = bound.get(known.id, {})
    return all(_how(state["bound"].get(one)) == now.get(UUID(one)) for one in change.after["bound"])


def _how(kept: dict[str, Any] | None) -> Bound | None:
    return None if kept is None else Bound(**kept)


async def _make(session: AsyncSession, changes: Sequence[Change]) -> dict[tuple[str, str], UUID]:
    """By folded name and note the ids of those that are made. Raises LibraryFull."""
    if not changes:
        return {}
    count = int(await session.scalar(select(func.count()).select_from(Attribute)) or 0)
    if count + len(changes) > ATTRIBUTES_MAX:
        raise LibraryFull(rows_max=ATTRIBUTES_MAX)
    rows = [{"id": new_id(), **fields_of(change.after)} for change in changes]
    put = insert(Attribute).values(rows).on_conflict_do_nothing()
    made = await session.execute(put.returning(Attribute.id, Attribute.name_key, Attribute.note))
    return {(row.name_key, row.note): row.id for row in made}


async def _change(session: AsyncSession, changes: Sequence[Change]) -> None:
    if changes:
        rows = [{"id": str(one.subject), **fields_of(one.after)} for one in changes]
        write = statement(__package__ or "", "change_attributes")
        await session.execute(write, {"rows": json.dumps(rows)})


async def _bind(session: AsyncSession, changes: Sequence[Change]) -> None:
    rows = [
        {"category_id": UUID(category), "attribute_id": one.subject, "position": one.row, **how}
        for one in changes
        for category, how in one.after["bound"].items()
    ]
    if not rows:
        return
    put = insert(CategoryAttribute).values(rows)
    changed = {name: put.excluded[name] for name in ("required", "filterable")}
    key = [CategoryAttribute.category_id, CategoryAttribute.attribute_id]
    await session.execute(put.on_conflict_do_update(index_elements=key, set_=changed))


async def _unbind(session: AsyncSession, changes: Iterable[Change]) -> None:
    """Categories that did not ask for the attribute before."""
    c = CategoryAttribute
    pairs = [
        (UUID(category), one.subject)
        for one in changes
        for category in one.after["bound"].keys() - (one.before or {"bound": {}})["bound"].keys()
    ]
    await session.execute(delete(c).where(tuple_(c.category_id, c.attribute_id).in_(pairs)))


async def _in_use(session: AsyncSession, ids: Sequence[UUID]) -> set[UUID]:
    """Those of which products, SKUs or templates have values. An undo is rare: no index."""
    key = cast(Attribute.id, Text)
    filled = or_(
        exists().where(Product.attributes.has_key(key)),
        exists().where(Sku.spec.has_key(key)),
        exists().where(Attribute.id == any_(SpecTemplate.attribute_ids)),
    )
    return set(await session.scalars(select(Attribute.id).where(Attribute.id.in_(ids), filled)))


async def _take_off(session: AsyncSession, changes: Sequence[Change]) -> list[RowError]:
    """Those that no category asks for any more."""
    rows = {one.subject: one.row for one in changes}
    try:
        async with session.begin_nested():
            await session.execute(delete(Attribute).where(Attribute.id.in_(rows)))
    except IntegrityError:
        return [RowError(row, EntryInUse.code) for row in rows.values()]
    return []
