"""Delivery notes of shipments: what lies in the parcel, without prices."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import regions
from houtai.kit.auth import Actor
from houtai.kit.exports import Printed
from houtai.kit.shapes import Command
from houtai.modules.fulfilment.queries.shipments import (
    ShipmentPageView,
    ShipmentUnknown,
    pages_of,
)
from houtai.modules.printing import public as printing

SHIPMENTS_MAX = 200
KIND = "delivery_note"


class PrintShipmentNotes(Command):
    """In this order."""

    shipment_ids: Annotated[list[UUID], Field(min_length=1, max_length=SHIPMENTS_MAX)]


async def print_notes(
    session: AsyncSession, actor: Actor, command: PrintShipmentNotes, *, at: datetime
) -> bytes:
    """A note for each shipment; names and addresses as the reader of the moment sees them. Raises
    ShipmentUnknown, and what `printing.print_sheets` raises.
    """
    wanted = list(dict.fromkeys(command.shipment_ids))
    found = await pages_of(session, actor, wanted)
    if len(found) < len(wanted):
        raise ShipmentUnknown
    notes = [_note(found[one]) for one in wanted]
    return await printing.print_sheets(session, actor, KIND, notes, at=at)


async def print_notes_left(
    session: AsyncSession, actor: Actor, shipment_ids: Sequence[UUID], at: datetime
) -> Printed:
    """A stretch of many. Raises what `print_notes` raises."""
    command = PrintShipmentNotes(shipment_ids=list(shipment_ids))
    return Printed(await print_notes(session, actor, command, at=at), len(shipment_ids))


def _note(one: ShipmentPageView) -> printing.DeliveryNote:
    seen = one.model_dump(include={"recipient", "phone", "detail"})  # Masks what is not shown.
    return printing.DeliveryNote(
        thing_id=str(one.id),
        number=one.number,
        barcode=one.number,
        shop_name=one.shop_name,
        placed_at=one.created_at,
        recipient=printing.PrintedParty(
            name=seen["recipient"] or "",
            phone=seen["phone"] or "",
            region=regions.shown(one.region_code),
            address=seen["detail"] or "",
        ),
        lines=tuple(
            printing.PrintedLine(
                name=line.product_name,
                spec=line.spec_text,
                sku_code=line.sku_code,
                quantity=line.quantity,
            )
            for line in one.lines
        ),
        pieces=one.pieces_count,
        remark=one.remark,
    )
