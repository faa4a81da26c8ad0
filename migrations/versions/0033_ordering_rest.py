"""Room for what comes next."""

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    pass
