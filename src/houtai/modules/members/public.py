"""What the house may use of members. Names only, no logic."""

from houtai.modules.members.queries.addresses import (
    AddressOfView,
    AddressUnknown,
    AddressView,
    addresses_by_id,
    list_addresses,
    one_address,
)
from houtai.modules.members.queries.members import joined_at, member_by_phone, member_names
from houtai.modules.members.queries.segments import (
    active_after,
    active_among,
    active_by_phone,
    count_active,
)
from houtai.modules.members.rules.phones import Phone
from houtai.modules.members.service.addresses import AddAddress
from houtai.modules.members.service.addresses import add as add_address
from houtai.modules.members.service.joining import PhoneTaken, join
from houtai.modules.members.service.members import NotSignedIn, reach_own
from houtai.modules.members.tables import PHONE

__all__ = [
    "PHONE",
    "AddAddress",
    "AddressOfView",
    "AddressUnknown",
    "AddressView",
    "NotSignedIn",
    "Phone",
    "PhoneTaken",
    "active_after",
    "active_among",
    "active_by_phone",
    "add_address",
    "addresses_by_id",
    "count_active",
    "join",
    "joined_at",
    "list_addresses",
    "member_by_phone",
    "member_names",
    "one_address",
    "reach_own",
]
