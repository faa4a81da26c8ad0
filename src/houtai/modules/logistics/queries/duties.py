"""Which parcels wait for somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty
from houtai.modules.logistics.tables import ParcelProblem


def _problems(actor: Actor, _: datetime) -> Select[Any]:
    """Index: ix_parcel_problem_state_due_at_id."""
    return select(ParcelProblem.id).where(
        ParcelProblem.state == "open", within(actor, ParcelProblem.merchant_id)
    )


DUTIES = (
    Duty(
        "logistics.problems",
        "logistics.parcel_problem.read",
        "/logistics/exceptions?state=open",
        _problems,
        pressing=True,
    ),
)
