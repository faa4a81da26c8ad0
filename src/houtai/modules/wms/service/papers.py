"""What a warehouse prints: walks, notes, labels of bins and goods, waybills, hand-over lists."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import regions
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import NotFound
from houtai.kit.shapes import BIGINT_MAX, Command
from houtai.kit.texts import say
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.merchants import public as merchants
from houtai.modules.printing import public as printing
from houtai.modules.wms.queries import papers
from houtai.modules.wms.queries.parcels import HandoverDetailView, one_handover
from houtai.modules.wms.service import paper_of_carriers

Ids = Annotated[list[UUID], Field(default_factory=list, max_length=printing.SHEETS_MAX)]
SKUS_MAX = 200


class PrintedUnknown(NotFound):
    """Something of it is unknown, or of another warehouse: the two look the same."""

    code = "wms.printed_unknown"


class _OfAWave(Command):
    """All of a wave, or these."""

    wave_id: UUID | None = None


class PrintPickLists(_OfAWave):
    """All of a wave, or these."""

    list_ids: Ids


class PrintOutboundNotes(_OfAWave):
    """All of a wave, or these."""

    outbound_ids: Ids


class PrintParcelLabels(_OfAWave):
    """All of a wave that have a carrier's number, or just these."""

    parcel_ids: Ids


class PrintBinLabels(Command):
    """All of a zone, of one of its aisles, or these."""

    zone_id: UUID | None = None
    aisle: Annotated[int, Field(strict=True, ge=0, le=BIGINT_MAX)] | None = None
    bin_ids: Ids

    @model_validator(mode="after")
    def _aisle_of_a_zone(self) -> Self:
        if self.aisle is not None and self.zone_id is None:
            raise ValueError("aisle")
        return self


class PrintHandoverList(Command):
    handover_id: UUID


class GoodsLabels(Command):
    """How many labels of one SKU."""

    sku_id: UUID
    copies: Annotated[int, Field(strict=True, ge=1, le=printing.SHEETS_MAX)]


class PrintGoodsLabels(Command):
    skus: Annotated[list[GoodsLabels], Field(min_length=1, max_length=SKUS_MAX)]


def _all_there(asked: Sequence[UUID], found: int, wave_id: UUID | None) -> None:
    if wave_id is None and found < len(set(asked)):
        raise PrintedUnknown


async def print_pick_lists(
    session: AsyncSession, actor: Actor, command: PrintPickLists, *, at: datetime
) -> bytes:
    """A sheet for each walk, its stops as they are walked. Raises PrintedUnknown, and what
    `printing.print_sheets` raises.
    """
    found = await papers.walks(session, actor, wave_id=command.wave_id, list_ids=command.list_ids)
    _all_there(command.list_ids, len(found), command.wave_id)
    stops = await papers.stops_of(session, actor, [one.id for one in found])
    warehouses = await inventory.warehouse_names(session, {one.warehouse_id for one in found})
    codes = {code for one in found for code in one.carrier_codes}
    carriers = await paper_of_carriers.carrier_names(session, codes, actor.language)
    sheets = [
        printing.PickList(
            thing_id=str(one.id),
            number=one.number,
            barcode=one.number,
            warehouse_name=warehouses.get(one.warehouse_id, ""),
            wave_number=one.wave_number,
            way=say(f"wms.mode_{one.mode}", actor.language),
            carrier_name=" / ".join(carriers.get(code, code) for code in one.carrier_codes),
            due_at=one.due_at,
            orders=one.orders,
            pieces=one.pieces,
            stops=tuple(_stop(stop, one.mode) for stop in stops.get(one.id, ())),
        )
        for one in found
    ]
    return await printing.print_sheets(session, actor, "pick_list", sheets, at=at)


def _stop(stop: papers.Stop, mode: str) -> printing.PickStop:
    """Which tote it goes into is told of carts with several."""
    slots = ", ".join(f"{slot} × {quantity}" for slot, quantity in stop.slots)
    return printing.PickStop(
        bin=stop.bin,
        name=stop.name,
        spec=stop.spec,
        sku_code=stop.code,
        barcode=stop.barcode,
        quantity=sum(quantity for _, quantity in stop.slots),
        slots=slots if mode == "cluster" else "",
    )


async def print_notes(
    session: AsyncSession, actor: Actor, command: PrintOutboundNotes, *, at: datetime
) -> bytes:
    """A note for each shipment, without prices; names and addresses as the reader of the moment
    sees them. Raises PrintedUnknown, and what `printing.print_sheets` raises.
    """
    found = await papers.noted_outbounds(
        session, actor, wave_id=command.wave_id, outbound_ids=command.outbound_ids
    )
    _all_there(command.outbound_ids, len(found), command.wave_id)
    lines = await papers.noted_lines(session, actor, list(found))
    async with reaching_as(session, SYSTEM):
        shops = await merchants.shop_names(session, {one.merchant_id for one in found.values()})
    wanted = list(found) if command.wave_id else list(dict.fromkeys(command.outbound_ids))
    notes = [_note(found[one], lines.get(one, ()), shops) for one in wanted]
    return await printing.print_sheets(session, actor, "delivery_note", notes, at=at)


