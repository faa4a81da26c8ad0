"""Lines of shipments go on in another shipment: merged, left over, or divided."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, insert, update
from sqlalchemy.dialects.postgresql import insert as keep
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.clock import business_day
from houtai.kit.ids import document_number, new_id
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.service.policy import CHINA
from houtai.modules.fulfilment.tables import PastOrder, Shipment, ShipmentLine

_SAME = (
    "merchant_id",
    "member_id",
    "warehouse_id",
    "warehouse_name",
    "shop_name",
    "mode",
    "group_key",
    "recipient",
    "phone",
    "region_code",
    "detail",
    "carrier_code",
    "service_code",
    "km",
)


async def remember_orders(session: AsyncSession, lines: Collection[Row[Any]]) -> None:
    """Of which orders these lines were in their shipments, before they leave them."""
    of = {(one.order_id, one.shipment_id): one.merchant_id for one in lines}
    if not of:
        return
    await session.execute(
        keep(PastOrder).on_conflict_do_nothing(),
        [
            {"order_id": order_id, "shipment_id": shipment_id, "merchant_id": merchant_id}
            for (order_id, shipment_id), merchant_id in sorted(of.items())
        ],
    )


async def carry_on(
    session: AsyncSession,
    before: Sequence[Row[Any]],
    lines: Collection[Row[Any]],
    *,
    at: datetime,
) -> UUID:
    """A new shipment for these lines, like those they were in; what they promised stays promised.
    The id of it.
    """
    shipment_id = new_id()
    first = min(before, key=lambda one: (one.promise_at, one.id))
    remarks = dict.fromkeys(one.remark for one in before if one.remark)
    await session.execute(
        insert(Shipment).values(
            id=shipment_id,
            number=document_number("S", shipment_id, business_day(at, CHINA)),
            **{name: getattr(first, name) for name in _SAME},
            state="waiting",
            remark="；".join(remarks),
            promise_at=first.promise_at,
            pieces_count=sum(one.quantity for one in lines),
            value_fen=sum(one.value_fen for one in lines),
            cod_fen=sum(one.cod_fen for one in lines),
            created_at=at,
            void_reason="",
        )
    )
    await remember_orders(session, lines)
    await session.execute(
        update(ShipmentLine)
        .where(one_of(ShipmentLine.id, [one.id for one in lines]))
        .values(shipment_id=shipment_id)
    )
    return shipment_id
