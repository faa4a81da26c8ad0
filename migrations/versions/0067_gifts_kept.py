"""Gifts that a buyer keeps though he gives back what earned them."""

from alembic import op

revision = "0067"
down_revision = "0066"


def upgrade() -> None:
    op.execute(COLUMNS)


COLUMNS = """
ALTER TABLE aftersale.sale_case
    ADD COLUMN gift_fen bigint NOT NULL DEFAULT 0,
    ADD COLUMN gift_kept text,
    ADD CONSTRAINT ck_sale_case_gift_not_negative CHECK (gift_fen >= 0),
    ADD CONSTRAINT ck_sale_case_gift_kept_known CHECK (gift_kept IN ('charge', 'waive')),
    ADD CONSTRAINT ck_sale_case_gift_kept_of_gift CHECK (gift_kept IS NULL OR gift_fen > 0);

ALTER TABLE aftersale.case_line
    ADD COLUMN kept_fen bigint,
    ADD CONSTRAINT ck_case_line_kept_is_gift
        CHECK (kept_fen IS NULL OR (is_gift AND kept_fen >= 0));
"""
