"""Somebody sends a shipment himself: a merchant his own, or staff what nobody has begun with.

Pieces are taken from the shelf and leave in one transaction; the numbers are those of the carrier.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.events.carriers import CarrierCode
from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command
from houtai.kit.sql import one_of
from houtai.modules.fulfilment.queries.shipments import one_shipment
from houtai.modules.fulfilment.service import waybills
from houtai.modules.fulfilment.service.regrouping import carry_on
from houtai.modules.fulfilment.service.shipping import ship
from houtai.modules.fulfilment.service.splitting import split
from houtai.modules.fulfilment.service.taking import Taken, locked, take
from houtai.modules.fulfilment.service.tracking import track
from houtai.modules.fulfilment.tables import Parcel, Shipment
from houtai.modules.inventory import public as inventory
from houtai.modules.logistics import public as logistics
from houtai.modules.ordering import public as ordering
from houtai.modules.wms import public as wms

PARCELS_MAX = 20
LINES_MAX = 200
NUMBER_KEPT = timedelta(days=180)
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:number, 49))")
WaybillNumber = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9\-]{6,40}$")
]


class ShipmentUnderWay(Conflict):
    """It has gone, was called off, or the warehouse has begun with it."""

    code = "fulfilment.shipment_under_way"


class PartUnclear(Invalid):
    """A line that is not of the shipment, twice, or more pieces than there are."""

    code = "fulfilment.part_unclear"


class NumberTwice(Invalid):
    """One number stands on two parcels."""

    code = "fulfilment.number_twice"


class NumberTaken(Conflict):
    """A parcel to somebody else, or of another shop, has gone under it not long ago."""

    code = "fulfilment.number_taken"


class NewParcel(Command):
    """A carrier, and the number of its waybill."""

    carrier_code: CarrierCode
    number: WaybillNumber


class WaybillsMissing(Conflict):
    """Nobody typed a number, and no carrier has given one."""

    code = "fulfilment.waybills_missing"


class PartOfLine(Command):
    """So many pieces of a line of the shipment."""

    line_id: UUID
    quantity: Annotated[int, Field(strict=True, ge=1, le=BIGINT_MAX)]


class ShipByHand(Command):
    """Its parcels, or none: then it goes under the waybills that carriers gave for it. `lines` if
    only some of it goes now, the rest becomes a shipment of its own.
    """

    parcels: Annotated[list[NewParcel], Field(max_length=PARCELS_MAX)]
    lines: Annotated[tuple[PartOfLine, ...], Field(max_length=LINES_MAX)] = ()


async def ship_by_hand(
    session: AsyncSession, actor: Actor, shipment_id: UUID, command: ShipByHand, *, at: datetime
) -> UUID:
    """The id of the shipment that has gone: itself, or the part of it.

    Raises ShipmentUnknown, ShipmentUnderWay, PartUnclear, NumberTwice, NumberTaken,
    CarrierNotUsable, WaybillsMissing, NotEnoughStock.
    """
    before = await one_shipment(session, actor, shipment_id)
    numbers = [one.number for one in command.parcels]
    if len(set(numbers)) < len(numbers):
        raise NumberTwice(place="body/parcels")
    await check_parcels(session, command.parcels)
    by = ordering.By("staff", actor.id)
    async with reaching_as(session, SYSTEM):
        taken = await begin(session, [shipment_id], at=at)
        going = await _part(session, taken, shipment_id, command.lines, at=at)
        if command.parcels:
            typed = dict.fromkeys(going.shipments, command.parcels)
            await write_parcels(session, going, typed, at=at)
        await send(session, going, by, at=at)
    gone_id = next(iter(going.shipments))
    after = await one_shipment(session, actor, gone_id)
    trail.note(
        session, "fulfilment.shipment", gone_id, name=before.number, before=before, after=after
    )
    return gone_id


async def ship_together(
    session: AsyncSession, parcels: Mapping[UUID, NewParcel], by: ordering.By, *, at: datetime
) -> list[UUID]:
    """Each whole in one parcel, all or none; the ids of the parcels. The session must be the
    house's.

    Raises ShipmentUnderWay, NumberTwice, NumberTaken, CarrierNotUsable, NotEnoughStock.
    """
    if len({one.number for one in parcels.values()}) < len(parcels):
        raise NumberTwice(place="body/parcels")
    await check_parcels(session, list(parcels.values()))
    going = await begin(session, parcels, at=at)
    in_turn = sorted(parcels.items(), key=lambda named: named[1].number)
    typed = {shipment_id: [one] for shipment_id, one in in_turn}
    made = await write_parcels(session, going, typed, at=at)
    await send(session, going, by, at=at)
    return made


async def check_parcels(session: AsyncSession, parcels: Sequence[NewParcel]) -> None:
    """Raises CarrierNotUsable."""
    codes = [one.carrier_code for one in parcels]
    written = {f"body/parcels/{place}/carrier_code": code for place, code in enumerate(codes)}
    await logistics.check_carriers(session, written)


async def begin(session: AsyncSession, shipment_ids: Collection[UUID], *, at: datetime) -> Taken:
    """Locked, and nobody else's any more. Raises ShipmentUnderWay."""
    taken = await take(session, shipment_ids)
    waiting = {key for key, one in taken.shipments.items() if one.state == "waiting"}
    if waiting != set(shipment_ids):
        raise ShipmentUnderWay
    theirs = {key for key in waiting if taken.shipments[key].mode == "warehouse"}
    if theirs:
        if set(await wms.withdraw_outbound(session, sorted(theirs), "by_hand", at=at)) != theirs:
            raise ShipmentUnderWay
        await session.execute(
            update(Shipment).where(one_of(Shipment.id, theirs)).values(mode="own")
        )
    return taken


