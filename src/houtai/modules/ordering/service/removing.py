"""Goods are taken out of an order that is paid, or to be paid at the door, before any of it goes.

Just their share goes back: of the money, of budgets and limits, and their pieces can be sold again.
Freight stays as it was agreed. Who wants none of it cancels the order.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import derive_id
from houtai.kit.sql import statement
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.public import Cause, Goods, Piece
from houtai.modules.ordering.queries.locks import LockedTrade
from houtai.modules.ordering.rules.relining import Cut, SoldLine, kept_of, pieces_gone
from houtai.modules.ordering.service import at_door, giving_back
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.tables import Line, LineDiscount, Order, OrderPiece, Trade
from houtai.modules.payments import public as payments


@dataclass(frozen=True, slots=True)
class Removal:
    """Lines of an order that get fewer pieces: as they stand, and as they will."""

    before: tuple[SoldLine, ...]
    after: tuple[SoldLine, ...]

    @property
    def back_fen(self) -> int:
        """What goes back to the buyer, or is not collected."""
        return self._less("payable_fen")

    @property
    def pieces_count(self) -> int:
        """How many are taken out."""
        return self._less("quantity")

    def _less(self, name: str) -> int:
        before: int = sum(getattr(one, name) for one in self.before)
        after: int = sum(getattr(one, name) for one in self.after)
        return before - after

    def sums(self) -> dict[str, int]:
        """What the order, and its trade, has less of."""
        names = ("gross_fen", "discount_fen", "adjust_fen", "payable_fen")
        less = {name: self._less(name) for name in names}
        return {"goods_fen": less.pop("gross_fen"), **less}

    def cut_fen(self) -> Mapping[UUID, int]:
        """What promotions take off less now, by offer."""
        less: dict[UUID, int] = {}
        for sign, lines in ((1, self.before), (-1, self.after)):
            for cut in (cut for line in lines for cut in line.cuts if cut.kind == "promotion"):
                less[cut.offer_id] = less.get(cut.offer_id, 0) + sign * cut.fen
        return less


async def sold_lines(session: AsyncSession, order_id: UUID) -> list[SoldLine]:
    """What it has, without what was taken out. Index: ix_line_order_id."""
    cuts: dict[UUID, list[Cut]] = {}
    columns = [getattr(LineDiscount, name) for name in Cut.__dataclass_fields__]
    found = await session.execute(
        select(*columns, LineDiscount.line_id)
        .where(LineDiscount.order_id == order_id)
        .order_by(LineDiscount.id)
    )
    for *row, line_id in found:
        cuts.setdefault(line_id, []).append(Cut(*row))
    lines = await session.execute(
        select(
            Line.id,
            Line.sku_id,
            Line.quantity,
            Line.list_fen,
            Line.discount_fen,
            Line.adjust_fen,
            Line.cost_fen,
            Line.is_gift,
        )
        .where(Line.order_id == order_id, Line.quantity > 0)
        .order_by(Line.position)
    )
    return [
        SoldLine(
            row.id,
            row.sku_id,
            row.quantity,
            row.list_fen,
            row.discount_fen,
            row.adjust_fen,
            row.cost_fen,
            tuple(cuts.get(row.id, ())),
            row.is_gift,
        )
        for row in lines
    ]


def removal_of(
    lines: Sequence[SoldLine], wanted: Mapping[UUID, int], gifts: Mapping[UUID, int]
) -> Removal:
    """How many of a SKU there shall be, of what was bought and of gifts, where that is fewer than
    there are.
    """

    def left(one: SoldLine) -> int:
        return (gifts if one.is_gift else wanted).get(one.sku_id, one.quantity)

    before = tuple(one for one in lines if left(one) < one.quantity)
    return Removal(before, tuple(kept_of(one, left(one)) for one in before))


async def remove(
    session: AsyncSession,
    trade: LockedTrade,
    order_id: UUID,
    removal: Removal,
    by: By,
    *,
    change_id: UUID,
    at: datetime,
    way: payments.RefundWay = "origin",
) -> None:
    """The trade is locked and the order may be changed. The session must be the house's."""
    cause = Cause("order.remove", "order", order_id, by.id)
    steps = zip(removal.before, (one.quantity for one in removal.after), strict=True)
    await give_pieces_back(session, list(steps), cause, change_id=change_id, at=at)
    await _write_lines(session, removal)
    await _write_sums(session, trade.id, order_id, removal)
    left = {one.sku_id: one.quantity for one in removal.after if not one.is_gift}
    await giving_back.with_goods(
        session, trade, removal.cut_fen(), left, by, change_id=change_id, at=at
    )
    if trade.state == "on_delivery":
        await at_door.lower(session, trade.id, at=at)
    elif removal.back_fen:
        wanted = payments.AskRefund(
            refund_id=derive_id(change_id, "ordering.refund"),
            trade_id=trade.id,
            amount_fen=removal.back_fen,
            reason="goods taken out",
            way=way,
        )
        await payments.refund(session, wanted, at=at)


