"""Labels of parcels: what the carrier scans and the courier reads."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import regions
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict
from houtai.kit.exports import Printed
from houtai.kit.shapes import Command
from houtai.kit.sql import one_of
from houtai.modules.logistics.queries.waybills import PRINTABLE, WaybillUnknown
from houtai.modules.logistics.tables import Carrier, Waybill
from houtai.modules.printing import public as printing

KIND = "waybill"


class WaybillNotPrintable(Conflict):
    """Voided, without a number, or typed by hand: there is nothing that a carrier would take."""

    code = "logistics.waybill_not_printable"


class PrintLabels(Command):
    """In this order. A label that was printed before bears a mark."""

    waybill_ids: Annotated[list[UUID], Field(min_length=1, max_length=printing.SHEETS_MAX)]


async def print_labels(
    session: AsyncSession, actor: Actor, command: PrintLabels, *, at: datetime
) -> bytes:
    """All of them or none. Raises WaybillUnknown, WaybillNotPrintable, and what
    `printing.print_sheets` raises. Index: pk_waybill.
    """
    found = await session.execute(
        select(Waybill, Carrier.name, Carrier.name_en)
        .join(Carrier, Carrier.code == Waybill.carrier_code)
        .where(one_of(Waybill.id, command.waybill_ids), within(actor, Waybill.merchant_id))
        .order_by(Waybill.id)
        .with_for_update(of=Waybill)
        .execution_options(populate_existing=True)
    )
    labels: dict[UUID, printing.Waybill] = {}
    for row, name, name_en in found:
        if row.state != "issued" or row.origin != "gateway":
            raise WaybillNotPrintable(number=row.number or "")
        labels[row.id] = _label(row, name if actor.language == "zh-CN" else name_en)
    if len(labels) < len(set(command.waybill_ids)):
        raise WaybillUnknown
    await session.execute(
        update(Waybill)
        .where(one_of(Waybill.id, labels), within(actor, Waybill.merchant_id))
        .values(prints=Waybill.prints + 1)
        .execution_options(synchronize_session=False)
    )
    sheets = [labels[one] for one in command.waybill_ids]
    return await printing.print_sheets(session, actor, KIND, sheets, at=at)


async def print_parcels(
    session: AsyncSession, actor: Actor, parcel_ids: Sequence[UUID], at: datetime
) -> bytes:
    """Labels of parcels whose keeper has been let print them, in this order. The session reaches
    them. Raises WaybillUnknown, WaybillNotPrintable, and what `printing.print_sheets` raises.
    Index: ix_waybill_parcel_id.
    """
    found = await session.execute(
        select(Waybill.parcel_id, Waybill.id).where(
            one_of(Waybill.parcel_id, parcel_ids), Waybill.state == "issued"
        )
    )
    by_parcel = {row.parcel_id: row.id for row in found}
    if any(one not in by_parcel for one in parcel_ids):
        raise WaybillUnknown
    command = PrintLabels(waybill_ids=[by_parcel[one] for one in parcel_ids])
    everywhere = replace(actor, merchant_ids=None)
    return await print_labels(session, everywhere, command, at=at)


async def print_labels_left(
    session: AsyncSession, actor: Actor, waybill_ids: Sequence[UUID], at: datetime
) -> Printed:
    """Those that a carrier still takes: of many that were asked for, some may have been voided
    before their turn came. Raises what the press raises. Index: pk_waybill.
    """
    left = (
        select(Waybill.id)
        .where(one_of(Waybill.id, waybill_ids), within(actor, Waybill.merchant_id), *PRINTABLE)
        .order_by(Waybill.id)
        .with_for_update()
    )
    found = set(await session.scalars(left))
    if not found:
        return Printed(b"", 0)
    command = PrintLabels(waybill_ids=[one for one in waybill_ids if one in found])
    return Printed(await print_labels(session, actor, command, at=at), len(found))


async def print_parcels_left(
    session: AsyncSession, actor: Actor, parcel_ids: Sequence[UUID], at: datetime
) -> Printed:
    """The same for parcels whose keeper has been let print them. Index: ix_waybill_parcel_id."""
    found = await session.execute(
        select(Waybill.parcel_id, Waybill.id)
        .where(one_of(Waybill.parcel_id, parcel_ids))
        .where(*PRINTABLE)
    )
    by_parcel = {row.parcel_id: row.id for row in found}
    waybill_ids = [by_parcel[one] for one in parcel_ids if one in by_parcel]
    return await print_labels_left(session, replace(actor, merchant_ids=None), waybill_ids, at)


def _label(row: Waybill, carrier_name: str) -> printing.Waybill:
    assert row.number is not None
    return printing.Waybill(
        thing_id=str(row.id),
        number=row.number,
        carrier_name=carrier_name,
        service_name=row.service_code,
        barcode=row.number,
        qr=row.number,
        sort_code=row.sort_code,
        bag_place=row.label_words,
        sender=_party(row.sender),
        recipient=_party(row.recipient),
        weight_g=row.weight_g,
        pieces=row.pieces,
        cod_fen=row.cod_fen,
    )


def _party(said: Mapping[str, Any]) -> printing.PrintedParty:
    return printing.PrintedParty(
        name=said["name"],
        phone=said["phone"],
        region=regions.shown(said["region_code"]),
        address=said["address"],
    )
