"""Which cases wait for an answer."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty, Waits
from houtai.modules.aftersale.rules.states import CaseState
from houtai.modules.aftersale.tables import Case

_READ = "aftersale.case.read"
_LIST = "/aftersale/cases"


def _in(state: CaseState) -> Waits:
    """Indexes: ix_sale_case_state_due_at_id, _merchant_id_state_due_at_id."""

    def waits(actor: Actor, _: datetime) -> Select[Any]:
        return select(Case.id).where(within(actor, Case.merchant_id), Case.state == state)

    return waits


DUTIES = (
    Duty("aftersale.applied", _READ, f"{_LIST}?state=applied", _in("applied"), pressing=True),
    Duty("aftersale.arrived", _READ, f"{_LIST}?state=arrived", _in("arrived")),
    Duty("aftersale.intercepting", _READ, f"{_LIST}?state=intercepting", _in("intercepting")),
    Duty("aftersale.disputed", _READ, f"{_LIST}?state=disputed", _in("disputed"), pressing=True),
)
