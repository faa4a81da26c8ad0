"""Shelf life of goods, lots as they were received, and alerts of what expires."""

from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.execute(SHELF_LIFE)
    op.execute(LINES)
    op.execute(LOTS)
    op.execute(LEVELS)
    op.execute(ALERTS)


SHELF_LIFE = """
ALTER TABLE catalog.sku
    ADD COLUMN shelf_life_days bigint,
    ADD CONSTRAINT ck_sku_shelf_life_days_in_bounds CHECK (shelf_life_days BETWEEN 1 AND 36500);
"""

# Two lots of one SKU are two lines of one document.
LINES = """
ALTER TABLE inventory.document_line
    ADD COLUMN lot_number text NOT NULL DEFAULT '',
    ADD COLUMN produced_on date,
    ADD COLUMN expires_on date,
    DROP CONSTRAINT uq_document_line_document_id_sku_id_condition_from_condition_to,
    ADD CONSTRAINT uq_document_line_each_lot_once UNIQUE NULLS NOT DISTINCT
        (document_id, sku_id, condition_from, condition_to, lot_number, expires_on),
    ADD CONSTRAINT ck_document_line_lot_number_short CHECK (char_length(lot_number) <= 40),
    ADD CONSTRAINT ck_document_line_expires_later CHECK (produced_on < expires_on);
"""

LOTS = """
CREATE TABLE inventory.lot (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    lot_number text NOT NULL,
    produced_on date,
    expires_on date NOT NULL,
    quantity bigint NOT NULL,
    document_kind text NOT NULL,
    document_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_lot PRIMARY KEY (id),
    CONSTRAINT ck_lot_quantity_moves CHECK (quantity <> 0),
    CONSTRAINT ck_lot_lot_number_short CHECK (char_length(lot_number) <= 40),
    CONSTRAINT ck_lot_expires_later CHECK (produced_on < expires_on)
);
CREATE INDEX ix_lot_sku_id_warehouse_id ON inventory.lot (sku_id, warehouse_id);
CREATE INDEX ix_lot_document_id ON inventory.lot (document_id);
ALTER TABLE inventory.lot ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON inventory.lot
    USING (CASE WHEN current_setting('houtai.merchants', true) = '*'
            AND current_setting('houtai.warehouses', true) = '*' THEN true
        ELSE merchant_id = ANY (
                NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
            ) OR warehouse_id = ANY (
                NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
            )
        END)
    WITH CHECK (CASE WHEN current_setting('houtai.merchants', true) = '*'
            AND current_setting('houtai.warehouses', true) = '*' THEN true
        ELSE merchant_id = ANY (
                NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
            ) OR warehouse_id = ANY (
                NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
            )
        END);
GRANT SELECT, INSERT ON inventory.lot TO houtai_app;
"""

LEVELS = """
ALTER TABLE inventory.level ADD COLUMN expires_on date;
CREATE INDEX ix_level_expires_on_id ON inventory.level (expires_on, id)
    WHERE expires_on IS NOT NULL;
"""

ALERTS = """
ALTER TABLE inventory.stock_rule
    ADD COLUMN near_expiry_days bigint,
    ADD CONSTRAINT ck_stock_rule_near_expiry_positive CHECK (near_expiry_days > 0);
ALTER TABLE inventory.alert
    DROP CONSTRAINT ck_alert_kind_known,
    ADD CONSTRAINT ck_alert_kind_known
        CHECK (kind IN ('low', 'over', 'ageing', 'near_expiry', 'expired'));
"""
