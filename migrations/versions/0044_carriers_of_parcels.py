"""One list of carriers for shipments, parcels and warehouses."""

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    """Nothing yet."""
