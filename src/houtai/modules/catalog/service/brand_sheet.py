"""Brands by sheet: one row a brand, found by its name; logos stay as they are."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, delete, exists, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.kit.sheets import Change, Importer, Row, RowError, Upload
from houtai.kit.sql import statement
from houtai.modules.catalog.queries.brands import BRANDS_MAX, BrandView
from houtai.modules.catalog.rules.brand_rows import (
    COLUMNS,
    ENABLED,
    NAME,
    NAME_EN,
    fields_of,
    planned,
    state_of,
)
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.service import telling
from houtai.modules.catalog.service.keeping import EntryInUse, EntryNameTaken, LibraryFull
from houtai.modules.catalog.tables import Brand, Product

CHANGED_SINCE = "sheets.changed_since"


async def plan(
    session: AsyncSession, _: Actor, rows: Sequence[Row], __: Upload
) -> list[Change | RowError]:
    """What each row would make or change."""
    known = await _named(session, {row.values[NAME] for row in rows})
    seen: dict[str, int] = {}
    outcomes: list[Change | RowError] = []
    for row in rows:
        key = folded(row.values[NAME])
        first = seen.setdefault(key, row.number)
        if first == row.number:
            outcomes.append(planned(row, known.get(key)))
        else:
            outcomes.append(RowError(row.number, "sheets.repeated", NAME, {"first": first}))
    return outcomes


async def apply(
    session: AsyncSession, _: Actor, changes: Sequence[Change], upload: Upload
) -> list[Change | RowError]:
    """Make and change what still is as it was planned, in one statement each."""
    new = {folded(change.after[NAME]): new_id() for change in changes if change.before is None}
    # Read before ours come in, so that nobody is told of them twice.
    held = await _held(session, changes)
    made = await _make(session, changes, new)
    changed = {one.row: one for one in changes if one.before and _still(held, one, one.before)}
    await _change(session, list(changed.values()), upload.at)
    outcomes: list[Change | RowError] = []
    for change in changes:
        subject = made.get(folded(change.after[NAME]))
        if change.before is None and subject is not None:
            outcomes.append(Change(change.row, change.after, None, subject))
        elif change.before is None:
            outcomes.append(RowError(change.row, EntryNameTaken.code, NAME))
        else:
            outcomes.append(changed.get(change.row, RowError(change.row, CHANGED_SINCE)))
    return outcomes


async def revert(
    session: AsyncSession, _: Actor, changes: Sequence[Change], upload: Upload
) -> list[RowError]:
    """Put changed ones back and take made ones off, unless something is described with them."""
    held = await _held(session, changes)
    left = [one for one in changes if not _still(held, one, one.after)]
    errors = [RowError(one.row, CHANGED_SINCE) for one in left]
    fit = [one for one in changes if one not in left]
    back = [Change(one.row, one.before, one.after, one.subject) for one in fit if one.before]
    await _change(session, back, upload.at)
    return errors + await _take_off(session, [one for one in fit if one.before is None])


BRANDS = Importer(
    name="catalog.brands",
    permission="catalog.brand.write",
    columns=COLUMNS,
    plan=plan,
    apply=apply,
    revert=revert,
    identity=(NAME,),
)


def _brands() -> Select[tuple[object, ...]]:
    return select(*(getattr(Brand, name) for name in BrandView.model_fields))


async def _named(session: AsyncSession, names: Collection[str]) -> dict[str, BrandView]:
    """By folded name. Index: uq_brand_name_key."""
    keys = {folded(name) for name in names}
    found = await session.execute(_brands().where(Brand.name_key.in_(keys)))
    return {folded(row.name): BrandView.model_validate(row) for row in found}


async def _held(session: AsyncSession, changes: Sequence[Change]) -> dict[UUID, BrandView]:
    """Those that are there already, locked. Index: pk_brand."""
    ids = {change.subject for change in changes if change.subject}
    lock = _brands().where(Brand.id.in_(ids)).order_by(Brand.id).with_for_update()
    return {row.id: BrandView.model_validate(row) for row in await session.execute(lock)}


def _still(held: dict[UUID, BrandView], change: Change, state: dict[str, object]) -> bool:
    known = held.get(change.subject) if change.subject else None
    return known is not None and state_of(known) == state


async def _make(
    session: AsyncSession, changes: Sequence[Change], new: dict[str, UUID]
) -> dict[str, UUID]:
    """By folded name the ids of those that are made. Raises LibraryFull."""
    if not new:
        return {}
    count = int(await session.scalar(select(func.count()).select_from(Brand)) or 0)
    if count + len(new) > BRANDS_MAX:
        raise LibraryFull(rows_max=BRANDS_MAX)
    states = [change.after for change in changes if change.before is None]
    rows = [{"id": new[folded(state[NAME])], **fields_of(state)} for state in states]
    put = insert(Brand).values(rows).on_conflict_do_nothing()
    made = await session.execute(put.returning(Brand.id, Brand.name_key))
    return {row.name_key: row.id for row in made}


async def _change(session: AsyncSession, changes: Sequence[Change], at: datetime) -> None:
    if not changes:
        return
    rows = [{"id": str(one.subject), **fields_of(one.after)} for one in changes]
    write = statement(__package__ or "", "change_brands")
    await session.execute(write, {"rows": json.dumps(rows)})
    shown = [one for one in changes if one.before and _shows(one.before) != _shows(one.after)]
    ids = {one.subject for one in shown}
    if ids:
        on_shelf = select(Product.id).where(Product.brand_id.in_(ids), Product.state == "on_shelf")
        await telling.changed(session, list(await session.scalars(on_shelf)), at=at)


def _shows(state: dict[str, object]) -> tuple[object, ...]:
    """What pages of products show of it."""
    return (state[NAME_EN], state[ENABLED])


async def _take_off(session: AsyncSession, changes: Sequence[Change]) -> list[RowError]:
    """Those with which nothing is described; should anything else hang on one, none of them."""
    rows = {one.subject: one.row for one in changes}
    used = exists().where(Product.brand_id == Brand.id)
    unused = delete(Brand).where(Brand.id.in_(rows), ~used).returning(Brand.id)
    try:
        async with session.begin_nested():
            gone = set(await session.scalars(unused))
    except IntegrityError:
        gone = set()
    return [RowError(row, EntryInUse.code) for one, row in rows.items() if one not in gone]
