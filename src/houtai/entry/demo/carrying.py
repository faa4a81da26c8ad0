"""The demo's carriers: numbers given, parcels taken, and where they have come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, groupby
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo.floor import CENTRAL, FILLED_PERCENT, PACKER
from houtai.entry.demo.reading import sendings
from houtai.events.wms import OutboundHandedOver
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.logistics import public as logistics
from houtai.modules.wms import public as wms

TRACKER = "sandbox"
FORMS = {
    "SF": "SF14{:011}",
    "ZTO": "7834{:09}",
    "YTO": "YT88{:011}",
    "DBL": "DPK3{:011}",
}
OTHER = "9{:012}"
SORT_CODE = "755A-010-003"
COLLECTED = timedelta(hours=1)


@dataclass(frozen=True)
class Sent:
    """A parcel that a carrier has taken."""

    id: UUID
    shipment_id: UUID
    carrier_code: str
    number: str
    at: datetime


_numbers = count(20_260_001)


def number_of(carrier_code: str) -> str:
    """The next one, as this carrier writes them."""
    return FORMS.get(carrier_code, OTHER).format(next(_numbers))


async def give_numbers(session: AsyncSession, parcel_ids: Sequence[UUID], *, at: datetime) -> None:
    """What the carrier answers once it was asked."""
    words = sendings()["label"]
    while asked := await logistics.take_asked(session, at):
        answers = [
            (one, logistics.Issued(number_of(one.carrier_code), SORT_CODE, words)) for one in asked
        ]
        await logistics.record_answers(session, answers, at=at)
    await fulfilment.look_at_numbers(session, parcel_ids, at=at)


async def hand_over(
    session: AsyncSession, outbound_ids: Sequence[UUID], *, at: datetime
) -> list[Sent]:
    """Each carrier takes what is his, on one list."""
    found = [
        await wms.one_outbound(session, PACKER, one, filled_percent=FILLED_PERCENT)
        for one in outbound_ids
    ]
    closed = [(whole, parcel) for whole in found if whole for parcel in whole.parcels]
    closed.sort(key=lambda one: one[1].carrier_code)
    sent = []
    for carrier_code, group in groupby(closed, key=lambda one: one[1].carrier_code):
        those = list(group)
        given = wms.HandOver(
            carrier_code=carrier_code,
            courier=sendings()["courier"],
            parcels=[parcel.number for _, parcel in those],
        )
        handover_id = await wms.hand_over(session, PACKER, given, at=at)
        told = [
            OutboundHandedOver(
                whole.id,
                CENTRAL,
                whole.merchant_id,
                handover_id,
                at,
                ((parcel.id, parcel.carrier_code, parcel.waybill_number or ""),),
            )
            for whole, parcel in those
        ]
        ids = [one.shipment_id for one in told]
        await logistics.note_handed_over(session, shipment_ids=ids, at=at)
        await fulfilment.hear_warehouses(session, told, at=at)
        sent += [
            Sent(parcel.id, whole.id, carrier_code, parcel.waybill_number or "", at)
            for whole, parcel in those
        ]
    return sent


async def tell(
    session: AsyncSession, parcel: Sent, *, now: datetime, in_trouble: bool = False
) -> datetime | None:
    """What was told of it so far; when it was signed for, if it was."""
    said = [_step(one, parcel.at) for one in _told(in_trouble=in_trouble)]
    steps = tuple(one for one in said if one.at <= now)
    heard = logistics.Heard((parcel.carrier_code,), parcel.number, steps)
    if not steps:
        return None
    await logistics.hear_trackers(session, [logistics.Told(TRACKER, heard)], at=now)
    last = steps[-1]
    await fulfilment.note_moved(session, [(parcel.id, last.status, last.at)])
    if last.status != "signed":
        return None
    await fulfilment.note_signed(session, [parcel.id], at=last.at)
    return last.at


def _told(*, in_trouble: bool) -> Iterator[dict[str, Any]]:
    if not in_trouble:
        yield from sendings()["step"]
        return
    yield from sendings()["step"][:-1]
    yield sendings()["problem"]


def _step(said: dict[str, Any], taken_at: datetime) -> logistics.Step:
    at = taken_at + timedelta(hours=said["hours"])
    return logistics.Step(at, said["status"], said["words"], said["place"])
