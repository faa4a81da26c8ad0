"""Zones, bins by the hundred, cartons: made and changed."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import exists, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.wms.queries.places import BinView, CartonView, ZoneView, one_bin, one_zone
from houtai.modules.wms.queries.places import one_carton as carton_shown
from houtai.modules.wms.rules import ranges
from houtai.modules.wms.service.here import here
from houtai.modules.wms.tables import Bin, BinStock, Carton, Zone

BINS_MAX = 2_000
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9\-]{0,19}$")]
Label = Annotated[str, StringConstraints(pattern=r"^([A-Z]{0,4}-)?\d{1,3}-\d{1,3}(-\d{1,2})?$")]
"""Area, aisle, spot, and a tier where there are several: `A-01-20`, `A-01-20-3`."""
Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]
Millimetres = Annotated[int, Field(strict=True, gt=0, le=5_000)]
Grams = Annotated[int, Field(strict=True, gt=0, le=1_000_000)]
StorageKind = Literal["normal", "cold", "valuable", "hazardous"]
PiecesMax = Annotated[int, Field(strict=True, gt=0, le=1_000_000)]


class PlaceUnknown(NotFound):
    """No such zone or bin within reach."""

    code = "wms.place_unknown"


class CartonUnknown(NotFound):
    code = "wms.carton_unknown"


class CodeTaken(Conflict):
    code = "wms.code_taken"


class ChangedMeanwhile(Conflict):
    code = "wms.changed_meanwhile"


class TooManyBins(Invalid):
    code = "wms.too_many_bins"


class RangeCrossed(Invalid):
    """The two labels do not begin and end one range."""

    code = "wms.range_crossed"


class ReceivingStays(Conflict):
    code = "wms.receiving_stays"


class BinNotEmpty(Conflict):
    code = "wms.bin_not_empty"


class MakeZone(Command):
    """Without a warehouse: where one works."""

    warehouse_id: UUID | None = None
    code: Code
    name: Line
    storage_kind: StorageKind = "normal"


class EditZone(Command):
    name: Line
    storage_kind: StorageKind
    version: Version


class MakeBins(Command):
    """All bins from the first label to the last; those that are there already stay as they are."""

    zone_id: UUID
    first: Label
    last: Label
    pieces_max: PiecesMax | None = None


class EditBin(Command):
    pieces_max: PiecesMax | None
    is_open: bool
    version: Version


class MakeCarton(Command):
    """Sizes inside; without a warehouse: where one works."""

    warehouse_id: UUID | None = None
    code: Code
    name: Line
    length_mm: Millimetres
    width_mm: Millimetres
    height_mm: Millimetres
    tare_g: Annotated[int, Field(strict=True, ge=0, le=100_000)]
    load_max_g: Grams


class EditCarton(Command):
    name: Line
    length_mm: Millimetres
    width_mm: Millimetres
    height_mm: Millimetres
    tare_g: Annotated[int, Field(strict=True, ge=0, le=100_000)]
    load_max_g: Grams
    is_open: bool
    version: Version


async def make_zone(
    session: AsyncSession, actor: Actor, command: MakeZone, *, at: datetime
) -> UUID:
    """A zone for bins. Raises WarehouseNotHere, CodeTaken."""
    warehouse_id = await here(session, actor, command.warehouse_id, at=at)
    zone_id = new_id()
    row = {
        **command.model_dump(exclude={"warehouse_id"}),
        "id": zone_id,
        "warehouse_id": warehouse_id,
        "kind": "storage",
    }
    made = insert(Zone).values(row).on_conflict_do_nothing().returning(Zone.id)
    if await session.scalar(made) is None:
        raise CodeTaken(place="body/code")
    after = await one_zone(session, actor, zone_id)
    trail.note(session, "wms.zone", zone_id, name=command.code, before=None, after=after)
    return zone_id


async def edit_zone(session: AsyncSession, actor: Actor, zone_id: UUID, command: EditZone) -> None:
    """Raises PlaceUnknown, ChangedMeanwhile."""
    before = await one_zone(session, actor, zone_id)
    if before is None:
        raise PlaceUnknown
    change = {**command.model_dump(exclude={"version"}), "version": command.version + 1}
    edited = (
        update(Zone)
        .where(Zone.id == zone_id, Zone.version == command.version)
        .where(within(actor, Zone.warehouse_id))
        .values(change)
        .returning(Zone.id)
    )
    if await session.scalar(edited) is None:
        raise ChangedMeanwhile
    after: ZoneView = before.model_copy(update=change)
    trail.note(session, "wms.zone", zone_id, name=before.code, before=before, after=after)


async def make_bins(session: AsyncSession, actor: Actor, command: MakeBins) -> int:
    """Says how many are new. Raises PlaceUnknown, RangeCrossed, TooManyBins."""
    zone = await one_zone(session, actor, command.zone_id)
    if zone is None or zone.kind == "receiving":
        raise PlaceUnknown
    count = ranges.count(command.first, command.last)
    if not count:
        raise RangeCrossed(place="body/last")
    if count > BINS_MAX:
        raise TooManyBins(place="body/last", bins_max=BINS_MAX)
    rows = [
        {
            "id": new_id(),
            "warehouse_id": zone.warehouse_id,
            "zone_id": zone.id,
            "code": code,
            "kind": "storage",
            "aisle": aisle,
            "spot": spot,
            "tier": tier,
            "pieces_max": command.pieces_max,
            "state": "open",
        }
        for code, (aisle, spot, tier) in ranges.labels(command.first, command.last)
    ]
    made = insert(Bin).on_conflict_do_nothing().returning(Bin.id)
    new = (await session.scalars(made, rows)).all()
    after = zone.model_copy(update={"bins": zone.bins + len(new)})
    trail.note(session, "wms.zone", zone.id, name=zone.code, before=zone, after=after)
    return len(new)


async def edit_bin(session: AsyncSession, actor: Actor, bin_id: UUID, command: EditBin) -> None:
    """Raises PlaceUnknown, ReceivingStays, BinNotEmpty, ChangedMeanwhile."""
    before = await one_bin(session, actor, bin_id)
    if before is None:
        raise PlaceUnknown
    if before.kind == "receiving":
        raise ReceivingStays
    change = {
        "pieces_max": command.pieces_max,
        "state": "open" if command.is_open else "closed",
        "version": command.version + 1,
    }
    edited = (
        update(Bin)
        .where(Bin.id == bin_id, Bin.version == command.version)
        .where(within(actor, Bin.warehouse_id))
        .values(change)
        .returning(Bin.id)
    )
    if await session.scalar(edited) is None:
        raise ChangedMeanwhile
    lies = exists().where(BinStock.bin_id == bin_id, BinStock.quantity + BinStock.reserved > 0)
    if not command.is_open and await session.scalar(select(lies)):
        raise BinNotEmpty
    after: BinView = before.model_copy(update=change)
    trail.note(session, "wms.bin", bin_id, name=before.code, before=before, after=after)


async def make_carton(
    session: AsyncSession, actor: Actor, command: MakeCarton, *, at: datetime
) -> UUID:
    """Raises WarehouseNotHere, CodeTaken."""
    warehouse_id = await here(session, actor, command.warehouse_id, at=at)
    carton_id = new_id()
    row: dict[str, Any] = {
        **command.model_dump(exclude={"warehouse_id"}),
        "id": carton_id,
        "warehouse_id": warehouse_id,
        "state": "open",
    }
    made = insert(Carton).values(row).on_conflict_do_nothing().returning(Carton.id)
    if await session.scalar(made) is None:
        raise CodeTaken(place="body/code")
    after = CartonView(**row, version=1)
    trail.note(session, "wms.carton", carton_id, name=command.code, before=None, after=after)
    return carton_id


async def edit_carton(
    session: AsyncSession, actor: Actor, carton_id: UUID, command: EditCarton
) -> None:
    """Raises CartonUnknown, ChangedMeanwhile."""
    before = await carton_shown(session, actor, carton_id)
    if before is None:
        raise CartonUnknown
    change = {
        **command.model_dump(exclude={"version", "is_open"}),
        "state": "open" if command.is_open else "closed",
        "version": command.version + 1,
    }
    edited = (
        update(Carton)
        .where(Carton.id == carton_id, Carton.version == command.version)
        .where(within(actor, Carton.warehouse_id))
        .values(change)
        .returning(Carton.id)
    )
    if await session.scalar(edited) is None:
        raise ChangedMeanwhile
    after = before.model_copy(update=change)
    trail.note(session, "wms.carton", carton_id, name=before.code, before=before, after=after)
