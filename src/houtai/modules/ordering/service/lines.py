"""Lines of an order are changed by staff, with a preview of what it means for the money.

Before it is paid the trade is priced again, and never costs more than its buyer agreed to. After
that what is taken out goes back with its exact share, and what is added is a trade of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, View
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.locks import locked
from houtai.modules.ordering.queries.orders import LineView, OrderView, one_order
from houtai.modules.ordering.rules.carts import QUANTITY_MAX
from houtai.modules.ordering.rules.quoting import Quote
from houtai.modules.ordering.service import adding, exchanging, removing, under_way
from houtai.modules.ordering.service.changing import (
    ChangedMeanwhile,
    Version,
    by_staff,
    change_row,
)
from houtai.modules.ordering.service.gifts import gifts_left
from houtai.modules.ordering.service.house import as_house
from houtai.modules.ordering.service.moving import tell_story
from houtai.modules.ordering.service.removing import Removal
from houtai.modules.ordering.service.repricing import LineNotOfOrder
from houtai.modules.ordering.service.requoting import Requote, requote
from houtai.modules.ordering.tables import Order, Trade

CHANGES_MAX = 50


class NothingLeft(Conflict):
    """All goods would be out of it: it is cancelled instead."""

    code = "ordering.nothing_left"


class NothingChanged(Invalid):
    """The order has just these goods."""

    code = "ordering.nothing_changed"


class LinesFixed(Conflict):
    """It is under way, over, or being disputed."""

    code = "ordering.lines_fixed"


class GiftNotFewer(Invalid):
    """Gifts come with what is bought; of a paid order some can be left out."""

    code = "ordering.gift_not_fewer"


class LineWish(Command):
    """How many of a SKU the order shall have; none takes it out. Gifts follow by themselves; of an
    order that is paid they can be taken out alone as well.
    """

    sku_id: UUID
    quantity: Annotated[int, Field(strict=True, ge=0, le=QUANTITY_MAX)]
    is_gift: bool = False


class WantedLines(Command):
    """What is not named stays as it is."""

    lines: Annotated[list[LineWish], Field(min_length=1, max_length=CHANGES_MAX)]

    def by_sku(self) -> tuple[dict[UUID, int], dict[UUID, int]]:
        """What is bought, and gifts. Raises LineNotOfOrder where one is named twice."""
        bought: dict[UUID, int] = {}
        gifts: dict[UUID, int] = {}
        for position, one in enumerate(self.lines):
            wanted = gifts if one.is_gift else bought
            if one.sku_id in wanted:
                raise LineNotOfOrder(place=f"body/lines/{position}/sku_id")
            wanted[one.sku_id] = one.quantity
        return bought, gifts


class ChangeLines(WantedLines):
    """The same, agreed."""

    version: Version


class ChangedLineView(View):
    """A line, before and after."""

    sku_id: UUID
    product_name: str
    spec_text: str
    is_gift: bool
    before: int
    after: int
    before_fen: int
    after_fen: int


class ChangedLinesView(View):
    """What the change means. `back_fen` goes back to the buyer, or is not collected at the door;
    `extra_fen` is asked for by a trade of its own, `extra_trade_id` once it stands.
    """

    lines: list[ChangedLineView]
    payable_before_fen: int
    payable_fen: int
    """Of the order."""
    trade_payable_before_fen: int
    trade_payable_fen: int
    back_fen: int = 0
    extra_fen: int = 0
    extra_trade_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """Either the trade is priced again, or goods are taken out and others are added."""

    view: ChangedLinesView
    requoted: Requote | None = None
    removal: Removal | None = None
    added: Quote | None = None


async def preview(
    session: AsyncSession,
    actor: Actor,
    order_id: UUID,
    wanted: WantedLines,
    offers: marketing.Offers,
    *,
    at: datetime,
) -> ChangedLinesView:
    """Nothing is held for it. Raises what changing them would raise."""
    order = await one_order(session, actor, order_id)
    async with as_house(session, actor):
        return (await _planned(session, order, wanted, offers, at)).view


async def change(
    session: AsyncSession,
    actor: Actor,
    order_id: UUID,
    command: ChangeLines,
    offers: marketing.Offers,
    *,
    at: datetime,
) -> ChangedLinesView:
    """Raises OrderUnknown, ChangedMeanwhile, LinesFixed, NothingLeft, NothingChanged,
    LineNotOfOrder, SumWouldGrow, OtherShop, SoldOut, and what quoting raises.
    """
    before = await one_order(session, actor, order_id)
    by, change_id = by_staff(actor), new_id()
    async with as_house(session, actor):
        trade = (await locked(session, {before.trade_id}))[before.trade_id]
        plan = await _planned(session, before, command, offers, at)
    still = (Order.state == before.state, Order.payment == before.payment)
    row = await change_row(session, actor, order_id, command.version, {}, *still)
    view = plan.view
    async with as_house(session, actor):
        if plan.requoted is not None:
            if trade.state != "waiting":
                raise ChangedMeanwhile
            await exchanging.exchange(session, trade, order_id, plan.requoted, by, at=at)
        if plan.removal is not None:
            if not await under_way.called_back(session, [order_id], "lines_changed", at=at):
                raise ChangedMeanwhile
            await under_way.tell_changed(session, row, "lines", at=at)
            await removing.remove(
                session, trade, order_id, plan.removal, by, change_id=change_id, at=at
            )
        if plan.added is not None:
            placed = await adding.add(session, before, plan.added, by, change_id=change_id, at=at)
            view = view.model_copy(update={"extra_trade_id": placed.trade_id})
        told = {**_told(view), "change_id": str(change_id)}
        await tell_story(session, [row], "change_lines", by, at=at, details=told)
    after = await one_order(session, actor, order_id)
    trail.note(session, "ordering.order", order_id, name=row.number, before=before, after=after)
    return view


def _told(view: ChangedLinesView) -> dict[str, object]:
    """For the story: what was changed, by name, and what it did to the money."""
    lines = [
        {"name": f"{one.product_name} {one.spec_text}".strip(), "from": one.before, "to": one.after}
        for one in view.lines
        if one.before != one.after
    ]
    sums = {"payable_fen": view.payable_fen, "back_fen": view.back_fen}
    return {"lines": lines, **sums, "extra_fen": view.extra_fen}


async def _planned(
    session: AsyncSession,
    order: OrderView,
    wanted: WantedLines,
    offers: marketing.Offers,
    at: datetime,
) -> _Plan:
    wishes, fewer = wanted.by_sku()
    bought = {one.sku_id: one.quantity for one in order.lines if not one.is_gift}
    gifts = {one.sku_id: one.quantity for one in order.lines if one.is_gift}
    for position, one in enumerate(wanted.lines):
        if not one.quantity and one.sku_id not in (gifts if one.is_gift else bought):
            raise LineNotOfOrder(place=f"body/lines/{position}/sku_id")
        is_paid = order.state != "awaiting_payment"
        if one.is_gift and not (is_paid and one.quantity <= gifts.get(one.sku_id, 0)):
            raise GiftNotFewer(place=f"body/lines/{position}/quantity")
    after = {**bought, **wishes}
    if after == bought and {**gifts, **fewer} == gifts:
        raise NothingChanged(place="body/lines")
    if not any(after.values()):
        raise NothingLeft
    if order.fulfilment != "none" or order.aftersale != "none":
        raise LinesFixed
    if order.state == "awaiting_payment":
        found = await requote(session, order.trade_id, order.id, wishes, offers, at=at)
        return _Plan(_requoted_view(order, found), requoted=found)
    if order.state != "awaiting_shipment" or order.payment not in {"paid", "on_delivery"}:
        raise LinesFixed
    return await _settled_plan(session, order, (wishes, fewer), bought, offers, at=at)


def _requoted_view(order: OrderView, found: Requote) -> ChangedLinesView:
    part = next(one for one in found.parts if one.order.id == order.id)
    before = {(one.sku_id, one.is_gift): one for one in order.lines}
    lines = []
    for line, adjust_fen in zip(part.shop.lines, part.adjusts, strict=True):
        stood = before.pop((line.good.sku_id, line.is_gift), None)
        lines.append(
            ChangedLineView(
                sku_id=line.good.sku_id,
                product_name=line.good.product_name,
                spec_text=line.good.spec_text,
                is_gift=line.is_gift,
                before=stood.quantity if stood else 0,
                after=line.quantity,
                before_fen=stood.payable_fen if stood else 0,
                after_fen=line.payable_fen + adjust_fen,
            )
        )
    lines += [_line(one, 0, 0) for one in before.values()]
    return ChangedLinesView(
        lines=lines,
        payable_before_fen=order.payable_fen,
        payable_fen=part.sums["payable_fen"],
        trade_payable_before_fen=found.trade.payable_fen,
        trade_payable_fen=found.payable_fen,
    )


def _line(line: LineView, after: int, after_fen: int) -> ChangedLineView:
    return ChangedLineView(
        sku_id=line.sku_id,
        product_name=line.product_name,
        spec_text=line.spec_text,
        is_gift=line.is_gift,
        before=line.quantity,
        after=after,
        before_fen=line.payable_fen,
        after_fen=after_fen,
    )


async def _settled_plan(
    session: AsyncSession,
    order: OrderView,
    wanted: tuple[Mapping[UUID, int], Mapping[UUID, int]],
    bought: Mapping[UUID, int],
    offers: marketing.Offers,
    *,
    at: datetime,
) -> _Plan:
    """Of an order that is paid, or to be paid at the door."""
    wishes, fewer = wanted
    sold = await removing.sold_lines(session, order.id)
    kept = {sku_id: min(wishes.get(sku_id, stood), stood) for sku_id, stood in bought.items()}
    unearned = {} if kept == bought else await gifts_left(session, order.id, sold, kept)
    gifts = {**fewer, **{one: min(left, fewer.get(one, left)) for one, left in unearned.items()}}
    removal = removing.removal_of(sold, wishes, gifts)
    more = {
        sku_id: quantity - bought.get(sku_id, 0)
        for sku_id, quantity in wishes.items()
        if quantity > bought.get(sku_id, 0)
    }
    added = await adding.quote_added(session, order, more, offers, at=at) if more else None
    trade_fen = await session.scalar(select(Trade.payable_fen).where(Trade.id == order.trade_id))
    view = ChangedLinesView(
        lines=[*_kept(order.lines, removal), *(_added(added) if added else [])],
        payable_before_fen=order.payable_fen,
        payable_fen=order.payable_fen - removal.back_fen,
        trade_payable_before_fen=trade_fen or 0,
        trade_payable_fen=(trade_fen or 0) - removal.back_fen,
        back_fen=removal.back_fen,
        extra_fen=added.payable_fen if added else 0,
    )
    return _Plan(view, removal=removal if removal.before else None, added=added)


def _kept(lines: Sequence[LineView], removal: Removal) -> list[ChangedLineView]:
    after = {one.id: (one.quantity, one.payable_fen) for one in removal.after}
    return [_line(one, *after.get(one.id, (one.quantity, one.payable_fen))) for one in lines]


def _added(found: Quote) -> list[ChangedLineView]:
    return [
        ChangedLineView(
            sku_id=line.good.sku_id,
            product_name=line.good.product_name,
            spec_text=line.good.spec_text,
            is_gift=line.is_gift,
            before=0,
            after=line.quantity,
            before_fen=0,
            after_fen=line.payable_fen,
        )
        for shop in found.shops
        for line in shop.lines
    ]
