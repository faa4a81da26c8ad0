"""What becomes of invoices."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class InvoiceIssued(Event, name="invoicing.invoice_issued", key="order_id"):
    """The tax provider gave it a number; a red one takes back some of a blue one."""

    invoice_id: UUID
    request_id: UUID
    order_id: UUID
    merchant_id: UUID
    member_id: UUID
    kind: str
    number: str
    amount_fen: int
    tax_fen: int
    at: datetime
