"""One name of the own shop, pages in English, and signs of brands that everybody may see."""

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.execute(NAMES)
    op.execute(PAGES)
    op.execute(SIGNS)


# What a shop is called is said by the shop itself; the catalogue was seeded with another name.
NAMES = """
UPDATE catalog.seller SET shop_name = shop.name
FROM merchants.shop AS shop
WHERE shop.merchant_id = seller.merchant_id AND shop.name <> seller.shop_name;
"""

# Pages that stand are shown in Chinese until the clock has made them anew.
PAGES = """
ALTER TABLE storefront.page ADD COLUMN body_en text;
UPDATE storefront.page SET body_en = body;
ALTER TABLE storefront.page ALTER COLUMN body_en SET NOT NULL;
INSERT INTO storefront.due (product_id, asked_at)
SELECT product_id, now() FROM storefront.page WHERE state = 'shown'
ON CONFLICT DO NOTHING;
"""

SIGNS = """
CREATE INDEX ix_brand_logo_file_id ON catalog.brand (logo_file_id)
WHERE logo_file_id IS NOT NULL;
"""
