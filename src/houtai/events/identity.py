"""What happens to people of the consoles."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class SignInTried(Event, name="identity.sign_in_tried", key="try_id"):
    """Somebody tried to sign in, or a second factor; `code` says why it was refused, if so."""

    try_id: UUID
    account_id: UUID | None
    """None when no account has this login."""
    login: str
    """As typed and normalised, cut to 64 characters; empty for an unknown login, which may well
    be a password in the wrong field."""
    merchant_id: UUID | None
    warehouse_id: UUID | None
    code: str | None
    address: str | None
    user_agent: str
    session_id: UUID | None
    at: datetime
