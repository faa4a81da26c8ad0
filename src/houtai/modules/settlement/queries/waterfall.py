"""How the money of an order falls: from what goods cost to what is the merchant's."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import NotFound
from houtai.kit.money import split
from houtai.kit.shapes import View
from houtai.modules.ordering import public as ordering
from houtai.modules.settlement.queries.fee_rules import fixed_fees
from houtai.modules.settlement.rules.fees import FixedFee
from houtai.modules.settlement.rules.sharing import Share, Sums, kept, total_left
from houtai.modules.settlement.tables import GiveBack, OrderShare

Step = Literal[
    "goods", "merchant_discounts", "adjustment", "freight", "platform_discounts",
    "subsidy", "refunds", "fee", "net",
]  # fmt: skip


class OrderShareUnknown(NotFound):
    """No such order, one that is not paid yet, or another merchant's."""

    code = "settlement.order_unknown"


class WaterfallStepView(View):
    """One step: what is added, or taken where it is below zero. `fee` names which fee it is; the
    last step is what is left.
    """

    step: Step
    fee: str = ""
    fen: int


class WaterfallView(View):
    """`earned_at` null: the goods are not received yet, and this is how it would be. The sum of all
    steps but the last is the last.
    """

    order_id: UUID
    merchant_id: UUID
    is_own: bool
    earned_at: datetime | None
    buyer_fen: int
    """What the buyer paid and has not got back."""
    steps: list[WaterfallStepView]


async def waterfall(session: AsyncSession, actor: Actor, order_id: UUID) -> WaterfallView:
    """Raises OrderShareUnknown. Indexes: pk_order_share, ix_line_fee_order_id,
    ix_give_back_order_id.
    """
    share = await session.scalar(
        select(OrderShare).where(
            OrderShare.order_id == order_id, within(actor, OrderShare.merchant_id)
        )
    )
    if share is None:
        raise OrderShareUnknown
    async with reaching_as(session, SYSTEM):
        (order,) = await ordering.to_settle(session, [order_id])
    fees = await fixed_fees(session, [order_id])
    back = await _back(session, order_id)
    shares = shares_of(order, fees)
    left = total_left(shares, back)
    return WaterfallView(
        order_id=order_id,
        merchant_id=order.merchant_id,
        is_own=order.merchant_id == SELF_RUN_ID,
        earned_at=share.earned_at,
        buyer_fen=left.paid_fen,
        steps=_steps(order, fees, shares, left),
    )


def shares_of(
    order: ordering.OrderToSettle, fees: Mapping[UUID, Sequence[FixedFee]]
) -> list[Share]:
    """Of its lines, and of freight under its own id. What left a line before its goods went took
    its share of the fee along. The platform's own shop pays itself nothing.
    """
    own = order.merchant_id == SELF_RUN_ID
    lines = [
        Share(
            line.id,
            line.payable_fen,
            0 if own else line.platform_fen,
            sum(still_due(fee, line) for fee in fees.get(line.id, ())),
        )
        for line in order.lines
    ]
    return [*lines, Share(order.id, order.freight_fen, 0, 0)]


def still_due(fee: FixedFee, line: ordering.LineToSettle) -> int:
    """Of a fee, for what the line brings now."""
    base_fen = line.payable_fen + line.platform_fen
    return kept(fee.fen, max(fee.base_fen - base_fen, 0), fee.base_fen)


async def _back(session: AsyncSession, order_id: UUID) -> dict[UUID, int]:
    rows = await session.execute(
        select(GiveBack.line_id, func.sum(GiveBack.fen).label("fen"))
        .where(GiveBack.order_id == order_id)
        .group_by(GiveBack.line_id)
    )
    return {row.line_id: int(row.fen) for row in rows}


def _steps(
    order: ordering.OrderToSettle,
    fees: Mapping[UUID, Sequence[FixedFee]],
    shares: Sequence[Share],
    left: Sums,
) -> list[WaterfallStepView]:
    lines = order.lines
    before = total_left(shares, {})
    falls: list[tuple[Step, str, int]] = [
        ("goods", "", sum(one.gross_fen for one in lines)),
        ("merchant_discounts", "", -sum(one.merchant_fen for one in lines)),
        ("platform_discounts", "", -sum(one.platform_fen for one in lines)),
        ("adjustment", "", sum(one.adjust_fen for one in lines)),
        ("freight", "", order.freight_fen),
        ("subsidy", "", left.subsidy_fen),
        ("refunds", "", left.paid_fen - before.paid_fen),
    ]
    falls += [("fee", name, -fen) for name, fen in _by_name(order, fees, left.fee_fen)]
    shown = [WaterfallStepView(step=step, fee=fee, fen=fen) for step, fee, fen in falls if fen]
    return [*shown, WaterfallStepView(step="net", fen=left.net_fen)]


def _by_name(
    order: ordering.OrderToSettle, fees: Mapping[UUID, Sequence[FixedFee]], left_fen: int
) -> list[tuple[str, int]]:
    """What is kept of all fees together, by their names."""
    sums: dict[str, int] = {}
    for line in order.lines:
        for fee in fees.get(line.id, ()):
            sums[fee.fee] = sums.get(fee.fee, 0) + still_due(fee, line)
    if not any(sums.values()):
        return []
    return list(zip(sums, split(left_fen, list(sums.values())), strict=True))
