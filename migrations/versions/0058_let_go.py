"""Cases that ask for what of an order has not gone are known as such, whatever goes meanwhile."""

from alembic import op

revision = "0058"
down_revision = "0057"


def upgrade() -> None:
    op.execute(WAITING)
    op.execute(KNOWN)


WAITING = """
ALTER TABLE aftersale.sale_case ADD COLUMN of_waiting boolean NOT NULL DEFAULT false;
"""

KNOWN = """
UPDATE aftersale.sale_case AS c SET of_waiting = true
WHERE c.kind = 'refund_only' AND (c.stage = 'unshipped' OR EXISTS (
    SELECT FROM aftersale.case_message AS m WHERE m.case_id = c.id AND m.what = 'shipped'));
"""
