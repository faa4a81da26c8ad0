"""What the accounts hold, arranged as levels show it: for writing levels, and for proving them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Table,
    Text,
    Uuid,
    any_,
    bindparam,
    cast,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from houtai.modules.inventory.rules.layers import BOOK, LEVEL_KINDS, SELLABLE, SKU_LEVEL_KINDS
from houtai.modules.inventory.tables import Level, PoolLevel, SkuLevel
from houtai.modules.ledger import public as ledger

_ROOM = text("SET LOCAL work_mem = '256MB'")


@dataclass(frozen=True)
class Sheet:
    """A table of levels: its key, and which sum of which account stands in which column."""

    table: Table
    keys: Mapping[str, ColumnElement[Any]]
    sums: Mapping[str, ColumnElement[int]]
    kinds: Collection[str]
    held: Subquery

    @property
    def rows(self) -> Select[Any]:
        """Keys, then sums, one row for each key of which there is an account."""
        named = [column.label(name) for name, column in {**self.keys, **self.sums}.items()]
        return select(*named).where(self.held.c.kind.in_(self.kinds)).group_by(*self.keys.values())


async def give_room(session: AsyncSession) -> None:
    """Millions of rows are grouped in memory, until the transaction ends; a request has less."""
    await session.execute(_ROOM)


def held_of(sku_ids: Collection[UUID] | None) -> Subquery:
    """Accounts of these SKUs (ix_account_unit_id), or of all."""
    held = ledger.select_holdings(BOOK).subquery("held")
    if sku_ids is None:
        return held
    return select(held).where(held.c.unit == any_of(sku_ids)).subquery("chosen")


def any_of(sku_ids: Collection[UUID]) -> ColumnElement[Any]:
    """One parameter however many there are, as units of the ledger are spelled."""
    return any_(bindparam("units", [str(each) for each in sku_ids], ARRAY(Text)))


def levels(held: Subquery) -> Sheet:
    """SKU × warehouse."""
    sums = {name: _only(held, kind.name) for name, kind in LEVEL_KINDS.items()}
    kinds = [kind.name for kind in LEVEL_KINDS.values()]
    return Sheet(_table(Level), {**_sku(held), "warehouse_id": held.c.owner_id}, sums, kinds, held)


def pool_levels(held: Subquery) -> Sheet:
    """SKU × pool."""
    keys = {**_sku(held), "pool_id": held.c.owner_id}
    return Sheet(_table(PoolLevel), keys, _sellable(held), [SELLABLE.name], held)


def sku_levels(held: Subquery) -> Sheet:
    """SKU, all pools together."""
    sums = {name: _sum(held, held.c.balance, kind.name) for name, kind in SKU_LEVEL_KINDS.items()}
    kinds = [SELLABLE.name, *(kind.name for kind in SKU_LEVEL_KINDS.values())]
    return Sheet(_table(SkuLevel), _sku(held), {**_sellable(held), **sums}, kinds, held)


def _sku(held: Subquery) -> dict[str, ColumnElement[Any]]:
    return {"merchant_id": held.c.home_id, "sku_id": cast(held.c.unit, Uuid)}


def _sellable(held: Subquery) -> dict[str, ColumnElement[int]]:
    return {
        "sellable": _sum(held, held.c.balance - held.c.reserved, SELLABLE.name),
        "locked": _sum(held, held.c.reserved, SELLABLE.name),
    }


def _sum(held: Subquery, amount: ColumnElement[int], kind: str) -> ColumnElement[int]:
    return func.coalesce(func.sum(amount).filter(held.c.kind == kind), 0)


def _only(held: Subquery, kind: str) -> ColumnElement[int]:
    """Of one kind there is one account; picking it is cheaper than summing."""
    return func.coalesce(func.max(held.c.balance).filter(held.c.kind == kind), 0)


def _table(mapped: type[DeclarativeBase]) -> Table:
    table = mapped.__table__
    assert isinstance(table, Table)
    return table
