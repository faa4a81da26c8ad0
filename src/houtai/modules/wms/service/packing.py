"""Checked by scan, packed, weighed: a second pair of eyes and a scale before anything leaves."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.wms import OutboundChecked, OutboundPacked
from houtai.events.wms import Parcel as Told
from houtai.kit import eventlog, settings
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import derive_id
from houtai.kit.shapes import Command
from houtai.modules.wms.rules import packing
from houtai.modules.wms.rules.states import TRANSITIONS, Act
from houtai.modules.wms.service.asking import OutboundNotSo
from houtai.modules.wms.service.here import Pieces, Scanned, is_new_scan
from houtai.modules.wms.service.places import CartonUnknown
from houtai.modules.wms.tables import Carton, Outbound, OutboundLine, Parcel

TOLERANCE_PERCENT = settings.Setting(
    "wms.weight_tolerance_percent", kind=settings.WholeNumber(0, 100), default=5
)
TOLERANCE_G = settings.Setting(
    "wms.weight_tolerance_g", kind=settings.WholeNumber(0, 10_000), default=50
)

FILLED_PERCENT = settings.Setting(
    "wms.carton_filled_percent", kind=settings.WholeNumber(10, 100), default=85
)
"""How much of a carton goods fill: they do not lie without gaps."""


class OutboundUnknown(NotFound):
    code = "wms.outbound_unknown"


class NotOfThis(Invalid):
    """Something lies in the tote that the outbound does not ask for."""

    code = "wms.not_of_this"


class CheckTooMany(Conflict):
    code = "wms.check_too_many"


class ParcelsDiffer(Invalid):
    """The parcels do not hold just what was picked."""

    code = "wms.parcels_differ"


class WeightOff(Conflict):
    """The scale says something else than the goods should weigh; nobody has said why."""

    code = "wms.weight_off"


class CheckPieces(Command):
    """One scan at the packing table; `quantity` for many of a kind."""

    scan_id: UUID
    goods: Scanned
    quantity: Pieces = 1


class PackedLine(Command):
    line_id: UUID
    quantity: Pieces


class PackParcel(Command):
    """Without lines: all that there is, in one parcel. `overrule`: why a weight that is off may
    stand.
    """

    carton_id: UUID
    weight_g: Annotated[int, Field(strict=True, gt=0, le=1_000_000)]
    lines: Annotated[tuple[PackedLine, ...], Field(max_length=500)] = ()
    overrule: Annotated[
        str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\r\n\x00]*$")
    ] = ""


class PackOutbound(Command):
    parcels: Annotated[list[PackParcel], Field(min_length=1, max_length=50)]


async def _held(
    session: AsyncSession, actor: Actor, outbound_id: UUID
) -> tuple[Outbound, list[OutboundLine]]:
    """Raises OutboundUnknown."""
    statement = (
        select(Outbound)
        .where(Outbound.id == outbound_id, within(actor, Outbound.warehouse_id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    outbound = await session.scalar(statement)
    if outbound is None:
        raise OutboundUnknown
    lines = (
        select(OutboundLine)
        .where(OutboundLine.outbound_id == outbound_id, within(actor, OutboundLine.warehouse_id))
        .order_by(OutboundLine.line_id)
        .execution_options(populate_existing=True)
    )
    return outbound, list((await session.scalars(lines)).all())


async def check(
    session: AsyncSession, actor: Actor, outbound_id: UUID, command: CheckPieces, *, at: datetime
) -> None:
    """So many pieces were seen. With the last one the outbound is checked. The same scan again does
    nothing. Raises OutboundUnknown, OutboundNotSo, NotOfThis, CheckTooMany.
    """
    outbound, lines = await _held(session, actor, outbound_id)
    if not await is_new_scan(session, command.scan_id, outbound.warehouse_id, at=at):
        return
    moved = TRANSITIONS[Act.CHECK]
    fitting = [line for line in lines if command.goods in {line.barcode, line.code} - {""}]
    if not fitting:
        raise NotOfThis(scanned=command.goods)
    if outbound.state not in moved.before:
        raise OutboundNotSo
    left = command.quantity
    for line in fitting:  # Two lines may ask for one SKU.
        seen = min(left, line.picked - line.checked)
        line.checked += seen
        left -= seen
    if left:
        expected = sum(line.picked for line in fitting)
        raise CheckTooMany(name=fitting[0].name, expected=expected)
    if all(line.checked == line.picked for line in lines):
        outbound.state = moved.after
        told = OutboundChecked(
            outbound.id, outbound.warehouse_id, outbound.merchant_id, actor.id, at
        )
        await eventlog.emit(session, told)
    await session.flush()


async def pack(
    session: AsyncSession, actor: Actor, outbound_id: UUID, command: PackOutbound, *, at: datetime
) -> list[UUID]:
    """All of it lies in closed, weighed parcels; says their ids.

    Raises OutboundUnknown, OutboundNotSo, ParcelsDiffer, CartonUnknown, WeightOff.
    """
    outbound, lines = await _held(session, actor, outbound_id)
    moved = TRANSITIONS[Act.PACK]
    if outbound.state not in moved.before:
        raise OutboundNotSo
    by_id = {line.line_id: line for line in lines}
    contents = _contents(command.parcels, lines)
    cartons = await _cartons(session, actor, outbound, command.parcels)
    percent = await settings.read(session, TOLERANCE_PERCENT)
    least_g = await settings.read(session, TOLERANCE_G)
    rows = []
    for place, (parcel, inside) in enumerate(zip(command.parcels, contents, strict=True)):
        carton = cartons[parcel.carton_id]
        computed_g = carton.tare_g + sum(
            by_id[line_id].weight_g * quantity for line_id, quantity in inside.items()
        )
        if not parcel.overrule and packing.is_off(
            parcel.weight_g, computed_g, percent=percent, least_g=least_g
        ):
            raise WeightOff(
                place=f"body/parcels/{place}/weight_g",
                measured=parcel.weight_g,
                computed=computed_g,
                tolerance=packing.tolerance(computed_g, percent=percent, least_g=least_g),
            )
        rows.append(
            Parcel(
                **_of_outbound(outbound, place),
                carton_code=carton.code,
                volume_mm3=carton.length_mm * carton.width_mm * carton.height_mm,
                weight_g=parcel.weight_g,
                computed_g=computed_g,
                overruled=parcel.overrule,
                lines=_as_json(inside),
                packed_by=actor.id,
                packed_at=at,
            )
        )
    session.add_all(rows)
    outbound.state, outbound.packed_at = moved.after, at
    await session.flush()
    await eventlog.emit(session, _told(outbound, rows, by_id, at))
    return [row.id for row in rows]


def _contents(
    parcels: Sequence[PackParcel], lines: Sequence[OutboundLine]
) -> list[dict[UUID, int]]:
    """What lies in each parcel. Raises ParcelsDiffer."""
    whole = {line.line_id: line.picked for line in lines if line.picked}
    if len(parcels) == 1 and not parcels[0].lines:
        return [whole]
    packed: Counter[UUID] = Counter()
    contents = []
    for parcel in parcels:
        inside: Counter[UUID] = Counter()
        for line in parcel.lines:
            inside[line.line_id] += line.quantity
        packed += inside
        contents.append(dict(inside))
    if packed != Counter(whole) or not all(contents):
        raise ParcelsDiffer(place="body/parcels")
    return contents


async def _cartons(
    session: AsyncSession, actor: Actor, outbound: Outbound, parcels: Sequence[PackParcel]
) -> dict[UUID, Carton]:
    wanted = {parcel.carton_id for parcel in parcels}
    statement = select(Carton).where(
        Carton.id.in_(wanted),
        Carton.warehouse_id == outbound.warehouse_id,
        Carton.state == "open",
        within(actor, Carton.warehouse_id),
    )
    found = {carton.id: carton for carton in await session.scalars(statement)}
    for place, parcel in enumerate(parcels):
        if parcel.carton_id not in found:
            raise CartonUnknown(place=f"body/parcels/{place}/carton_id")
    return found


def _of_outbound(outbound: Outbound, place: int) -> dict[str, Any]:
    return {
        "id": derive_id(outbound.id, "wms.parcel", str(place)),
        "warehouse_id": outbound.warehouse_id,
        "merchant_id": outbound.merchant_id,
        "outbound_id": outbound.id,
        "number": f"{outbound.number}-{place + 1}",
        "carrier_code": outbound.carrier_code,
    }


def _as_json(inside: Mapping[UUID, int]) -> list[Any]:
    return [{"line_id": str(one), "quantity": quantity} for one, quantity in inside.items()]


def _told(
    outbound: Outbound,
    rows: Sequence[Parcel],
    by_id: Mapping[UUID, OutboundLine],
    at: datetime,
) -> OutboundPacked:
    parcels: list[Told] = []
    for row in rows:
        kept = [(UUID(one["line_id"]), int(one["quantity"])) for one in row.lines]
        inside = tuple((one, by_id[one].sku_id, quantity) for one, quantity in kept)
        parcels.append((row.id, row.weight_g, row.volume_mm3, row.carton_code, inside))
    return OutboundPacked(
        outbound.id, outbound.warehouse_id, outbound.merchant_id, tuple(parcels), at
    )
