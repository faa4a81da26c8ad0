"""What must hold of values: every piece that lies in a warehouse is valued, once."""

from uuid import UUID

from sqlalchemy import Uuid, and_, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.invariants import Breach, Invariant
from houtai.modules.inventory.rules.layers import BOOK
from houtai.modules.inventory.rules.valued import THERE
from houtai.modules.inventory.tables import Valuation
from houtai.modules.ledger import public as ledger

_KEY = ("sku_id", "warehouse_id", "merchant_id")


async def unvalued_pieces(session: AsyncSession, most: int) -> list[Breach]:
    """SKUs of which more or fewer pieces are valued than lie in the warehouse. One pass over the
    accounts of stock and one over the valuations.
    """
    held = ledger.select_holdings(BOOK).subquery("held")
    there = (
        select(
            cast(held.c.unit, Uuid).label("sku_id"),
            held.c.owner_id.label("warehouse_id"),
            held.c.home_id.label("merchant_id"),
            func.sum(held.c.balance).label("pieces"),
        )
        .where(held.c.kind.in_(THERE))
        .group_by(held.c.unit, held.c.owner_id, held.c.home_id)
        .subquery("there")
    )
    valued = Valuation.__table__.c
    same = and_(
        *(there.c[name] == valued[name] for name in ("sku_id", "warehouse_id", "merchant_id"))
    )
    pieces = func.coalesce(there.c.pieces, 0)
    valued_pieces = func.coalesce(valued.quantity, 0)
    rows = await session.execute(
        select(
            func.coalesce(there.c.sku_id, valued.sku_id).label("sku_id"),
            func.coalesce(there.c.warehouse_id, valued.warehouse_id).label("warehouse_id"),
            pieces.label("pieces"),
            valued_pieces.label("valued"),
        )
        .select_from(there)
        .join(Valuation, same, full=True)
        .where(pieces != valued_pieces)
        .limit(most)
    )
    return [_breach(row.sku_id, row.warehouse_id, row.pieces, row.valued) for row in rows]


def _breach(sku_id: UUID, warehouse_id: UUID, pieces: int, valued: int) -> Breach:
    return Breach(
        subject=f"sku {sku_id} in warehouse {warehouse_id}",
        expected=f"{pieces} pieces valued",
        found=f"{valued}",
    )


VALUE_INVARIANTS = (Invariant("inventory.value_matches", unvalued_pieces),)
