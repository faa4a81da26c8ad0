"""What becomes of what the house owes its merchants."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class BillConfirmed(Event, name="settlement.bill_confirmed", key="merchant_id"):
    """Both sides agree on a bill, or its time to disagree is over. What is not above zero is not
    paid: it is carried on into the next bill.
    """

    bill_id: UUID
    number: str
    merchant_id: UUID
    payable_fen: int
    at: datetime
