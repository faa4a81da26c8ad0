"""Goods that are added to an order which is paid: a trade of their own, linked to it, which the
buyer pays or lets expire.

It is priced like any other, without coupons, and sent to where the order goes.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import HoutaiError
from houtai.kit.ids import new_id
from houtai.kit.regions import shown
from houtai.modules.marketing import public as marketing
from houtai.modules.members.public import AddressView
from houtai.modules.ordering.queries.ground import ground, widened
from houtai.modules.ordering.queries.orders import OrderView
from houtai.modules.ordering.rules.quoting import Quote, WantedGoods, offer_lines, quote
from houtai.modules.ordering.service import policy
from houtai.modules.ordering.service.drafting import Draft, orders_of, trade_number
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.placing import PlacedView, hold_and_write
from houtai.modules.ordering.service.quoting import AddressNeeded
from houtai.modules.ordering.service.requoting import OtherShop
from houtai.modules.ordering.tables import Order


async def quote_added(
    session: AsyncSession,
    order: OrderView,
    added: Mapping[UUID, int],
    offers: marketing.Offers,
    *,
    at: datetime,
) -> Quote:
    """What they cost. The session must be the house's.

    Raises OtherShop, and what placing raises.
    """
    wanted = [WantedGoods(sku_id, quantity) for sku_id, quantity in added.items()]
    current = await ground(session, added.keys(), offers, at)
    if any(one.merchant_id != order.merchant_id for one in current.goods.values()):
        raise OtherShop(place="body/lines")
    lines = offer_lines(wanted, current)
    usage = await marketing.usage_of(session, {order.member_id: lines}, offers)
    buyer = marketing.Buyer(member_id=order.member_id, used=usage.get(order.member_id, {}))
    region = order.region_code or None
    found = quote(wanted, current, buyer=buyer, region=region)
    if found.priced.gifts:
        given = {one.sku_id for one in found.priced.gifts}
        wide = await widened(session, current, given)
        found = quote(wanted, wide, buyer=buyer, region=region)
    if region is None and any(line.is_sent for shop in found.shops for line in shop.lines):
        raise AddressNeeded(place="body/lines")
    return found


async def add(
    session: AsyncSession,
    order: OrderView,
    found: Quote,
    by: By,
    *,
    change_id: UUID,
    at: datetime,
) -> PlacedView:
    """The session must be the house's. Raises SoldOut, OfferUsedUp, TooManySteps."""
    trade_id = new_id()
    draft = Draft(
        id=trade_id,
        number=trade_number(trade_id, at),
        member_id=order.member_id,
        quote=found,
        address=_address(order),
        remarks={},
        key=f"added {change_id}",
        digest=change_id.bytes * 2,
        at=at,
        expires_at=at + await policy.unpaid_time(session),
        orders=orders_of(found, at),
        by=by,
    )
    (answer,) = await hold_and_write(session, [draft], at)
    if isinstance(answer, HoutaiError):
        raise answer
    await session.execute(
        update(Order).where(Order.trade_id == trade_id).values(supplements=order.id)
    )
    return answer


def _address(order: OrderView) -> AddressView | None:
    """As the order has it, whatever became of the buyer's own."""
    if not order.region_code:
        return None
    return AddressView.model_construct(
        id=order.id,
        recipient=order.recipient or "",
        phone=order.phone or "",
        region_code=order.region_code,
        region=shown(order.region_code),
        detail=order.detail or "",
        is_default=False,
        version=1,
    )
