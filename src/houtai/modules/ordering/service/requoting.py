"""What a trade that waits would cost with other goods: priced again as a whole, as it is today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.kit.money import split
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.ground import ground, widened
from houtai.modules.ordering.rules.adjusting import PriceBelowNothing
from houtai.modules.ordering.rules.quoting import (
    Ground,
    Quote,
    QuotedLine,
    ShopQuote,
    WantedGoods,
    offer_lines,
    quote,
)
from houtai.modules.ordering.service.quoting import AddressNeeded
from houtai.modules.ordering.tables import Line, Order, Trade


class SumWouldGrow(Conflict):
    """The buyer agreed to less: he orders the rest himself, or the seller lowers the price."""

    code = "ordering.sum_would_grow"


class OtherShop(Conflict):
    """Goods of another seller, or a gift of one who has no part in the trade."""

    code = "ordering.other_shop"


@dataclass(frozen=True, slots=True)
class Part:
    """An order of the trade as it would be: its lines, and what the seller changed each by."""

    order: Row[Any]
    shop: ShopQuote
    adjusts: tuple[int, ...]

    @property
    def sums(self) -> dict[str, int]:
        """As they stand on the order."""
        adjust_fen = sum(self.adjusts)
        return {
            "goods_fen": self.shop.goods_fen,
            "freight_fen": self.shop.freight_fen,
            "freight_off_fen": self.shop.freight_off_fen,
            "discount_fen": self.shop.discount_fen,
            "adjust_fen": adjust_fen,
            "payable_fen": self.shop.payable_fen + adjust_fen,
        }


@dataclass(frozen=True, slots=True)
class Requote:
    """A trade with other goods."""

    trade: Row[Any]
    parts: tuple[Part, ...]
    quote: Quote

    @property
    def payable_fen(self) -> int:
        """Of the whole trade."""
        return sum(part.sums["payable_fen"] for part in self.parts)


_TRADE = tuple(
    getattr(Trade, name)
    for name in ("id", "number", "member_id", "payable_fen", "promised", "placed_at", "expires_at")
)
_ORDER = tuple(
    getattr(Order, name)
    for name in (
        "id",
        "number",
        "merchant_id",
        "member_id",
        "region_code",
        "freight_fen",
        "freight_off_fen",
        "payable_fen",
    )
)
SoldRow = Row[UUID, UUID, int, int]
_LINE = (Line.order_id, Line.sku_id, Line.quantity, Line.adjust_fen)


async def requote(
    session: AsyncSession,
    trade_id: UUID,
    order_id: UUID,
    wanted: Mapping[UUID, int],
    offers: marketing.Offers,
    *,
    at: datetime,
) -> Requote:
    """`wanted`: how many of a SKU the order shall have. The session must be the house's.

    Raises SumWouldGrow, OtherShop, PriceBelowNothing, AddressNeeded, and what placing raises.
    """
    trade = (await session.execute(select(*_TRADE).where(Trade.id == trade_id))).one()
    orders = (
        await session.execute(select(*_ORDER).where(Order.trade_id == trade_id).order_by(Order.id))
    ).all()
    lines = (
        await session.execute(
            select(*_LINE)
            .join(Order, Order.id == Line.order_id)
            .where(Order.trade_id == trade_id, Line.is_gift.is_(False), Line.quantity > 0)
            .order_by(Line.order_id, Line.position)
        )
    ).all()
    goods = _wanted(lines, order_id, wanted)
    current = await ground(session, [one.sku_id for one in goods], offers, at)
    own = next(one for one in orders if one.id == order_id)
    for position, sku_id in enumerate(wanted):
        good = current.goods.get(sku_id)
        if good is not None and good.merchant_id != own.merchant_id:
            raise OtherShop(place=f"body/lines/{position}/sku_id")
    found = await _quoted(session, trade, goods, current, own.region_code)
    result = Requote(trade, _parts(orders, own, lines, found), found)
    if result.payable_fen > trade.payable_fen:
        more_fen = result.payable_fen - trade.payable_fen
        raise SumWouldGrow(place="body/lines", more_fen=more_fen)
    return result


def _wanted(
    lines: Sequence[SoldRow], order_id: UUID, wanted: Mapping[UUID, int]
) -> list[WantedGoods]:
    goods = {
        one.sku_id: wanted.get(one.sku_id, one.quantity)
        if one.order_id == order_id
        else one.quantity
        for one in lines
    }
    goods |= {sku_id: quantity for sku_id, quantity in wanted.items() if sku_id not in goods}
    return [WantedGoods(sku_id, quantity) for sku_id, quantity in goods.items() if quantity]


async def _quoted(
    session: AsyncSession,
    trade: Row[Any],
    goods: Sequence[WantedGoods],
    current: Ground,
    region_code: str,
) -> Quote:
    holds = marketing.read_holds(trade.promised["holds"])
    buyer = await _buyer(session, trade, holds, offer_lines(goods, current), current.offers)
    named = [one.offer_id for one in holds if one.kind == "coupon"]
    coupons = list((await marketing.coupons_named(session, named)).values()) if named else []

    def tried(on: Ground) -> Quote:
        return quote(goods, on, buyer=buyer, coupons=coupons, region=region_code or None)

    found = tried(current)
    if found.priced.gifts:
        given = {one.sku_id for one in found.priced.gifts}
        found = tried(await widened(session, current, given))
    if not region_code and any(line.is_sent for shop in found.shops for line in shop.lines):
        raise AddressNeeded(place="body/lines")
    return found


async def _buyer(
    session: AsyncSession,
    trade: Row[Any],
    holds: Sequence[marketing.Hold],
    lines: Sequence[marketing.OfferLine],
    offers: marketing.Offers,
) -> marketing.Buyer:
    """As he was when he placed it: what he holds by this trade is not used up for it."""
    member_id = trade.member_id
    usage = await marketing.usage_of(session, {member_id: lines}, offers)
    used = dict(usage.get(member_id, {}))
    for hold in holds:
        if hold.kind in {"person", "person_sku"} and (hold.offer_id, hold.sku_id) in used:
            used[hold.offer_id, hold.sku_id] -= hold.amount
    others = exists().where(Order.member_id == member_id, Order.trade_id != trade.id)
    is_new = not await session.scalar(select(others))
    return marketing.Buyer(member_id=member_id, is_new=is_new, used=used)


def _parts(
    orders: Sequence[Row[Any]], own: Row[Any], lines: Sequence[SoldRow], found: Quote
) -> tuple[Part, ...]:
    shops = {shop.merchant_id: shop for shop in found.shops}
    if shops.keys() != {one.merchant_id for one in orders}:
        raise OtherShop(place="body/lines")
    adjusted = {(one.order_id, one.sku_id): (one.quantity, one.adjust_fen) for one in lines}
    parts = []
    for order in orders:
        shop = shops[order.merchant_id]
        if order.region_code != own.region_code:
            # It goes somewhere else: its freight stays as it was agreed.
            shop = replace(
                shop, freight_fen=order.freight_fen, freight_off_fen=order.freight_off_fen
            )
        adjusts = tuple(
            0 if line.is_gift else _adjust(line, adjusted.get((order.id, line.good.sku_id)))
            for line in shop.lines
        )
        parts.append(Part(order, shop, adjusts))
    return tuple(parts)


def _adjust(line: QuotedLine, before: tuple[int, int] | None) -> int:
    """What the seller changed the line by stays, with fewer pieces its share of it."""
    if before is None:
        return 0
    quantity, adjust_fen = before
    gone = max(quantity - line.quantity, 0)
    kept_fen = split(adjust_fen, [quantity - gone, gone])[0]
    if line.payable_fen + kept_fen < 0:
        raise PriceBelowNothing(place="body/lines", most=line.payable_fen)
    return kept_fen
