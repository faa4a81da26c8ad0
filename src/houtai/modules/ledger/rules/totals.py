"""What a set of rows does to the running totals of the counted accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from houtai.modules.ledger.rules.decide import Row, Standing, free_changes


@dataclass(slots=True)
class Change:
    """Sums over the rows of one batch for one account."""

    account_id: UUID
    debits_pending: int = 0
    debits_posted: int = 0
    credits_pending: int = 0
    credits_posted: int = 0
    need: int = 0
    """What the account must have free before, if nothing that the batch brings in may count."""


def changes_of(rows: Sequence[Row]) -> list[Change]:
    """Totals to add, one entry per counted account."""
    changes: dict[Standing, Change] = {}
    for row in rows:
        debit, credit = row.debit, row.credit
        if debit.facts.counted:
            change = changes.get(debit) or changes.setdefault(debit, Change(debit.facts.id))
            change.debits_pending += row.pending
            change.debits_posted += row.posted
        if credit.facts.counted:
            change = changes.get(credit) or changes.setdefault(credit, Change(credit.facts.id))
            change.credits_pending += row.pending
            change.credits_posted += row.posted
        for standing, difference in free_changes(row):
            if difference < 0:
                changes[standing].need -= difference
    return list(changes.values())
