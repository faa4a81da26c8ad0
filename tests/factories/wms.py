"""Makes outbounds, bins with pieces in them, and waves."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import new_id
from houtai.kit.invariants import Breach, prove
from houtai.modules.wms.queries.agreement import INVARIANTS
from houtai.modules.wms.rules.outbounds import OutboundLine, OutboundWish
from houtai.modules.wms.service import asking
from houtai.modules.wms.tables import BinStock
from tests.factories.inventory import NANSHAN, NOON


def wish_line(sku_id: UUID, quantity: int = 1, **changes: Any) -> OutboundLine:
    """A line of 200 g a piece."""
    return OutboundLine(
        **{
            "line_id": new_id(),
            "sku_id": sku_id,
            "name": "龙井茶",
            "spec": "250 g",
            "quantity": quantity,
            "weight_g": 200,
            "barcode": "6901234567892",
            **changes,
        }
    )


def wish(warehouse_id: UUID, *lines: OutboundLine, **changes: Any) -> OutboundWish:
    """A shipment of the self-run shop, due tomorrow."""
    shipment_id = new_id()
    return OutboundWish(
        **{
            "shipment_id": shipment_id,
            "number": f"F{shipment_id.hex[-12:].upper()}",
            "merchant_id": SELF_RUN_ID,
            "warehouse_id": warehouse_id,
            "lines": lines,
            "carrier_code": "sf",
            "service_code": "standard",
            "promise_at": NOON + timedelta(days=1),
            "priority": 0,
            "recipient": "李雷",
            "phone": "13800138000",
            "region_code": NANSHAN,
            "address": "科技园南区 8 栋 101",
            "remark": "",
            "group_key": new_id(),
            **changes,
        }
    )


async def make_outbound(
    session: AsyncSession, warehouse_id: UUID, *lines: OutboundLine, **changes: Any
) -> OutboundWish:
    """One that the warehouse has got as work."""
    made = wish(warehouse_id, *lines, **changes)
    await asking.ask_outbound(session, [made], at=NOON)
    return made


async def lying(session: AsyncSession, sku_id: UUID) -> dict[UUID, tuple[int, int]]:
    """How many pieces lie in which bin, and how many of them are planned."""
    rows = await session.execute(select(BinStock).where(BinStock.sku_id == sku_id))
    return {
        one.bin_id: (one.quantity, one.reserved)
        for one in rows.scalars()
        if one.quantity or one.reserved
    }


async def told(session: AsyncSession, name: str, shipment_id: UUID) -> list[dict[str, Any]]:
    """Bodies of the events of that name about this shipment, oldest first."""
    found = text(
        "SELECT body FROM eventlog.event WHERE name = :name AND key = :key ORDER BY position"
    )
    rows = await session.execute(found, {"name": name, "key": str(shipment_id)})
    return [row.body for row in rows]


async def breaches_of_bins(session: AsyncSession) -> dict[str, list[Breach]]:
    """What of the warehouse's promises does not hold."""
    verdicts = await prove(session, INVARIANTS)
    return {one.name: list(one.breaches) for one in verdicts if one.breaches}
