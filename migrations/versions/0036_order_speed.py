"""Room for what comes next."""

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    pass
