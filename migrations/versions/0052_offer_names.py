"""Promotions are named in English too, for those who read the shop in English."""

from alembic import op

revision = "0052"
down_revision = "0051"


def upgrade() -> None:
    """Those that stand have no English name: they are shown by the one that they have."""
    op.execute("ALTER TABLE marketing.promotion ADD COLUMN name_en text NOT NULL DEFAULT ''")
