"""What is asked of, and decided by, the people who approve. Any module may ask; each act's owner
carries it out once it is granted.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class ApprovalAsked(Event, name="approvals.asked", key="request_id"):
    """Somebody wants an act that others must agree to. Nothing of it has happened yet."""

    request_id: UUID
    act: str
    """What is to be done, as permissions name things: `identity.role.edit`."""
    asked_by: UUID
    merchant_id: UUID | None
    """Where the asker works; neither named: the platform."""
    warehouse_id: UUID | None
    thing: str
    thing_id: str
    title: str
    """Name of the thing, for people."""
    command: str
    """The act's command as JSON; carried out as it stands."""
    differences: str
    """What would change: `trail` notes as JSON."""
    at: datetime
    amount_fen: int | None = None


@dataclass(frozen=True)
class ApprovalGranted(Event, name="approvals.granted", key="request_id"):
    """All steps agreed. The owner of the act does it now, as the person who asked."""

    request_id: UUID
    act: str
    asked_by: UUID
    merchant_id: UUID | None
    warehouse_id: UUID | None
    command: str
    at: datetime


@dataclass(frozen=True)
class ApprovalEnded(Event, name="approvals.ended", key="request_id"):
    """It will not happen: refused, withdrawn, or past its deadline."""

    request_id: UUID
    act: str
    asked_by: UUID
    outcome: str
    """`refused`, `withdrawn` or `expired`."""
    reason: str
    at: datetime


@dataclass(frozen=True)
class ApprovedActDone(Event, name="approvals.act_done", key="request_id"):
    """The owner of a granted act has tried it; `code` says why it could not be done, if so."""

    request_id: UUID
    act: str
    code: str | None
    at: datetime
