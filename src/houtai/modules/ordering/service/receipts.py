"""Receipts: what was bought and paid, on a roll of 80 mm."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict
from houtai.kit.shapes import Command
from houtai.modules.ordering.queries.notes import NotedOrderView, noted_orders
from houtai.modules.ordering.queries.orders import LineView, OrderUnknown, lines_of
from houtai.modules.ordering.service.delivery_notes import noted_line
from houtai.modules.printing import public as printing

ORDERS_MAX = 200
KIND = "receipt_80"


class NotPaidYet(Conflict):
    """A receipt is given for money that came."""

    code = "ordering.not_paid_yet"


class PrintReceipts(Command):
    order_ids: Annotated[list[UUID], Field(min_length=1, max_length=ORDERS_MAX)]


async def print_them(
    session: AsyncSession, actor: Actor, command: PrintReceipts, *, at: datetime
) -> bytes:
    """A slip for each order, in the order in which they were asked for; nobody's name or address
    stands on it. Raises OrderUnknown, NotPaidYet, and what `printing.print_sheets` raises.
    """
    wanted = list(dict.fromkeys(command.order_ids))
    found = await noted_orders(session, actor, wanted)
    if len(found) < len(wanted):
        raise OrderUnknown
    lines = await lines_of(session, wanted)
    slips = [_receipt(found[one], lines.get(one, [])) for one in wanted]
    return await printing.print_sheets(session, actor, KIND, slips, at=at)


def _receipt(order: NotedOrderView, lines: Sequence[LineView]) -> printing.Receipt:
    if order.paid_at is None:
        raise NotPaidYet(number=order.number)
    return printing.Receipt(
        thing_id=str(order.id),
        number=order.number,
        shop_name=order.shop_name,
        sold_at=order.paid_at,
        lines=tuple(map(noted_line, lines)),
        goods_fen=order.goods_fen,
        freight_fen=order.freight_fen,
        discount_fen=order.goods_fen + order.freight_fen - order.payable_fen,
        payable_fen=order.payable_fen,
        qr=order.number,
    )
