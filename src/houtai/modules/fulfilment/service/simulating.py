"""What other rules would have done with orders of the past: parcels, cost, way.

They are sent once more, one after the other, from what lies free today: past stock is not kept by
the moment, and so both books of rules stand on the same ground.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.shapes import Command, View
from houtai.modules.fulfilment.queries.ground import open_sites
from houtai.modules.fulfilment.rules.books import RulesOfSourcing
from houtai.modules.fulfilment.rules.plans import Decided, Need, Wanted
from houtai.modules.fulfilment.rules.sourcing import source
from houtai.modules.fulfilment.service.rule_books import read_book, whose
from houtai.modules.fulfilment.tables import Demand, DemandLine
from houtai.modules.inventory import public as inventory

ORDERS_MAX = 500
DAYS_MAX = 90


class TryRules(Command):
    """These rules, over orders of so many days back."""

    merchant_id: UUID | None = None
    book: RulesOfSourcing
    days: Annotated[int, Field(strict=True, ge=1, le=DAYS_MAX)] = 30


class SimulatedSourcingView(View):
    """What a book makes of them. Sums are of orders that could be sent."""

    orders_count: int
    sent_count: int
    divided_count: int
    waiting_count: int
    parcels_count: int
    cost_fen: int
    km: int


class SourcingSimulationView(View):
    """The rules as they are, and as they were tried, on the same orders."""

    orders_count: int
    now: SimulatedSourcingView
    tried: SimulatedSourcingView
    changed_count: int
    """Orders that would have gone from elsewhere."""


async def simulate(
    session: AsyncSession, actor: Actor, command: TryRules, *, at: datetime
) -> SourcingSimulationView:
    """Nothing is written. Raises BookUnknown."""
    own_id = whose(actor, command.merchant_id)
    today = (await read_book(session, actor, command.merchant_id)).book
    async with reaching_as(session, SYSTEM):
        orders = await _past(session, own_id, at - timedelta(days=command.days))
        sku_ids = {need.sku_id for one in orders for need in one.needs}
        free = await inventory.free_now(session, sku_ids)
        sites, _ = await open_sites(session, {site_id for _, site_id in free})
    merchant_ids = {one.merchant_id for one in orders}
    ground = (orders, free, sites)
    now = source(*ground, dict.fromkeys(merchant_ids, today))
    tried = source(*ground, dict.fromkeys(merchant_ids, command.book))
    changed = sum(_sites(one) != _sites(other) for one, other in zip(now, tried, strict=True))
    return SourcingSimulationView(
        orders_count=len(orders), now=_summed(now), tried=_summed(tried), changed_count=changed
    )


def _sites(decided: Decided) -> frozenset[UUID]:
    return frozenset(decided.plan.site_ids if decided.plan else ())


def _summed(decided: Sequence[Decided]) -> SimulatedSourcingView:
    plans = [one.plan for one in decided if one.plan is not None]
    return SimulatedSourcingView(
        orders_count=len(decided),
        sent_count=len(plans),
        divided_count=sum(len(plan.site_ids) > 1 for plan in plans),
        waiting_count=sum(one.plan is None or not one.plan.is_whole for one in decided),
        parcels_count=sum(len(plan.site_ids) for plan in plans),
        cost_fen=sum(plan.cost_fen for plan in plans),
        km=sum(plan.km for plan in plans),
    )


async def _past(session: AsyncSession, merchant_id: UUID | None, since: datetime) -> list[Wanted]:
    """The latest of them. Index: pk_demand (ids rise with time)."""
    newest = select(Demand.order_id).where(Demand.placed_at >= since)
    if merchant_id is not None:
        newest = newest.where(Demand.merchant_id == merchant_id)
    newest = newest.order_by(Demand.order_id.desc()).limit(ORDERS_MAX)
    rows = await session.execute(
        select(
            Demand.order_id,
            Demand.merchant_id,
            Demand.region_code,
            Demand.ship_by,
            DemandLine.line_id,
            DemandLine.sku_id,
            DemandLine.quantity,
            DemandLine.value_fen,
        )
        .join(DemandLine, DemandLine.order_id == Demand.order_id)
        .where(Demand.order_id.in_(newest))
        .order_by(DemandLine.line_id, DemandLine.sku_id)
    )
    orders = {}
    needs: dict[UUID, list[Need]] = {}
    for row in rows:
        orders[row.order_id] = row
        need = Need(row.line_id, row.sku_id, row.quantity, row.value_fen)
        needs.setdefault(row.order_id, []).append(need)
    return [
        Wanted(one.order_id, one.merchant_id, one.region_code, one.ship_by, tuple(needs[one_id]))
        for one_id, one in orders.items()
    ]
