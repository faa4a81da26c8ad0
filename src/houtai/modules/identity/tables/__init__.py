"""An account is a person; a membership says as what, and where, the person works."""

from houtai.modules.identity.tables.people import Account, Membership, Preference
from houtai.modules.identity.tables.places import Department, StaffPost, WorkPlace
from houtai.modules.identity.tables.roles import Role
from houtai.modules.identity.tables.sign_in import (
    ConsoleSession,
    FormerPassword,
    RecoveryCode,
    SecondFactor,
    SignInRule,
    SignInTally,
    SignInTicket,
)

__all__ = [
    "Account",
    "ConsoleSession",
    "Department",
    "FormerPassword",
    "Membership",
    "Preference",
    "RecoveryCode",
    "Role",
    "SecondFactor",
    "SignInRule",
    "SignInTally",
    "SignInTicket",
    "StaffPost",
    "WorkPlace",
]
