"""Devices of warehouses: scanners, scales, printers."""

from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    op.execute(DEVICES)


DEVICES = """
CREATE TABLE wms.device (
    id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    connection text NOT NULL,
    prints text[] NOT NULL DEFAULT '{}',
    width_mm bigint,
    height_mm bigint,
    state text NOT NULL,
    token_hash bytea,
    reading_g bigint,
    read_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_device PRIMARY KEY (id),
    CONSTRAINT uq_device_warehouse_id_name UNIQUE (warehouse_id, name),
    CONSTRAINT ck_device_kind_known CHECK (kind IN ('scanner', 'scale', 'printer')),
    CONSTRAINT ck_device_connection_known
        CHECK (connection IN ('keyboard', 'bluetooth', 'usb', 'network', 'agent')),
    CONSTRAINT ck_device_paper_of_printers CHECK (kind = 'printer'
        OR (width_mm IS NULL AND height_mm IS NULL AND prints = '{}')),
    CONSTRAINT ck_device_paper_positive CHECK (width_mm > 0 AND height_mm > 0),
    CONSTRAINT ck_device_told_by_agents CHECK (connection = 'agent' OR token_hash IS NULL),
    CONSTRAINT ck_device_agents_of_scales CHECK (connection <> 'agent' OR kind = 'scale'),
    CONSTRAINT ck_device_reading_whole CHECK ((reading_g IS NULL) = (read_at IS NULL)),
    CONSTRAINT ck_device_reading_not_negative CHECK (reading_g >= 0),
    CONSTRAINT ck_device_state_known CHECK (state IN ('open', 'closed')),
    CONSTRAINT ck_device_version_positive CHECK (version > 0)
);

ALTER TABLE wms.device ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON wms.device
    USING (CASE WHEN current_setting('houtai.warehouses', true) = '*' THEN true
        ELSE warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        ) END)
    WITH CHECK (CASE WHEN current_setting('houtai.warehouses', true) = '*' THEN true
        ELSE warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        ) END);

GRANT SELECT, INSERT, UPDATE ON wms.device TO houtai_app;
"""
