"""Which requests for invoices wait for somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty, Waits
from houtai.modules.invoicing.rules.states import RequestState
from houtai.modules.invoicing.tables import InvoiceRequest

_READ = "invoicing.request.read"
_LIST = "/invoices"


def _in(state: RequestState) -> Waits:
    """Indexes: ix_invoice_request_state_id, _merchant_id_state_id."""

    def waits(actor: Actor, _: datetime) -> Select[Any]:
        return select(InvoiceRequest.id).where(
            within(actor, InvoiceRequest.merchant_id), InvoiceRequest.state == state
        )

    return waits


DUTIES = (
    Duty("invoicing.asked", _READ, f"{_LIST}?state=asked", _in("asked")),
    Duty("invoicing.correcting", _READ, f"{_LIST}?state=correcting", _in("correcting")),
    Duty("invoicing.failed", _READ, f"{_LIST}?state=failed", _in("failed"), pressing=True),
)
