"""Money goes back into the buyer's store with the house: by his wish, or where a gateway would not.
Merchants may have parcels on their way asked back by themselves, up to a sum.
"""

from alembic import op

revision = "0060"
down_revision = "0059"


def upgrade() -> None:
    op.execute(WAY)
    op.execute(RULE)


WAY = """
ALTER TABLE payments.refund
    ADD COLUMN way text NOT NULL DEFAULT 'origin',
    ADD COLUMN remark text NOT NULL DEFAULT '',
    ADD CONSTRAINT ck_refund_way_known CHECK (way IN ('origin', 'stored_value'));
ALTER TABLE aftersale.sale_case
    ADD COLUMN refund_to text NOT NULL DEFAULT 'origin',
    ADD CONSTRAINT ck_sale_case_refund_to_known CHECK (refund_to IN ('origin', 'stored_value'));
"""

RULE = """
ALTER TABLE aftersale.merchant_rule
    ADD COLUMN intercept_fen_max bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_merchant_rule_intercept_fen_max_not_negative CHECK (intercept_fen_max >= 0);
"""
