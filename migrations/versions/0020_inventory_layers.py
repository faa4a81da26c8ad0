"""Warehouses, pools and quotas; levels that follow the accounts of the ledger."""

from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.execute(PLACES)
    op.execute(LEVELS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


PLACES = """
CREATE SCHEMA inventory;

CREATE TABLE inventory.warehouse (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    code text NOT NULL,
    name text COLLATE "C" NOT NULL,
    region text NOT NULL,
    address text NOT NULL,
    marketplace boolean NOT NULL,
    state text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    opened_at timestamptz NOT NULL,
    CONSTRAINT pk_warehouse PRIMARY KEY (id),
    CONSTRAINT ck_warehouse_state_known CHECK (state IN ('open', 'closed')),
    CONSTRAINT ck_warehouse_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_warehouse_merchant_id_code ON inventory.warehouse (merchant_id, code);
CREATE INDEX ix_warehouse_name_id ON inventory.warehouse (name, id);

CREATE TABLE inventory.item (
    sku_id uuid NOT NULL,
    product_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    own_stock boolean NOT NULL,
    CONSTRAINT pk_item PRIMARY KEY (sku_id)
);
CREATE INDEX ix_item_merchant_id_sku_id ON inventory.item (merchant_id, sku_id);

CREATE TABLE inventory.pool (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    purpose_id uuid,
    starts_at timestamptz,
    ends_at timestamptz,
    ended_at timestamptz,
    state text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_pool PRIMARY KEY (id),
    CONSTRAINT ck_pool_kind_known CHECK (kind IN ('shared', 'channel', 'activity')),
    CONSTRAINT ck_pool_state_known CHECK (state IN ('open', 'ended')),
    CONSTRAINT ck_pool_purpose_unless_shared CHECK ((kind = 'shared') = (purpose_id IS NULL)),
    CONSTRAINT ck_pool_shared_stays
        CHECK (kind <> 'shared' OR (ends_at IS NULL AND state = 'open')),
    CONSTRAINT ck_pool_ended_whole CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CONSTRAINT ck_pool_ends_after_start
        CHECK (ends_at IS NULL OR starts_at IS NULL OR starts_at < ends_at),
    CONSTRAINT ck_pool_version_positive CHECK (version > 0)
);
CREATE INDEX ix_pool_merchant_id_id ON inventory.pool (merchant_id, id);
CREATE UNIQUE INDEX uq_pool_merchant_id_shared ON inventory.pool (merchant_id)
    WHERE kind = 'shared';
CREATE UNIQUE INDEX uq_pool_merchant_id_purpose_id ON inventory.pool (merchant_id, purpose_id)
    WHERE state = 'open' AND purpose_id IS NOT NULL;
CREATE INDEX ix_pool_ends_at ON inventory.pool (ends_at)
    WHERE state = 'open' AND ends_at IS NOT NULL;

CREATE TABLE inventory.quota (
    pool_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    asked bigint NOT NULL,
    released_at timestamptz,
    looked_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_quota PRIMARY KEY (pool_id, sku_id),
    CONSTRAINT fk_quota_pool_id FOREIGN KEY (pool_id) REFERENCES inventory.pool (id),
    CONSTRAINT ck_quota_asked_not_negative CHECK (asked >= 0),
    CONSTRAINT ck_quota_version_positive CHECK (version > 0)
);
CREATE INDEX ix_quota_sku_id_pool_id ON inventory.quota (sku_id, pool_id);
CREATE INDEX ix_quota_looked_at_pool_id ON inventory.quota (looked_at, pool_id)
    WHERE released_at IS NULL;
"""

LEVELS = """
CREATE TABLE inventory.level (
    id uuid NOT NULL DEFAULT uuidv7(),
    merchant_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    good bigint NOT NULL DEFAULT 0,
    picked bigint NOT NULL DEFAULT 0,
    damaged bigint NOT NULL DEFAULT 0,
    inspect bigint NOT NULL DEFAULT 0,
    frozen bigint NOT NULL DEFAULT 0,
    coming bigint NOT NULL DEFAULT 0,
    free bigint NOT NULL DEFAULT 0,
    assigned bigint NOT NULL DEFAULT 0,
    transit bigint NOT NULL DEFAULT 0,
    rising bigint NOT NULL DEFAULT 0,
    falling bigint NOT NULL DEFAULT 0,
    short bigint NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_level PRIMARY KEY (id, merchant_id),
    CONSTRAINT uq_level_sku_id_warehouse_id_merchant_id
        UNIQUE (sku_id, warehouse_id, merchant_id)
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX ix_level_changed_at_id ON inventory.level
    (changed_at, id);
CREATE INDEX ix_level_merchant_id_changed_at_id ON inventory.level
    (merchant_id, changed_at, id);
CREATE INDEX ix_level_warehouse_id_changed_at_id ON inventory.level
    (warehouse_id, changed_at, id);
CREATE INDEX ix_level_merchant_id_warehouse_id_changed_at_id ON inventory.level
    (merchant_id, warehouse_id, changed_at, id);
CREATE INDEX ix_level_good_id ON inventory.level
    (good, id);
CREATE INDEX ix_level_merchant_id_good_id ON inventory.level
    (merchant_id, good, id);
CREATE INDEX ix_level_warehouse_id_good_id ON inventory.level
    (warehouse_id, good, id);
CREATE INDEX ix_level_merchant_id_warehouse_id_good_id ON inventory.level
    (merchant_id, warehouse_id, good, id);
CREATE INDEX ix_level_free_id ON inventory.level
    (free, id);
CREATE INDEX ix_level_merchant_id_free_id ON inventory.level
    (merchant_id, free, id);
CREATE INDEX ix_level_warehouse_id_free_id ON inventory.level
    (warehouse_id, free, id);
CREATE INDEX ix_level_merchant_id_warehouse_id_free_id ON inventory.level
    (merchant_id, warehouse_id, free, id);
CREATE INDEX ix_level_short_id ON inventory.level (short, id) WHERE short > 0;

CREATE TABLE inventory.pool_level (
    sku_id uuid NOT NULL,
    pool_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    sellable bigint NOT NULL DEFAULT 0,
    locked bigint NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_pool_level PRIMARY KEY (sku_id, pool_id, merchant_id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX ix_pool_level_pool_id_sku_id ON inventory.pool_level (pool_id, sku_id);

CREATE TABLE inventory.sku_level (
    sku_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    sellable bigint NOT NULL DEFAULT 0,
    locked bigint NOT NULL DEFAULT 0,
    sold bigint NOT NULL DEFAULT 0,
    rising bigint NOT NULL DEFAULT 0,
    falling bigint NOT NULL DEFAULT 0,
    oversold bigint NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_sku_level PRIMARY KEY (sku_id, merchant_id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX ix_sku_level_oversold_sku_id ON inventory.sku_level (oversold, sku_id)
    WHERE oversold > 0;

CREATE TABLE inventory.follower (
    one boolean NOT NULL DEFAULT true CONSTRAINT ck_follower_one_row CHECK (one),
    before_xid bigint NOT NULL,
    server bigint NOT NULL,
    CONSTRAINT pk_follower PRIMARY KEY (one)
);
INSERT INTO inventory.follower (before_xid, server) VALUES (0, 0);

CREATE TABLE inventory.check_run (
    id uuid NOT NULL,
    state text NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    ended_at timestamptz,
    milliseconds bigint,
    differences bigint,
    CONSTRAINT pk_check_run PRIMARY KEY (id),
    CONSTRAINT ck_check_run_state_known
        CHECK (state IN ('waiting', 'running', 'done', 'failed'))
);

CREATE TABLE inventory.difference (
    run_id uuid NOT NULL,
    position bigint NOT NULL,
    promise text NOT NULL,
    merchant_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    warehouse_id uuid,
    expected text NOT NULL,
    found text NOT NULL,
    document_kind text,
    document_id uuid,
    entry_id uuid,
    mended_at timestamptz,
    CONSTRAINT pk_difference PRIMARY KEY (run_id, position),
    CONSTRAINT fk_difference_run_id FOREIGN KEY (run_id) REFERENCES inventory.check_run (id)
);
"""

# Whoever reaches all merchants and all warehouses sees everything; anybody else the goods of his
# merchants, wherever they lie, and whatever lies in his warehouses. A CASE, since of conditions
# joined by OR the planner expects next to no rows and then sorts the table instead of reading an
# index in order.
EVERYWHERE = """current_setting('houtai.merchants', true) = '*'
        AND current_setting('houtai.warehouses', true) = '*'"""
MERCHANT = """merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        )"""
OF_EVERY_MERCHANT = "current_setting('houtai.merchants', true) = '*'"


def _in_warehouses(column: str) -> str:
    return f"""{column} = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        )"""


def _wall(table: str, condition: str) -> str:
    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});
    """


def _case(*others: str) -> str:
    return f"CASE WHEN {EVERYWHERE} THEN true ELSE {' OR '.join(others)} END"


# A marketplace warehouse is seen by those whose goods may lie in it.
WALLS = "".join(
    [
        _wall("inventory.warehouse", _case(MERCHANT, _in_warehouses("id"), "marketplace")),
        _wall("inventory.level", _case(MERCHANT, _in_warehouses("warehouse_id"))),
        _wall("inventory.difference", _case(MERCHANT, _in_warehouses("warehouse_id"))),
        *(
            _wall(
                f"inventory.{table}", f"CASE WHEN {OF_EVERY_MERCHANT} THEN true ELSE {MERCHANT} END"
            )
            for table in ("item", "pool", "quota", "pool_level", "sku_level")
        ),
    ]
)

RIGHTS = """
GRANT USAGE ON SCHEMA inventory TO houtai_app;
GRANT SELECT, INSERT ON inventory.warehouse, inventory.item, inventory.pool, inventory.quota
    TO houtai_app;
GRANT UPDATE (name, region, address, marketplace, state, version) ON inventory.warehouse
    TO houtai_app;
GRANT UPDATE (product_id, own_stock) ON inventory.item TO houtai_app;
GRANT UPDATE (name, starts_at, ends_at, ended_at, state, version) ON inventory.pool TO houtai_app;
GRANT UPDATE (asked, released_at, looked_at, version) ON inventory.quota TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.level, inventory.pool_level, inventory.sku_level
    TO houtai_app;
GRANT SELECT, UPDATE ON inventory.follower TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON inventory.check_run, inventory.difference TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions || ARRAY[
        'inventory.warehouse.write', 'inventory.pool.write', 'inventory.stock.read',
        'inventory.check.read'
    ] WHERE built_in AND code = 'operator';
UPDATE identity.role SET permissions = permissions || ARRAY[
        'inventory.pool.read', 'inventory.stock.read', 'inventory.warehouse.read'
    ] WHERE built_in AND code = 'merchant_clerk';
UPDATE identity.role SET permissions = permissions || ARRAY[
        'inventory.stock.read', 'inventory.warehouse.read'
    ] WHERE built_in AND code = 'warehouse_clerk';
"""
