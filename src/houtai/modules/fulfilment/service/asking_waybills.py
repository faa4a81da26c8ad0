"""Waybills of carriers that people ask for: merchants for what they send themselves, one or many at
once; staff once more, or of another carrier, where one was refused.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict
from houtai.kit.shapes import Command
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.queries.shipments import (
    ShipmentRowView,
    ShipmentUnknown,
    rows_of,
)
from houtai.modules.fulfilment.service import waybills
from houtai.modules.fulfilment.service.by_hand import ShipmentUnderWay, send
from houtai.modules.fulfilment.service.taking import Taken, take
from houtai.modules.fulfilment.tables import Parcel, Shipment
from houtai.modules.logistics import public as logistics
from houtai.modules.ordering import public as ordering
from houtai.modules.wms import public as wms

SHIPMENTS_MAX = 100
ShipmentIds = Annotated[list[UUID], Field(min_length=1, max_length=SHIPMENTS_MAX)]


class ForWarehouse(Conflict):
    """Its warehouse sends it, and gets its numbers when it is packed."""

    code = "fulfilment.for_warehouse"


class AskForWaybills(Command):
    """With another carrier, if one is named; the shipment goes by it from then on."""

    shipment_ids: ShipmentIds
    carrier_code: CarrierCode | None = None
    service_code: Annotated[str, StringConstraints(max_length=40, pattern=r"^[\x20-\x7E]*$")] = ""


class ShipMany(Command):
    """Those that go under the numbers that carriers gave for them."""

    shipment_ids: ShipmentIds


async def ask_for(
    session: AsyncSession, actor: Actor, command: AskForWaybills, *, at: datetime
) -> None:
    """For all of them or none; whoever has a number keeps it, unless another carrier is named. In
    a warehouse only the carrier is noted before its parcels are packed.

    Raises ShipmentUnknown, ShipmentUnderWay, CarrierNotUsable, ForWarehouse.
    """
    if command.carrier_code is not None:
        await logistics.check_carriers(session, {"body/carrier_code": command.carrier_code})
    before = await rows_of(session, actor, command.shipment_ids)
    async with reaching_as(session, SYSTEM):
        taken = await _taken(session, actor, command.shipment_ids)
        early = [one for one in taken.shipments.values() if _is_early(one.mode, one.state)]
        if early and command.carrier_code is None:
            raise ForWarehouse(number=early[0].number)
        if command.carrier_code is None:
            await waybills.add_own_parcels(session, taken.shipments, at=at)
            await waybills.ask(session, taken.shipments, at=at)
        else:
            carriers = dict.fromkeys(taken.shipments, command.carrier_code)
            await ask_anew(session, carriers, at=at, service_code=command.service_code)
    await _note(session, actor, before)


def _is_early(mode: str, state: str) -> bool:
    return mode == "warehouse" and state != "packed"


async def ask_anew(
    session: AsyncSession, carriers: Mapping[UUID, str], *, at: datetime, service_code: str = ""
) -> None:
    """Each goes by this carrier; numbers of another are given back, missing ones asked for. They
    are locked, and the session is the house's.
    """
    for code in sorted(set(carriers.values())):
        ids = [shipment_id for shipment_id, each in carriers.items() if each == code]
        await session.execute(
            update(Shipment)
            .where(one_of(Shipment.id, ids))
            .values(carrier_code=code, service_code=service_code, version=Shipment.version + 1)
            .execution_options(synchronize_session=False)
        )
        await wms.change_carrier(session, ids, code, service_code)
        others = (one_of(Parcel.shipment_id, ids), Parcel.carrier_code != code)
        await waybills.give_back(session, and_(*others), "another carrier", at=at)
    await waybills.add_own_parcels(session, carriers, at=at)
    await waybills.ask(session, carriers, at=at)


async def ship_many(
    session: AsyncSession, actor: Actor, command: ShipMany, *, at: datetime
) -> None:
    """Handed to the carrier, all of them or none.

    Raises ShipmentUnknown, ShipmentUnderWay, ForWarehouse, WaybillsMissing, NotEnoughStock.
    """
    before = await rows_of(session, actor, command.shipment_ids)
    async with reaching_as(session, SYSTEM):
        taken = await _taken(session, actor, command.shipment_ids)
        for one in taken.shipments.values():
            if one.mode == "warehouse":
                raise ForWarehouse(number=one.number)
        await send(session, taken, ordering.By("staff", actor.id), at=at)
    await _note(session, actor, before)


async def _taken(session: AsyncSession, actor: Actor, ids: Collection[UUID]) -> Taken:
    """Raises ShipmentUnknown, ShipmentUnderWay."""
    wanted = set(ids)
    known = await session.scalars(
        select(Shipment.id).where(one_of(Shipment.id, wanted), within(actor, Shipment.merchant_id))
    )
    if set(known) != wanted:
        raise ShipmentUnknown
    taken = await take(session, wanted)
    if len(taken.shipments) < len(wanted):
        raise ShipmentUnderWay
    return taken


async def _note(
    session: AsyncSession, actor: Actor, before: Mapping[UUID, ShipmentRowView]
) -> None:
    after = await rows_of(session, actor, before)
    for shipment_id, was in before.items():
        trail.note(
            session,
            "fulfilment.shipment",
            shipment_id,
            name=was.number,
            before=was,
            after=after[shipment_id],
        )
