"""A buyer has his order sent elsewhere, as long as nothing of it has gone and freight is the same.

Who wants another freight cancels and orders again: nobody is asked for more, or given back, behind
the price that was agreed.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.kit.regions import shown
from houtai.kit.shapes import BIGINT_MAX, Command
from houtai.modules.marketing.public import NO_OFFERS
from houtai.modules.members import public as members
from houtai.modules.ordering.queries.ground import ground
from houtai.modules.ordering.queries.orders import OrderUnknown
from houtai.modules.ordering.rules.own import AXES, may_move
from houtai.modules.ordering.rules.quoting import Ground, QuotedLine, ShopQuote, freight_to
from houtai.modules.ordering.service import policy, under_way
from houtai.modules.ordering.service.changing import ChangedMeanwhile
from houtai.modules.ordering.service.moving import By, tell_story
from houtai.modules.ordering.tables import Line, Order
from houtai.modules.ordering.tables.fields import phone_tail


class AddressFixed(Conflict):
    """Something of it has gone, it is over, or nothing of it is sent."""

    code = "ordering.address_fixed"


class FreightWouldChange(Conflict):
    """Sending it there costs another sum than was agreed."""

    code = "ordering.freight_would_change"


class ChangeOwnAddress(Command):
    """One of the buyer's addresses, in place of what the order says."""

    version: Annotated[int, Field(strict=True, ge=1, le=BIGINT_MAX)]
    address_id: UUID


_ORDER: tuple[Any, ...] = tuple(
    getattr(Order, name)
    for name in (
        "id",
        "merchant_id",
        "member_id",
        "shop_name",
        *AXES,
        "region_code",
        "held_for",
        "version",
    )
)


_SENT = select(
    Line.sku_id,
    Line.quantity,
    Line.list_fen,
    (Line.gross_fen - Line.discount_fen).label("payable_fen"),
    Line.is_gift,
).where(Line.is_sent)


async def change_own_address(
    session: AsyncSession,
    member_id: UUID,
    order_id: UUID,
    command: ChangeOwnAddress,
    *,
    at: datetime,
) -> None:
    """Of that member only. The session must be the house's.

    Raises OrderUnknown, AddressUnknown, ChangedMeanwhile, AddressFixed, FreightWouldChange,
    NotDelivered.
    """
    own = (Order.id == order_id, Order.member_id == member_id)
    order = (await session.execute(select(*_ORDER).where(*own).with_for_update())).one_or_none()
    if order is None:
        raise OrderUnknown
    if not may_move({axis: getattr(order, axis) for axis in AXES}, order.region_code):
        raise AddressFixed
    if order.version != command.version:
        raise ChangedMeanwhile
    address = await members.one_address(session, member_id, command.address_id)
    if address.region_code != order.region_code:
        await _same_freight(session, order, address.region_code, at=at)
    values = {
        name: getattr(address, name) for name in ("recipient", "phone", "region_code", "detail")
    } | {"phone_tail": phone_tail(address.phone)}
    if order.state == "awaiting_shipment":
        if not await under_way.called_back(session, [order_id], "address_changed", at=at):
            raise AddressFixed
        await under_way.tell_changed(session, order, "address", at=at)
    held_for = await _held_for(session, order, address)
    await session.execute(
        update(Order).where(*own).values(**values, held_for=held_for, version=Order.version + 1)
    )
    await tell_story(session, [order], "change_address", By("buyer", member_id), at=at)


async def _held_for(
    session: AsyncSession, order: Row[Any], address: members.AddressView
) -> Sequence[str]:
    """Once paid it is not looked at again: a watched word must not come in by the back door."""
    reasons: Sequence[str] = order.held_for
    if order.payment == "unpaid" or "address" in reasons:
        return reasons
    words = (await policy.limits(session)).words
    place = f"{shown(address.region_code)}{address.detail}"
    return [*reasons, "address"] if any(one in place for one in words if one) else reasons


async def _same_freight(
    session: AsyncSession, order: Row[Any], region_code: str, *, at: datetime
) -> None:
    """By what it costs today to send it to where it goes, and to where it shall go."""
    rows = (await session.execute(_SENT.where(Line.order_id == order.id))).all()
    today = await ground(session, {row.sku_id for row in rows}, NO_OFFERS, at)
    if any(row.sku_id not in today.goods for row in rows):
        raise FreightWouldChange
    shop = _shop(order, rows, today)
    before_fen = freight_to(shop, order.region_code, today)
    after_fen = freight_to(shop, region_code, today)
    if before_fen != after_fen:
        raise FreightWouldChange


def _shop(order: Row[Any], rows: Sequence[Any], today: Ground) -> ShopQuote:
    lines = tuple(
        QuotedLine(
            today.goods[row.sku_id], row.quantity, row.list_fen, (), row.payable_fen, row.is_gift
        )
        for row in rows
    )
    return ShopQuote(order.merchant_id, order.shop_name, lines, 0, 0)
