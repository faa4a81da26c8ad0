"""What must hold of stock at any moment: the layers agree, levels are what the accounts hold."""

from collections.abc import Collection, Sequence
from functools import reduce
from operator import add
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Text,
    and_,
    case,
    cast,
    column,
    func,
    or_,
    select,
    values,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from houtai.kit.invariants import Breach, Invariant
from houtai.modules.inventory.queries import held
from houtai.modules.inventory.queries.agreement import Disagreement, disagreements
from houtai.modules.inventory.queries.held import Sheet
from houtai.modules.inventory.rules.layers import BOOK, LEVEL_KINDS
from houtai.modules.inventory.tables import Follower, Level
from houtai.modules.ledger import public as ledger


async def stale_levels(session: AsyncSession, most: int) -> list[Disagreement]:
    """Levels that say something else than the accounts, of SKUs that did not move just now.

    Reads accounts and levels once from end to end, and once more those that stand out.
    """
    await held.give_room(session)
    since = await session.scalar(select(Follower.before_xid)) or 0
    units = (await session.scalars(_standing_out(since, most))).all()
    found: list[Disagreement] = []
    if units:
        sku_ids = [UUID(unit) for unit in units]
        levels = held.levels(held.held_of(sku_ids))
        found += await _stale(session, levels, since, most, sku_ids=sku_ids)
    everything = held.held_of(None)
    for sheet in (held.sku_levels(everything), held.pool_levels(everything)):
        found += await _stale(session, sheet, since, most)
    return found


def _standing_out(since: int, most: int) -> Select[Any]:
    """SKUs whose levels may be wrong: accounts and level are summed up to one number each.

    In that number each column has a factor of its own, so that two errors hardly make it right.
    """
    factors = {name: 7_919 + 1_000 * place for place, name in enumerate(LEVEL_KINDS)}
    accounts = ledger.select_holdings(BOOK).subquery("held")
    weighed = values(column("kind", Text), column("factor", BigInteger), name="weighed").data(
        [(LEVEL_KINDS[name].name, factor) for name, factor in factors.items()]
    )
    right = (
        select(
            accounts.c.unit,
            accounts.c.owner_id,
            func.sum(accounts.c.balance * weighed.c.factor).label("mark"),
        )
        .join(weighed, weighed.c.kind == accounts.c.kind)
        .group_by(accounts.c.unit, accounts.c.owner_id)
        .subquery("right")
    )
    marks = [getattr(Level, name) * factor for name, factor in factors.items()]
    shown = select(
        cast(Level.sku_id, Text).label("unit"),
        Level.warehouse_id.label("owner_id"),
        reduce(add, marks).label("mark"),
    ).subquery("shown")
    same = and_(right.c.unit == shown.c.unit, right.c.owner_id == shown.c.owner_id)
    unit = func.coalesce(right.c.unit, shown.c.unit)
    return (
        select(unit)
        .select_from(right)
        .join(shown, same, full=True)
        .where(right.c.mark.is_distinct_from(shown.c.mark))
        .where(unit.not_in(ledger.select_recent_units(since)))
        .limit(most)
    )


async def _stale(
    session: AsyncSession,
    sheet: Sheet,
    since: int,
    most: int,
    *,
    sku_ids: Collection[UUID] | None = None,
) -> list[Disagreement]:
    right = sheet.rows.subquery("right")
    table = sheet.table
    chosen = select(table) if sku_ids is None else select(table).where(table.c.sku_id.in_(sku_ids))
    levels = chosen.subquery("shown")
    shown = levels.c
    same = and_(*(right.c[name] == shown[name] for name in sheet.keys))
    key = {name: func.coalesce(right.c[name], shown[name]) for name in sheet.keys}
    differ = [(name, right.c[name].is_distinct_from(shown[name])) for name in sheet.sums]
    statement = (
        select(
            *(column.label(name) for name, column in key.items()),
            _said(right.c, differ).label("expected"),
            _said(shown, differ).label("found"),
        )
        .select_from(right)
        .join(levels, same, full=True)
        .where(or_(*(differs for _, differs in differ)))
        .where(cast(key["sku_id"], Text).not_in(ledger.select_recent_units(since)))
        .limit(most)
    )
    return [
        Disagreement(
            "levels_match",
            row.merchant_id,
            row.sku_id,
            getattr(row, "warehouse_id", None),
            row.expected,
            row.found,
        )
        for row in await session.execute(statement)
    ]


def _said(
    columns: ReadOnlyColumnCollection[str, Any], differ: Sequence[tuple[str, ColumnElement[bool]]]
) -> ColumnElement[str]:
    """Only what differs, by the names of the columns."""
    return func.concat_ws(
        ", ",
        *(
            case((differs, func.concat(f"{name} ", func.coalesce(columns[name], 0))))
            for name, differs in differ
        ),
    )


def _breach(found: Disagreement) -> Breach:
    where = f" in warehouse {found.warehouse_id}" if found.warehouse_id else ""
    return Breach(
        subject=f"{found.promise}: sku {found.sku_id}{where} of merchant {found.merchant_id}",
        expected=found.expected,
        found=found.found,
        entry=None if found.entry_id is None else str(found.entry_id),
        document=None
        if found.document_id is None
        else f"{found.document_kind} {found.document_id}",
    )


async def _layers_agree(session: AsyncSession, most: int) -> Sequence[Breach]:
    return [_breach(each) for each in await disagreements(session, most)]


async def _levels_match(session: AsyncSession, most: int) -> Sequence[Breach]:
    return [_breach(each) for each in await stale_levels(session, most)]


INVARIANTS = (
    Invariant("inventory.layers_agree", _layers_agree),
    Invariant("inventory.levels_match", _levels_match),
)
