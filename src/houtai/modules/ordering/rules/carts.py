"""Whose a cart is."""

from uuid import UUID

from houtai.kit.ids import name_id

LINES_MAX = 200
"""The most lines of a cart, and of a checkout."""
QUANTITY_MAX = 9_999


def guest_owner(visitor_id: UUID) -> UUID:
    """Owner of the cart of a browser. Never the id of a member, whatever the cookie says."""
    return name_id("ordering.guest", visitor_id.hex)
