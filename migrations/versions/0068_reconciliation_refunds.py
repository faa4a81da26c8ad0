"""Differences may be refunded, and what was just paired is found by its moment."""

from alembic import op

revision = "0068"
down_revision = "0067"


def upgrade() -> None:
    op.execute(OUTCOMES)


OUTCOMES = """
ALTER TABLE reconciliation.difference
    DROP CONSTRAINT ck_difference_outcome_known,
    ADD CONSTRAINT ck_difference_outcome_known CHECK (
        outcome IN ('filled', 'refunded', 'adjusted', 'ignored', 'matched'));
CREATE INDEX ix_pair_channel_at ON reconciliation.pair (channel, at);
"""
