"""What was still missing around paying and offers."""

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Nothing yet."""
