"""Parcels that buyers send back to a warehouse, and what is found in them."""

from alembic import op

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


TABLES = """
CREATE TABLE wms.return_inbound (
    id uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    carrier_code text NOT NULL,
    waybill_number text NOT NULL,
    state text NOT NULL,
    pieces bigint NOT NULL,
    words text NOT NULL DEFAULT '',
    expected_at timestamptz NOT NULL,
    arrived_at timestamptz,
    inspected_at timestamptz,
    inspected_by uuid,
    CONSTRAINT pk_return_inbound PRIMARY KEY (id),
    CONSTRAINT ck_return_inbound_state_known
        CHECK (state IN ('expected', 'arrived', 'inspected', 'withdrawn')),
    CONSTRAINT ck_return_inbound_pieces_positive CHECK (pieces > 0),
    CONSTRAINT ck_return_inbound_arrived_whole
        CHECK ((state IN ('arrived', 'inspected')) = (arrived_at IS NOT NULL)),
    CONSTRAINT ck_return_inbound_inspected_whole
        CHECK ((state = 'inspected') = (inspected_at IS NOT NULL))
);
CREATE INDEX ix_return_inbound_expected_at_id ON wms.return_inbound (expected_at, id);
CREATE INDEX ix_return_inbound_warehouse_id_expected_at_id
    ON wms.return_inbound (warehouse_id, expected_at, id);
CREATE INDEX ix_return_inbound_state_expected_at_id
    ON wms.return_inbound (state, expected_at, id);
CREATE INDEX ix_return_inbound_waybill_number ON wms.return_inbound (waybill_number);
CREATE INDEX ix_return_inbound_number ON wms.return_inbound (number);

CREATE TABLE wms.return_line (
    return_id uuid NOT NULL,
    line_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    name text NOT NULL,
    spec text NOT NULL,
    code text NOT NULL,
    barcode text NOT NULL,
    quantity bigint NOT NULL,
    good bigint NOT NULL DEFAULT 0,
    damaged bigint NOT NULL DEFAULT 0,
    scrap bigint NOT NULL DEFAULT 0,
    foreign_pieces bigint NOT NULL DEFAULT 0,
    missing bigint NOT NULL DEFAULT 0,
    put_away bigint NOT NULL DEFAULT 0,
    repaired bigint NOT NULL DEFAULT 0,
    written_off bigint NOT NULL DEFAULT 0,
    sent_back bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_return_line PRIMARY KEY (return_id, line_id),
    CONSTRAINT fk_return_line_return_id FOREIGN KEY (return_id) REFERENCES wms.return_inbound (id),
    CONSTRAINT ck_return_line_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_return_line_counts_whole CHECK (
        good >= 0 AND damaged >= 0 AND scrap >= 0 AND foreign_pieces >= 0 AND missing >= 0
        AND good + damaged + scrap + foreign_pieces + missing IN (0, quantity)),
    CONSTRAINT ck_return_line_done_within CHECK (
        repaired >= 0 AND written_off >= 0 AND repaired + written_off <= damaged
        AND put_away BETWEEN 0 AND good + repaired
        AND sent_back BETWEEN 0 AND foreign_pieces)
);
"""

EVERYWHERE = "current_setting('houtai.warehouses', true) = '*'"
HERE = """warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        )"""
OF_EVERY_MERCHANT = "current_setting('houtai.merchants', true) = '*'"
MERCHANT = """merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        )"""


def _wall(table: str) -> str:
    """Whoever works in the warehouse, and whose goods they are."""
    all_of_it = f"{EVERYWHERE} AND {OF_EVERY_MERCHANT}"
    condition = f"CASE WHEN {all_of_it} THEN true ELSE {HERE} OR {MERCHANT} END"
    return f"""
    ALTER TABLE wms.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON wms.{table} USING ({condition}) WITH CHECK ({condition});
    """


WALLS = "".join(map(_wall, ("return_inbound", "return_line")))

RIGHTS = """
GRANT SELECT, INSERT, UPDATE ON wms.return_inbound, wms.return_line TO houtai_app;
"""

# The manager of a warehouse has `*` inside of what is open to it.
ROLES = """
UPDATE identity.role SET permissions = permissions || ARRAY['wms.return.read']
    WHERE built_in AND code = 'operator';
UPDATE identity.role SET permissions = permissions || ARRAY['wms.return.write']
    WHERE built_in AND code = 'warehouse_clerk';
"""
