"""Carriers, waybills, and where parcels are."""

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    """Nothing yet."""
