"""What becomes of a discount that is not earned any more by what stays of an order."""

from alembic import op

revision = "0066"
down_revision = "0065"


def upgrade() -> None:
    op.execute(COLUMNS)


COLUMNS = """
ALTER TABLE aftersale.merchant_rule
    ADD COLUMN threshold_lost text NOT NULL DEFAULT 'kept',
    ADD CONSTRAINT ck_merchant_rule_threshold_lost_known
        CHECK (threshold_lost IN ('kept', 'reckoned'));

ALTER TABLE aftersale.case_line ADD COLUMN lost_fen bigint NOT NULL DEFAULT 0;
"""
