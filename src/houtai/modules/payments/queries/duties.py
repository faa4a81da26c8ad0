"""Which sums wait for somebody's eye."""

from typing import Any

from sqlalchemy import Select, select

from houtai.kit.duties import Duty
from houtai.modules.payments.tables import PaymentCase


def _cases(*_: object) -> Select[Any]:
    """They are the platform's alone. Index: ix_payment_case_state_created_at_id."""
    return select(PaymentCase.id).where(PaymentCase.state == "open")


DUTIES = (
    Duty(
        "payments.cases",
        "payments.case.read",
        "/payments/cases?state=open",
        _cases,
        pressing=True,
    ),
)
