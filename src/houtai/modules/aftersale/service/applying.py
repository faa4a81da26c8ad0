"""A buyer asks: for pieces of an order or for money alone, before it goes, on its way, or after."""

from collections.abc import Sequence
from contextlib import suppress
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
from houtai.kit.shapes import BIGINT_MAX, Prose
from houtai.modules.aftersale.queries.merchant_rules import rule_of
from houtai.modules.aftersale.rules.amounts import spread
from houtai.modules.aftersale.rules.states import (
    COMES_BACK,
    ENDED,
    GOES_OUT,
    Act,
    CaseKind,
    CaseStage,
)
from houtai.modules.aftersale.service import (
    agreeing,
    asking,
    evidence,
    intercepting,
    policy,
    purses,
)
from houtai.modules.aftersale.service.moving import HOUSE, Doer, HeldCase, Said, hold, tell
from houtai.modules.aftersale.service.paying import BeingHandedOver
from houtai.modules.aftersale.service.reaching import PARTLY
from houtai.modules.aftersale.service.reckoning import reckon
from houtai.modules.aftersale.tables import Case, CaseLine
from houtai.modules.ordering import public as ordering
from houtai.modules.payments import public as payments

NUMBER_LETTER = "A"
REASONS = "aftersale_reason"
PICTURES_MAX = 9
WORDS_MAX = 500


class OneAtATime(Conflict):
    """Before goods have gone, one case of an order is settled after the other."""

    code = "aftersale.one_at_a_time"


class AmountTooLarge(Invalid):
    """`most_fen` is what may be asked for."""

    code = "aftersale.amount_too_large"


class NothingLeftToRefund(Invalid):
    """Nothing was paid for it, or all of that has gone back."""

    code = "aftersale.nothing_to_refund"


class PriceNotDropped(Invalid):
    """Price protection where the goods cost as much as was paid, or are not sold today."""

    code = "aftersale.price_not_dropped"


class ReasonNotKnown(Invalid):
    """None of the dictionary's words."""

    code = "aftersale.reason_not_known"


def _once(ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(ids))


Pictures = Annotated[tuple[UUID, ...], Field(max_length=PICTURES_MAX), AfterValidator(_once)]
Words = Annotated[Prose, StringConstraints(strip_whitespace=True, max_length=WORDS_MAX)]


class OpenCase(asking.QuoteCase):
    """The same, asked. Without `amount_fen` it is the most that there is."""

    amount_fen: Annotated[int, Field(strict=True, ge=0, le=BIGINT_MAX)] | None = None
    refund_to: payments.RefundWay = "origin"
    words: Words = ""
    pictures: Pictures = ()


async def apply(session: AsyncSession, member_id: UUID, command: OpenCase, *, at: datetime) -> UUID:
    """As the house. What has not gone is refunded at once where the merchant's rule says so.

    Raises SaleCaseUnknown, NotClaimableNow, KindNotOffered, OneAtATime, LineNotThere,
    AmountTooLarge, NothingLeftToRefund, PriceNotDropped, ReasonNotKnown, FileNotUsable,
    MoreThanLeft.
    """
    order, stage = await asking.find(session, member_id, command, at, held=True)
    words = await dictionaries.words(session, REASONS, "zh-CN")
    if command.reason not in {word.code for word in words}:
        raise ReasonNotKnown(place="body/reason")
    await _refuse_second(session, order, stage)
    wanted = await asking.asked_for(session, order, stage, command, at=at)
    reckoned = await reckon(session, order, command, wanted)
    asked = reckoned.lines
    most_fen = sum(one.most_fen for one in asked)
    amount_fen = most_fen if command.amount_fen is None else command.amount_fen
    # What leaves an order takes its exact share along; so it is held where other goods go out.
    whole = stage == "unshipped" or command.kind in GOES_OUT
    if amount_fen > most_fen or (whole and amount_fen != most_fen):
        raise AmountTooLarge(place="body/amount_fen", most_fen=most_fen)
    if command.kind == "price_protection" and not most_fen:
        raise PriceNotDropped
    if not amount_fen and not whole:
        raise NothingLeftToRefund
    case_id = await _write(
        session, order, stage, command, asked=asked, amount_fen=amount_fen, at=at
    )
    held = await hold(session, case_id)
    doer = Doer("buyer", member_id)
    told = Said(
        command.words,
        command.pictures,
        {**_told(command.kind, asked, amount_fen), **reckoned.told()},
    )
    message_id = await tell(session, held, "apply", doer, told, at=at)
    await evidence.use(session, doer, message_id, command.pictures, at=at)
    rule = await rule_of(session, SYSTEM, order.merchant_id)
    if stage == "unshipped" and rule.fast_refund:
        await _agree_now(session, held, amount_fen, at=at)
    elif stage == "shipped" and amount_fen <= rule.intercept_fen_max:
        await _intercept_now(session, held, at=at)
    return case_id


