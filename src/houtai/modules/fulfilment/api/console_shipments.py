"""Doors of shipments. Every console uses these; the actor decides what they show."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.http.routing import answer_is_secret
from houtai.kit.paging import Page, Wanted
from houtai.modules.fulfilment.queries import shipments
from houtai.modules.fulfilment.service import (
    asking_waybills,
    by_hand,
    delivery_notes,
    merging,
    renumbering,
)
from houtai.modules.printing import public as printing

doors = Router()
CanRead = Annotated[Actor, Depends(allow("fulfilment.shipment.read"))]
CanWrite = Annotated[Actor, Depends(allow("fulfilment.shipment.write"))]


@doors.get("/shipments")
async def list_shipments(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shipments.SHIPMENTS.wanted)],
) -> Page[shipments.ShipmentRowView]:
    """`text`: number of a shipment, of an order, or of a waybill."""
    return await shipments.list_shipments(session, actor, wanted)


@doors.get("/shipments/counts")
async def count_shipments(
    session: ReadSession, actor: CanRead
) -> list[shipments.ShipmentCountView]:
    """Open ones, for the tabs."""
    return await shipments.count_shipments(session, actor)


@doors.post("/shipments/merge")
async def merge_shipments(
    session: Session, actor: CanWrite, command: merging.MergeShipments
) -> UUID:
    """Several of one buyer, address and warehouse go as one."""
    return await merging.merge_by_hand(session, actor, command, at=utc_now())


@doors.post("/shipments/waybills", status_code=204)
async def ask_shipment_waybills(
    session: Session, actor: CanWrite, command: asking_waybills.AskForWaybills
) -> None:
    """Carriers are asked for numbers of these shipments; they come in a moment."""
    await asking_waybills.ask_for(session, actor, command, at=utc_now())


@doors.post("/shipments/ship", status_code=204)
async def ship_shipments(
    session: Session, actor: CanWrite, command: asking_waybills.ShipMany
) -> None:
    """Those that have numbers of carriers leave the house, all of them or none."""
    await asking_waybills.ship_many(session, actor, command, at=utc_now())


@doors.post(
    "/shipments/delivery-notes",
    response_class=printing.PdfResponse,
    dependencies=[Depends(answer_is_secret)],
)
async def print_shipment_notes(
    session: Session, actor: CanWrite, command: delivery_notes.PrintShipmentNotes
) -> printing.PdfResponse:
    """One note for each shipment, with names and addresses as the one who prints may see them."""
    made = await delivery_notes.print_notes(session, actor, command, at=utc_now())
    return printing.answer_with(made)


@doors.get("/shipments/{shipment_id}")
async def show_shipment(
    session: ReadSession, actor: CanRead, shipment_id: UUID
) -> shipments.ShipmentPageView:
    return await shipments.one_shipment(session, actor, shipment_id)


@doors.post("/shipments/{shipment_id}/ship")
async def ship_shipment(
    session: Session, actor: CanWrite, shipment_id: UUID, command: by_hand.ShipByHand
) -> UUID:
    """Somebody sends it himself, whole or in part; answers what has gone."""
    return await by_hand.ship_by_hand(session, actor, shipment_id, command, at=utc_now())


@doors.put("/parcels/{parcel_id}/number", status_code=204)
async def renumber_parcel(
    session: Session, actor: CanWrite, parcel_id: UUID, command: by_hand.NewParcel
) -> None:
    """Another carrier or number, until it was signed for."""
    await renumbering.renumber(session, actor, parcel_id, command, at=utc_now())
