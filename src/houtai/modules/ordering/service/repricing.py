"""A seller changes what an order costs before it is paid: over all its goods, or by line."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Invalid
from houtai.kit.shapes import Command, View
from houtai.kit.sql import statement
from houtai.modules.ordering.queries.locks import locked
from houtai.modules.ordering.queries.orders import LineView, OrderView, one_order
from houtai.modules.ordering.rules.adjusting import PriceBelowNothing, spread
from houtai.modules.ordering.service import paying
from houtai.modules.ordering.service.changing import (
    ChangedMeanwhile,
    Version,
    by_staff,
    change_row,
)
from houtai.modules.ordering.service.house import as_house
from houtai.modules.ordering.service.moving import By, tell_story
from houtai.modules.ordering.tables import Order, Trade
from houtai.modules.payments import public as payments

ADJUST_MAX = 10**12
LINES_MAX = 200
Adjustment = Annotated[int, Field(strict=True, ge=-ADJUST_MAX, le=ADJUST_MAX)]


class LineNotOfOrder(Invalid):
    """The order has no such line, or it is named twice."""

    code = "ordering.line_not_of_order"


class LinePrice(Command):
    """What is added to a line, or taken off if negative."""

    line_id: UUID
    adjust_fen: Adjustment


class NewPrice(Command):
    """What is added to the goods, or taken off if negative, in place of what was before: one sum
    that is spread over the lines, or a sum for each line; a line that is not named gets none.
    """

    adjust_fen: Adjustment | None = None
    lines: Annotated[list[LinePrice], Field(max_length=LINES_MAX)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.adjust_fen is None) == (self.lines is None):
            raise ValueError("either adjust_fen or lines")
        return self


class ChangePrice(NewPrice):
    """The same, agreed: it is asked for payment from now on."""

    version: Version


class RepricedLineView(View):
    """A line with its new price."""

    line_id: UUID
    before_fen: int
    """What it cost before anybody changed the price."""
    adjust_fen: int
    payable_fen: int


class RepricedView(View):
    """What a change of price would do, to the fen."""

    lines: list[RepricedLineView]
    adjust_fen: int
    payable_fen: int
    trade_payable_fen: int


async def preview(
    session: AsyncSession, actor: Actor, order_id: UUID, wanted: NewPrice
) -> RepricedView:
    """Raises OrderUnknown, PriceBelowNothing, LineNotOfOrder."""
    order = await one_order(session, actor, order_id)
    shares = _shares(order.lines, wanted)
    more_fen = sum(shares) - order.adjust_fen
    async with as_house(session, actor):
        trade_fen = await session.scalar(
            select(Trade.payable_fen).where(Trade.id == order.trade_id)
        )
    return RepricedView(
        lines=[
            RepricedLineView(
                line_id=line.id,
                before_fen=_before(line),
                adjust_fen=share,
                payable_fen=_before(line) + share,
            )
            for line, share in zip(order.lines, shares, strict=True)
        ],
        adjust_fen=sum(shares),
        payable_fen=order.payable_fen + more_fen,
        trade_payable_fen=(trade_fen or 0) + more_fen,
    )


def _before(line: LineView) -> int:
    return line.gross_fen - line.discount_fen


def _shares(lines: Sequence[LineView], wanted: NewPrice) -> list[int]:
    """For each line of the order, in their order. Raises PriceBelowNothing, LineNotOfOrder."""
    if wanted.lines is None:
        return spread(wanted.adjust_fen or 0, [_before(line) for line in lines])
    known = {line.id: _before(line) for line in lines}
    shares: dict[UUID, int] = {}
    for position, one in enumerate(wanted.lines):
        if one.line_id not in known or one.line_id in shares:
            raise LineNotOfOrder(place=f"body/lines/{position}/line_id")
        if known[one.line_id] + one.adjust_fen < 0:
            place = f"body/lines/{position}/adjust_fen"
            raise PriceBelowNothing(place=place, most=known[one.line_id])
        shares[one.line_id] = one.adjust_fen
    return [shares.get(line.id, 0) for line in lines]


async def change_price(
    session: AsyncSession, actor: Actor, order_id: UUID, command: ChangePrice, *, at: datetime
) -> None:
    """The trade follows. A payment that was begun is closed: it asked for another sum.

    Raises OrderUnknown, ChangedMeanwhile, PriceBelowNothing, LineNotOfOrder.
    """
    before = await one_order(session, actor, order_id)
    shares = _shares(before.lines, command)
    adjust_fen = sum(shares)
    more_fen = adjust_fen - before.adjust_fen
    async with as_house(session, actor):
        # The trade is locked before the order, as whoever pays or cancels it does.
        await _lock_waiting(session, before.trade_id)
        values = {"lines": [line.id for line in before.lines], "shares": shares}
        await session.execute(statement(__package__, "adjust_lines"), values)
        await _adjust_trade(session, before.trade_id, more_fen, at=at)
    changes = {
        "adjust_fen": Order.adjust_fen + more_fen,
        "payable_fen": Order.payable_fen + more_fen,
    }
    still = (Order.state == "awaiting_payment", Order.adjust_fen == before.adjust_fen)
    row = await change_row(session, actor, order_id, command.version, changes, *still)
    told = {"adjust_fen": adjust_fen}
    await tell_story(session, [row], "change_price", by_staff(actor), at=at, details=told)
    async with as_house(session, actor):
        await _settle_if_free(session, before.trade_id, by_staff(actor), at=at)
    _note(session, row.number, before, await one_order(session, actor, order_id))


def _note(session: AsyncSession, number: str, before: OrderView, after: OrderView) -> None:
    trail.note(session, "ordering.order", before.id, name=number, before=before, after=after)


async def _settle_if_free(session: AsyncSession, trade_id: UUID, by: By, *, at: datetime) -> None:
    """Nobody can pay nothing, so it is paid."""
    trades = await locked(session, {trade_id})
    if trades[trade_id].payable_fen == 0:
        await paying.settle(session, [trades[trade_id]], {}, at=at, by=by)


async def _lock_waiting(session: AsyncSession, trade_id: UUID) -> None:
    waits = select(Trade.id).where(Trade.id == trade_id, Trade.state == "waiting")
    if await session.scalar(waits.with_for_update()) is None:
        raise ChangedMeanwhile


async def _adjust_trade(
    session: AsyncSession, trade_id: UUID, more_fen: int, *, at: datetime
) -> None:
    await session.execute(
        update(Trade)
        .where(Trade.id == trade_id)
        .values(
            adjust_fen=Trade.adjust_fen + more_fen,
            payable_fen=Trade.payable_fen + more_fen,
            version=Trade.version + 1,
        )
    )
    await payments.close(session, trade_id, at=at)
