"""What is asked for of an order: which pieces, and the most that goes back for them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, Invalid
from houtai.kit.money import split
from houtai.kit.shapes import Command, Word
from houtai.modules.aftersale.queries.cases import SaleCaseUnknown
from houtai.modules.aftersale.rules.amounts import Standing, share_of, takes_all
from houtai.modules.aftersale.rules.asking import SELLERS_FAULT, kinds_at, stage_of
from houtai.modules.aftersale.rules.states import GOES_OUT, OF_PIECES, CaseKind, CaseStage
from houtai.modules.aftersale.service import policy, purses
from houtai.modules.aftersale.service.reaching import PARTLY, reaches
from houtai.modules.catalog import public as catalog
from houtai.modules.ordering import public as ordering

LINES_MAX = 100


class NotClaimableNow(Conflict):
    """The order is not paid, closed, or completed too long ago."""

    code = "aftersale.not_now"


class KindNotOffered(Conflict):
    """Not to be asked for as the order stands."""

    code = "aftersale.kind_not_offered"


class LineNotThere(Invalid):
    """Not of this order, a gift, named twice, or not so many pieces are left."""

    code = "aftersale.line_not_there"


class SwapNotThere(Invalid):
    """Not to be had, of another product, or nothing is exchanged."""

    code = "aftersale.swap_not_there"


class WantedPieces(Command):
    """How many of a line; of a case about money alone, how many it is about."""

    line_id: UUID
    quantity: Annotated[int, Field(strict=True, ge=1, le=9_999)]
    swap_sku_id: UUID | None = None
    """Of an exchange: what it shall be instead, of the same product; none: the same again."""


class QuoteCase(Command):
    """What one would ask for."""

    order_id: UUID
    kind: CaseKind
    reason: Word
    of_waiting: bool = False
    """Of an order that is partly on its way: what of it has not gone."""
    keeps_gifts: bool = False
    """Of a return: gifts that are not earned any more stay; the seller may take their value off."""
    lines: Annotated[list[WantedPieces], Field(min_length=1, max_length=LINES_MAX)]


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A line that is asked for, with the most that goes back for it."""

    line_id: UUID
    quantity: int
    most_fen: int
    swap: catalog.SellingView | None = None
    """What goes out for it, where that is something else."""
    extra_fen: int = 0
    """What that costs more, or less."""
    lost_fen: int = 0
    """What it gives less for discounts that are lost; below zero: given back again."""
    worth_fen: int = 0
    """Of a gift that should come back: what it costs now."""
    is_kept: bool = False
    """A gift that does not come back."""
    then_fen: int = 0
    """Of price protection: what was paid for its pieces and has not gone back."""
    now_fen: int | None = None
    """The same: what they cost today; None: they are not sold today."""


async def find(
    session: AsyncSession, member_id: UUID, command: QuoteCase, at: datetime, *, held: bool
) -> tuple[ordering.SoldOrder, CaseStage]:
    """Raises SaleCaseUnknown for one that is not one's own, NotClaimableNow, KindNotOffered."""
    asked = ordering.hold_sold if held else ordering.sold_order
    order = await asked(session, command.order_id)
    if order is None or order.member_id != member_id:
        raise SaleCaseUnknown
    stage = stage_of(order.state, order.payment, order.fulfilment)
    if stage is None:
        raise NotClaimableNow
    ended = stage == "received" and order.ended_at is not None
    if ended and order.ended_at is not None and order.ended_at + await policy.window(session) <= at:
        raise NotClaimableNow
    if command.of_waiting and order.fulfilment == PARTLY:
        stage = "unshipped"
    if command.kind not in kinds_at(stage):
        raise KindNotOffered(place="body/kind")
    return order, stage


def _asked(
    order: ordering.SoldOrder,
    stage: CaseStage,
    command: QuoteCase,
    left: Mapping[UUID, Standing],
    most: Mapping[UUID, int],
) -> list[AskedLine]:
    """Raises LineNotThere. With the last goods goes the freight, where they have not gone or the
    buyer is not to blame.
    """
    goods = {one.id: one for one in order.lines if not one.is_gift}
    wanted: dict[UUID, int] = {}
    for position, one in enumerate(command.lines):
        place = f"body/lines/{position}/line_id"
        standing = left.get(one.line_id)
        if one.line_id not in goods or one.line_id in wanted or standing is None:
            raise LineNotThere(place=place)
        about_pieces = command.kind in OF_PIECES
        if one.quantity > (most[one.line_id] if about_pieces else standing.quantity):
            raise LineNotThere(place=place)
        wanted[one.line_id] = one.quantity
    if command.kind == "price_protection":
        return [_held(left[line_id], count) for line_id, count in wanted.items()]
    if command.kind not in OF_PIECES:
        return [
            AskedLine(line_id=line_id, quantity=0, most_fen=left[line_id].fen_left)
            for line_id in wanted
        ]
    asked = [
        AskedLine(line_id=line_id, quantity=count, most_fen=share_of(left[line_id], count))
        for line_id, count in wanted.items()
    ]
    if command.kind in GOES_OUT or not takes_all([left[line_id] for line_id in goods], wanted):
        return asked
    freight_back = stage == "unshipped" or command.reason in SELLERS_FAULT
    if freight_back and left[order.id].fen_left:
        asked.append(AskedLine(line_id=order.id, quantity=0, most_fen=left[order.id].fen_left))
    return asked


def _held(standing: Standing, pieces: int) -> AskedLine:
    """What the buyer paid for pieces that stay with him. Raises LineNotThere."""
    if pieces > standing.pieces_left:
        raise LineNotThere(place="body/lines")
    then_fen = split(standing.fen_left, [pieces, standing.pieces_left - pieces])[0]
    return AskedLine(standing.line_id, pieces, most_fen=0, then_fen=then_fen)


