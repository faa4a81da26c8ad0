"""Lots that are left, as `rules.lots.left_of` has it, for many SKUs in one statement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Subquery, and_, cast, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.shapes import View
from houtai.kit.sql import one_of
from houtai.modules.inventory.queries.reach import reached
from houtai.modules.inventory.tables import Level, Lot

SHOWN_MAX = 200


class LotView(View):
    """A lot of a SKU in a warehouse of which something is left."""

    warehouse_id: UUID
    lot_number: str
    produced_on: date | None
    expires_on: date
    days_left: int
    """Until the last day on which it may be sold; below zero when that has passed."""
    received: int
    left: int


def on_hand() -> ColumnElement[int]:
    """Pieces that lie there, in whichever condition."""
    return Level.good + Level.picked + Level.damaged + Level.inspect + Level.frozen


def standing(*which: ColumnElement[bool]) -> Subquery:
    """All lots of these levels, with what was received of each and what is left of it.

    Indexes: those of the levels wanted, ix_lot_sku_id_warehouse_id.
    """
    received = cast(func.greatest(func.sum(Lot.quantity), 0), BigInteger)
    key = (Level.sku_id, Level.warehouse_id, Level.merchant_id)
    lots = (
        select(
            *key,
            Lot.lot_number,
            Lot.expires_on,
            func.max(Lot.produced_on).label("produced_on"),
            received.label("received"),
            on_hand().label("on_hand"),
        )
        .join(Level, _same())
        .where(*which)
        .group_by(*key, Lot.lot_number, Lot.expires_on, on_hand())
        .subquery("lots")
    )
    later_first = (lots.c.expires_on.desc(), lots.c.lot_number.desc())
    place = (lots.c.sku_id, lots.c.warehouse_id, lots.c.merchant_id)
    with_later = func.sum(lots.c.received).over(partition_by=place, order_by=later_first)
    room = lots.c.on_hand - (with_later - lots.c.received)
    left = cast(func.greatest(func.least(lots.c.received, room), 0), BigInteger)
    return select(lots, left.label("left")).subquery("standing")


def _same() -> ColumnElement[bool]:
    return and_(
        Level.sku_id == Lot.sku_id,
        Level.warehouse_id == Lot.warehouse_id,
        Level.merchant_id == Lot.merchant_id,
    )


def soonest(sku_ids: Collection[UUID] | None) -> Subquery:
    """For each SKU in a warehouse that ever had lots, when the first of what is left expires."""
    chosen = standing() if sku_ids is None else standing(one_of(Level.sku_id, sku_ids))
    place = (chosen.c.sku_id, chosen.c.warehouse_id, chosen.c.merchant_id)
    first = func.min(chosen.c.expires_on).filter(chosen.c.left > 0).label("expires_on")
    return select(*place, first).group_by(*place).subquery("soonest")


async def lots_left(
    session: AsyncSession, actor: Actor, sku_id: UUID, *, today: date
) -> list[LotView]:
    """What is left of a SKU's lots, what expires first on top, at most two hundred."""
    lots = standing(Level.sku_id == sku_id, reached(actor, Level.merchant_id, Level.warehouse_id))
    shown = [lots.c[name] for name in LotView.model_fields if name != "days_left"]
    statement = (
        select(*shown)
        .where(lots.c.left > 0)
        .order_by(lots.c.expires_on, lots.c.warehouse_id, lots.c.lot_number)
        .limit(SHOWN_MAX)
    )
    rows = (await session.execute(statement)).mappings()
    return [LotView(**row, days_left=(row["expires_on"] - today).days) for row in rows]


@dataclass(frozen=True)
class Expiring:
    """So many pieces of a SKU in a warehouse expire on a day."""

    sku_id: UUID
    warehouse_id: UUID
    expires_on: date
    left: int


async def expiring(
    session: AsyncSession, keys: Collection[tuple[UUID, UUID]], *, until: date
) -> list[Expiring]:
    """What is left of these that expires until then, by SKU, warehouse and day."""
    if not keys:
        return []
    lots = standing(tuple_(Level.sku_id, Level.warehouse_id).in_(set(keys)))
    key = (lots.c.sku_id, lots.c.warehouse_id, lots.c.expires_on)
    statement = (
        select(*key, func.sum(lots.c.left))
        .where(lots.c.left > 0, lots.c.expires_on <= until)
        .group_by(*key)
    )
    rows = await session.execute(statement)
    return [Expiring(row[0], row[1], row[2], int(row[3])) for row in rows]
