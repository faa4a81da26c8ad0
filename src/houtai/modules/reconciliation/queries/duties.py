"""What of reconciliation waits for somebody."""

from typing import Any

from sqlalchemy import Select, select

from houtai.kit.duties import Duty, Waits
from houtai.modules.reconciliation.rules.channels import DifferenceState
from houtai.modules.reconciliation.tables import Difference, Statement


def _unread(*_: object) -> Select[Any]:
    """They are the platform's alone. Index: ix_statement_state_id."""
    return select(Statement.id).where(Statement.state == "waiting")


def _in(state: DifferenceState) -> Waits:
    """They are the platform's alone. Index: ix_difference_state_day_id."""

    def waits(*_: object) -> Select[Any]:
        return select(Difference.id).where(Difference.state == state)

    return waits


DUTIES = (
    Duty(
        "reconciliation.open",
        "reconciliation.difference.read",
        "/reconciliation/differences?state=open",
        _in("open"),
        pressing=True,
    ),
    Duty(
        "reconciliation.asked",
        "reconciliation.approval.read",
        "/reconciliation/differences?state=asked",
        _in("asked"),
    ),
    Duty(
        "reconciliation.waiting",
        "reconciliation.statement.read",
        "/reconciliation/statements?state=waiting",
        _unread,
    ),
)
