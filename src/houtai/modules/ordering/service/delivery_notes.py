"""Delivery notes: what lies in the parcel, on paper."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.regions import shown
from houtai.kit.shapes import Command
from houtai.modules.ordering.queries.notes import NotedOrderView, noted_orders
from houtai.modules.ordering.queries.orders import LineView, OrderUnknown, lines_of
from houtai.modules.printing import public as printing

ORDERS_MAX = 200
KIND = "delivery_note"


class PrintDeliveryNotes(Command):
    order_ids: Annotated[list[UUID], Field(min_length=1, max_length=ORDERS_MAX)]


async def print_them(
    session: AsyncSession, actor: Actor, command: PrintDeliveryNotes, *, at: datetime
) -> bytes:
    """A PDF with a note for each order, in the order in which they were asked for; names and
    addresses as the reader of the moment sees them.

    Raises OrderUnknown, and what `printing.print_sheets` raises.
    """
    wanted = list(dict.fromkeys(command.order_ids))
    found = await noted_orders(session, actor, wanted)
    if len(found) < len(wanted):
        raise OrderUnknown
    lines = await lines_of(session, wanted)
    notes = [_note(found[one], lines.get(one, [])) for one in wanted]
    return await printing.print_sheets(session, actor, KIND, notes, at=at)


def _note(order: NotedOrderView, lines: Sequence[LineView]) -> printing.DeliveryNote:
    seen = order.model_dump()  # Masks what the reader may not see.
    return printing.DeliveryNote(
        thing_id=str(order.id),
        number=order.number,
        barcode=order.number,
        shop_name=order.shop_name,
        placed_at=order.placed_at,
        paid_at=order.paid_at,
        recipient=printing.PrintedParty(
            name=seen["recipient"] or "",
            phone=seen["phone"] or "",
            region=shown(order.region_code) if order.region_code else "",
            address=seen["detail"] or "",
        ),
        lines=tuple(map(noted_line, lines)),
        pieces=order.pieces_count,
        goods_fen=order.goods_fen,
        freight_fen=order.freight_fen,
        discount_fen=order.goods_fen + order.freight_fen - order.payable_fen,
        payable_fen=order.payable_fen,
        remark=order.remark,
    )


def noted_line(line: LineView) -> printing.PrintedLine:
    """As it stands on notes and receipts."""
    return printing.PrintedLine(
        name=line.product_name,
        spec=line.spec_text,
        sku_code=line.sku_code,
        quantity=line.quantity,
        price_fen=line.list_fen,
        amount_fen=line.gross_fen,
        is_gift=line.is_gift,
    )
