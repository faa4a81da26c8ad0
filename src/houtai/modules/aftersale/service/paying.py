"""Money of a case goes back: once, by the payments that it came by; goods that have not gone leave
their order instead, which gives their money back itself.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.modules.aftersale.rules.states import OF_PIECES
from houtai.modules.aftersale.service import purses, shares
from houtai.modules.aftersale.service.ending import settle_axis
from houtai.modules.aftersale.service.moving import Doer, HeldCase, write
from houtai.modules.aftersale.service.reaching import PARTLY
from houtai.modules.aftersale.tables import CaseRefund
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.ordering import public as ordering
from houtai.modules.payments import public as payments


class BeingHandedOver(Conflict):
    """Its warehouse is just giving it to the carrier."""

    code = "aftersale.being_handed_over"


async def pay(session: AsyncSession, held: HeldCase, doer: Doer, *, at: datetime) -> HeldCase:
    """What was agreed goes back now. Raises OrderUnderWay where goods that should not have gone
    just do, BeingHandedOver, MoreThanPaid.
    """
    if held.of_waiting and held.order.fulfilment == PARTLY:
        await _let_go(session, held, doer, at=at)
    if held.order.fulfilment == "none" and held.kind in OF_PIECES:
        return await _take_out(session, held, doer, at=at)
    amount_fen = held.agreed_fen or 0
    before = await purses.pieces_back(session, held.order_id)
    pieces = await purses.spend(session, held.id, amount_fen)
    gone = {line_id: (before.get(line_id, 0), count) for line_id, count in pieces.items() if count}
    if gone:
        by, order_id = doer.by, held.order_id
        await ordering.take_back(session, order_id, gone, by, change_id=held.id, at=at)
    if not amount_fen:
        return await write(session, held, {"money": "back"})
    return await _ask(session, held, amount_fen, at=at)


async def _let_go(session: AsyncSession, held: HeldCase, doer: Doer, *, at: datetime) -> None:
    """What of it is still here is not sent any more, and can be sold again. Raises
    BeingHandedOver.
    """
    wanted = await purses.pieces_of(session, held.id)
    ordered = {one.id: one.quantity for one in held.order.lines}
    pieces = await fulfilment.where_pieces_are(session, held.order_id, ordered)
    going = {
        line_id: min(count, pieces[line_id].here)
        for line_id, count in wanted.items()
        if line_id in pieces and pieces[line_id].here
    }
    sent = {line_id: (count, ordered[line_id]) for line_id, count in going.items()}
    if not await fulfilment.let_go(session, held.order_id, sent, doer.by, at=at):
        raise BeingHandedOver
    sold = {line_id: (pieces[line_id].let_go, count) for line_id, count in going.items()}
    order_id, by = held.order_id, doer.by
    await ordering.let_go(session, order_id, sold, by, change_id=held.id, at=at)


async def pay_for_less(session: AsyncSession, held: HeldCase, *, at: datetime) -> HeldCase:
    """What went out cost less than what came back; the buyer has as many pieces as before."""
    amount_fen = held.agreed_fen or 0
    await purses.spend(session, held.id, amount_fen, with_pieces=False)
    return await _ask(session, held, amount_fen, at=at)


async def _ask(session: AsyncSession, held: HeldCase, amount_fen: int, *, at: datetime) -> HeldCase:
    lines = await purses.money_of(session, held.id)
    await shares.tell(session, held.order_id, held.id, lines, at=at)
    wanted = payments.AskRefund(
        refund_id=held.id,
        trade_id=held.trade_id,
        amount_fen=amount_fen,
        reason="after-sale",
        way=held.refund_to,
    )
    parts = await payments.ask_in_parts(session, wanted, at=at)
    await session.execute(
        insert(CaseRefund),
        [_refund(held, part.refund_id, part.amount_fen, at) for part in parts],
    )
    return await write(session, held, {"money": "going"})


async def _take_out(session: AsyncSession, held: HeldCase, doer: Doer, *, at: datetime) -> HeldCase:
    """The order gives its money back by itself, under a refund of its own."""
    gone = await purses.pieces_of(session, held.id)
    await settle_axis(session, held, doer.by, at=at, but=held.id)
    taken = await ordering.take_out(
        session, held.order_id, gone, doer.by, change_id=held.id, at=at, way=held.refund_to
    )
    after = await ordering.sold_order(session, held.order_id)
    if after is None or after.state == "cancelled":
        await purses.spend(session, held.id, taken.amount_fen)
    else:
        await purses.leave(session, held.id, after)
    changes = {"agreed_fen": taken.amount_fen, "money": "going" if taken.amount_fen else "back"}
    if taken.amount_fen:
        row = _refund(held, taken.refund_id, taken.amount_fen, at)
        await session.execute(insert(CaseRefund).values(row))
    return await write(session, held, changes)


def _refund(held: HeldCase, refund_id: UUID, amount_fen: int, at: datetime) -> dict[str, object]:
    return {
        "refund_id": refund_id,
        "case_id": held.id,
        "merchant_id": held.merchant_id,
        "amount_fen": amount_fen,
        "state": "going",
        "asked_at": at,
        "finished_at": None,
    }
