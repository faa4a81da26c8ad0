"""Labels to stick on goods."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import NotFound
from houtai.kit.shapes import Command
from houtai.modules.catalog.queries.barcodes import LabelledSkuView, labelled_skus
from houtai.modules.printing import public as printing

SKUS_MAX = 200
KIND = "product_barcode"


class LabelledSkuUnknown(NotFound):
    """Unknown, or of another merchant: the two look the same."""

    code = "catalog.label_unknown"


class LabelCount(Command):
    """How many labels of one SKU."""

    sku_id: UUID
    copies: Annotated[int, Field(ge=1, le=printing.SHEETS_MAX)]


class PrintBarcodes(Command):
    skus: Annotated[list[LabelCount], Field(min_length=1, max_length=SKUS_MAX)]
    with_price: bool = False


async def print_them(
    session: AsyncSession, actor: Actor, command: PrintBarcodes, *, at: datetime
) -> bytes:
    """A PDF with the labels, in the order in which they were asked for. SKUs without a barcode
    are told by their code. Raises LabelledSkuUnknown, and what `printing.print_sheets` raises.
    """
    found = await labelled_skus(session, actor, [one.sku_id for one in command.skus])
    if any(one.sku_id not in found for one in command.skus):
        raise LabelledSkuUnknown(place="body/skus")
    labels = [
        label
        for one in command.skus
        for label in [_label(found[one.sku_id], with_price=command.with_price)] * one.copies
    ]
    return await printing.print_sheets(session, actor, KIND, labels, at=at)


def _label(sku: LabelledSkuView, *, with_price: bool) -> printing.ProductBarcode:
    return printing.ProductBarcode(
        thing_id=str(sku.id),
        number=sku.code[:100],
        barcode=sku.barcode or sku.code,
        product_name=sku.product_name,
        spec=sku.spec_text,
        sku_code=sku.code,
        price_fen=sku.price_fen if with_price else None,
    )
