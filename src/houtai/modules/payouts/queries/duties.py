"""Which payouts wait for somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty, Waits
from houtai.modules.payouts.rules.moves import PayoutState
from houtai.modules.payouts.tables import Payout

_LIST = "/payouts"


def _in(state: PayoutState) -> Waits:
    """Index: ix_payout_state_id."""

    def waits(actor: Actor, _: datetime) -> Select[Any]:
        return select(Payout.id).where(within(actor, Payout.merchant_id), Payout.state == state)

    return waits


DUTIES = (
    Duty("payouts.asked", "payouts.approval.read", f"{_LIST}?state=asked", _in("asked")),
    Duty("payouts.ready", "payouts.sending.read", f"{_LIST}?state=ready", _in("ready")),
    Duty(
        "payouts.failed",
        "payouts.sending.read",
        f"{_LIST}?state=failed",
        _in("failed"),
        pressing=True,
    ),
    Duty(
        "payouts.returned",
        "payouts.sending.read",
        f"{_LIST}?state=returned",
        _in("returned"),
        pressing=True,
    ),
)
