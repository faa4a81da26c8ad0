"""Whether the bins hold together what the ledger says lies in the warehouse."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, and_, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.invariants import Breach, Invariant
from houtai.kit.sql import one_of
from houtai.modules.inventory import public as inventory
from houtai.modules.ledger import public as ledger
from houtai.modules.wms.tables import BinFollower, BinStock, Outbound, OutboundLine, PickTask, Site


def differing(warehouse_ids: Collection[UUID], sku_ids: Collection[UUID] | None) -> Select[Any]:
    """merchant_id, sku_id, warehouse_id, `good` of the ledger, `lying` in bins, and `more`: how
    many the ledger has more. Indexes: ix_account_unit_id, ix_bin_stock_sku_id_warehouse_id.
    """
    ledger_says = inventory.select_good(sku_ids).subquery("ledger_says")
    good = (
        select(ledger_says)
        .join(Site, Site.warehouse_id == ledger_says.c.warehouse_id)
        .where(one_of(Site.warehouse_id, warehouse_ids))
        .subquery("good")
    )
    bins = (
        select(
            BinStock.merchant_id,
            BinStock.sku_id,
            BinStock.warehouse_id,
            func.sum(BinStock.quantity).label("quantity"),
        )
        .where(one_of(BinStock.warehouse_id, warehouse_ids))
        .group_by(BinStock.merchant_id, BinStock.sku_id, BinStock.warehouse_id)
    )
    if sku_ids is not None:
        bins = bins.where(one_of(BinStock.sku_id, sku_ids))
    lying = bins.subquery("lying")
    same = and_(
        *(good.c[name] == lying.c[name] for name in ("merchant_id", "sku_id", "warehouse_id"))
    )
    there, counted = func.coalesce(good.c.quantity, 0), func.coalesce(lying.c.quantity, 0)
    return (
        select(
            func.coalesce(good.c.merchant_id, lying.c.merchant_id).label("merchant_id"),
            func.coalesce(good.c.sku_id, lying.c.sku_id).label("sku_id"),
            func.coalesce(good.c.warehouse_id, lying.c.warehouse_id).label("warehouse_id"),
            there.label("good"),
            counted.label("lying"),
            (there - counted).label("more"),
        )
        .select_from(good)
        .join(lying, same, full=True)
        .where(there != counted)
    )


async def bins_that_differ(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Of SKUs that did not move just now: the bins follow a moment later."""
    since = await session.scalar(select(BinFollower.before_xid)) or 0
    sites = (await session.scalars(select(Site.warehouse_id))).all()
    found = differing(sites, None).subquery("found")
    settled = (
        select(found)
        .where(cast(found.c.sku_id, Text).not_in(ledger.select_recent_units(since)))
        .limit(most)
    )
    return [
        Breach(f"sku {row.sku_id} in warehouse {row.warehouse_id}", str(row.good), str(row.lying))
        for row in await session.execute(settled)
    ]


async def plans_that_differ(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Bins of which something else is reserved than open tasks still ask for."""
    planned = (
        select(
            PickTask.bin_id,
            PickTask.sku_id,
            func.sum(PickTask.quantity - PickTask.picked).label("pieces"),
        )
        .where(PickTask.state.in_(("open", "short")))
        .group_by(PickTask.bin_id, PickTask.sku_id)
        .subquery("planned")
    )
    same = and_(planned.c.bin_id == BinStock.bin_id, planned.c.sku_id == BinStock.sku_id)
    asked = func.coalesce(planned.c.pieces, 0)
    statement = (
        select(BinStock.bin_id, BinStock.sku_id, BinStock.reserved, asked.label("asked"))
        .select_from(BinStock)
        .join(planned, same, isouter=True)
        .where(BinStock.reserved != asked)
        .limit(most)
    )
    return [
        Breach(f"sku {row.sku_id} in bin {row.bin_id}", str(row.asked), str(row.reserved))
        for row in await session.execute(statement)
    ]


async def lines_that_differ(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Lines that claim other pieces than their tasks have picked, or that went out unpicked."""
    picked = (
        select(PickTask.outbound_id, PickTask.line_id, func.sum(PickTask.picked).label("pieces"))
        .group_by(PickTask.outbound_id, PickTask.line_id)
        .subquery("picked")
    )
    same = and_(
        picked.c.outbound_id == OutboundLine.outbound_id, picked.c.line_id == OutboundLine.line_id
    )
    by_tasks = func.coalesce(picked.c.pieces, 0)
    whole = OutboundLine.picked + OutboundLine.missing == OutboundLine.quantity
    unpicked = Outbound.state.in_(("picked", "checked", "packed", "handed_over")) & ~whole
    statement = (
        select(OutboundLine.line_id, OutboundLine.picked, by_tasks.label("by_tasks"))
        .join(Outbound, Outbound.id == OutboundLine.outbound_id)
        .join(picked, same, isouter=True)
        .where((OutboundLine.picked != by_tasks) | unpicked)
        .limit(most)
    )
    return [
        Breach(f"outbound line {row.line_id}", str(row.by_tasks), str(row.picked))
        for row in await session.execute(statement)
    ]


INVARIANTS = [
    Invariant("wms.bins_agree", bins_that_differ),
    Invariant("wms.plans_agree", plans_that_differ),
    Invariant("wms.lines_agree", lines_that_differ),
]
