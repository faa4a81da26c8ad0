"""What offers took off goods that stay in an order, and would not have for those goods alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.money import split
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.queries.ground import ground
from houtai.modules.ordering.rules.relining import SoldLine, kept_of
from houtai.modules.ordering.service import removing
from houtai.modules.ordering.service.gifts import BoughtRow, bought_lines
from houtai.modules.ordering.tables import Order, Trade


async def discounts_lost(
    session: AsyncSession, order_id: UUID, kept: Mapping[UUID, int]
) -> Mapping[UUID, int]:
    """By offer, once so many of each line that was bought are left. Priced anew as it stood when
    the trade was placed, with its own offers and over all its orders that stand; prices of pieces
    ask for nothing and are left out. Nothing where goods or offers are not known any more.

    To be asked as the house.
    """
    sold = await removing.sold_lines(session, order_id)
    own = [kept_of(one, kept.get(one.id, one.quantity)) for one in sold if not one.is_gift]
    offers = await marketing.offers_named(session, _named(own, "promotion"))
    coupons = await marketing.coupons_named(session, _named(own, "coupon"))
    asking = {one for one, offer in offers.items() if not offer.prices_pieces} | coupons.keys()
    taken = Counter[UUID]()
    for line in own:
        taken.update({cut.offer_id: cut.fen for cut in line.cuts if cut.offer_id in asking})
    known = len(offers) + len(coupons) == len({cut.offer_id for one in own for cut in one.cuts})
    if not known or not any(taken.values()):
        return {}
    trade = (
        await session.execute(
            select(Trade.id, Trade.member_id, Trade.placed_at)
            .join(Order, Order.trade_id == Trade.id)
            .where(Order.id == order_id)
        )
    ).one()
    lines = await bought_lines(session, trade.id)
    left = {one.id: one.quantity for one in own}
    wanted = [(one, left.get(one.id, one.quantity)) for one in lines]
    skus = {one.sku_id for one in lines}
    goods = (await ground(session, skus, marketing.NO_OFFERS, trade.placed_at)).goods
    if not skus <= goods.keys():
        return {}
    earned = marketing.cuts_earned(
        [
            replace(marketing.line_of(goods[one.sku_id], count, key=key), list_fen=one.list_fen)
            for key, (one, count) in enumerate(wanted)
            if count
        ],
        [offers[one] for one in asking & offers.keys()],
        list(coupons.values()),
        member_id=trade.member_id,
        at=trade.placed_at,
    )
    return _less(taken, _of_order(earned, lines, order_id), sum(left.values()))


def _named(lines: Sequence[SoldLine], kind: str) -> set[UUID]:
    return {cut.offer_id for one in lines for cut in one.cuts if cut.kind == kind}


def _of_order(
    earned: Mapping[int, Mapping[UUID, int]], lines: Sequence[BoughtRow], order_id: UUID
) -> Counter[UUID]:
    found = Counter[UUID]()
    for key, cuts in earned.items():
        if lines[key].order_id == order_id:
            found.update(cuts)
    return found


def _less(taken: Counter[UUID], earned: Counter[UUID], pieces: int) -> Mapping[UUID, int]:
    """A fen a piece is rounding. What other offers give more for it is taken into account."""
    lost = {one: fen - earned[one] for one, fen in sorted(taken.items())}
    short = {one: fen for one, fen in lost.items() if fen > pieces}
    net_fen = min(sum(lost.values()), sum(short.values()))
    if net_fen <= 0:
        return {}
    return dict(zip(short, split(net_fen, list(short.values())), strict=True))
