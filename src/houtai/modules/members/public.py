"""What the house may use of members. Names only, no logic."""

from houtai.modules.members.queries.addresses import AddressView, list_addresses, one_address

__all__ = ["AddressView", "list_addresses", "one_address"]
