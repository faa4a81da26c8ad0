"""What buyers see: pages made ready, an index to search, home floors, behaviour."""

from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.execute(SHELF)
    op.execute(SEARCH)
    op.execute(HOME)
    op.execute(BEHAVIOUR)
    op.execute(RIGHTS)
    op.execute(ROLES)


SHELF = """
CREATE SCHEMA storefront;

CREATE TABLE storefront.page (
    product_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    state text NOT NULL,
    body text NOT NULL,
    card text NOT NULL,
    goods jsonb NOT NULL,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_page PRIMARY KEY (product_id),
    CONSTRAINT ck_page_state_known CHECK (state IN ('shown', 'gone')),
    CONSTRAINT ck_page_version_positive CHECK (version > 0)
);
CREATE INDEX ix_page_merchant_id_product_id ON storefront.page (merchant_id, product_id);

CREATE TABLE storefront.sku (
    id uuid NOT NULL,
    product_id uuid NOT NULL,
    stock text NOT NULL,
    CONSTRAINT pk_sku PRIMARY KEY (id)
);
CREATE INDEX ix_sku_product_id ON storefront.sku (product_id);

CREATE TABLE storefront.picture (
    file_id uuid NOT NULL,
    in_widths boolean NOT NULL,
    CONSTRAINT pk_picture PRIMARY KEY (file_id)
);

CREATE TABLE storefront.due (
    product_id uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    CONSTRAINT pk_due PRIMARY KEY (product_id)
);
CREATE INDEX ix_due_asked_at_product_id ON storefront.due (asked_at, product_id);
"""

SEARCH = """
CREATE TABLE storefront.entry (
    product_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    category_path uuid[] NOT NULL,
    category_1 uuid NOT NULL,
    category_2 uuid,
    category_3 uuid,
    brand_id uuid,
    words tsvector NOT NULL,
    name_words tsvector NOT NULL,
    attributes text[] NOT NULL,
    price_fen bigint NOT NULL,
    in_stock boolean NOT NULL,
    sold_count bigint NOT NULL,
    looks bigint NOT NULL,
    standing bigint NOT NULL,
    CONSTRAINT pk_entry PRIMARY KEY (product_id)
);
CREATE INDEX ix_entry_words ON storefront.entry USING gin (words);
CREATE INDEX ix_entry_standing ON storefront.entry (standing, product_id);
CREATE INDEX ix_entry_price_fen ON storefront.entry (price_fen, product_id);
CREATE INDEX ix_entry_sold_count ON storefront.entry (sold_count, product_id);
CREATE INDEX ix_entry_merchant_id_standing
    ON storefront.entry (merchant_id, standing, product_id);
CREATE INDEX ix_entry_brand_id_standing
    ON storefront.entry (brand_id, standing, product_id);
CREATE INDEX ix_entry_category_1_standing
    ON storefront.entry (category_1, standing, product_id);
CREATE INDEX ix_entry_category_2_standing
    ON storefront.entry (category_2, standing, product_id);
CREATE INDEX ix_entry_category_3_standing
    ON storefront.entry (category_3, standing, product_id);

CREATE TABLE storefront.word (
    word text NOT NULL,
    pinyin text NOT NULL,
    initials text NOT NULL,
    uses bigint NOT NULL,
    CONSTRAINT pk_word PRIMARY KEY (word)
);
CREATE INDEX ix_word_uses ON storefront.word (uses);

CREATE TABLE storefront.term (
    term text NOT NULL,
    name text NOT NULL,
    above text NOT NULL,
    CONSTRAINT pk_term PRIMARY KEY (term)
);
"""

HOME = """
CREATE TABLE storefront.floor (
    id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    position bigint NOT NULL,
    state text NOT NULL,
    banners jsonb NOT NULL,
    product_ids uuid[] NOT NULL,
    source_category_id uuid,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_floor PRIMARY KEY (id),
    CONSTRAINT ck_floor_kind_known CHECK (kind IN ('banner', 'products', 'category', 'popular')),
    CONSTRAINT ck_floor_state_known CHECK (state IN ('shown', 'hidden')),
    CONSTRAINT ck_floor_banners_listed CHECK (jsonb_typeof(banners) = 'array'),
    CONSTRAINT ck_floor_category_named CHECK ((kind = 'category') = (source_category_id IS NOT NULL)),
    CONSTRAINT ck_floor_version_positive CHECK (version > 0)
);
CREATE INDEX ix_floor_position_id ON storefront.floor (position, id);

-- Until somebody arranges it otherwise, the home page shows what stands best.
INSERT INTO storefront.floor
    (id, kind, title, position, state, banners, product_ids, changed_at)
VALUES ('5b1f0c1e-5f51-8d8e-9a3b-8f2d4c6e7a01', 'popular', '热门商品', 100, 'shown', '[]', '{}',
    '2026-11-22T00:00:00Z');
"""

BEHAVIOUR = """
CREATE TABLE storefront.behaviour (
    id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    member_id uuid,
    kind text NOT NULL,
    product_id uuid,
    words text,
    at timestamptz NOT NULL,
    CONSTRAINT pk_behaviour PRIMARY KEY (id),
    CONSTRAINT ck_behaviour_kind_known CHECK (kind IN ('visit', 'search', 'product', 'cart')),
    CONSTRAINT ck_behaviour_says_what CHECK (
        (kind IN ('product', 'cart')) = (product_id IS NOT NULL)
        AND (kind = 'search') = (words IS NOT NULL)
    )
);
CREATE INDEX ix_behaviour_visitor_id_id ON storefront.behaviour (visitor_id, id)
    WHERE product_id IS NOT NULL;

CREATE TABLE storefront.together (
    product_id uuid NOT NULL,
    other_id uuid NOT NULL,
    weight bigint NOT NULL,
    CONSTRAINT pk_together PRIMARY KEY (product_id, other_id),
    CONSTRAINT ck_together_two_products CHECK (product_id <> other_id),
    CONSTRAINT ck_together_weight_positive CHECK (weight > 0)
);
CREATE INDEX ix_together_product_id_weight ON storefront.together (product_id, weight);

CREATE TABLE storefront.counted (
    name text NOT NULL,
    up_to uuid NOT NULL,
    CONSTRAINT pk_counted PRIMARY KEY (name)
);
"""

RIGHTS = """
GRANT USAGE ON SCHEMA storefront TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON storefront.page, storefront.sku,
    storefront.due, storefront.entry, storefront.word, storefront.term, storefront.floor,
    storefront.together, storefront.counted TO houtai_app;
GRANT SELECT, INSERT ON storefront.picture TO houtai_app;
GRANT SELECT, INSERT, DELETE ON storefront.behaviour TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions || '{storefront.floor.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
"""
