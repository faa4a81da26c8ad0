"""Shipments of one buyer to one address from one warehouse go together."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings, trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict
from houtai.kit.shapes import Command
from houtai.modules.fulfilment.queries.shipments import ShipmentUnknown, one_shipment
from houtai.modules.fulfilment.service import policy
from houtai.modules.fulfilment.service.asking import ask_warehouses
from houtai.modules.fulfilment.service.by_hand import ShipmentUnderWay
from houtai.modules.fulfilment.service.regrouping import carry_on
from houtai.modules.fulfilment.service.taking import take
from houtai.modules.fulfilment.service.voiding import void
from houtai.modules.fulfilment.service.waybills import ask_own
from houtai.modules.fulfilment.tables import Shipment
from houtai.modules.wms import public as wms

MERGED_MAX = 20
GROUPS_AT_ONCE = 50


class NotTogether(Conflict):
    """Another buyer, address or warehouse."""

    code = "fulfilment.not_together"


class MergeShipments(Command):
    """Those that shall go in one."""

    shipment_ids: Annotated[list[UUID], Field(min_length=2, max_length=MERGED_MAX)]


async def merge_by_hand(
    session: AsyncSession, actor: Actor, command: MergeShipments, *, at: datetime
) -> UUID:
    """The id of the one. Raises ShipmentUnknown, ShipmentUnderWay, NotTogether."""
    wanted = set(command.shipment_ids)
    known = await session.scalars(
        select(Shipment.id).where(Shipment.id.in_(wanted), within(actor, Shipment.merchant_id))
    )
    if set(known) != wanted or len(wanted) < len(command.shipment_ids):
        raise ShipmentUnknown
    async with reaching_as(session, SYSTEM):
        merged = await merge(session, wanted, at=at)
    after = await one_shipment(session, actor, merged)
    trail.note(session, "fulfilment.shipment", merged, name=after.number, before=None, after=after)
    return merged


async def merge(session: AsyncSession, shipment_ids: Collection[UUID], *, at: datetime) -> UUID:
    """All of them or none; what was promised for them stays so. Cancelling an order of them later
    takes it apart again. Raises ShipmentUnderWay, NotTogether.
    """
    taken = await take(session, shipment_ids)
    those = list(taken.shipments.values())
    if len(those) < len(set(shipment_ids)) or any(one.state != "waiting" for one in those):
        raise ShipmentUnderWay
    if len({(one.group_key, one.mode) for one in those}) > 1:
        raise NotTogether
    outside = {one.id for one in those if one.mode == "warehouse"}
    if await wms.withdraw_outbound(session, outside, "merged", at=at) != outside:
        raise ShipmentUnderWay
    merged = await carry_on(session, those, taken.lines, at=at)
    had = await void(session, taken.shipments, "merged", at=at, merged_into=merged)
    await ask_warehouses(session, [merged], at=at)
    if had:
        await ask_own(session, [merged], at=at)
    return merged


async def merge_fresh(session: AsyncSession, at: datetime) -> int:
    """Those that were made within the minutes that the setting says, if it says any.
    Index: ix_shipment_state_created_at_id.
    """
    minutes = await settings.read(session, policy.MERGE_MINUTES)
    if not minutes:
        return 0
    found = await session.execute(
        select(func.array_agg(Shipment.id).label("ids"))
        .where(Shipment.state == "waiting", Shipment.created_at > at - timedelta(minutes=minutes))
        .group_by(Shipment.group_key, Shipment.mode)
        .having(func.count() > 1)
        .order_by(Shipment.group_key)
        .limit(GROUPS_AT_ONCE)
    )
    groups: Sequence[list[UUID]] = [row.ids[:MERGED_MAX] for row in found]
    merged = 0
    for ids in groups:
        try:
            async with session.begin_nested():
                await merge(session, ids, at=at)
        except ShipmentUnderWay:
            continue
        merged += 1
    return merged
