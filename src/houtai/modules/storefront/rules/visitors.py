"""Visitors: browsers that are told apart by a random id, whoever sits before them."""

from uuid import UUID

COOKIE = "houtai_visitor"
_LENGTH = 36


def read_visitor(cookie: str | None) -> UUID | None:
    """The id in the cookie; None for one that we never gave."""
    if cookie is None or len(cookie) != _LENGTH:
        return None
    try:
        return UUID(cookie)
    except ValueError:
        return None
