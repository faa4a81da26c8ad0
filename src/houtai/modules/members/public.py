"""What the house may use of members. Names only, no logic."""

from houtai.modules.members.queries.addresses import (
    AddressOfView,
    AddressUnknown,
    AddressView,
    addresses_by_id,
    list_addresses,
    one_address,
)
from houtai.modules.members.queries.members import joined_at
from houtai.modules.members.service.members import NotSignedIn, reach_own

__all__ = [
    "AddressOfView",
    "AddressUnknown",
    "AddressView",
    "NotSignedIn",
    "addresses_by_id",
    "joined_at",
    "list_addresses",
    "one_address",
    "reach_own",
]
