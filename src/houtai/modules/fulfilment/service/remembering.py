"""Orders that are to be sent, as ordering says: what of them is needed is written down once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.kit.ids import new_id
from houtai.kit.sql import statement
from houtai.modules.fulfilment.tables import PARCEL
from houtai.modules.ordering import public as ordering

_ORDER = ("merchant_id", "member_id", "number", "shop_name", "region_code", "ship_by", "placed_at")
_PART = (
    "line_id",
    "sku_id",
    "quantity",
    "value_fen",
    "sku_code",
    "product_name",
    "spec_text",
    "picture",
)


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
    document = {
        "demands": [_demand(one) for one in orders],
        "lines": [row for one in orders for row in _lines(one, kinds or {}, at)],
    }
    values = {"document": msgspec.json.encode(document).decode()}
    await direct.count(session, statement(__package__, "keep_demands"), values)


def _demand(one: ordering.OrderToPrepare) -> dict[str, Any]:
    """All columns: what is not named here is nothing."""
    return {
        **{name: getattr(one, name) for name in _ORDER},
        "order_id": one.id,
        "state": "open",
        "waybill_carrier": "",
    }


def _lines(
    one: ordering.OrderToPrepare, kinds: Mapping[UUID, str], at: datetime
) -> Iterator[dict[str, Any]]:
    for part in one.parts:
        yield {
            **{name: getattr(part, name) for name in _PART},
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
