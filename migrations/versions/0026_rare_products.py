"""Indexes of the product list for what is rare: bundles, cards, one merchant's part of the tree."""

from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.execute(INDEXES)


INDEXES = """
CREATE INDEX ix_product_kind_id ON catalog.product (kind, id);
CREATE INDEX ix_product_composition_id ON catalog.product (composition, id);
CREATE INDEX ix_product_merchant_id_category_id_id
    ON catalog.product (merchant_id, category_id, id);
"""
