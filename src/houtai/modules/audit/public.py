"""What the house may use of the logs. Names only, no logic."""

from houtai.modules.audit.queries.entries import ENTRIES, LogEntryView, select_entries
from houtai.modules.audit.queries.logins import LOGINS, LoginView, select_logins
from houtai.modules.audit.queries.naming import know_names
from houtai.modules.audit.queries.proofs import FULL_INVARIANTS, INVARIANTS
from houtai.modules.audit.service.sealing import seal
from houtai.modules.audit.service.telling import keep_deed

__all__ = [
    "ENTRIES",
    "FULL_INVARIANTS",
    "INVARIANTS",
    "LOGINS",
    "LogEntryView",
    "LoginView",
    "keep_deed",
    "know_names",
    "seal",
    "select_entries",
    "select_logins",
]
