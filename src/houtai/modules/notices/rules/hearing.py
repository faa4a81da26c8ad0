"""What webhooks may hear: kinds of events, and which of their fields leave the house."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.events.approvals import ApprovalAsked, ApprovalEnded, ApprovalGranted, ApprovedActDone
from houtai.events.identity import SignInTried

Heard = ApprovalAsked | ApprovalGranted | ApprovalEnded | ApprovedActDone | SignInTried

LEAVING: Mapping[type[Heard], tuple[str, ...]] = {
    ApprovalAsked: (
        *("request_id", "act", "asked_by", "merchant_id", "warehouse_id", "thing", "thing_id"),
        *("title", "amount_fen", "at"),
    ),
    ApprovalGranted: ("request_id", "act", "asked_by", "merchant_id", "warehouse_id", "at"),
    ApprovalEnded: ("request_id", "act", "asked_by", "outcome", "reason", "at"),
    ApprovedActDone: ("request_id", "act", "code", "at"),
    SignInTried: (
        *("try_id", "account_id", "login", "merchant_id", "warehouse_id", "code", "address"),
        *("session_id", "at"),
    ),
}
"""Commands and differences stay: they may hold what the receiver's people may not see."""

NOTICE_PREFIX = "notices."
"""`notices.<template>`: the words of a notice, for a robot in a group chat."""
TEST_KIND = "notices.test"


@dataclass(frozen=True)
class Said:
    """One thing that webhooks may hear. Without a merchant it concerns the platform alone."""

    kind: str
    source: str
    merchant_id: UUID | None
    body: str


def event_kinds() -> list[str]:
    """Kinds of events that a webhook may ask for."""
    return sorted(event.LABEL.name for event in LEAVING)


def said_by(event: Heard) -> Said:
    """What an event says to webhooks."""
    values = {name: getattr(event, name) for name in LEAVING[type(event)]}
    label = type(event).LABEL
    merchant_id: UUID | None = values.get("merchant_id")
    source = f"{label.name}:{getattr(event, label.key)}"
    return Said(label.name, source, merchant_id, written(label.name, values, at=event.at))


def written(kind: str, values: Mapping[str, object], *, at: datetime) -> str:
    """The body as Standard Webhooks has it: kind, moment, the rest under its own key."""
    said = {"type": kind, "timestamp": at.isoformat(), "data": values}
    return json.dumps(said, ensure_ascii=False, default=_plain, separators=(",", ":"))


def hears(kinds: Sequence[str], merchant_id: UUID | None, said: Said) -> bool:
    """A platform's webhook hears of all, a merchant's only of his own."""
    return said.kind in kinds and merchant_id in {None, said.merchant_id}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