def _note(
    one: papers.NotedOutboundView,
    lines: Sequence[printing.PrintedLine],
    shops: Mapping[UUID, str],
) -> printing.DeliveryNote:
    seen = one.model_dump()  # Masks what the reader may not see.
    return printing.DeliveryNote(
        thing_id=str(one.id),
        number=one.number,
        barcode=one.number,
        shop_name=shops.get(one.merchant_id, ""),
        placed_at=one.asked_at,
        recipient=printing.PrintedParty(
            name=seen["recipient"] or "",
            phone=seen["phone"] or "",
            region=regions.shown(one.region_code),
            address=seen["address"] or "",
        ),
        lines=tuple(lines),
        pieces=sum(line.quantity for line in lines),
        remark=one.remark,
    )


async def print_bin_labels(
    session: AsyncSession, actor: Actor, command: PrintBinLabels, *, at: datetime
) -> bytes:
    """In the order in which people walk by them. Raises PrintedUnknown, and what
    `printing.print_sheets` raises.
    """
    found = await papers.labelled_bins(
        session,
        actor,
        zone_id=command.zone_id,
        aisle=command.aisle,
        bin_ids=command.bin_ids,
    )
    _all_there(command.bin_ids, len(found), command.zone_id)
    warehouses = await inventory.warehouse_names(session, {one.warehouse_id for one in found})
    labels = [
        printing.BinLabel(
            thing_id=str(one.id),
            number=one.code,
            barcode=one.code,
            warehouse_name=warehouses.get(one.warehouse_id, ""),
            zone=one.zone_name or one.zone_code,
            kind=say(f"wms.bin_{one.kind}", actor.language),
        )
        for one in found
    ]
    return await printing.print_sheets(session, actor, "bin_label", labels, at=at)


async def print_handover(
    session: AsyncSession, actor: Actor, command: PrintHandoverList, *, at: datetime
) -> bytes:
    """What the carrier signs for. Raises PrintedUnknown, and what the press raises."""
    found = await one_handover(session, actor, command.handover_id)
    if found is None:
        raise PrintedUnknown
    sheet = await _handover(session, actor, found)
    return await printing.print_sheets(session, actor, "handover_list", [sheet], at=at)


async def _handover(
    session: AsyncSession, actor: Actor, found: HandoverDetailView
) -> printing.HandoverList:
    parcels = await papers.taken_parcels(session, actor, found.id)
    warehouses = await inventory.warehouse_names(session, {found.warehouse_id})
    code = found.carrier_code
    carriers = await paper_of_carriers.carrier_names(session, {code}, actor.language)
    return printing.HandoverList(
        thing_id=str(found.id),
        number=found.number,
        barcode=found.number,
        warehouse_name=warehouses.get(found.warehouse_id, ""),
        carrier_name=carriers.get(code, code),
        closed_at=found.at,
        parcels=tuple(
            printing.HandoverParcel(
                number=one.waybill_number or one.number,
                order_number=one.outbound_number,
                weight_g=one.weight_g,
                region=regions.shown(one.region_code),
            )
            for one in parcels
        ),
        parcel_count=found.parcels,
        weight_g=found.weight_g,
    )


async def print_waybills(
    session: AsyncSession, actor: Actor, command: PrintParcelLabels, *, at: datetime
) -> bytes:
    """Labels of parcels that carriers gave numbers for. Of a wave those that have one; named ones
    must have one. Raises PrintedUnknown, and what logistics raises.
    """
    found = await papers.numbered_parcels(
        session, actor, wave_id=command.wave_id, parcel_ids=command.parcel_ids
    )
    _all_there(command.parcel_ids, len(found), command.wave_id)
    if not found:
        raise printing.NothingToPrint
    if len(found) > printing.SHEETS_MAX:
        raise printing.TooManySheets(most=printing.SHEETS_MAX)
    return await paper_of_carriers.labels_of(session, actor, found, at)


async def print_goods_labels(
    session: AsyncSession, actor: Actor, command: PrintGoodsLabels, *, at: datetime
) -> bytes:
    """Labels of goods that are kept here, without prices. Raises PrintedUnknown, and what
    `printing.print_sheets` raises.
    """
    ids = {one.sku_id for one in command.skus}
    if len(await papers.kept_here(session, actor, ids)) < len(ids):
        raise PrintedUnknown
    skus = await catalog.skus_by_id(session, ids)
    labels = [label for one in command.skus for label in [_label(skus[one.sku_id])] * one.copies]
    return await printing.print_sheets(session, actor, "product_barcode", labels, at=at)


def _label(sku: catalog.SkuView) -> printing.ProductBarcode:
    return printing.ProductBarcode(
        thing_id=str(sku.id),
        number=sku.code[:100],
        barcode=sku.barcode or sku.code,
        product_name=sku.product_name,
        spec=sku.spec_text,
        sku_code=sku.code,
    )
