"""Doors of what a warehouse prints."""

from typing import Annotated

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import Session
from houtai.kit.http import Router
from houtai.kit.http.routing import answer_is_secret
from houtai.modules.printing import public as printing
from houtai.modules.wms.service import papers

doors = Router()
CanPrint = Annotated[Actor, Depends(allow("wms.outbound.write"))]
CanLabelBins = Annotated[Actor, Depends(allow("wms.place.write"))]
CanLabelGoods = Annotated[Actor, Depends(allow("wms.work.write"))]
PDF = printing.PdfResponse
SECRET = [Depends(answer_is_secret)]


@doors.post("/pick-lists/print", response_class=PDF, dependencies=SECRET)
async def print_pick_lists(
    session: Session, actor: CanPrint, command: papers.PrintPickLists
) -> printing.PdfResponse:
    """For those who walk without a handheld."""
    made = await papers.print_pick_lists(session, actor, command, at=utc_now())
    return printing.answer_with(made)


@doors.post("/outbounds/print", response_class=PDF, dependencies=SECRET)
async def print_outbound_notes(
    session: Session, actor: CanPrint, command: papers.PrintOutboundNotes
) -> printing.PdfResponse:
    """Delivery notes, with names and addresses as the one who prints may see them."""
    return printing.answer_with(await papers.print_notes(session, actor, command, at=utc_now()))


@doors.post("/parcels/print", response_class=PDF, dependencies=SECRET)
async def print_parcel_labels(
    session: Session, actor: CanPrint, command: papers.PrintParcelLabels
) -> printing.PdfResponse:
    """Waybills to stick on parcels."""
    made = await papers.print_waybills(session, actor, command, at=utc_now())
    return printing.answer_with(made)


@doors.post("/handovers/print", response_class=PDF, dependencies=SECRET)
async def print_handover_list(
    session: Session, actor: CanPrint, command: papers.PrintHandoverList
) -> printing.PdfResponse:
    made = await papers.print_handover(session, actor, command, at=utc_now())
    return printing.answer_with(made)


@doors.post("/bins/print", response_class=PDF, dependencies=SECRET)
async def print_bin_labels(
    session: Session, actor: CanLabelBins, command: papers.PrintBinLabels
) -> printing.PdfResponse:
    made = await papers.print_bin_labels(session, actor, command, at=utc_now())
    return printing.answer_with(made)


@doors.post("/barcodes/print", response_class=PDF, dependencies=SECRET)
async def print_goods_labels(
    session: Session, actor: CanLabelGoods, command: papers.PrintGoodsLabels
) -> printing.PdfResponse:
    """Barcodes of goods that are kept here."""
    made = await papers.print_goods_labels(session, actor, command, at=utc_now())
    return printing.answer_with(made)
