"""Cases come to their end: money is back, or nothing comes of them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.payments import RefundFailed, RefundSucceeded
from houtai.kit.sql import one_of
from houtai.modules.aftersale.rules.states import ENDED, Act
from houtai.modules.aftersale.service import purses
from houtai.modules.aftersale.service.moving import (
    HOUSE,
    SILENT,
    Doer,
    HeldCase,
    Said,
    hold,
    move,
    write,
)
from houtai.modules.aftersale.tables import Case, CaseRefund
from houtai.modules.ordering import public as ordering


async def settle_axis(
    session: AsyncSession,
    held: HeldCase,
    by: ordering.By,
    *,
    at: datetime,
    but: UUID | None = None,
) -> None:
    """The order is being settled as long as a case is open, this one (`but`) left out."""
    others = select(Case.id).where(Case.order_id == held.order_id, Case.state.not_in(ENDED))
    if but is not None:
        others = others.where(Case.id != but)
    if await session.scalar(others.limit(1)) is None:
        await ordering.note_aftersale(session, held.order_id, by, is_open=False, at=at)


async def give_up(
    session: AsyncSession,
    held: HeldCase,
    act: Act,
    doer: Doer,
    *,
    at: datetime,
    said: Said = SILENT,
) -> HeldCase:
    """It ends without money, or without more of it; what was held for it is free."""
    moved = await move(session, held, act, doer, at=at, said=said)
    if moved.money == "none":
        await purses.release(session, held.id)
    await settle_axis(session, moved, doer.by, at=at)
    return moved


async def finish(session: AsyncSession, held: HeldCase, *, at: datetime) -> HeldCase:
    """Ends a case that only waited for its money, once that is back; others wait for their goods.
    An order of which everything came back is closed.
    """
    if held.money != "back" or held.state != "refunding":
        return held
    moved = await move(session, held, Act.PAID, HOUSE, at=at)
    await settle_axis(session, moved, HOUSE.by, at=at)
    if await purses.all_back(session, held.order):
        await ordering.close_taken_back(session, held.order_id, HOUSE.by, change_id=held.id, at=at)
    return moved


async def hear_refunds(
    session: AsyncSession, told: Sequence[RefundSucceeded | RefundFailed], *, at: datetime
) -> None:
    """What became of refunds. One that failed may succeed later; told again nothing changes."""
    back = {one.refund_id for one in told if isinstance(one, RefundSucceeded)}
    failed = {one.refund_id for one in told} - back
    cases = set()
    for ids, before, after in ((failed, ("going",), "failed"), (back, ("going", "failed"), "back")):
        found = await session.scalars(
            update(CaseRefund)
            .where(one_of(CaseRefund.refund_id, ids), CaseRefund.state.in_(before))
            .values(state=after, finished_at=at if after == "back" else None)
            .returning(CaseRefund.case_id)
        )
        cases |= set(found)
    # Each one may end its order's after-sale, so each is held with its order, in one sequence.
    for case_id in await _by_order(session, cases):
        held = await hold(session, case_id)
        states = set(
            await session.scalars(select(CaseRefund.state).where(CaseRefund.case_id == case_id))
        )
        money = next(one for one in ("failed", "going", "back") if one in states)
        if money != held.money:
            held = await write(session, held, {"money": money})
        await finish(session, held, at=at)


async def _by_order(session: AsyncSession, case_ids: set[UUID]) -> Sequence[UUID]:
    if not case_ids:
        return []
    found = await session.scalars(
        select(Case.id)
        .where(one_of(Case.id, case_ids))
        .order_by(Case.trade_id, Case.order_id, Case.id)
    )
    return found.all()
