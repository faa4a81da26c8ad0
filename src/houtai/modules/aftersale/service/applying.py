"""A buyer asks: for pieces of an order or for money alone, before it goes, on its way, or after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.aftersale import CaseOpened
from houtai.kit import dictionaries, eventlog
from houtai.kit.auth import SYSTEM
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import document_number, new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Prose, Word
from houtai.modules.aftersale.queries.cases import SaleCaseUnknown
from houtai.modules.aftersale.queries.merchant_rules import rule_of
from houtai.modules.aftersale.rules.amounts import Standing, share_of, spread, takes_all
from houtai.modules.aftersale.rules.asking import SELLERS_FAULT, kinds_at, stage_of
from houtai.modules.aftersale.rules.states import (
    COMES_BACK,
    ENDED,
    GOES_OUT,
    OF_PIECES,
    Act,
    CaseKind,
    CaseStage,
)
from houtai.modules.aftersale.service import agreeing, evidence, policy, purses
from houtai.modules.aftersale.service.moving import HOUSE, Doer, Said, hold, tell
from houtai.modules.aftersale.service.reaching import claimable
from houtai.modules.aftersale.tables import Case, CaseLine
from houtai.modules.catalog import public as catalog
from houtai.modules.ordering import public as ordering

NUMBER_LETTER = "A"
REASONS = "aftersale_reason"
LINES_MAX = 100
PICTURES_MAX = 9
WORDS_MAX = 500


class NotClaimableNow(Conflict):
    """The order is not paid, closed, or completed too long ago."""

    code = "aftersale.not_now"


class KindNotOffered(Conflict):
    """Not to be asked for as the order stands."""

    code = "aftersale.kind_not_offered"


class OneAtATime(Conflict):
    """Before goods have gone, one case of an order is settled after the other."""

    code = "aftersale.one_at_a_time"


class LineNotThere(Invalid):
    """Not of this order, a gift, named twice, or not so many pieces are left."""

    code = "aftersale.line_not_there"


class SwapNotThere(Invalid):
    """Not to be had, of another product, or nothing is exchanged."""

    code = "aftersale.swap_not_there"


class AmountTooLarge(Invalid):
    """`most_fen` is what may be asked for."""

    code = "aftersale.amount_too_large"


class NothingLeftToRefund(Invalid):
    """Nothing was paid for it, or all of that has gone back."""

    code = "aftersale.nothing_to_refund"


class ReasonNotKnown(Invalid):
    """None of the dictionary's words."""

    code = "aftersale.reason_not_known"


def _once(ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(ids))


Pictures = Annotated[tuple[UUID, ...], Field(max_length=PICTURES_MAX), AfterValidator(_once)]
Words = Annotated[Prose, StringConstraints(strip_whitespace=True, max_length=WORDS_MAX)]


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
    lines: Annotated[list[WantedPieces], Field(min_length=1, max_length=LINES_MAX)]


class OpenCase(QuoteCase):
    """The same, asked. Without `amount_fen` it is the most that there is."""

    amount_fen: Annotated[int, Field(strict=True, ge=0, le=BIGINT_MAX)] | None = None
    words: Words = ""
    pictures: Pictures = ()


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


async def _order(
    session: AsyncSession, member_id: UUID, order_id: UUID, at: datetime, *, held: bool
) -> tuple[ordering.SoldOrder, CaseStage]:
    """Raises SaleCaseUnknown for one that is not one's own, NotClaimableNow."""
    find = ordering.hold_sold if held else ordering.sold_order
    order = await find(session, order_id)
    if order is None or order.member_id != member_id:
        raise SaleCaseUnknown
    stage = stage_of(order.state, order.payment, order.fulfilment)
    if stage is None:
        raise NotClaimableNow
    ended = stage == "received" and order.ended_at is not None
    if ended and order.ended_at is not None and order.ended_at + await policy.window(session) <= at:
        raise NotClaimableNow
    return order, stage


