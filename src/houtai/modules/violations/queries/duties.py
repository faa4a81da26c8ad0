"""Which violations wait for somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty, Waits
from houtai.modules.violations.queries.violations import known_to
from houtai.modules.violations.rules.states import ViolationState
from houtai.modules.violations.tables import Violation

_LIST = "/violations"


def _in(state: ViolationState) -> Waits:
    """Index: ix_violation_state_id."""

    def waits(actor: Actor, _: datetime) -> Select[Any]:
        return select(Violation.id).where(
            within(actor, Violation.merchant_id),
            known_to(actor.merchant_ids),
            Violation.state == state,
        )

    return waits


DUTIES = (
    Duty(
        "violations.to_approve", "violations.approval.write", f"{_LIST}?state=asked", _in("asked")
    ),
    Duty(
        "violations.to_answer",
        "violations.answer.write",
        f"{_LIST}?state=told",
        _in("told"),
        pressing=True,
    ),
    Duty(
        "violations.appealed",
        "violations.ruling.write",
        f"{_LIST}?state=appealed",
        _in("appealed"),
        pressing=True,
    ),
)
