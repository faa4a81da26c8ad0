"""What staff changes of an order: address, note, flag, price before it is paid, holds."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import ColumnElement, Row, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.ordering import OrderHoldReleased
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict
from houtai.kit.regions import RegionCode
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.kit.sql import statement
from houtai.modules.ordering.queries.orders import OrderUnknown, one_order
from houtai.modules.ordering.rules.adjusting import spread
from houtai.modules.ordering.service import paying
from houtai.modules.ordering.service.house import as_house
from houtai.modules.ordering.service.moving import By, tell_story
from houtai.modules.ordering.tables import Line as OrderLine
from houtai.modules.ordering.tables import Order, Trade
from houtai.modules.ordering.tables.fields import DETAIL, PHONE, RECIPIENT
from houtai.modules.payments import public as payments

ADJUST_MAX = 10**12
Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]
Flag = Literal["", "red", "yellow", "green", "blue", "purple"]


class ChangedMeanwhile(Conflict):
    """Somebody else changed it, or it is not in a state any more in which it may be changed so."""

    code = "ordering.changed_meanwhile"


class ChangeAddress(Command):
    """Where it goes, as long as nothing has gone; freight stays as it was agreed."""

    version: Version
    recipient: Annotated[Line, StringConstraints(max_length=30), RECIPIENT.written]
    phone: Annotated[Line, StringConstraints(pattern=r"^1[3-9][0-9]{9}$"), PHONE.written]
    region_code: RegionCode
    detail: Annotated[Line, StringConstraints(max_length=120), DETAIL.written]


class MarkOrder(Command):
    """A word and a colour for colleagues; the buyer sees neither."""

    version: Version
    note: Annotated[str, StringConstraints(max_length=500)] = ""
    flag: Flag = ""


class ChangePrice(Command):
    """What is added to the goods, or taken off if negative, in place of what was before."""

    version: Version
    adjust_fen: Annotated[int, Field(strict=True, ge=-ADJUST_MAX, le=ADJUST_MAX)]


class ReleaseHold(Command):
    """Somebody looked: it may go on."""

    version: Version
    reason: Line


def _by(actor: Actor) -> By:
    return By("staff", actor.id)


async def _changed(
    session: AsyncSession,
    actor: Actor,
    order_id: UUID,
    version: int,
    values: dict[str, Any],
    *still: ColumnElement[bool],
) -> Row[UUID, UUID, UUID, str]:
    """Guarded by version and state. Raises OrderUnknown, ChangedMeanwhile."""
    known = await session.scalar(
        select(Order.id).where(Order.id == order_id, within(actor, Order.merchant_id))
    )
    if known is None:
        raise OrderUnknown
    row = (
        await session.execute(
            update(Order)
            .where(Order.id == order_id, within(actor, Order.merchant_id))
            .where(Order.version == version, *still)
            .values(**values, version=Order.version + 1)
            .returning(Order.id, Order.merchant_id, Order.member_id, Order.number)
        )
    ).one_or_none()
    if row is None:
        raise ChangedMeanwhile
    return row


async def change_address(
    session: AsyncSession, actor: Actor, order_id: UUID, command: ChangeAddress, *, at: datetime
) -> None:
    """Raises OrderUnknown, ChangedMeanwhile."""
    before = await one_order(session, actor, order_id)
    values = command.model_dump(exclude={"version"})
    open_states = Order.state.in_(("awaiting_payment", "awaiting_shipment"))
    row = await _changed(
        session,
        actor,
        order_id,
        command.version,
        values,
        open_states,
        Order.fulfilment == "none",
    )
    await tell_story(session, [row], "change_address", _by(actor), at=at)
    after = await one_order(session, actor, order_id)
    trail.note(session, "ordering.order", order_id, name=row.number, before=before, after=after)


async def mark(
    session: AsyncSession, actor: Actor, order_id: UUID, command: MarkOrder, *, at: datetime
) -> None:
    """Raises OrderUnknown, ChangedMeanwhile."""
    before = await one_order(session, actor, order_id)
    values = {"note": command.note, "flag": command.flag}
    row = await _changed(session, actor, order_id, command.version, values)
    await tell_story(session, [row], "mark", _by(actor), at=at)
    after = await one_order(session, actor, order_id)
    trail.note(session, "ordering.order", order_id, name=row.number, before=before, after=after)


async def release_hold(
    session: AsyncSession, actor: Actor, order_id: UUID, command: ReleaseHold, *, at: datetime
) -> None:
    """Raises OrderUnknown, ChangedMeanwhile."""
    before = await one_order(session, actor, order_id)
    row = await _changed(
        session, actor, order_id, command.version, {"held_for": []}, Order.held_for != []
    )
    told = {"reason": command.reason}
    await tell_story(session, [row], "release_hold", _by(actor), at=at, details=told)
    await eventlog.emit(session, OrderHoldReleased(order_id, row.merchant_id, row.member_id, at))
    after = await one_order(session, actor, order_id)
    trail.note(session, "ordering.order", order_id, name=row.number, before=before, after=after)


async def change_price(
    session: AsyncSession, actor: Actor, order_id: UUID, command: ChangePrice, *, at: datetime
) -> None:
    """Of the goods, exactly spread over the lines; the trade follows. A payment that was begun is
    closed: it asked for another sum.

    Raises OrderUnknown, ChangedMeanwhile, PriceBelowNothing.
    """
    before = await one_order(session, actor, order_id)
    more_fen = command.adjust_fen - before.adjust_fen
    async with as_house(session, actor):
        # The trade is locked before the order, as whoever pays or cancels it does.
        await _lock_waiting(session, before.trade_id)
        await _adjust_lines(session, order_id, command.adjust_fen)
        await _adjust_trade(session, before.trade_id, more_fen, at=at)
    changes = {
        "adjust_fen": Order.adjust_fen + more_fen,
        "payable_fen": Order.payable_fen + more_fen,
    }
    still = (Order.state == "awaiting_payment", Order.adjust_fen == before.adjust_fen)
    row = await _changed(session, actor, order_id, command.version, changes, *still)
    told = {"adjust_fen": command.adjust_fen}
    await tell_story(session, [row], "change_price", _by(actor), at=at, details=told)
    async with as_house(session, actor):
        await _settle_if_free(session, before.trade_id, _by(actor), at=at)
    after = await one_order(session, actor, order_id)
    trail.note(session, "ordering.order", order_id, name=row.number, before=before, after=after)


async def _settle_if_free(session: AsyncSession, trade_id: UUID, by: By, *, at: datetime) -> None:
    """Nobody can pay nothing, so it is paid."""
    trades = await paying.locked(session, {trade_id})
    if trades[trade_id].payable_fen == 0:
        await paying.settle(session, [trades[trade_id]], {}, at=at, by=by)


async def _lock_waiting(session: AsyncSession, trade_id: UUID) -> None:
    waits = select(Trade.id).where(Trade.id == trade_id, Trade.state == "waiting")
    if await session.scalar(waits.with_for_update()) is None:
        raise ChangedMeanwhile


async def _adjust_lines(session: AsyncSession, order_id: UUID, adjust_fen: int) -> None:
    lines = (
        await session.execute(
            select(OrderLine.id, OrderLine.gross_fen - OrderLine.discount_fen)
            .where(OrderLine.order_id == order_id)
            .order_by(OrderLine.position)
        )
    ).all()
    shares = spread(adjust_fen, [before_fen for _, before_fen in lines])
    values = {"lines": [line_id for line_id, _ in lines], "shares": shares}
    await session.execute(statement(__package__, "adjust_lines"), values)


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
