"""What staff changes of an order: address, note, flag, holds. Its price: `repricing`."""

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
from houtai.modules.ordering.queries.orders import OrderUnknown, one_order
from houtai.modules.ordering.service import under_way
from houtai.modules.ordering.service.house import as_house
from houtai.modules.ordering.service.moving import By, tell_story
from houtai.modules.ordering.tables import Order
from houtai.modules.ordering.tables.fields import DETAIL, PHONE, RECIPIENT, phone_tail

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


class ReleaseHold(Command):
    """Somebody looked: it may go on."""

    version: Version
    reason: Line


def by_staff(actor: Actor) -> By:
    """Somebody at a console."""
    return By("staff", actor.id)


async def change_row(
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
    values = command.model_dump(exclude={"version"}) | {"phone_tail": phone_tail(command.phone)}
    open_states = Order.state.in_(("awaiting_payment", "awaiting_shipment"))
    row = await change_row(
        session,
        actor,
        order_id,
        command.version,
        values,
        open_states,
        Order.fulfilment == "none",
    )
    if before.state == "awaiting_shipment":
        async with as_house(session, actor):
            if not await under_way.called_back(session, [order_id], "address_changed", at=at):
                raise ChangedMeanwhile
            await under_way.tell_changed(session, row, "address", at=at)
    await tell_story(session, [row], "change_address", by_staff(actor), at=at)
    after = await one_order(session, actor, order_id)
    trail.note(session, "ordering.order", order_id, name=row.number, before=before, after=after)


async def mark(
    session: AsyncSession, actor: Actor, order_id: UUID, command: MarkOrder, *, at: datetime
) -> None:
    """Raises OrderUnknown, ChangedMeanwhile."""
    before = await one_order(session, actor, order_id)
    values = {"note": command.note, "flag": command.flag}
    row = await change_row(session, actor, order_id, command.version, values)
    await tell_story(session, [row], "mark", by_staff(actor), at=at)
    after = await one_order(session, actor, order_id)
    trail.note(session, "ordering.order", order_id, name=row.number, before=before, after=after)


async def release_hold(
    session: AsyncSession, actor: Actor, order_id: UUID, command: ReleaseHold, *, at: datetime
) -> None:
    """Raises OrderUnknown, ChangedMeanwhile."""
    before = await one_order(session, actor, order_id)
    row = await change_row(
        session, actor, order_id, command.version, {"held_for": []}, Order.held_for != []
    )
    told = {"reason": command.reason}
    await tell_story(session, [row], "release_hold", by_staff(actor), at=at, details=told)
    await eventlog.emit(session, OrderHoldReleased(order_id, row.merchant_id, row.member_id, at))
    after = await one_order(session, actor, order_id)
    trail.note(session, "ordering.order", order_id, name=row.number, before=before, after=after)