def _asked(
    order: ordering.SoldOrder,
    stage: CaseStage,
    command: QuoteCase,
    left: Mapping[UUID, Standing],
    most: Mapping[UUID, int],
) -> list[AskedLine]:
    """Raises LineNotThere. With the last goods go the gifts and, where the buyer is not to blame,
    the freight.
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
    if command.kind == "return_refund":
        asked += [
            AskedLine(line_id=one.id, quantity=left[one.id].pieces_left, most_fen=0)
            for one in order.lines
            if one.is_gift and left[one.id].pieces_left
        ]
    freight_back = stage == "unshipped" or command.reason in SELLERS_FAULT
    if freight_back and left[order.id].fen_left:
        asked.append(AskedLine(line_id=order.id, quantity=0, most_fen=left[order.id].fen_left))
    return asked


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


async def _asked_for(
    session: AsyncSession, order: ordering.SoldOrder, stage: CaseStage, command: QuoteCase
) -> list[AskedLine]:
    left = await purses.standing(session, order)
    asked = _asked(order, stage, command, left, await claimable(session, order, left))
    return await _swapped(session, order, command, asked)


async def quoted(
    session: AsyncSession, member_id: UUID, command: QuoteCase, *, at: datetime
) -> tuple[ordering.SoldOrder, CaseStage, list[AskedLine]]:
    """What may be asked for, without asking. As the house. Raises what asking raises."""
    order, stage = await _order(session, member_id, command.order_id, at, held=False)
    if command.kind not in kinds_at(stage):
        raise KindNotOffered(place="body/kind")
    return order, stage, await _asked_for(session, order, stage, command)


async def apply(session: AsyncSession, member_id: UUID, command: OpenCase, *, at: datetime) -> UUID:
    """As the house. What has not gone is refunded at once where the merchant's rule says so.

    Raises SaleCaseUnknown, NotClaimableNow, KindNotOffered, OneAtATime, LineNotThere,
    AmountTooLarge, NothingLeftToRefund, ReasonNotKnown, FileNotUsable, MoreThanLeft.
    """
    order, stage = await _order(session, member_id, command.order_id, at, held=True)
    if command.kind not in kinds_at(stage):
        raise KindNotOffered(place="body/kind")
    words = await dictionaries.words(session, REASONS, "zh-CN")
    if command.reason not in {word.code for word in words}:
        raise ReasonNotKnown(place="body/reason")
    await _refuse_second(session, order, stage)
    asked = await _asked_for(session, order, stage, command)
    most_fen = sum(one.most_fen for one in asked)
    amount_fen = most_fen if command.amount_fen is None else command.amount_fen
    # What leaves an order takes its exact share along; so it is held where other goods go out.
    whole = stage == "unshipped" or command.kind in GOES_OUT
    if amount_fen > most_fen or (whole and amount_fen != most_fen):
        raise AmountTooLarge(place="body/amount_fen", most_fen=most_fen)
    if not amount_fen and not whole:
        raise NothingLeftToRefund
    case_id = await _write(
        session, order, stage, command, asked=asked, amount_fen=amount_fen, at=at
    )
    held = await hold(session, case_id)
    doer = Doer("buyer", member_id)
    told = Said(command.words, command.pictures, _told(command.kind, asked, amount_fen))
    message_id = await tell(session, held, "apply", doer, told, at=at)
    await evidence.use(session, doer, message_id, command.pictures, at=at)
    rule = await rule_of(session, SYSTEM, order.merchant_id)
    if stage == "unshipped" and rule.fast_refund:
        await agreeing.agree(session, held, Act.AGREE_REFUND, HOUSE, amount_fen=amount_fen, at=at)
    return case_id


def _told(kind: CaseKind, asked: Sequence[AskedLine], amount_fen: int) -> dict[str, object]:
    if kind in GOES_OUT:
        return {"extra_fen": sum(one.extra_fen for one in asked)}
    return {"asked_fen": amount_fen}


async def _refuse_second(
    session: AsyncSession, order: ordering.SoldOrder, stage: CaseStage
) -> None:
    if stage != "unshipped":
        return
    found = select(Case.id).where(Case.order_id == order.id, Case.state.not_in(ENDED)).limit(1)
    if await session.scalar(found) is not None:
        raise OneAtATime


async def _write(
    session: AsyncSession,
    order: ordering.SoldOrder,
    stage: CaseStage,
    command: OpenCase,
    *,
    asked: list[AskedLine],
    amount_fen: int,
    at: datetime,
) -> UUID:
    case_id = new_id()
    rule = await rule_of(session, SYSTEM, order.merchant_id)
    returns = command.kind in COMES_BACK
    row = {
        **{name: getattr(order, name) for name in ("merchant_id", "member_id", "trade_id")},
        **dict.fromkeys(("return_to", "carrier_code", "waybill_number"), ""),
        **command.model_dump(include={"kind", "reason", "words", "order_id"}),
        "id": case_id,
        "number": document_number(NUMBER_LETTER, case_id, at.date()),
        "order_number": order.number,
        "shop_name": order.shop_name,
        "stage": stage,
        "state": "applied",
        "money": "none",
        "asked_fen": amount_fen,
        "pieces_count": sum(one.quantity for one in asked),
        "refund_at": rule.refund_at,
        "return_warehouse": rule.return_warehouse if returns else None,
        "finding": {},
        "extra_fen": sum(one.extra_fen for one in asked),
        "opened_at": at,
        "due_at": await policy.due_at(session, "applied", at),
    }
    await session.execute(insert(Case).values(row))
    await _write_lines(session, case_id, order, asked, amount_fen)
    by = ordering.By("buyer", order.member_id)
    await ordering.note_aftersale(session, order.id, by, is_open=True, at=at)
    event = CaseOpened(
        case_id=case_id,
        number=document_number(NUMBER_LETTER, case_id, at.date()),
        order_id=order.id,
        merchant_id=order.merchant_id,
        member_id=order.member_id,
        kind=command.kind,
        asked_fen=amount_fen,
        at=at,
    )
    await eventlog.emit(session, event)
    return case_id


async def _write_lines(
    session: AsyncSession,
    case_id: UUID,
    order: ordering.SoldOrder,
    asked: Sequence[AskedLine],
    amount_fen: int,
) -> None:
    """What is asked for is held of each line from now on. Raises MoreThanLeft."""
    fens = spread(amount_fen, [one.most_fen for one in asked])
    lines = {one.id: one for one in order.lines}
    of_case = {"case_id": case_id, "merchant_id": order.merchant_id}
    await session.execute(
        insert(CaseLine),
        [
            {**of_case, "position": place, **_line(one, fen, lines.get(one.line_id))}
            for place, (one, fen) in enumerate(zip(asked, fens, strict=True))
        ],
    )
    await purses.follow(session, order)
    wanted = [(one.line_id, one.quantity, fen) for one, fen in zip(asked, fens, strict=True)]
    await purses.take(session, wanted)


def _line(one: AskedLine, fen: int, sold: ordering.SoldPieces | None) -> dict[str, object]:
    """Freight is a line without goods."""
    return {
        "line_id": one.line_id,
        "sku_id": sold.sku_id if sold else None,
        "product_name": sold.product_name if sold else "",
        "spec_text": sold.spec_text if sold else "",
        "sku_code": sold.sku_code if sold else "",
        "picture": sold.picture if sold else None,
        "is_gift": sold.is_gift if sold else False,
        "quantity": one.quantity,
        "swap_sku_id": one.swap.sku_id if one.swap else None,
        "swap_text": one.swap.spec_text if one.swap else "",
        "held_fen": fen,
    }
