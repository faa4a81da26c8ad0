"""What of reconciliation waits for somebody."""

from typing import Any

from sqlalchemy import Select, select

from houtai.kit.duties import Duty
from houtai.modules.reconciliation.tables import Statement


def _unread(*_: object) -> Select[Any]:
    """They are the platform's alone. Index: ix_statement_state_id."""
    return select(Statement.id).where(Statement.state == "waiting")


DUTIES = (
    Duty(
        "reconciliation.waiting",
        "reconciliation.statement.read",
        "/reconciliation/statements?state=waiting",
        _unread,
    ),
)
