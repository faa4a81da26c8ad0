"""Parcels with numbers that somebody typed are followed on their way."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.tables import Parcel
from houtai.modules.logistics import public as logistics


async def track(session: AsyncSession, parcel_ids: Collection[UUID], *, at: datetime) -> None:
    """Under the number that each has now. Index: pk_parcel."""
    async with reaching_as(session, SYSTEM):
        rows = await session.execute(
            select(
                Parcel.id,
                Parcel.shipment_id,
                Parcel.merchant_id,
                Parcel.carrier_code,
                Parcel.number,
            ).where(one_of(Parcel.id, parcel_ids), Parcel.number != "")
        )
        await logistics.track_numbers(session, [logistics.TypedNumber(*row) for row in rows], at=at)
