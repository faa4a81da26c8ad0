"""What was still missing around paying and offers."""

from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """From where a buyer asks to pay: which way fits there, and where he comes back to."""
    op.execute(SCENES)


SCENES = """
ALTER TABLE payments.payment
    ADD COLUMN scene text NOT NULL DEFAULT 'page',
    ADD COLUMN origin text NOT NULL DEFAULT '',
    ADD COLUMN payer jsonb DEFAULT '{}',
    ADD CONSTRAINT ck_payment_scene_known CHECK (scene IN ('page', 'mobile', 'wechat'));
"""
