"""Door of what is printed of orders."""

from typing import Annotated

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import Session
from houtai.kit.http import Router
from houtai.kit.http.routing import answer_is_secret
from houtai.modules.ordering.service import delivery_notes, receipts
from houtai.modules.printing import public as printing

doors = Router(prefix="/orders")

CanPrint = Annotated[Actor, Depends(allow("ordering.order.write"))]


@doors.post(
    "/delivery-notes",
    response_class=printing.PdfResponse,
    dependencies=[Depends(answer_is_secret)],
)
async def print_delivery_notes(
    session: Session, actor: CanPrint, command: delivery_notes.PrintDeliveryNotes
) -> printing.PdfResponse:
    """One note for each order, with names and addresses as the one who prints may see them."""
    pdf = await delivery_notes.print_them(session, actor, command, at=utc_now())
    return printing.answer_with(pdf)


@doors.post(
    "/receipts",
    response_class=printing.PdfResponse,
    dependencies=[Depends(answer_is_secret)],
)
async def print_receipts(
    session: Session, actor: CanPrint, command: receipts.PrintReceipts
) -> printing.PdfResponse:
    """A slip of 80 mm for each order that was paid."""
    return printing.answer_with(await receipts.print_them(session, actor, command, at=utc_now()))
