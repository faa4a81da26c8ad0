"""Orders that are to be sent, as ordering says: what of them is needed is written down once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.modules.fulfilment.tables import PARCEL, Demand, DemandLine
from houtai.modules.ordering import public as ordering

_ORDER = ("merchant_id", "member_id", "number", "shop_name", "region_code", "ship_by", "placed_at")
_PART = ("line_id", "sku_id", "quantity", "value_fen", "sku_code", "product_name", "spec_text")


async def remember(
    session: AsyncSession,
    orders: Sequence[ordering.OrderToPrepare],
    *,
    at: datetime,
    kinds: Mapping[UUID, str] | None = None,
) -> None:
    """They are locked. What was called back whole begins anew, with what the order says now; what
    is under way stays as it is. `kinds`: of SKUs that need no parcel, how they reach the buyer.
    """
    if not orders:
        return
    rows = [
        {
            **{name: getattr(one, name) for name in _ORDER},
            "order_id": one.id,
            "state": "open",
        }
        for one in orders
    ]
    # Rows beside the statement: one with hundreds of rows inside is put together anew each time.
    demand = insert(Demand)
    changed = {name: demand.excluded[name] for name in ("state", "region_code", "ship_by")}
    await session.execute(
        demand.on_conflict_do_update(
            index_elements=["order_id"],
            set_=changed,
            where=or_(Demand.state == "open", Demand.state == "stopped"),
        ),
        rows,
    )
    await _lines(session, orders, kinds or {}, at=at)


async def _lines(
    session: AsyncSession,
    orders: Sequence[ordering.OrderToPrepare],
    kinds: Mapping[UUID, str],
    *,
    at: datetime,
) -> None:
    rows = [
        {
            **{name: getattr(part, name) for name in _PART},
            "picture": part.picture,
            "id": new_id(),
            "order_id": one.id,
            "merchant_id": one.merchant_id,
            "kind": kinds.get(part.sku_id, PARCEL),
            "waiting": part.quantity,
            "assigned": 0,
            "shipped": 0,
            "dropped": 0,
            "ship_by": one.ship_by,
            "avoid": [],
            "tried_at": at,
        }
        for one in orders
        for part in one.parts
    ]
    line = insert(DemandLine)
    anew = {name: line.excluded[name] for name in ("quantity", "waiting", "value_fen", "avoid")}
    await session.execute(
        line.on_conflict_do_update(
            index_elements=["line_id", "sku_id"],
            set_={**anew, "dropped": 0, "tried_at": func.greatest(DemandLine.tried_at, at)},
            where=(DemandLine.dropped == DemandLine.quantity),
        ),
        rows,
    )
