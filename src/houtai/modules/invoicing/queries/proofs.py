"""What always holds of invoices; `houtai check` proves it."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from houtai.kit.invariants import Breach, Invariant
from houtai.modules.invoicing.tables import Invoice, InvoiceLine


async def _lines_add_up(session: AsyncSession, most: int) -> Sequence[Breach]:
    """An invoice's sums are those of its lines."""
    amount, tax = func.sum(InvoiceLine.amount_fen), func.sum(InvoiceLine.tax_fen)
    rows = await session.execute(
        select(Invoice.id, Invoice.amount_fen, func.coalesce(amount, 0).label("fen"))
        .outerjoin(InvoiceLine, InvoiceLine.invoice_id == Invoice.id)
        .group_by(Invoice.id)
        .having(
            (func.coalesce(amount, 0) != Invoice.amount_fen)
            | (func.coalesce(tax, 0) != Invoice.tax_fen)
        )
        .limit(most)
    )
    return [Breach(f"invoice {one.id}", str(one.fen), str(one.amount_fen)) for one in rows]


async def _reds_add_up(session: AsyncSession, most: int) -> Sequence[Breach]:
    """What is taken back of a blue invoice is what its red ones say."""
    red = aliased(Invoice)
    fen = func.coalesce(func.sum(red.amount_fen), 0)
    rows = await session.execute(
        select(Invoice.id, Invoice.reversed_fen, fen.label("fen"))
        .outerjoin(red, (red.blue_id == Invoice.id) & (red.state != "dropped"))
        .where(Invoice.kind == "blue")
        .group_by(Invoice.id)
        .having(fen != Invoice.reversed_fen)
        .limit(most)
    )
    return [Breach(f"invoice {one.id}", str(one.fen), str(one.reversed_fen)) for one in rows]


INVARIANTS = [
    Invariant("invoicing.lines_add_up", _lines_add_up),
    Invariant("invoicing.reds_add_up", _reds_add_up),
]
