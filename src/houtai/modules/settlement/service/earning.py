"""Orders that are paid get their fees fixed; orders whose goods are received are earned: booked, as
one chain each, by what is left of them.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM
from houtai.kit.db import reaching_as
from houtai.kit.ids import derive_id
from houtai.kit.sql import one_of
from houtai.modules.catalog import public as catalog
from houtai.modules.ordering import public as ordering
from houtai.modules.settlement.queries.fee_rules import fixed_fees, rules_between
from houtai.modules.settlement.queries.waterfall import shares_of
from houtai.modules.settlement.rules.fees import FeeLine, FixedFee, fees_of
from houtai.modules.settlement.rules.sharing import Share, total_left
from houtai.modules.settlement.service.booking import Movement, book
from houtai.modules.settlement.service.holding import hold
from houtai.modules.settlement.tables import GiveBack, LineFee, LineShare, OrderShare

_AT_ONCE = 100


async def hear_orders(session: AsyncSession, order_ids: Collection[UUID], *, at: datetime) -> None:
    """Paid or received: fix what is not fixed, book what is not booked. As the house."""
    wanted = sorted(order_ids)
    async with reaching_as(session, SYSTEM):
        for start in range(0, len(wanted), _AT_ONCE):
            await _hear(session, wanted[start : start + _AT_ONCE], at)


async def _hear(session: AsyncSession, order_ids: Sequence[UUID], at: datetime) -> None:
    orders = await ordering.to_settle(session, order_ids)
    earned_at = await hold(session, [(one.id, one.merchant_id) for one in orders])
    waiting = [one for one in orders if earned_at[one.id] is None]
    await _fix_fees(session, waiting)
    await _earn(session, [one for one in waiting if one.is_received], at)


async def _fix_fees(session: AsyncSession, orders: Sequence[ordering.OrderToSettle]) -> None:
    known = await fixed_fees(session, [one.id for one in orders])
    fresh = [
        one
        for one in orders
        if one.merchant_id != SELF_RUN_ID and not any(line.id in known for line in one.lines)
    ]
    if not fresh:
        return
    times = [one.placed_at for one in fresh]
    rules = await rules_between(session, min(times), max(times))
    goods = await catalog.selling(session, {line.sku_id for one in fresh for line in one.lines})
    rows = [
        _fee_row(order, fee)
        for order in fresh
        for fee in fees_of(
            [_line(order, line, goods) for line in order.lines], rules, order.placed_at
        )
    ]
    if rows:
        await session.execute(insert(LineFee).on_conflict_do_nothing(), rows)


def _line(
    order: ordering.OrderToSettle,
    line: ordering.LineToSettle,
    goods: dict[UUID, catalog.SellingView],
) -> FeeLine:
    good = goods.get(line.sku_id)
    return FeeLine(
        line.id,
        order.merchant_id,
        good.category_path if good else (),
        good.brand_id if good else None,
        line.offer_ids,
        line.quantity,
        line.payable_fen + line.platform_fen,
        line.commission_permille,
    )


def _fee_row(order: ordering.OrderToSettle, fee: FixedFee) -> dict[str, object]:
    return {
        "line_id": fee.line_id,
        "fee": fee.fee,
        "order_id": order.id,
        "merchant_id": order.merchant_id,
        "rule_id": fee.rule_id,
        "rate_bp": fee.rate_bp,
        "base_fen": fee.base_fen,
        "fen": fee.fen,
    }


async def _earn(
    session: AsyncSession, orders: Sequence[ordering.OrderToSettle], at: datetime
) -> None:
    if not orders:
        return
    ids = [one.id for one in orders]
    fees = await fixed_fees(session, ids)
    back = await _given_back(session, ids)
    movements, rows = [], []
    for order in orders:
        shares = shares_of(order, fees)
        rows += [_share_row(order, one, back.get(one.line_id, 0)) for one in shares]
        entry_id = derive_id(order.id, "settlement.earning")
        sums = total_left(shares, back)
        movements.append(
            Movement(
                entry_id, order.merchant_id, order.id, order.number, order.trade_id,
                order.member_id, "earning", None, sums,
            )
        )  # fmt: skip
    await session.execute(insert(LineShare), rows)
    await session.execute(
        update(OrderShare)
        .where(one_of(OrderShare.order_id, ids), OrderShare.earned_at.is_(None))
        .values(earned_at=at)
    )
    await book(session, movements, at=at)


async def _given_back(session: AsyncSession, order_ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = await session.execute(
        select(GiveBack.line_id, func.sum(GiveBack.fen).label("fen"))
        .where(one_of(GiveBack.order_id, order_ids))
        .group_by(GiveBack.line_id)
    )
    return {row.line_id: int(row.fen) for row in rows}


def _share_row(order: ordering.OrderToSettle, share: Share, back_fen: int) -> dict[str, object]:
    return {
        "line_id": share.line_id,
        "order_id": order.id,
        "merchant_id": order.merchant_id,
        "paid_fen": share.paid_fen,
        "subsidy_fen": share.subsidy_fen,
        "fee_fen": share.fee_fen,
        "back_fen": back_fen,
    }
