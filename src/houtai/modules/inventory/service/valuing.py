"""Keeping the value of stock: every change of what lies in a warehouse passes here, once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import BigInteger, Uuid, column, select, tuple_, update
from sqlalchemy import values as literal_rows
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import derive_id
from houtai.modules.inventory.rules.booking import Movement
from houtai.modules.inventory.rules.valuation import Worth, change
from houtai.modules.inventory.rules.valued import changes_of
from houtai.modules.inventory.tables import Valuation, ValueEntry

Key: TypeAlias = tuple[UUID, UUID, UUID]
"""SKU, warehouse, merchant."""


@dataclass(frozen=True)
class Brought:
    """What pieces bring along: a cost for each, or a value for all; neither: the average."""

    cost_fen: int | None = None
    value_fen: int | None = None


NOTHING = Brought()


@dataclass(frozen=True)
class ValueChange:
    """So many pieces more, or fewer if negative, in whichever condition, and why."""

    id: UUID
    merchant_id: UUID
    warehouse_id: UUID
    sku_id: UUID
    quantity: int
    reason: str
    document_kind: str
    document_id: UUID
    actor_id: UUID
    brought: Brought = NOTHING
    carries: bool = False
    """They come from where those of the change before went: with what those were worth."""

    @property
    def key(self) -> Key:
        """Which valuation it changes."""
        return self.sku_id, self.warehouse_id, self.merchant_id


async def value_movements(
    session: AsyncSession,
    movements: Sequence[Movement],
    brought: Mapping[UUID, Brought],
    *,
    at: datetime,
) -> None:
    """What movements that were just taken do to the value of stock; `brought` by id of the chain.

    Movements that leave every warehouse with as many pieces as before ask nothing.
    """
    changes: list[ValueChange] = []
    for each in movements:
        # What leaves first: what it was worth goes along on the way to another warehouse.
        moved = sorted(changes_of(each).items(), key=lambda one: one[1])
        for position, (warehouse_id, quantity) in enumerate(moved):
            changes.append(
                ValueChange(
                    id=entry_id(each.chain.id, warehouse_id),
                    merchant_id=each.goods.merchant_id,
                    warehouse_id=warehouse_id,
                    sku_id=each.goods.sku_id,
                    quantity=quantity,
                    reason=each.chain.reason,
                    document_kind=each.chain.document_kind,
                    document_id=each.chain.document_id,
                    actor_id=each.chain.actor_id,
                    brought=brought.get(each.chain.id, NOTHING),
                    carries=position > 0,
                )
            )
    await value(session, changes, at=at)


def entry_id(chain_id: UUID, warehouse_id: UUID) -> UUID:
    """The id of the entry that a movement wrote for a warehouse."""
    return derive_id(chain_id, "inventory.value", warehouse_id.hex)


async def value(session: AsyncSession, changes: Sequence[ValueChange], *, at: datetime) -> None:
    """Bring valuations up to date, in order. The rows are locked in the order of their keys, by
    whoever has moved the pieces. Raises MoreThanValued.
    """
    if not changes:
        return
    keys = sorted({one.key for one in changes})
    await _open(session, keys, at)
    before = await _lock(session, keys)
    worths = {key: worth for key, (worth, _) in before.items()}
    since = {key: still_since for key, (_, still_since) in before.items()}
    entries: list[dict[str, Any]] = []
    for one in changes:
        old, brought = worths[one.key], one.brought
        if one.carries:
            brought = Brought(value_fen=-entries[-1]["value_fen"])
        new = change(old, one.quantity, cost_fen=brought.cost_fen, value_fen=brought.value_fen)
        if one.quantity < 0 or old.quantity == 0:
            since[one.key] = at
        worths[one.key] = new
        entries.append(_entry(one, old, new, at))
    await _store(session, worths, since, at)
    await session.execute(insert(ValueEntry), entries)


async def _open(session: AsyncSession, keys: Sequence[Key], at: datetime) -> None:
    rows = [
        {
            "sku_id": sku_id,
            "warehouse_id": warehouse_id,
            "merchant_id": merchant_id,
            "quantity": 0,
            "value_fen": 0,
            "still_since": at,
            "changed_at": at,
        }
        for sku_id, warehouse_id, merchant_id in keys
    ]
    await session.execute(insert(Valuation).values(rows).on_conflict_do_nothing())


async def _lock(session: AsyncSession, keys: Collection[Key]) -> dict[Key, tuple[Worth, datetime]]:
    """Index: pk_valuation."""
    row = Valuation
    key = (row.sku_id, row.warehouse_id, row.merchant_id)
    statement = (
        select(*key, row.quantity, row.value_fen, row.still_since)
        .where(tuple_(*key).in_(keys))
        .order_by(*key)
        .with_for_update()
    )
    return {
        (one.sku_id, one.warehouse_id, one.merchant_id): (
            Worth(one.quantity, one.value_fen),
            one.still_since,
        )
        for one in await session.execute(statement)
    }


def _entry(one: ValueChange, old: Worth, new: Worth, at: datetime) -> dict[str, Any]:
    return {
        "id": one.id,
        "merchant_id": one.merchant_id,
        "warehouse_id": one.warehouse_id,
        "sku_id": one.sku_id,
        "at": at,
        "quantity": one.quantity,
        "value_fen": new.value_fen - old.value_fen,
        "quantity_after": new.quantity,
        "value_after_fen": new.value_fen,
        "reason": one.reason,
        "document_kind": one.document_kind,
        "document_id": one.document_id,
        "actor_id": one.actor_id,
    }


async def _store(
    session: AsyncSession, worths: dict[Key, Worth], since: dict[Key, datetime], at: datetime
) -> None:
    new = literal_rows(
        column("sku_id", Uuid),
        column("warehouse_id", Uuid),
        column("merchant_id", Uuid),
        column("quantity", BigInteger),
        column("value_fen", BigInteger),
        column("still_since", Valuation.still_since.type),
        name="new",
    ).data([(*key, worth.quantity, worth.value_fen, since[key]) for key, worth in worths.items()])
    await session.execute(
        update(Valuation)
        .where(
            Valuation.sku_id == new.c.sku_id,
            Valuation.warehouse_id == new.c.warehouse_id,
            Valuation.merchant_id == new.c.merchant_id,
        )
        .values(
            quantity=new.c.quantity,
            value_fen=new.c.value_fen,
            still_since=new.c.still_since,
            changed_at=at,
        )
        .execution_options(synchronize_session=False)
    )
