"""What is left of an order for its seller; only who may see costs is told."""

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeAlias
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.ordering.queries.orders import OrderUnknown
from houtai.modules.ordering.rules.margins import Sold, Unknown, margin_of
from houtai.modules.ordering.tables import Line, LineDiscount, Order
from houtai.modules.ordering.tables.fields import COST

GIVEN_UP = ("cancelled", "closed")
FreightCost: TypeAlias = Callable[[AsyncSession, UUID], Awaitable[int | None]]
"""Of an order, in fen; None as long as nobody knows."""
_asked: list[FreightCost] = []


def know_freight(cost: FreightCost) -> None:
    """Who sends goods stands above this module: from now on this one is asked."""
    _asked[:] = [cost]


async def _sending(session: AsyncSession, order_id: UUID) -> int | None:
    return await _asked[0](session, order_id) if _asked else None


class LineMarginView(View):
    """A line of the order."""

    line_id: UUID
    payable_fen: int
    subsidy_fen: int
    commission_fen: int | None
    cost_fen: Annotated[int | None, COST.shown]


class OrderMarginView(View):
    """`unknown` names what is not known, or not yet; the margin is before that.

    `subsidy_fen`: what the platform bears of discounts. `freight_fen`: what the buyer paid for it.
    """

    goods_fen: int
    subsidy_fen: int
    freight_fen: int
    commission_fen: int | None
    cost_fen: Annotated[int | None, COST.shown]
    freight_cost_fen: Annotated[int | None, COST.shown]
    """What carriers take for sending it; unknown until all of it is on its way."""
    margin_fen: Annotated[int | None, COST.shown]
    unknown: tuple[Unknown, ...]
    lines: tuple[LineMarginView, ...]


async def margin_of_order(session: AsyncSession, actor: Actor, order_id: UUID) -> OrderMarginView:
    """Nothing of one that was given up. Raises OrderUnknown.

    Indexes: pk_orders, ix_line_order_id, ix_line_discount_order_id.
    """
    order = (
        await session.execute(
            select(
                Order.state,
                Order.merchant_id,
                (Order.freight_fen - Order.freight_off_fen).label("freight_fen"),
            ).where(Order.id == order_id, within(actor, Order.merchant_id))
        )
    ).one_or_none()
    if order is None:
        raise OrderUnknown
    stands = order.state not in GIVEN_UP
    sold = await _sold(session, order_id, order.merchant_id) if stands else {}
    sending_fen = await _sending(session, order_id) if stands else 0
    found = margin_of(list(sold.values()), order.freight_fen if stands else 0, sending_fen)
    return OrderMarginView(
        goods_fen=found.goods_fen,
        subsidy_fen=found.subsidy_fen,
        freight_fen=found.freight_fen,
        commission_fen=found.commission_fen,
        cost_fen=found.cost_fen,
        freight_cost_fen=found.freight_cost_fen,
        margin_fen=found.margin_fen,
        unknown=found.unknown if stands else (),
        lines=tuple(
            LineMarginView(
                line_id=line_id,
                payable_fen=one.payable_fen,
                subsidy_fen=one.subsidy_fen,
                commission_fen=one.commission_fen,
                cost_fen=one.cost_fen,
            )
            for line_id, one in sold.items()
        ),
    )


async def _sold(session: AsyncSession, order_id: UUID, merchant_id: UUID) -> dict[UUID, Sold]:
    """By line. The platform's own shop pays itself neither subsidies nor commission."""
    borne = (
        select(LineDiscount.line_id, func.sum(LineDiscount.platform_fen).label("platform_fen"))
        .where(LineDiscount.order_id == order_id)
        .group_by(LineDiscount.line_id)
        .subquery()
    )
    rows = await session.execute(
        select(
            Line.id,
            Line.payable_fen,
            func.coalesce(borne.c.platform_fen, 0).label("platform_fen"),
            Line.cost_fen,
            Line.commission_permille,
        )
        .outerjoin(borne, borne.c.line_id == Line.id)
        .where(Line.order_id == order_id, Line.quantity > 0)
        .order_by(Line.position)
    )
    own = merchant_id == SELF_RUN_ID
    return {
        row.id: Sold(
            row.payable_fen,
            0 if own else int(row.platform_fen),
            row.cost_fen,
            0 if own else row.commission_permille,
        )
        for row in rows
    }
