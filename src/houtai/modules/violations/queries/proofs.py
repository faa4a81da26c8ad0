"""What always holds of violations; `houtai check` proves it."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.invariants import Breach, Invariant
from houtai.modules.ledger import public as ledger
from houtai.modules.violations.rules import accounts
from houtai.modules.violations.rules.states import FROZEN
from houtai.modules.violations.tables import Violation

AT_ONCE = 5_000


async def _frozen_agrees(session: AsyncSession, most: int) -> Sequence[Breach]:
    """What is frozen of deposits is what open violations froze."""
    rows = (
        await session.execute(
            select(
                Violation.id,
                Violation.number,
                Violation.merchant_id,
                Violation.state,
                Violation.frozen_fen,
            ).order_by(Violation.id)
        )
    ).all()
    breaches: list[Breach] = []
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        keys = {row.id: accounts.frozen_of(row.id, row.merchant_id).id for row in some}
        totals = await ledger.totals_now(session, SYSTEM, list(keys.values()))
        for row in some:
            expected = row.frozen_fen if row.state in FROZEN else 0
            found = totals[keys[row.id]].balance if keys[row.id] in totals else 0
            if found != expected:
                breaches.append(Breach(f"violation {row.number}", str(expected), str(found)))
    return breaches[:most]


async def _fines_agree(session: AsyncSession, most: int) -> Sequence[Breach]:
    """What each merchant was fined out of his deposit is the platform's."""
    rows = await session.execute(
        select(
            Violation.merchant_id,
            func.coalesce(
                func.sum(Violation.frozen_fen).filter(Violation.state == "fined"), 0
            ).label("fen"),
        ).group_by(Violation.merchant_id)
    )
    fined = {row.merchant_id: int(row.fen) for row in rows}
    keys = {one: accounts.fines_of(one).id for one in fined}
    totals = await ledger.totals_now(session, SYSTEM, list(keys.values()))
    found = {one: totals[key].balance if key in totals else 0 for one, key in keys.items()}
    return [
        Breach(f"merchant {one}", str(fen), str(found[one]))
        for one, fen in fined.items()
        if found[one] != fen
    ][:most]


INVARIANTS = [
    Invariant("violations.frozen_agrees", _frozen_agrees),
    Invariant("violations.fines_agree", _fines_agree),
]
