"""Answers kept for repeated requests."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("SELECT 1")
