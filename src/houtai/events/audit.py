"""What people did, tried, and took away at the doors of the consoles."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class DeedDone(Event, name="audit.deed_done", key="deed_id"):
    """Somebody changed something through a door, or was refused; `code` says why, if so."""

    deed_id: UUID
    at: datetime
    actor_id: UUID
    merchant_id: UUID | None
    """Where he works; neither named: the platform."""
    warehouse_id: UUID | None
    address: str | None
    user_agent: str
    door: str
    """Id of the operation: `identity_create_account`."""
    method: str
    path: str
    """As asked for, without the query."""
    thing: str
    """What the door is about, as permissions name it: `identity.account`."""
    thing_id: str
    """The id in the path, if there is one."""
    notes: str
    """`trail` notes as JSON, bounded in size."""
    cut: int
    """How many changes were left out because they were too many or too long."""
    status: int
    code: str | None
    request_id: str | None
