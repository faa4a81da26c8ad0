"""Time decides where nobody else does, and orders that go meanwhile are noted."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.kit.sql import one_of
from houtai.modules.aftersale.rules.states import Act
from houtai.modules.aftersale.service import agreeing, gifts, goods, policy
from houtai.modules.aftersale.service.agreeing import ReturnAddressMissing
from houtai.modules.aftersale.service.ending import give_up
from houtai.modules.aftersale.service.moving import (
    HOUSE,
    SILENT,
    HeldCase,
    hold,
    move,
    tell_all,
)
from houtai.modules.aftersale.service.resending import NothingToSend
from houtai.modules.aftersale.tables import Case
from houtai.modules.fulfilment import public as fulfilment

AT_ONCE = 20
AGAIN = timedelta(hours=1)


async def fall_due(session: AsyncSession, at: datetime) -> int:
    """Cases whose time is over, some at a time, each by itself; what cannot be carried out now is
    tried again in an hour. Index: ix_sale_case_due_at_id.
    """
    found = await session.scalars(
        select(Case.id).where(Case.due_at <= at).order_by(Case.due_at, Case.id).limit(AT_ONCE)
    )
    ids = found.all()
    for case_id in ids:
        try:
            async with session.begin_nested():
                await _decide(session, await hold(session, case_id), at)
        except Conflict:
            await session.execute(update(Case).where(Case.id == case_id).values(due_at=at + AGAIN))
    return len(ids)


async def _decide(session: AsyncSession, held: HeldCase, at: datetime) -> None:
    """Silence means yes on the seller's side, and no more on the buyer's."""
    match held.state:
        case "applied":
            await _agree(session, held, at)
        case "returning" if held.return_warehouse is not None:
            await goods.never_came(session, held, at=at)
        case "returning":
            arrived = await agreeing.arrived(session, held, HOUSE, at=at)
            await agreeing.goods_taken(session, arrived, HOUSE, at=at)
        case "intercepting":
            await move(session, held, Act.NOT_TURNED, HOUSE, at=at)
        case "arrived":
            await agreeing.goods_taken(session, held, HOUSE, at=at)
        case "to_send" if held.money != "none":
            await move(session, held, Act.CONTEST, HOUSE, at=at)
        case "proposed" | "rejected" | "to_send":
            await give_up(session, held, Act.EXPIRE, HOUSE, at=at)


async def _agree(session: AsyncSession, held: HeldCase, at: datetime) -> None:
    act, amount_fen = agreeing.yes_to(held.kind), held.asked_fen
    if await fulfilment.has_keys(session, held.order_id):
        # Keys that were read cannot come back: somebody decides.
        await move(session, held, Act.ESCALATE, HOUSE, at=at)
        return
    try:
        async with session.begin_nested():
            held, said = await gifts.settle(session, held, "waive", SILENT)
            await agreeing.agree(session, held, act, HOUSE, amount_fen=amount_fen, at=at, said=said)
    except ReturnAddressMissing:
        await move(session, held, Act.ESCALATE, HOUSE, at=at)
    except NothingToSend:
        act = Act.AGREE_REFUND
        await agreeing.agree(session, held, act, HOUSE, amount_fen=amount_fen, at=at)


async def note_shipped(session: AsyncSession, order_ids: Collection[UUID], *, at: datetime) -> None:
    """Goods have gone while something was asked about them: whoever decides must see that, and has
    his time anew. Index: ix_sale_case_order_id.
    """
    found = await session.execute(
        update(Case)
        .where(one_of(Case.order_id, order_ids))
        .where(Case.stage == "unshipped", Case.state == "applied")
        .values(
            stage="shipped",
            due_at=await policy.due_at(session, "applied", at),
            version=Case.version + 1,
        )
        .returning(Case.id, Case.merchant_id)
    )
    await tell_all(session, found.all(), "shipped", HOUSE, SILENT, at=at)