async def give_pieces_back(
    session: AsyncSession,
    lines: Sequence[tuple[SoldLine, int]],
    cause: Cause,
    *,
    change_id: UUID,
    at: datetime,
) -> None:
    """They can be sold again: of these lines so many are kept. Index: pk_piece."""
    held = await _pieces(session, [line.id for line, _ in lines])
    gone = [
        piece for line, kept in lines for piece in pieces_gone(held.get(line.id, ()), line, kept)
    ]
    # A booking is known by its line: each change is one of its own, whatever follows.
    booked = [replace(one, line_id=derive_id(change_id, one.line_id.hex)) for one in gone]
    await inventory.give_back(session, booked, cause, at=at)
    values = {
        "lines": [one.line_id for one in gone],
        "skus": [one.goods.sku_id for one in gone],
        "pools": [one.pool_id for one in gone],
        "quantities": [one.quantity for one in gone],
    }
    # What has gone whole first: the others must not pass through nothing.
    await session.execute(statement(__package__, "drop_pieces"), values)
    await session.execute(statement(__package__, "lower_pieces"), values)


async def _pieces(session: AsyncSession, line_ids: Collection[UUID]) -> dict[UUID, list[Piece]]:
    found = await session.execute(
        select(
            OrderPiece.line_id,
            OrderPiece.sku_id,
            OrderPiece.merchant_id,
            OrderPiece.pool_id,
            OrderPiece.quantity,
        )
        .where(OrderPiece.line_id.in_(line_ids))
        .order_by(OrderPiece.line_id, OrderPiece.sku_id, OrderPiece.pool_id)
    )
    held: dict[UUID, list[Piece]] = {}
    for row in found:
        goods = Goods(row.merchant_id, row.sku_id)
        held.setdefault(row.line_id, []).append(
            Piece(row.line_id, goods, row.pool_id, row.quantity)
        )
    return held


async def _write_lines(session: AsyncSession, removal: Removal) -> None:
    written = {
        "lines": [one.id for one in removal.after],
        "quantities": [one.quantity for one in removal.after],
        "discounts": [one.discount_fen for one in removal.after],
        "adjusts": [one.adjust_fen for one in removal.after],
        "costs": [one.cost_fen for one in removal.after],
    }
    await session.execute(statement(__package__, "keep_lines"), written)
    cuts = [cut for one in removal.after for cut in one.cuts]
    shares = {
        "cuts": [one.id for one in cuts],
        "platform": [one.platform_fen for one in cuts],
        "merchant": [one.merchant_fen for one in cuts],
    }
    await session.execute(statement(__package__, "keep_discounts"), shares)


async def _write_sums(
    session: AsyncSession, trade_id: UUID, order_id: UUID, removal: Removal
) -> None:
    less = removal.sums()
    await session.execute(
        update(Order)
        .where(Order.id == order_id)
        .values(
            **{name: getattr(Order, name) - fen for name, fen in less.items()},
            pieces_count=Order.pieces_count - removal.pieces_count,
        )
    )
    await session.execute(
        update(Trade)
        .where(Trade.id == trade_id)
        .values(
            **{name: getattr(Trade, name) - fen for name, fen in less.items()},
            version=Trade.version + 1,
        )
    )