async def _part(
    session: AsyncSession,
    taken: Taken,
    shipment_id: UUID,
    parts: Sequence[PartOfLine],
    *,
    at: datetime,
) -> Taken:
    wanted = {one.line_id: one.quantity for one in parts}
    there = {one.id: one.quantity for one in taken.lines}
    if len(wanted) < len(parts) or any(
        quantity > there.get(line_id, 0) for line_id, quantity in wanted.items()
    ):
        raise PartUnclear(place="body/lines")
    if not wanted or wanted == there:
        return taken
    await split(session, taken.lines, wanted)
    again = await locked(session, [shipment_id])
    rest = [one for one in again.lines if one.id not in wanted]
    await carry_on(session, [again.shipments[shipment_id]], rest, at=at)
    gone = await locked(session, [shipment_id])
    await session.execute(
        update(Shipment)
        .where(Shipment.id == shipment_id)
        .values(
            pieces_count=sum(one.quantity for one in gone.lines),
            value_fen=sum(one.value_fen for one in gone.lines),
            cod_fen=sum(one.cod_fen for one in gone.lines),
        )
    )
    return gone


async def write_parcels(
    session: AsyncSession,
    going: Taken,
    parcels: Mapping[UUID, Sequence[NewParcel]],
    *,
    at: datetime,
) -> list[UUID]:
    """Under these numbers; what carriers gave for them before is given back. The ids of the
    parcels. Raises NumberTaken.
    """
    for shipment_id, those in parcels.items():
        await check_free(session, shipment_id, those, at=at)
    await waybills.drop_own(session, going.shipments, at=at)
    rows: list[dict[str, Any]] = [
        {
            "id": new_id(),
            "shipment_id": shipment_id,
            "merchant_id": going.shipments[shipment_id].merchant_id,
            "carrier_code": one.carrier_code,
            "number": one.number,
            "waybill_state": "typed",
            "weight_g": 0,
            "track": "",
            "created_at": at,
        }
        for shipment_id, those in parcels.items()
        for one in those
    ]
    await session.execute(insert(Parcel), rows)
    return [one["id"] for one in rows]


async def check_free(
    session: AsyncSession,
    shipment_id: UUID,
    parcels: Sequence[NewParcel],
    *,
    at: datetime,
    place: str = "body/parcels",
) -> None:
    """One parcel may bring a buyer several orders of a shop, but never two buyers theirs: whoever
    types another's number would be signed for with him. Carriers give numbers anew after months.
    Of two who type one at once the second waits and sees the first's. The session is the house's.
    Raises NumberTaken. Index: ix_parcel_number.
    """
    for number in sorted({one.number for one in parcels}):
        await session.execute(_ONE_AT_A_TIME, {"number": number})
    own = aliased(Shipment)
    others = (
        select(Parcel.carrier_code, Parcel.number)
        .join(Shipment, Shipment.id == Parcel.shipment_id)
        .join(own, own.id == shipment_id)
        .where(
            Parcel.number.in_([one.number for one in parcels]),
            Parcel.created_at > at - NUMBER_KEPT,
            Shipment.state != "void",
            or_(Shipment.member_id != own.member_id, Shipment.merchant_id != own.merchant_id),
        )
    )
    taken = {(row.carrier_code, row.number) for row in await session.execute(others)}
    taken |= await _at_tables(session, shipment_id, [one.number for one in parcels])
    if any((one.carrier_code, one.number) in taken for one in parcels):
        raise NumberTaken(place=place)


async def _at_tables(
    session: AsyncSession, shipment_id: UUID, numbers: Sequence[str]
) -> set[tuple[str, str]]:
    """What stands on packed parcels to others, which have not gone."""
    packed = await wms.numbers_at_tables(session, numbers)
    if not packed:
        return set()
    own = aliased(Shipment)
    others = await session.scalars(
        select(Shipment.id)
        .join(own, own.id == shipment_id)
        .where(one_of(Shipment.id, {outbound_id for outbound_id, *_ in packed}))
        .where(or_(Shipment.member_id != own.member_id, Shipment.merchant_id != own.merchant_id))
    )
    ids = set(others)
    return {(carrier, number) for outbound_id, carrier, number in packed if outbound_id in ids}


async def check_number(
    session: AsyncSession, shipment_id: UUID, carrier_code: str, number: str, at: datetime
) -> None:
    """The same for one that somebody types at a packing table. Raises NumberTaken."""
    one = NewParcel.model_construct(carrier_code=carrier_code, number=number)
    await check_free(session, shipment_id, [one], at=at, place="body/number")


async def send(session: AsyncSession, going: Taken, by: ordering.By, *, at: datetime) -> None:
    """Taken from the shelf and handed over, under the numbers of their parcels. Raises
    WaybillsMissing, NotEnoughStock.
    """
    numbered = await waybills.numbered(session, going.shipments)
    for shipment_id, shipment in going.shipments.items():
        if shipment_id not in numbered:
            raise WaybillsMissing(number=shipment.number)
        lines = [
            inventory.StockLine(id=one.id, sku_id=one.sku_id, quantity=one.quantity)
            for one in going.lines_of(shipment_id)
        ]
        why = inventory.DocumentCause(
            reason="shipment.pick", document_kind="shipment", document_id=shipment_id
        )
        await inventory.pick(session, SYSTEM, shipment.warehouse_id, lines, why, at=at)
    await track(session, await waybills.typed_in(session, going.shipments), at=at)
    await logistics.note_handed_over(session, shipment_ids=going.shipments, at=at)
    await ship(session, going, by, at=at)
