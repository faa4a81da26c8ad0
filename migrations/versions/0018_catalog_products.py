"""Products, SKUs, bundles, revisions, the log of prices, and who sells."""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.execute(SELLERS)
    op.execute(PRODUCTS)
    op.execute(SKUS)
    op.execute(REVIEWS)
    op.execute(PRICES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(SEEDS)


FEN_MAX = 100_000_000_000

SELLERS = """
CREATE TABLE catalog.seller (
    merchant_id uuid NOT NULL,
    shop_name text NOT NULL,
    self_run boolean NOT NULL,
    state text NOT NULL,
    category_ids uuid[] NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_seller PRIMARY KEY (merchant_id),
    CONSTRAINT ck_seller_state_known CHECK (state IN ('open', 'frozen'))
);
"""

PRODUCTS = """
CREATE TABLE catalog.product (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    number text NOT NULL,
    code text COLLATE "C" NOT NULL,
    category_id uuid NOT NULL,
    brand_id uuid,
    kind text NOT NULL,
    composition text NOT NULL,
    name text NOT NULL,
    subtitle text NOT NULL,
    html text NOT NULL,
    pictures uuid[] NOT NULL,
    attributes jsonb NOT NULL,
    label_ids uuid[] NOT NULL,
    promise_ids uuid[] NOT NULL,
    state text NOT NULL,
    state_reason text NOT NULL DEFAULT '',
    price_fen_min bigint NOT NULL,
    price_fen_max bigint NOT NULL,
    shelf_at timestamptz,
    shelf_off_at timestamptz,
    approved_at timestamptz,
    first_shelf_at timestamptz,
    recycled_at timestamptz,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_product PRIMARY KEY (id),
    CONSTRAINT uq_product_number UNIQUE (number),
    CONSTRAINT uq_product_merchant_id_code UNIQUE (merchant_id, code),
    CONSTRAINT fk_product_category_id FOREIGN KEY (category_id) REFERENCES catalog.category (id),
    CONSTRAINT fk_product_brand_id FOREIGN KEY (brand_id) REFERENCES catalog.brand (id),
    CONSTRAINT ck_product_kind_known CHECK (kind IN ('physical', 'virtual', 'card_key')),
    CONSTRAINT ck_product_composition_known
        CHECK (composition IN ('single', 'bundle', 'gift_pack')),
    CONSTRAINT ck_product_state_known CHECK (
        state IN ('draft', 'in_review', 'approved', 'on_shelf', 'off_shelf', 'recycled')
    ),
    CONSTRAINT ck_product_seen_by_nobody_unapproved
        CHECK (state IN ('draft', 'in_review', 'recycled') OR approved_at IS NOT NULL),
    CONSTRAINT ck_product_recycled_whole
        CHECK ((state = 'recycled') = (recycled_at IS NOT NULL)),
    CONSTRAINT ck_product_name_length CHECK (char_length(name) BETWEEN 1 AND 120),
    CONSTRAINT ck_product_prices_in_order CHECK (price_fen_min <= price_fen_max),
    CONSTRAINT ck_product_shelf_times_in_order CHECK (shelf_off_at > shelf_at),
    CONSTRAINT ck_product_version_positive CHECK (version > 0)
);
CREATE INDEX ix_product_merchant_id_id ON catalog.product (merchant_id, id);
CREATE INDEX ix_product_merchant_id_state_id ON catalog.product (merchant_id, state, id);
CREATE INDEX ix_product_state_id ON catalog.product (state, id);
CREATE INDEX ix_product_category_id_id ON catalog.product (category_id, id);
CREATE INDEX ix_product_brand_id_id ON catalog.product (brand_id, id);
CREATE INDEX ix_product_changed_at_id ON catalog.product (changed_at, id);
CREATE INDEX ix_product_price_fen_min_id ON catalog.product (price_fen_min, id);
CREATE INDEX ix_product_shelf_at ON catalog.product (shelf_at) WHERE shelf_at IS NOT NULL;
CREATE INDEX ix_product_shelf_off_at
    ON catalog.product (shelf_off_at) WHERE shelf_off_at IS NOT NULL;

CREATE TABLE catalog.product_word (
    product_id uuid NOT NULL,
    words text[] NOT NULL,
    CONSTRAINT pk_product_word PRIMARY KEY (product_id),
    CONSTRAINT fk_product_word_product_id FOREIGN KEY (product_id)
        REFERENCES catalog.product (id) ON DELETE CASCADE
);
CREATE INDEX ix_product_word_words ON catalog.product_word USING gin (words);
"""

SKUS = f"""
CREATE TABLE catalog.sku (
    id uuid NOT NULL,
    product_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    barcode text COLLATE "C",
    spec jsonb NOT NULL,
    spec_key text NOT NULL,
    weight_gram bigint NOT NULL,
    volume_cm3 bigint NOT NULL,
    cost_fen bigint,
    market_fen bigint,
    price_fen bigint NOT NULL,
    picture uuid,
    own_stock boolean NOT NULL,
    state text NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_sku PRIMARY KEY (id),
    CONSTRAINT uq_sku_merchant_id_code UNIQUE (merchant_id, code),
    CONSTRAINT uq_sku_product_id_spec_key UNIQUE (product_id, spec_key),
    CONSTRAINT uq_sku_id_own_stock UNIQUE (id, own_stock),
    CONSTRAINT fk_sku_product_id FOREIGN KEY (product_id) REFERENCES catalog.product (id),
    CONSTRAINT ck_sku_state_known CHECK (state IN ('active', 'disabled')),
    CONSTRAINT ck_sku_barcode_of_digits CHECK (barcode ~ '^[0-9]{{8}}([0-9]{{4,6}})?$'),
    CONSTRAINT ck_sku_price_in_bounds CHECK (price_fen BETWEEN 1 AND {FEN_MAX}),
    CONSTRAINT ck_sku_market_in_bounds CHECK (market_fen BETWEEN 1 AND {FEN_MAX}),
    CONSTRAINT ck_sku_cost_in_bounds CHECK (cost_fen BETWEEN 0 AND {FEN_MAX}),
    CONSTRAINT ck_sku_weight_gram_in_bounds CHECK (weight_gram BETWEEN 0 AND 100000000),
    CONSTRAINT ck_sku_volume_cm3_in_bounds CHECK (volume_cm3 BETWEEN 0 AND 1000000000),
    CONSTRAINT ck_sku_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_sku_merchant_id_barcode
    ON catalog.sku (merchant_id, barcode) WHERE barcode IS NOT NULL;
CREATE INDEX ix_sku_merchant_id_id ON catalog.sku (merchant_id, id);
CREATE INDEX ix_sku_barcode ON catalog.sku (barcode) WHERE barcode IS NOT NULL;
CREATE INDEX ix_sku_code_id ON catalog.sku (code, id);

CREATE TABLE catalog.component (
    bundle_sku_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    sku_own_stock boolean NOT NULL DEFAULT true,
    merchant_id uuid NOT NULL,
    quantity bigint NOT NULL,
    CONSTRAINT pk_component PRIMARY KEY (bundle_sku_id, sku_id),
    CONSTRAINT fk_component_bundle_sku_id FOREIGN KEY (bundle_sku_id)
        REFERENCES catalog.sku (id) ON DELETE CASCADE,
    CONSTRAINT fk_component_sku_id FOREIGN KEY (sku_id, sku_own_stock)
        REFERENCES catalog.sku (id, own_stock),
    CONSTRAINT ck_component_no_bundle_inside CHECK (sku_own_stock),
    CONSTRAINT ck_component_not_inside_itself CHECK (bundle_sku_id <> sku_id),
    CONSTRAINT ck_component_quantity_in_bounds CHECK (quantity BETWEEN 1 AND 9999)
);
CREATE INDEX ix_component_sku_id ON catalog.component (sku_id);
"""

REVIEWS = """
CREATE TABLE catalog.revision (
    id uuid NOT NULL,
    product_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    state text NOT NULL,
    content jsonb NOT NULL,
    before jsonb,
    fields text[] NOT NULL,
    findings jsonb NOT NULL,
    reason text NOT NULL DEFAULT '',
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    submitted_at timestamptz,
    decided_by uuid,
    decided_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_revision PRIMARY KEY (id),
    CONSTRAINT fk_revision_product_id FOREIGN KEY (product_id)
        REFERENCES catalog.product (id) ON DELETE CASCADE,
    CONSTRAINT ck_revision_state_known
        CHECK (state IN ('draft', 'in_review', 'refused', 'applied', 'withdrawn')),
    CONSTRAINT ck_revision_decided_whole
        CHECK ((state IN ('refused', 'applied')) = (decided_at IS NOT NULL)),
    CONSTRAINT ck_revision_refusal_says_why CHECK (state <> 'refused' OR reason <> ''),
    CONSTRAINT ck_revision_submitted_before_review
        CHECK (state <> 'in_review' OR submitted_at IS NOT NULL),
    CONSTRAINT ck_revision_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_revision_product_id
    ON catalog.revision (product_id) WHERE state IN ('draft', 'in_review');
CREATE INDEX ix_revision_product_id_id ON catalog.revision (product_id, id);
CREATE INDEX ix_revision_state_id ON catalog.revision (state, id);
CREATE INDEX ix_revision_merchant_id_id ON catalog.revision (merchant_id, id);
"""

PRICES = """
CREATE TABLE catalog.price_change (
    id uuid NOT NULL,
    sku_id uuid NOT NULL,
    product_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    before_fen bigint NOT NULL,
    after_fen bigint NOT NULL,
    source text NOT NULL,
    note text NOT NULL DEFAULT '',
    by_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_price_change PRIMARY KEY (id),
    CONSTRAINT fk_price_change_sku_id FOREIGN KEY (sku_id)
        REFERENCES catalog.sku (id) ON DELETE CASCADE
);
CREATE INDEX ix_price_change_sku_id_at ON catalog.price_change (sku_id, at);
CREATE INDEX ix_price_change_merchant_id_id ON catalog.price_change (merchant_id, id);
CREATE INDEX ix_price_change_product_id_id ON catalog.price_change (product_id, id);

CREATE TABLE catalog.price_try (
    id uuid NOT NULL,
    sku_id uuid NOT NULL,
    product_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    price_fen bigint NOT NULL,
    bound_fen bigint NOT NULL,
    rule text NOT NULL,
    source text NOT NULL,
    by_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_price_try PRIMARY KEY (id),
    CONSTRAINT fk_price_try_sku_id FOREIGN KEY (sku_id)
        REFERENCES catalog.sku (id) ON DELETE CASCADE,
    CONSTRAINT ck_price_try_rule_known CHECK (rule IN ('cost', 'mean'))
);
CREATE INDEX ix_price_try_merchant_id_id ON catalog.price_try (merchant_id, id);
CREATE INDEX ix_price_try_sku_id_id ON catalog.price_try (sku_id, id);
"""

OF_THE_MERCHANT = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""

# A warehouse of the platform keeps goods of any merchant and has to know what they are called, how
# heavy they are, and what is packed together. It never writes them.
AT_A_WAREHOUSE = f"""
    CASE WHEN current_setting('houtai.merchants', true) = '{{}}'
        AND coalesce(current_setting('houtai.warehouses', true), '') NOT IN ('', '{{}}') THEN true
    ELSE {OF_THE_MERCHANT} END
"""


def _wall(table: str, *, seen: str = OF_THE_MERCHANT) -> str:
    return f"""
    ALTER TABLE catalog.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON catalog.{table} USING ({seen}) WITH CHECK ({OF_THE_MERCHANT});
    """


def _seen_at_warehouses(table: str) -> str:
    return f"""
    {_wall(table, seen=AT_A_WAREHOUSE)}
    CREATE POLICY changed ON catalog.{table} AS RESTRICTIVE FOR UPDATE USING ({OF_THE_MERCHANT});
    CREATE POLICY removed ON catalog.{table} AS RESTRICTIVE FOR DELETE USING ({OF_THE_MERCHANT});
    """


WALLS = "".join(
    [
        *(_seen_at_warehouses(table) for table in ("product", "sku", "component")),
        *(_wall(table) for table in ("revision", "price_change", "price_try", "seller")),
    ]
)

RIGHTS = """
GRANT SELECT, INSERT, UPDATE, DELETE ON
    catalog.product, catalog.product_word, catalog.sku, catalog.component TO houtai_app;
GRANT SELECT, INSERT, DELETE ON catalog.revision TO houtai_app;
GRANT UPDATE (state, content, before, fields, findings, reason, made_by, made_at, submitted_at,
    decided_by, decided_at, version) ON catalog.revision TO houtai_app;
GRANT SELECT, INSERT ON catalog.price_change, catalog.price_try TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON catalog.seller TO houtai_app;
"""

# The platform's own shop; its id is made of its name, as the merchants module makes it too.
SELF_RUN = "b55250c2-15ab-8976-a9cd-4b0b04c17f0a"

SEEDS = f"""
INSERT INTO catalog.seller (merchant_id, shop_name, self_run, state, category_ids, changed_at)
VALUES ('{SELF_RUN}', '自营旗舰店', true, 'open', '{{}}', now());

UPDATE identity.role SET permissions = permissions || ARRAY[
    'catalog.product.write', 'catalog.review.write', 'catalog.price.write'
], field_rights = field_rights || '{{"catalog.cost": "write"}}'
WHERE built_in AND code = 'operator';
UPDATE identity.role SET permissions = permissions || ARRAY[
    'catalog.product.write', 'catalog.price.read'
] WHERE built_in AND code = 'merchant_clerk';
"""