async def _dropped(
    session: AsyncSession,
    order: ordering.SoldOrder,
    asked: Sequence[AskedLine],
    *,
    at: datetime,
) -> list[AskedLine]:
    """By how much the same pieces cost less today; nothing of them is given back."""
    skus = {one.id: one.sku_id for one in order.lines}
    counts = Counter[UUID]()
    for one in asked:
        counts[skus[one.line_id]] += one.quantity
    costs = await ordering.cost_now(session, order.member_id, counts, at=at)
    found = []
    for one in asked:
        sku_id = skus[one.line_id]
        all_fen = costs.get(sku_id)
        rest = counts[sku_id] - one.quantity
        now_fen = None if all_fen is None else split(all_fen, [one.quantity, rest])[0]
        most_fen = 0 if now_fen is None else max(0, one.then_fen - now_fen)
        found.append(replace(one, quantity=0, most_fen=most_fen, now_fen=now_fen))
    return found


async def _with_gifts(
    session: AsyncSession,
    order: ordering.SoldOrder,
    asked: Sequence[AskedLine],
    left: Mapping[UUID, Standing],
    most: Mapping[UUID, int],
) -> list[AskedLine]:
    """Gifts that are not earned any more go back with the goods that earned them; all of them with
    the last goods.
    """
    gifts = [one.id for one in order.lines if one.is_gift]
    if not gifts:
        return list(asked)
    now = {one.line_id: one.quantity for one in asked}
    gone = {line_id: one.pieces_gone + now.get(line_id, 0) for line_id, one in left.items()}
    if takes_all([left[one.id] for one in order.lines if not one.is_gift], now):
        unearned = {one: left[one].quantity for one in gifts}
    else:
        unearned = {**await ordering.gifts_unearned(session, order.id, gone)}
    counts = {one: min(most[one], unearned.get(one, 0) - left[one].pieces_gone) for one in gifts}
    return [
        *asked,
        *(
            AskedLine(line_id=one, quantity=count, most_fen=0)
            for one, count in counts.items()
            if count > 0
        ),
    ]


async def _worth(
    session: AsyncSession, order: ordering.SoldOrder, asked: Sequence[AskedLine], *, kept: bool
) -> list[AskedLine]:
    """With what the gifts among them cost now; of what is not sold any more that is nothing."""
    gifts = {one.id: one.sku_id for one in order.lines if one.is_gift}
    skus = {gifts[one.line_id] for one in asked if one.line_id in gifts}
    goods = await catalog.selling(session, skus) if skus else {}
    prices = {line_id: goods[sku].price_fen for line_id, sku in gifts.items() if sku in goods}
    return [
        replace(one, worth_fen=prices.get(one.line_id, 0) * one.quantity, is_kept=kept)
        if one.line_id in gifts
        else one
        for one in asked
    ]


async def _swapped(
    session: AsyncSession, order: ordering.SoldOrder, command: QuoteCase, asked: list[AskedLine]
) -> list[AskedLine]:
    """With what shall be instead of each, at what it costs now against what it cost then; no more
    goes back than was paid. Raises SwapNotThere.
    """
    wishes = {one.line_id: one.swap_sku_id for one in command.lines if one.swap_sku_id}
    if not wishes:
        return asked
    sold = {one.id: one for one in order.lines}
    goods = await catalog.selling(session, set(wishes.values()))
    for position, one in enumerate(command.lines):
        good = goods.get(wishes.get(one.line_id, order.id))
        named = one.line_id in wishes
        same = good is not None and good.product_id == sold[one.line_id].product_id
        if named and not (command.kind == "exchange" and same and good and good.for_sale):
            raise SwapNotThere(place=f"body/lines/{position}/swap_sku_id")
    return [
        one
        if (swap_id := wishes.get(one.line_id)) is None or swap_id == sold[one.line_id].sku_id
        else _instead(one, sold[one.line_id], goods[swap_id])
        for one in asked
    ]


def _instead(one: AskedLine, sold: ordering.SoldPieces, good: catalog.SellingView) -> AskedLine:
    extra_fen = (good.price_fen - sold.list_fen) * one.quantity
    return replace(one, swap=good, extra_fen=max(extra_fen, -one.most_fen))


async def asked_for(
    session: AsyncSession,
    order: ordering.SoldOrder,
    stage: CaseStage,
    command: QuoteCase,
    *,
    at: datetime,
) -> list[AskedLine]:
    """With what belongs to it: gifts, freight, and what shall be instead. Nothing is written.

    Raises LineNotThere, SwapNotThere.
    """
    left = await purses.standing(session, order)
    here = stage == "unshipped"
    reach = await reaches(session, order, left)
    most = {line_id: one.here if here else one.gone for line_id, one in reach.items()}
    asked = _asked(order, stage, command, left, most)
    if command.kind == "price_protection":
        return await _dropped(session, order, asked, at=at)
    if command.kind == "return_refund" or (here and order.fulfilment == PARTLY):
        asked = await _with_gifts(session, order, asked, left, most)
    if not here:  # What has not gone is not sent: nobody keeps it.
        asked = await _worth(session, order, asked, kept=command.keeps_gifts)
    return await _swapped(session, order, command, asked)


async def quoted(
    session: AsyncSession, member_id: UUID, command: QuoteCase, *, at: datetime
) -> tuple[ordering.SoldOrder, CaseStage, list[AskedLine]]:
    """What may be asked for, without asking. As the house. Raises what asking raises."""
    order, stage = await find(session, member_id, command, at, held=False)
    return order, stage, await asked_for(session, order, stage, command, at=at)
