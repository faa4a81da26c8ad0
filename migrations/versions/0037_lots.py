"""Lots and when they expire."""

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Nothing yet."""
