"""What people should be told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class NoticeWanted(Event, name="notices.wanted", key="notice_id"):
    """These people should learn of something, in the words of a template, each in his language."""

    notice_id: UUID
    template: str
    """Code of the template: `approvals.task_waiting`."""
    account_ids: tuple[UUID, ...]
    fields: str
    """Values for the template's places, as a flat JSON object of strings."""
    link: str
    """Address inside the console, without the console's own prefix: `/approvals/0193…`."""
    at: datetime
