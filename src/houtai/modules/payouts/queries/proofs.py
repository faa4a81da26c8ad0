"""What always holds of payouts; `houtai check` proves it."""

from collections.abc import Sequence

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.invariants import Breach, Invariant
from houtai.modules.ledger import public as ledger
from houtai.modules.payouts.queries.balance import UNDER_WAY
from houtai.modules.payouts.rules import accounts
from houtai.modules.payouts.tables import Attempt, Payout

AT_ONCE = 5_000


async def _under_way_agrees(session: AsyncSession, most: int) -> Sequence[Breach]:
    """A payout's money is under way as long as it is neither there nor back."""
    rows = (
        await session.execute(
            select(
                Payout.id, Payout.number, Payout.merchant_id, Payout.state, Payout.amount_fen
            ).order_by(Payout.id)
        )
    ).all()
    breaches: list[Breach] = []
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        keys = {row.id: accounts.transit_of(row.id, row.merchant_id).id for row in some}
        totals = await ledger.totals_now(session, SYSTEM, list(keys.values()))
        for row in some:
            expected = row.amount_fen if row.state in UNDER_WAY else 0
            known = totals.get(keys[row.id])
            found = known.balance if known else 0
            if found != expected:
                breaches.append(Breach(f"payout {row.number}", str(expected), str(found)))
    return breaches[:most]


async def _paid_left_the_bank(session: AsyncSession, most: int) -> Sequence[Breach]:
    """What left the bank for a merchant is what his paid payouts come to."""
    rows = await session.execute(
        select(
            Payout.merchant_id,
            func.coalesce(func.sum(Payout.amount_fen).filter(Payout.state == "paid"), 0).label(
                "fen"
            ),
        ).group_by(Payout.merchant_id)
    )
    paid = {row.merchant_id: int(row.fen) for row in rows}
    keys = {one: accounts.bank_of(one).id for one in paid}
    totals = await ledger.totals_now(session, SYSTEM, list(keys.values()))
    found = {one: totals[key].balance if key in totals else 0 for one, key in keys.items()}
    return [
        Breach(f"merchant {one}", str(fen), str(found[one]))
        for one, fen in paid.items()
        if found[one] != fen
    ][:most]


async def _tries_agree(session: AsyncSession, most: int) -> Sequence[Breach]:
    """Of a payout that is paid or on its way just one try may still count, of any other none."""
    counting = func.count().filter(Attempt.state.in_(("sent", "paid")))
    rows = await session.execute(
        select(Payout.number, Payout.state, counting.label("tries"))
        .join(Attempt, Attempt.payout_id == Payout.id)
        .group_by(Payout.id)
        .having(counting != case((Payout.state.in_(("sent", "paid")), 1), else_=0))
        .limit(most)
    )
    return [Breach(f"payout {one.number}", one.state, str(one.tries)) for one in rows]


INVARIANTS = [
    Invariant("payouts.under_way_agrees", _under_way_agrees),
    Invariant("payouts.paid_left_the_bank", _paid_left_the_bank),
    Invariant("payouts.tries_agree", _tries_agree),
]
