"""What always holds of money and pieces that go back; `houtai check` proves it."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.invariants import Breach, Invariant
from houtai.modules.aftersale.rules.states import ENDED
from houtai.modules.aftersale.tables import Case, CaseLine, CaseRefund, Purse


async def _purses_agree(session: AsyncSession, most: int) -> Sequence[Breach]:
    """What is held of a line is what open cases without money hold of it."""
    held = (
        select(
            CaseLine.line_id,
            func.sum(CaseLine.held_fen).label("fen"),
            func.sum(CaseLine.quantity).label("pieces"),
        )
        .join(Case, Case.id == CaseLine.case_id)
        .where(Case.state.not_in(ENDED), Case.money == "none")
        .group_by(CaseLine.line_id)
        .subquery("held")
    )
    fen, pieces = func.coalesce(held.c.fen, 0), func.coalesce(held.c.pieces, 0)
    rows = await session.execute(
        select(Purse.line_id, Purse.held_fen, fen.label("wanted"))
        .outerjoin(held, held.c.line_id == Purse.line_id)
        .where((Purse.held_fen != fen) | (Purse.pieces_held != pieces))
        .limit(most)
    )
    return [Breach(f"line {one.line_id}", str(one.wanted), str(one.held_fen)) for one in rows]


async def _refunds_agree(session: AsyncSession, most: int) -> Sequence[Breach]:
    """What goes back for a case is what was agreed."""
    asked = (
        select(CaseRefund.case_id, func.sum(CaseRefund.amount_fen).label("fen"))
        .group_by(CaseRefund.case_id)
        .subquery("asked")
    )
    fen = func.coalesce(asked.c.fen, 0)
    rows = await session.execute(
        select(Case.id, Case.agreed_fen, fen.label("fen"))
        .outerjoin(asked, asked.c.case_id == Case.id)
        .where(Case.money != "none", fen != Case.agreed_fen)
        .limit(most)
    )
    return [Breach(f"case {one.id}", str(one.agreed_fen), str(one.fen)) for one in rows]


INVARIANTS = [
    Invariant("aftersale.purses_agree", _purses_agree),
    Invariant("aftersale.refunds_agree", _refunds_agree),
]
