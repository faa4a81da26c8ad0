"""Goods that go to a buyer for an order he has paid: instead of what he gives back, or of what was
missing. An order of its own, linked to the first, at what he pays on top: mostly nothing.

It takes its pieces from stock as any order does, is prepared, sent and followed like one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import HoutaiError
from houtai.kit.ids import new_id
from houtai.kit.money import split
from houtai.kit.regions import shown
from houtai.kit.shapes import View
from houtai.modules.marketing import public as marketing
from houtai.modules.members.public import AddressView
from houtai.modules.ordering.queries.ground import ground
from houtai.modules.ordering.rules.quoting import NotForSale, Quote, QuotedLine, ShopQuote
from houtai.modules.ordering.service.drafting import Draft, orders_of, trade_number
from houtai.modules.ordering.service.moving import By
from houtai.modules.ordering.service.placing import hold_and_write
from houtai.modules.ordering.tables import Order, Trade


@dataclass(frozen=True, slots=True)
class GoodsAgain:
    """So many of each SKU. The same `act_id` again gets the same order."""

    wanted: Mapping[UUID, int]
    extra_fen: int
    """What the buyer pays for all of it; nothing mostly."""
    pay_until: datetime
    act_id: UUID


class SentAgainView(View):
    """The order that stands for it."""

    order_id: UUID
    number: str
    payable_fen: int


async def send_again(
    session: AsyncSession,
    order_id: UUID,
    again: GoodsAgain,
    by: By,
    *,
    at: datetime,
) -> SentAgainView:
    """To where the order went. The session must be the house's.

    Raises NotForSale where a SKU is not there any more, SoldOut, TooManySteps.
    """
    order = await session.get_one(Order, order_id)
    known = await _placed(session, order, again.act_id)
    if known is not None:
        return known
    draft = await _drafted(session, order, again, by, at=at)
    (answer,) = await hold_and_write(session, [draft], at)
    if isinstance(answer, HoutaiError):
        raise answer
    await session.execute(
        update(Order).where(Order.trade_id == draft.id).values(supplements=order_id)
    )
    (placed,) = draft.orders
    return SentAgainView(order_id=placed.id, number=placed.number, payable_fen=again.extra_fen)


def _key(act_id: UUID) -> str:
    return f"again {act_id}"


async def _placed(session: AsyncSession, order: Order, act_id: UUID) -> SentAgainView | None:
    """Index: uq_trade_member_id_key."""
    found = await session.execute(
        select(Order.id.label("order_id"), Order.number, Order.payable_fen)
        .join(Trade, Trade.id == Order.trade_id)
        .where(Trade.member_id == order.member_id, Trade.key == _key(act_id))
    )
    row = found.one_or_none()
    return None if row is None else SentAgainView.model_validate(row)


async def _drafted(
    session: AsyncSession, order: Order, again: GoodsAgain, by: By, *, at: datetime
) -> Draft:
    quote = await _quoted(session, order, again.wanted, again.extra_fen, at)
    trade_id = new_id()
    return Draft(
        id=trade_id,
        number=trade_number(trade_id, at),
        member_id=order.member_id,
        quote=quote,
        address=_address(order),
        remarks={},
        key=_key(again.act_id),
        digest=again.act_id.bytes * 2,
        at=at,
        expires_at=again.pay_until,
        orders=orders_of(quote, at),
        by=by,
    )


async def _quoted(
    session: AsyncSession, order: Order, wanted: Mapping[UUID, int], extra_fen: int, at: datetime
) -> Quote:
    """At what they cost now, all of it taken off but what is paid on top. No offers, no freight;
    what is off the shelf by now may still be sent.
    """
    current = await ground(session, wanted.keys(), marketing.NO_OFFERS, at)
    for sku_id in wanted:
        good = current.goods.get(sku_id)
        if good is None or good.merchant_id != order.merchant_id:
            raise NotForSale(place="body/lines", sku_id=sku_id)
    lines = [
        QuotedLine(current.goods[sku_id], count, current.goods[sku_id].price_fen, (), 0)
        for sku_id, count in wanted.items()
    ]
    parts = split(extra_fen, [line.gross_fen for line in lines])
    # Prices may have fallen since the sum was agreed: a line then costs what is paid for it.
    paid = [
        replace(line, payable_fen=fen, list_fen=max(line.list_fen, -(-fen // line.quantity)))
        for line, fen in zip(lines, parts, strict=True)
    ]
    shop = ShopQuote(order.merchant_id, order.shop_name, tuple(paid), 0, 0)
    nothing = marketing.price([], marketing.Buyer(), marketing.NO_OFFERS, at=at)
    return Quote((shop,), nothing, order.region_code or None)


def _address(order: Order) -> AddressView | None:
    """As the order has it, whatever became of the buyer's own."""
    if not order.region_code:
        return None
    return AddressView.model_construct(
        id=order.id,
        recipient=order.recipient,
        phone=order.phone,
        region_code=order.region_code,
        region=shown(order.region_code),
        detail=order.detail,
        is_default=False,
        version=1,
    )
