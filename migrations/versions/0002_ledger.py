"""The ledger: accounts, transfers, holds, totals by day."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("SELECT 1")
