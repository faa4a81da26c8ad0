"""The trial balance, as people of the house read it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.clock import day_bounds
from houtai.kit.errors import Invalid
from houtai.kit.shapes import View
from houtai.modules.ledger import public as ledger

BOOK = "money"
DAYS_MAX = 366


class PeriodTooLong(Invalid):
    """Ends before it begins, or is longer than a year."""

    code = "finance.period_unfit"


class TrialRowView(View):
    """All accounts of a kind. Opening and closing are on the side on which they grow."""

    kind: str
    unit: str
    side: Literal["debit", "credit"]
    opening_fen: int
    debits_fen: int
    credits_fen: int
    closing_fen: int


class TrialBalanceView(View):
    """`debits_fen` and `credits_fen` of a time are always the same, and so are the sums of what is
    left on the two sides.
    """

    rows: list[TrialRowView]
    debits_fen: int
    credits_fen: int
    left_debit_fen: int
    left_credit_fen: int


async def trial_balance(
    session: AsyncSession, day_from: date, day_to: date, *, time_zone: str
) -> TrialBalanceView:
    """Of whole days of the business. Raises PeriodTooLong."""
    if not timedelta(0) <= day_to - day_from < timedelta(days=DAYS_MAX):
        raise PeriodTooLong(place="query/day_to", days_max=DAYS_MAX)
    first, until = day_bounds(day_from, time_zone)[0], day_bounds(day_to, time_zone)[1]
    return summed(await sums_of(session, first, until))


async def sums_of(session: AsyncSession, first: datetime, until: datetime) -> list[ledger.KindSums]:
    """All kinds of money. Index: pk_kind_hour."""
    return await ledger.trial_balance(session, BOOK, first, until)


def summed(sums: Sequence[ledger.KindSums]) -> TrialBalanceView:
    """With the totals of both sides."""
    left = {"debit": 0, "credit": 0}
    for one in sums:
        left[one.side] += one.closing
    return TrialBalanceView(
        rows=[
            TrialRowView(
                kind=one.kind,
                unit=one.unit,
                side="debit" if one.side == "debit" else "credit",
                opening_fen=one.opening,
                debits_fen=one.debits,
                credits_fen=one.credits,
                closing_fen=one.closing,
            )
            for one in sums
        ],
        debits_fen=sum(one.debits for one in sums),
        credits_fen=sum(one.credits for one in sums),
        left_debit_fen=left["debit"],
        left_credit_fen=left["credit"],
    )
