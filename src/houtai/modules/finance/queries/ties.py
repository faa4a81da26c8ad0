"""The two sides of everything that must tie on a day, as each module says its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.clock import day_bounds
from houtai.modules.finance.queries.orders_known import sold_fen
from houtai.modules.finance.queries.reconciled import unreconciled_fen
from houtai.modules.finance.queries.trial import sums_of
from houtai.modules.finance.rules.closing import Tie
from houtai.modules.inventory import public as inventory
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants import public as merchants
from houtai.modules.payments import public as payments

WITH_BILLS = ("sandbox", "wechat", "alipay")
"""Ways to pay of which a channel sends a bill for each day."""


@dataclass(frozen=True, slots=True)
class DaySums:
    """A day with its bounds, what the ledger moved, and the ties."""

    day: date
    begins_at: datetime
    ends_at: datetime
    totals: list[dict[str, Any]]
    ties: list[Tie]

    @property
    def off(self) -> int:
        """How many lines do not tie."""
        return sum(tie.is_off for tie in self.ties)


async def day_sums(session: AsyncSession, day: date, *, time_zone: str) -> DaySums:
    """As everything stands now; of the whole house, in one snapshot."""
    first, until = day_bounds(day, time_zone)
    kinds = await sums_of(session, first, until)
    moved = await payments.moved_money(session, day, first, until)
    ties = [
        Tie("balance", sum(k.debits for k in kinds), sum(k.credits for k in kinds), must=True),
        *await _sold(session, kinds, first, until),
        *_channels(moved),
        *await _unreconciled(session, day),
        *_booked(kinds, moved),
        await _deposits(session, kinds, first, until),
        await _stock(session, day, time_zone),
    ]
    return DaySums(day, first, until, totals_of(kinds), ties)


def totals_of(kinds: Sequence[ledger.KindSums]) -> list[dict[str, Any]]:
    """What is frozen of a day: what each kind moved, none that stood still."""
    return [
        {"kind": one.kind, "unit": one.unit, "debits": one.debits, "credits": one.credits}
        for one in kinds
        if one.debits or one.credits
    ]


def _moved(kinds: Sequence[ledger.KindSums]) -> Mapping[str, tuple[int, int]]:
    return {one.kind: (one.debits, one.credits) for one in kinds}


async def _sold(
    session: AsyncSession, kinds: Sequence[ledger.KindSums], first: datetime, until: datetime
) -> list[Tie]:
    """Orders that were paid, and what came into receipts: payments around midnight differ."""
    sold = await sold_fen(session, first, until)
    came = _moved(kinds).get("receipts", (0, 0))[1] - _shared(kinds)[1]
    return [Tie("sales", sold, came, must=False)]


def _shared(kinds: Sequence[ledger.KindSums]) -> tuple[int, int]:
    """What left receipts because it was earned, and what came back to them for refunds: neither is
    a payment. Shares go through what merchants are owed, beside subsidies and fees, or are the
    house's own sales.
    """
    moved = _moved(kinds)
    owed, subsidies = _owed_by_sales(moved), moved.get("platform_subsidy", (0, 0))
    fees, own = moved.get("platform_fees", (0, 0)), moved.get("own_sales", (0, 0))
    earned = owed[1] - subsidies[0] - fees[0] + own[1]
    returned = owed[0] - subsidies[1] - fees[1] + own[0]
    return earned, returned


def _owed_by_sales(moved: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """What merchants are owed moves by payouts, corrections and fines too; what those took and gave
    is left out. A deposit that is paid out, or stays after all, is not owed by sales either; what
    fines froze of it and gave back is no payout.
    """
    owed = moved.get("merchant_payable", (0, 0))
    transit, bank = moved.get("payout_transit", (0, 0)), moved.get("payout_bank", (0, 0))
    deposit, banked = moved.get("merchant_deposit", (0, 0)), moved.get("deposit_bank", (0, 0))
    corrected = moved.get("settlement_corrections", (0, 0))
    frozen = moved.get("violation_frozen", (0, 0))
    fined = moved.get("fines_from_earnings", (0, 0))
    freed = frozen[0] - moved.get("fines_from_deposit", (0, 0))[1]
    released, stayed = deposit[0] - frozen[1], deposit[1] - banked[0] - freed
    taken = transit[1] - bank[0] - released + corrected[1] + fined[1]
    given = transit[0] - bank[1] - stayed + corrected[0] + fined[0]
    return owed[0] - taken, owed[1] - given


def _channels(moved: Sequence[payments.MovedMoney]) -> list[Tie]:
    """What was paid and paid back by a channel, and its bill. No bill, no tie."""
    return [
        Tie(f"channel_{one.method}", one.net_fen, one.billed_fen, must=True)
        for one in moved
        if one.method in WITH_BILLS
    ]


async def _unreconciled(session: AsyncSession, day: date) -> list[Tie]:
    """A day with open differences is not tied out, also where they cancel each other."""
    open_fen = await unreconciled_fen(session, day)
    return [] if open_fen is None else [Tie("reconciliation", open_fen, 0, must=True)]


def _booked(kinds: Sequence[ledger.KindSums], moved: Sequence[payments.MovedMoney]) -> list[Tie]:
    """What payments say and what the ledger has. What was told after midnight is booked later."""
    came = sum(one.paid_fen for one in moved)
    went = sum(one.refunded_fen for one in moved)
    back, held = _moved(kinds).get("receipts", (0, 0))
    unknown = _moved(kinds).get("unclear", (0, 0))[1]
    earned, returned = _shared(kinds)
    return [
        Tie("receipts", came, held - returned + unknown, must=False),
        Tie("refunds", went, back - earned, must=False),
    ]


async def _deposits(
    session: AsyncSession, kinds: Sequence[ledger.KindSums], first: datetime, until: datetime
) -> Tie:
    received = await merchants.deposits_received(session, first, until)
    banked = _moved(kinds).get("deposit_bank", (0, 0))[0]
    return Tie("deposits", received, banked, must=True)


async def _stock(session: AsyncSession, day: date, time_zone: str) -> Tie:
    by_days, by_pieces = await inventory.worth_at(session, day, time_zone=time_zone)
    return Tie("stock", by_days, by_pieces, must=True)
