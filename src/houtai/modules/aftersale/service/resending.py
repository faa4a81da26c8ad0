"""Goods go out for a case: by an order that costs nothing, or what they cost more."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderCancelled, OrderShipped
from houtai.kit.errors import Conflict, HoutaiError, Unavailable
from houtai.kit.ids import derive_id
from houtai.kit.sql import one_of
from houtai.modules.aftersale.rules.states import Act
from houtai.modules.aftersale.service import policy, purses
from houtai.modules.aftersale.service.ending import finish, settle_axis
from houtai.modules.aftersale.service.moving import HOUSE, Doer, HeldCase, Said, check, hold, move
from houtai.modules.aftersale.service.paying import pay_for_less
from houtai.modules.aftersale.tables import Case, CaseLine
from houtai.modules.ordering import public as ordering


class NothingToSend(Conflict):
    """What should go out is sold out, or not there any more: money may go back instead."""

    code = "aftersale.nothing_to_send"


async def resend(
    session: AsyncSession, held: HeldCase, act: Act, doer: Doer, *, at: datetime, said: Said
) -> HeldCase:
    """What is named for each line, or the same again. Raises NothingToSend, CaseElsewhere."""
    check(held, act, doer)
    again = ordering.GoodsAgain(
        wanted=await _wanted(session, held.id),
        extra_fen=max(0, held.extra_fen),
        pay_until=at + await policy.pays_extra(session),
        act_id=derive_id(held.id, "aftersale.resend", str(held.version)),
    )
    try:
        async with session.begin_nested():
            placed = await ordering.send_again(session, held.order_id, again, doer.by, at=at)
    except Unavailable:  # It will pass, and says nothing about the goods.
        raise
    except HoutaiError as error:
        raise NothingToSend from error
    besides = {
        "agreed_fen": max(0, -held.extra_fen),
        "resend_order_id": placed.order_id,
        "resend_order_number": placed.number,
    }
    told = {**(said.details or {}), "number": placed.number, "extra_fen": held.extra_fen}
    said = Said(said.words, said.pictures, told)
    return await move(session, held, act, doer, at=at, said=said, besides=besides)


async def _wanted(session: AsyncSession, case_id: UUID) -> Mapping[UUID, int]:
    """Index: pk_case_line."""
    found = await session.execute(
        select(CaseLine.sku_id, CaseLine.swap_sku_id, CaseLine.quantity)
        .where(CaseLine.case_id == case_id, CaseLine.quantity > 0)
        .order_by(CaseLine.position)
    )
    wanted: dict[UUID, int] = {}
    for row in found:
        sku_id = row.swap_sku_id or row.sku_id
        wanted[sku_id] = wanted.get(sku_id, 0) + row.quantity
    return wanted


async def hear_orders(
    session: AsyncSession, told: Sequence[OrderShipped | OrderCancelled], *, at: datetime
) -> None:
    """What went out has gone, or will not go. Told again nothing changes."""
    gone = {one.order_id for one in told if isinstance(one, OrderShipped) and one.all_shipped}
    stopped = {one.order_id for one in told if isinstance(one, OrderCancelled)}
    for case_id in await _cases_of(session, gone | stopped):
        held = await hold(session, case_id)
        if held.state != "resending":
            continue
        if held.resend_order_id in gone:
            await _sent(session, held, at=at)
        else:
            await move(session, held, Act.NOT_SENT, HOUSE, at=at)


async def _cases_of(session: AsyncSession, order_ids: Collection[UUID]) -> Sequence[UUID]:
    """In the order in which everybody holds them. Index: uq_sale_case_resend_order_id."""
    found = await session.scalars(
        select(Case.id)
        .where(one_of(Case.resend_order_id, order_ids), Case.state == "resending")
        .order_by(Case.trade_id, Case.order_id, Case.id)
    )
    return found.all()


async def _sent(session: AsyncSession, held: HeldCase, *, at: datetime) -> None:
    """The buyer keeps as many pieces as he had: only what they cost less goes back."""
    if held.agreed_fen:
        moved = await move(session, held, Act.SENT_FOR_LESS, HOUSE, at=at)
        await finish(session, await pay_for_less(session, moved, at=at), at=at)
        return
    moved = await move(session, held, Act.SENT, HOUSE, at=at)
    await purses.release(session, held.id)
    await settle_axis(session, moved, HOUSE.by, at=at)
