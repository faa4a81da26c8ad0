"""What sold goods had cost, and what the platform takes of them: written down when they are sold,
so that later prices change nothing.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.sql import statement
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering.tables import Line, OrderPiece


async def remember(session: AsyncSession, order_ids: Sequence[UUID]) -> None:
    """By the moving average of the pieces at this moment, else by what the product says it costs.

    Six statements, however many orders; as the house. Indexes: ix_line_order_id, ix_piece_order_id.
    """
    if not order_ids:
        return
    lines = (
        await session.execute(select(Line.id, Line.sku_id).where(Line.order_id.in_(order_ids)))
    ).all()
    pieces = (
        await session.execute(
            select(OrderPiece.line_id, OrderPiece.sku_id, OrderPiece.quantity).where(
                OrderPiece.order_id.in_(order_ids)
            )
        )
    ).all()
    costs = await _costs(session, {one.sku_id for one in pieces})
    sums: dict[UUID, int | None] = {}
    for one in pieces:
        cost_fen, so_far = costs.get(one.sku_id), sums.get(one.line_id, 0)
        known = cost_fen is not None and so_far is not None
        sums[one.line_id] = so_far + cost_fen * one.quantity if known else None
    rates = await _rates(session, {one.sku_id for one in lines})
    values = {
        "lines": [one.id for one in lines],
        "costs": [sums.get(one.id) for one in lines],
        "rates": [rates.get(one.sku_id) for one in lines],
    }
    await session.execute(statement(__package__, "remember_costs"), values)


async def _costs(session: AsyncSession, sku_ids: set[UUID]) -> dict[UUID, int | None]:
    """Of one piece."""
    if not sku_ids:
        return {}
    return {
        **await catalog.sku_costs(session, sku_ids),
        **await inventory.average_costs(session, sku_ids),
    }


async def _rates(session: AsyncSession, sku_ids: set[UUID]) -> dict[UUID, int]:
    """Commission of each in per mille, as its category has it."""
    categories = {
        one.sku_id: one.category_id for one in (await catalog.selling(session, sku_ids)).values()
    }
    rates = await catalog.commissions(session, set(categories.values()))
    return {sku: rates[category] for sku, category in categories.items() if category in rates}
