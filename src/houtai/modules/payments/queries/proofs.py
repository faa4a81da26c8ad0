"""What always holds of payments, proved against the ledger."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.invariants import Breach, Invariant

_REFUNDS_COUNTED = text(
    """
    SELECT payment.id, payment.refunded_fen AS told, coalesce(sum(refund.amount_fen), 0) AS found
      FROM payments.payment
      LEFT JOIN payments.refund ON refund.payment_id = payment.id
     GROUP BY payment.id
    HAVING payment.refunded_fen <> coalesce(sum(refund.amount_fen), 0)
     ORDER BY payment.id
     LIMIT :limit
    """
)
_DIFFERENT_KIND = text(
    """
    SELECT refund.id
      FROM payments.refund
      JOIN payments.payment ON payment.id = refund.payment_id
     WHERE (refund.trade_id, refund.member_id) <> (payment.trade_id, payment.member_id)
     ORDER BY refund.id
     LIMIT :limit
    """
)
_UNTOLD = text(
    """
    SELECT refund.id
      FROM payments.refund
     WHERE refund.state = 'failed'
       AND NOT EXISTS (SELECT FROM payments.payment_case WHERE refund_id = refund.id)
     ORDER BY refund.id
     LIMIT :limit
    """
)


async def _refunds_counted(session: AsyncSession, limit: int) -> Sequence[Breach]:
    rows = await session.execute(_REFUNDS_COUNTED, {"limit": limit})
    return [Breach(f"payment {row.id}", str(row.found), str(row.told)) for row in rows]


async def _refunds_of_the_same_buyer(session: AsyncSession, limit: int) -> Sequence[Breach]:
    rows = await session.execute(_DIFFERENT_KIND, {"limit": limit})
    return [Breach(f"refund {row.id}", "the payment's trade", "another") for row in rows]


async def _failures_have_cases(session: AsyncSession, limit: int) -> Sequence[Breach]:
    rows = await session.execute(_UNTOLD, {"limit": limit})
    return [Breach(f"refund {row.id}", "a case", "none") for row in rows]


INVARIANTS = [
    Invariant("payments.refunds_counted", _refunds_counted),
    Invariant("payments.refunds_same_buyer", _refunds_of_the_same_buyer),
    Invariant("payments.failures_have_cases", _failures_have_cases),
]
