"""Cases that end with other goods: exchanged, repaired, sent again; each with an order of its own."""

from alembic import op

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    op.execute(KINDS)
    op.execute(STATES)
    op.execute(RESENT)


KINDS = """
ALTER TABLE aftersale.sale_case DROP CONSTRAINT ck_sale_case_kind_known;
ALTER TABLE aftersale.sale_case ADD CONSTRAINT ck_sale_case_kind_known CHECK (
    kind IN ('refund_only', 'return_refund', 'exchange', 'repair', 'resend',
             'price_protection', 'compensation'));
"""

STATES = """
ALTER TABLE aftersale.sale_case DROP CONSTRAINT ck_sale_case_state_known;
ALTER TABLE aftersale.sale_case ADD CONSTRAINT ck_sale_case_state_known CHECK (
    state IN ('applied', 'proposed', 'rejected', 'to_send', 'returning', 'arrived',
              'disputed', 'resending', 'refunding', 'done', 'closed'));
"""

# What goes out for a case is an order that costs nothing, or what the other goods cost more.
RESENT = """
ALTER TABLE aftersale.sale_case
    ADD COLUMN extra_fen bigint NOT NULL DEFAULT 0,
    ADD COLUMN resend_order_id uuid,
    ADD COLUMN resend_order_number text NOT NULL DEFAULT '',
    ADD CONSTRAINT ck_sale_case_resent_whole
        CHECK ((resend_order_id IS NULL) = (resend_order_number = '')),
    ADD CONSTRAINT ck_sale_case_resending_has_order
        CHECK (state <> 'resending' OR resend_order_id IS NOT NULL);
CREATE UNIQUE INDEX uq_sale_case_resend_order_id ON aftersale.sale_case (resend_order_id)
    WHERE resend_order_id IS NOT NULL;
ALTER TABLE aftersale.case_line
    ADD COLUMN swap_sku_id uuid,
    ADD COLUMN swap_text text NOT NULL DEFAULT '';
"""
