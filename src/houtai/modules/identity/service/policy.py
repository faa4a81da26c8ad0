"""What the house has set about passwords, sessions and the second factor."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.settings import ChoiceOf, Setting, WholeNumber
from houtai.modules.identity.rules import passwords

IDLE_MINUTES = Setting("identity.session_idle_minutes", kind=WholeNumber(5, 1440), default=120)
SESSION_HOURS = Setting("identity.session_hours_max", kind=WholeNumber(1, 168), default=24)
PASSWORD_LENGTH = Setting(
    "identity.password_length_min",
    kind=WholeNumber(passwords.LENGTH_MIN, 64),
    default=passwords.LENGTH_MIN,
)
PASSWORD_HISTORY = Setting("identity.password_history", kind=WholeNumber(0, 10), default=5)
PASSWORD_DAYS = Setting("identity.password_days_max", kind=WholeNumber(0, 730), default=0)
FIRST_PASSWORD_DAYS = Setting("identity.first_password_days", kind=WholeNumber(1, 90), default=7)
SECOND_FACTOR_FOR = Setting(
    "identity.second_factor_for", kind=ChoiceOf("none", "administrators", "all"), default="none"
)


@dataclass(frozen=True)
class Policy:
    """All of it, as it is set at one moment."""

    idle_minutes: int
    session_hours: int
    password_length: int
    password_history: int
    password_days: int
    first_password_days: int
    second_factor_for: str

    @property
    def session_seconds(self) -> int:
        """How long a session lives, however busy it is."""
        return self.session_hours * 3600

    @property
    def password_age(self) -> timedelta | None:
        """How old a password may grow; None: as old as it likes."""
        return timedelta(days=self.password_days) if self.password_days else None

    def first_password_until(self, at: datetime, *, chosen_by_another: bool) -> datetime | None:
        """How long a password waits to be replaced by its owner; None: it is the owner's own."""
        return at + timedelta(days=self.first_password_days) if chosen_by_another else None

    def demands_second_factor(self, *, administrator: bool) -> bool:
        """Whether somebody has to have a second factor."""
        if self.second_factor_for == "administrators":
            return administrator
        return self.second_factor_for == "all"


async def read(session: AsyncSession) -> Policy:
    """What holds now. Rarely asks the database."""
    return Policy(
        idle_minutes=await settings.read(session, IDLE_MINUTES),
        session_hours=await settings.read(session, SESSION_HOURS),
        password_length=await settings.read(session, PASSWORD_LENGTH),
        password_history=await settings.read(session, PASSWORD_HISTORY),
        password_days=await settings.read(session, PASSWORD_DAYS),
        first_password_days=await settings.read(session, FIRST_PASSWORD_DAYS),
        second_factor_for=await settings.read(session, SECOND_FACTOR_FOR),
    )
