"""Orders that may be prepared: what they hold is sold, their time to ship runs, and somebody looks
at those that are unusual.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.regions import shown
from houtai.kit.sql import statement
from houtai.modules.members import public as members
from houtai.modules.ordering.rules import risk
from houtai.modules.ordering.rules.states import Act
from houtai.modules.ordering.service import costing, holding, policy, promises
from houtai.modules.ordering.service.moving import By, move
from houtai.modules.ordering.tables import Order

SPEED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Orders that may be prepared now, but for those that are held."""

    orders: Sequence[Row[Any]]
    held_ids: Collection[UUID]


async def prepare(
    session: AsyncSession, trades: Sequence[Any], act: Act, by: By, *, at: datetime
) -> Prepared:
    """Of trades that wait and are locked. Index: ix_orders_trade_id."""
    held = await holding.held_for(session, trades)
    await holding.spend(session, held, by.id, at=at)
    of_trades = Order.trade_id.in_([one.id for one in trades])
    own = (await session.execute(select(Order.id, Order.merchant_id).where(of_trades))).all()
    ship_by = await promises.ship_by(session, {one.merchant_id for one in own}, at)
    besides = {"ship_by": ship_by}
    orders = await move(session, [one.id for one in own], act, by, at=at, besides=besides)
    await costing.remember(session, [one.id for one in orders])
    held_for = await _look_at(session, orders, at=at)
    return Prepared(orders, held_for.keys())


async def _look_at(
    session: AsyncSession, orders: Sequence[Row[Any]], *, at: datetime
) -> Mapping[UUID, list[str]]:
    """Hold what is unusual; says which, and why. Index: ix_orders_member_id_id."""
    limits = await policy.limits(session)
    member_ids = {one.member_id for one in orders}
    since = await members.joined_at(session, member_ids)
    counted = await session.execute(
        select(Order.member_id, func.count().label("orders_count"))
        .where(Order.member_id.in_(member_ids), Order.placed_at > at - SPEED)
        .group_by(Order.member_id)
    )
    speed = {row.member_id: row.orders_count for row in counted}
    found = {}
    for one in orders:
        place = shown(one.region_code) if one.region_code else ""
        facts = risk.Facts(
            one.payable_fen,
            speed.get(one.member_id, 0),
            since.get(one.member_id),
            f"{place}{one.detail}",
        )
        if why := risk.reasons(facts, limits, at):
            found[one.id] = why
    if found:
        written = json.dumps({str(order_id): why for order_id, why in found.items()})
        await session.execute(statement(__package__, "hold_back"), {"reasons": written})
    return found
