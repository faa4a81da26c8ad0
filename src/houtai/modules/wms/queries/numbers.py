"""Numbers that stand on parcels in the house, and who knows whether another parcel bears one."""

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.wms.tables import Outbound, Parcel

CheckNumber: TypeAlias = Callable[[AsyncSession, UUID, str, str, datetime], Awaitable[None]]
"""Shipment, carrier, number, when; raises if the parcel of somebody else has it. Asked as the
house.
"""

_checks: list[CheckNumber] = []


def know_numbers(check: CheckNumber) -> None:
    """From now on this one is asked: shipments of all warehouses stand above this module."""
    _checks[:] = [check]


async def check_number(
    session: AsyncSession, shipment_id: UUID, carrier_code: str, number: str, at: datetime
) -> None:
    """Before somebody's number is taken; raises what the owner of shipments raises."""
    for check in _checks:
        await check(session, shipment_id, carrier_code, number, at)


async def numbers_at_tables(
    session: AsyncSession, numbers: Collection[str]
) -> set[tuple[UUID, str, str]]:
    """Shipment, carrier and number of parcels that are packed and bear one of these; the session
    is the house's. Index: ix_parcel_waybill_number.
    """
    found = await session.execute(
        select(Parcel.outbound_id, Parcel.carrier_code, Parcel.waybill_number)
        .join(Outbound, Outbound.id == Parcel.outbound_id)
        .where(Parcel.waybill_number.in_(numbers), Parcel.handover_id.is_(None))
        .where(Outbound.ended_at.is_(None))
    )
    return {(row.outbound_id, row.carrier_code or "", row.waybill_number or "") for row in found}