async def _agree_now(
    session: AsyncSession, held: HeldCase, amount_fen: int, *, at: datetime
) -> None:
    """Unless the carrier is just getting it: then its seller answers."""
    act = Act.AGREE_REFUND
    with suppress(ordering.OrderUnderWay, BeingHandedOver):
        async with session.begin_nested():
            await agreeing.agree(session, held, act, HOUSE, amount_fen=amount_fen, at=at)


async def _intercept_now(session: AsyncSession, held: HeldCase, *, at: datetime) -> None:
    """By itself, as its merchant's rule says; what cannot be asked back waits for its seller."""
    if held.kind != "refund_only":
        return
    with suppress(intercepting.NotToIntercept):
        async with session.begin_nested():
            await intercepting.intercept(session, held, HOUSE, at=at)


def _told(kind: CaseKind, asked: Sequence[asking.AskedLine], amount_fen: int) -> dict[str, object]:
    if kind in GOES_OUT:
        return {"extra_fen": sum(one.extra_fen for one in asked)}
    if kind == "price_protection":
        sold = [one for one in asked if one.now_fen is not None]
        now_fen = sum(one.now_fen or 0 for one in sold)
        then_fen = sum(one.then_fen for one in sold)
        return {"asked_fen": amount_fen, "then_fen": then_fen, "now_fen": now_fen}
    gift_fen = sum(one.worth_fen for one in asked if one.is_kept)
    return {"asked_fen": amount_fen, **({"gift_fen": gift_fen} if gift_fen else {})}


async def _refuse_second(
    session: AsyncSession, order: ordering.SoldOrder, stage: CaseStage
) -> None:
    if stage != "unshipped":
        return
    found = select(Case.id).where(Case.order_id == order.id, Case.state.not_in(ENDED)).limit(1)
    if order.fulfilment == PARTLY:
        found = found.where(Case.of_waiting)
    if await session.scalar(found) is not None:
        raise OneAtATime


async def _write(
    session: AsyncSession,
    order: ordering.SoldOrder,
    stage: CaseStage,
    command: OpenCase,
    *,
    asked: list[asking.AskedLine],
    amount_fen: int,
    at: datetime,
) -> UUID:
    case_id = new_id()
    rule = await rule_of(session, SYSTEM, order.merchant_id)
    returns = command.kind in COMES_BACK
    row = {
        **{name: getattr(order, name) for name in ("merchant_id", "member_id", "trade_id")},
        **dict.fromkeys(("return_to", "carrier_code", "waybill_number"), ""),
        **command.model_dump(include={"kind", "reason", "words", "order_id", "refund_to"}),
        "id": case_id,
        "number": document_number(NUMBER_LETTER, case_id, at.date()),
        "order_number": order.number,
        "shop_name": order.shop_name,
        "of_waiting": stage == "unshipped",
        "stage": stage,
        "state": "applied",
        "money": "none",
        "asked_fen": amount_fen,
        "pieces_count": sum(one.quantity for one in asked if not one.is_kept),
        "gift_fen": sum(one.worth_fen for one in asked if one.is_kept),
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
    asked: Sequence[asking.AskedLine],
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


def _line(one: asking.AskedLine, fen: int, sold: ordering.SoldPieces | None) -> dict[str, object]:
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
        "lost_fen": one.lost_fen,
        "kept_fen": one.worth_fen if one.is_kept else None,
    }
