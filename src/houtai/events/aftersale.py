"""What becomes of what buyers ask for after the sale."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class CaseOpened(Event, name="aftersale.case_opened", key="order_id"):
    """A buyer asks for money, with or without goods coming back."""

    case_id: UUID
    number: str
    order_id: UUID
    merchant_id: UUID
    member_id: UUID
    kind: str
    asked_fen: int
    at: datetime


@dataclass(frozen=True)
class CaseMoved(Event, name="aftersale.case_moved", key="order_id"):
    """Somebody decided about it, or time did; `state` is where it stands now."""

    case_id: UUID
    number: str
    order_id: UUID
    merchant_id: UUID
    member_id: UUID
    act: str
    state: str
    at: datetime
