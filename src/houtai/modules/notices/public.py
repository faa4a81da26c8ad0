"""What the house may use of notices. Names only, no logic."""

from houtai.modules.notices.rules.telling import Contact
from houtai.modules.notices.service.telling import Contacts

__all__ = ["Contact", "Contacts"]
