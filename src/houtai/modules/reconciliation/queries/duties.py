"""What of reconciliation waits for somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor
from houtai.kit.duties import Duty
from houtai.modules.reconciliation.tables import Statement


def _unread(_actor: Actor, _at: datetime) -> Select[Any]:
    """Index: ix_statement_state_id."""
    return select(Statement.id).where(Statement.state == "waiting")


DUTIES = (
    Duty(
        "reconciliation.waiting",
        "reconciliation.statement.read",
        "/reconciliation/statements?state=waiting",
        _unread,
    ),
)
