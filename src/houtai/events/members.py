"""What happens to those who buy."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class MemberJoined(Event, name="members.joined", key="member_id"):
    """Somebody signed in for the first time with this telephone number."""

    member_id: UUID
    at: datetime
