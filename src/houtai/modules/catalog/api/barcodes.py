"""Door of labels for goods."""

from typing import Annotated

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import Session
from houtai.kit.http import Router
from houtai.kit.http.routing import answer_is_secret
from houtai.modules.catalog.service import barcodes
from houtai.modules.printing import public as printing

doors = Router()

CanPrint = Annotated[Actor, Depends(allow("catalog.product.write"))]


@doors.post(
    "/barcodes",
    response_class=printing.PdfResponse,
    dependencies=[Depends(answer_is_secret)],
)
async def print_barcodes(
    session: Session, actor: CanPrint, command: barcodes.PrintBarcodes
) -> printing.PdfResponse:
    """Labels to stick on goods, as many of each as asked for."""
    return printing.answer_with(await barcodes.print_them(session, actor, command, at=utc_now()))
