"""The warehouse's places and its outbound work."""

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    """Nothing yet."""
