"""Which bills wait for somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty, Waits
from houtai.modules.settlement.queries.bills import BillState
from houtai.modules.settlement.tables import Bill

_LIST = "/bills"


def _in(state: BillState) -> Waits:
    """Index: ix_bill_state_day_id."""

    def waits(actor: Actor, _: datetime) -> Select[Any]:
        return select(Bill.id).where(within(actor, Bill.merchant_id), Bill.state == state)

    return waits


DUTIES = (
    Duty(
        "settlement.bills_to_confirm", "settlement.bill.write", f"{_LIST}?state=sent", _in("sent")
    ),
    Duty(
        "settlement.bills_disputed",
        "settlement.billing.write",
        f"{_LIST}?state=disputed",
        _in("disputed"),
        pressing=True,
    ),
)
