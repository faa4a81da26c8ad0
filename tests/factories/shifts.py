"""People of a warehouse at work on what shipments ask of them, and what they tell of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.eventlog.events import decode
from houtai.kit.ids import new_id
from houtai.modules.wms.rules.outbounds import WaybillNote
from houtai.modules.wms.service import handing_over, packing, picking, places, shortages, waves
from houtai.modules.wms.service import waybills as numbers
from houtai.modules.wms.tables import Bin, Carton, Outbound, OutboundLine, Parcel, Shortage
from tests.factories.inventory import NOON, keeper
from tests.factories.wms import WORKS, carton, tasks_of


class Shift:
    """One who picks and another who checks, packs and gives parcels away."""

    def __init__(self, warehouse_id: UUID) -> None:
        self.warehouse_id = warehouse_id
        self.picker, self.packer = keeper(warehouse_id, *WORKS), keeper(warehouse_id, *WORKS)

    async def plan(self, session: AsyncSession) -> None:
        """Everything that waits here and that the bins can serve. Raises NothingWaits."""
        rule = waves.WaveRule(warehouse_id=self.warehouse_id)
        await waves.build(session, self.picker, waves.BuildWave(rule=rule, mode="order"), at=NOON)

    async def take(self, session: AsyncSession, shipment_id: UUID) -> None:
        """The picker walks for it from now on."""
        for task in await tasks_of(session, shipment_id):
            await picking.take_list(session, self.picker, task.pick_list_id, at=NOON)

    async def pick(self, session: AsyncSession, shipment_id: UUID) -> None:
        """All that the walk that he took asks for."""
        for task in await tasks_of(session, shipment_id):
            command = picking.PickPieces(
                scan_id=new_id(),
                bin=await session.scalar(select(Bin.code).where(Bin.id == task.bin_id)),
                goods=await self._code(session, shipment_id, task.line_id),
                quantity=task.quantity - task.picked,
            )
            await picking.pick(session, self.picker, task.id, command, at=NOON)

    async def miss(self, session: AsyncSession, shipment_id: UUID, counted: int) -> None:
        """The picker does not find the first thing; the other one counts so many in its bin."""
        task = next(one for one in await tasks_of(session, shipment_id) if one.state == "open")
        await picking.take_list(session, self.picker, task.pick_list_id, at=NOON)
        report = shortages.ReportShort(scan_id=new_id())
        await shortages.report(session, self.picker, task.id, report, at=NOON)
        asked = select(Shortage.id).where(Shortage.task_id == task.id, Shortage.state == "asked")
        command = shortages.CountAgain(counted=counted)
        shortage_id = (await session.scalars(asked)).one()
        await shortages.count(session, self.packer, shortage_id, command, at=NOON)

    async def check(self, session: AsyncSession, shipment_id: UUID) -> None:
        """The other one sees everything again."""
        lines = await session.execute(
            select(OutboundLine.code, OutboundLine.picked).where(
                OutboundLine.outbound_id == shipment_id, OutboundLine.picked > 0
            )
        )
        for row in lines.all():
            seen = packing.CheckPieces(scan_id=new_id(), goods=row.code, quantity=row.picked)
            await packing.check(session, self.packer, shipment_id, seen, at=NOON)

    async def pack(self, session: AsyncSession, shipment_id: UUID) -> None:
        """Closed in one parcel, whatever it weighs."""
        parcel = packing.PackParcel(
            carton_id=await self._carton(session), weight_g=500, overrule="试"
        )
        command = packing.PackOutbound(parcels=[parcel])
        await packing.pack(session, self.packer, shipment_id, command, at=NOON)

    async def number(self, session: AsyncSession, shipment_id: UUID) -> None:
        """Its carrier gives each of its parcels a number."""
        parcels = await self._parcels(session, shipment_id)
        await numbers.note_waybills(
            session,
            [WaybillNote(one.id, one.carrier_code, f"SF{one.id.hex[:13]}") for one in parcels],
        )

    async def give(self, session: AsyncSession, shipment_id: UUID) -> None:
        """The courier takes all of it."""
        parcels = await self._parcels(session, shipment_id)
        command = handing_over.HandOver(
            warehouse_id=self.warehouse_id,
            carrier_code=parcels[0].carrier_code,
            courier="王师傅",
            parcels=[one.number for one in parcels],
        )
        await handing_over.hand_over(session, self.packer, command, at=NOON)

    async def at_work(self, session: AsyncSession, *states: str) -> Sequence[UUID]:
        """What is in one of these states here."""
        statement = select(Outbound.id).where(
            Outbound.warehouse_id == self.warehouse_id, Outbound.state.in_(states)
        )
        return (await session.scalars(statement.order_by(Outbound.id))).all()

    async def _code(self, session: AsyncSession, shipment_id: UUID, line_id: UUID) -> str | None:
        return await session.scalar(
            select(OutboundLine.code).where(
                OutboundLine.outbound_id == shipment_id, OutboundLine.line_id == line_id
            )
        )

    async def _parcels(self, session: AsyncSession, shipment_id: UUID) -> Sequence[Parcel]:
        statement = select(Parcel).where(Parcel.outbound_id == shipment_id).order_by(Parcel.number)
        return (await session.scalars(statement)).all()

    async def _carton(self, session: AsyncSession) -> UUID:
        there = select(Carton.id).where(Carton.warehouse_id == self.warehouse_id).limit(1)
        found = await session.scalar(there)
        return found or await places.make_carton(session, self.packer, carton(), at=NOON)


TOLD = text(
    "SELECT position, name, version, CAST(body AS text) AS body FROM eventlog.event"
    " WHERE name LIKE 'wms.%' AND key = ANY (:keys) AND position > :after ORDER BY position"
)


async def told_of(
    session: AsyncSession, shipment_ids: Sequence[UUID], kinds: Sequence[Any], after: int = 0
) -> tuple[list[Any], int]:
    """What warehouses told of these since then, as it was told, and how far one has read."""
    values = {"keys": [str(one) for one in shipment_ids], "after": after}
    rows = (await session.execute(TOLD, values)).all()
    names = {kind.LABEL.name for kind in kinds}
    news = [decode(row.name, row.version, row.body.encode()) for row in rows if row.name in names]
    return news, rows[-1].position if rows else after
