"""Refunds that somebody gave past a gateway that would not: its bill knows nothing of them."""

from alembic import op

revision = "0064"
down_revision = "0063"


def upgrade() -> None:
    op.execute(COLUMN)


COLUMN = """
ALTER TABLE payments.refund ADD COLUMN by_hand boolean NOT NULL DEFAULT false;

UPDATE payments.refund SET by_hand = true
FROM payments.payment
WHERE payment.id = refund.payment_id
  AND refund.state = 'succeeded' AND refund.way = 'origin' AND refund.remark <> ''
  AND payment.method NOT IN ('bank_transfer', 'cash_on_delivery');
"""
