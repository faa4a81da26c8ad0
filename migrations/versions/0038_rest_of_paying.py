"""What was still missing around paying and offers."""

from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """From where a buyer asks to pay: which way fits there, and where he comes back to. Which
    request to start it an offer waits for. What may be filtered by, in English.
    """
    op.execute(SCENES)
    op.execute(WAITING)
    op.execute(NAMED)


SCENES = """
ALTER TABLE payments.payment
    ADD COLUMN scene text NOT NULL DEFAULT 'page',
    ADD COLUMN origin text NOT NULL DEFAULT '',
    ADD COLUMN payer jsonb DEFAULT '{}',
    ADD CONSTRAINT ck_payment_scene_known CHECK (scene IN ('page', 'mobile', 'wechat'));
CREATE INDEX ix_payment_title_id ON payments.payment (title, id);
"""

WAITING = """
ALTER TABLE marketing.promotion ADD COLUMN waiting_for uuid;
CREATE INDEX ix_promotion_waiting_for ON marketing.promotion (waiting_for)
    WHERE waiting_for IS NOT NULL;
ALTER TABLE marketing.coupon_batch ADD COLUMN waiting_for uuid;
CREATE INDEX ix_coupon_batch_waiting_for ON marketing.coupon_batch (waiting_for)
    WHERE waiting_for IS NOT NULL;
"""

NAMED = """
ALTER TABLE storefront.term
    ADD COLUMN name_en text NOT NULL DEFAULT '',
    ADD COLUMN above_en text NOT NULL DEFAULT '';
"""
