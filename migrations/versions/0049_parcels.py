"""Goods that need no parcel leave stock like all others, and card keys are handed out once."""

from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    op.execute(WITHOUT_PARCEL)
    op.execute(KEYS)
    op.execute(PAST)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


# What stands there already goes by parcel.
WITHOUT_PARCEL = """
ALTER TABLE fulfilment.demand_line
    ADD COLUMN kind text NOT NULL DEFAULT 'parcel',
    ADD CONSTRAINT ck_demand_line_kind_known CHECK (kind IN ('parcel', 'virtual', 'card_key'));
ALTER TABLE fulfilment.shipment
    DROP CONSTRAINT ck_shipment_mode_known,
    ADD CONSTRAINT ck_shipment_mode_known CHECK (mode IN ('warehouse', 'own', 'online'));
"""

KEYS = """
CREATE TABLE fulfilment.card_key_shelf (
    sku_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    sku_code text COLLATE "C" NOT NULL,
    product_name text NOT NULL,
    spec_text text NOT NULL,
    picture uuid,
    left_count bigint NOT NULL DEFAULT 0,
    handed_count bigint NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_card_key_shelf PRIMARY KEY (sku_id),
    CONSTRAINT ck_card_key_shelf_counts_not_negative
        CHECK (left_count >= 0 AND handed_count >= 0)
);
CREATE INDEX ix_card_key_shelf_changed_at_sku_id
    ON fulfilment.card_key_shelf (changed_at, sku_id);
CREATE INDEX ix_card_key_shelf_merchant_id_changed_at_sku_id
    ON fulfilment.card_key_shelf (merchant_id, changed_at, sku_id);

CREATE TABLE fulfilment.card_key (
    id uuid NOT NULL,
    sku_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    fingerprint bytea NOT NULL,
    salt bytea NOT NULL,
    sealed bytea NOT NULL,
    put_in_at timestamptz NOT NULL,
    put_in_by uuid NOT NULL,
    line_id uuid,
    order_id uuid,
    handed_at timestamptz,
    CONSTRAINT pk_card_key PRIMARY KEY (id),
    CONSTRAINT uq_card_key_sku_id_fingerprint UNIQUE (sku_id, fingerprint),
    CONSTRAINT fk_card_key_sku_id FOREIGN KEY (sku_id)
        REFERENCES fulfilment.card_key_shelf (sku_id),
    CONSTRAINT ck_card_key_handed_whole CHECK (
        (line_id IS NULL) = (order_id IS NULL) AND (line_id IS NULL) = (handed_at IS NULL)
    )
);
CREATE INDEX ix_card_key_left_sku_id_id ON fulfilment.card_key (sku_id, id)
    WHERE line_id IS NULL;
CREATE INDEX ix_card_key_order_id ON fulfilment.card_key (order_id) WHERE order_id IS NOT NULL;
"""

# What a shipment was to bring, once its lines went on in another one or were not found.
PAST = """
CREATE TABLE fulfilment.past_order (
    order_id uuid NOT NULL,
    shipment_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    CONSTRAINT pk_past_order PRIMARY KEY (order_id, shipment_id),
    CONSTRAINT fk_past_order_shipment_id
        FOREIGN KEY (shipment_id) REFERENCES fulfilment.shipment (id)
);
"""

# A transaction of the house reaches all, one of a merchant his own.
OF_MERCHANT = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""


def _wall(table: str) -> str:
    return f"""
    ALTER TABLE fulfilment.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON fulfilment.{table}
        USING ({OF_MERCHANT}) WITH CHECK ({OF_MERCHANT});
    """


WALLS = "".join(_wall(table) for table in ("card_key_shelf", "card_key", "past_order"))

# A key that nobody got may be taken out again.
RIGHTS = """
GRANT SELECT, INSERT, UPDATE ON fulfilment.card_key_shelf TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON fulfilment.card_key TO houtai_app;
GRANT SELECT, INSERT ON fulfilment.past_order TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions || '{fulfilment.card_key.write}'
 WHERE code IN ('operator', 'merchant_clerk') AND built_in AND NOT '*' = ANY (permissions);
"""
