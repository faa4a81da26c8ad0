"""Shipments and how they are sourced: what orders need, who brings it, and why from there."""

from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    op.execute(DEMAND)
    op.execute(SHIPMENTS)
    op.execute(RULES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


DEMAND = """
CREATE SCHEMA fulfilment;

CREATE TABLE fulfilment.demand (
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    number text NOT NULL,
    shop_name text NOT NULL,
    region_code text NOT NULL,
    state text NOT NULL,
    ship_by timestamptz NOT NULL,
    placed_at timestamptz NOT NULL,
    receive_by timestamptz,
    CONSTRAINT pk_demand PRIMARY KEY (order_id),
    CONSTRAINT ck_demand_state_known
        CHECK (state IN ('open', 'shipped', 'received', 'stopped'))
);
CREATE INDEX ix_demand_receive_by ON fulfilment.demand (receive_by) WHERE state = 'shipped';
CREATE INDEX ix_demand_ship_by_order_id ON fulfilment.demand (ship_by, order_id)
    WHERE state = 'open';
CREATE INDEX ix_demand_merchant_id_ship_by_order_id
    ON fulfilment.demand (merchant_id, ship_by, order_id) WHERE state = 'open';

CREATE TABLE fulfilment.demand_line (
    id uuid NOT NULL,
    line_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    quantity bigint NOT NULL,
    waiting bigint NOT NULL,
    assigned bigint NOT NULL,
    shipped bigint NOT NULL,
    dropped bigint NOT NULL,
    value_fen bigint NOT NULL,
    sku_code text NOT NULL,
    product_name text NOT NULL,
    spec_text text NOT NULL,
    picture uuid,
    ship_by timestamptz NOT NULL,
    avoid uuid[] NOT NULL,
    tried_at timestamptz NOT NULL,
    CONSTRAINT pk_demand_line PRIMARY KEY (line_id, sku_id),
    CONSTRAINT fk_demand_line_order_id
        FOREIGN KEY (order_id) REFERENCES fulfilment.demand (order_id),
    CONSTRAINT ck_demand_line_nothing_negative
        CHECK (waiting >= 0 AND assigned >= 0 AND shipped >= 0 AND dropped >= 0),
    CONSTRAINT ck_demand_line_no_piece_lost
        CHECK (quantity = waiting + assigned + shipped + dropped)
);
CREATE INDEX ix_demand_line_order_id ON fulfilment.demand_line (order_id);
CREATE INDEX ix_demand_line_waiting_sku_id ON fulfilment.demand_line (sku_id) WHERE waiting > 0;
CREATE INDEX ix_demand_line_waiting_tried_at
    ON fulfilment.demand_line (tried_at) WHERE waiting > 0;
CREATE INDEX ix_demand_line_waiting_ship_by_id
    ON fulfilment.demand_line (ship_by, id) WHERE waiting > 0;
CREATE INDEX ix_demand_line_waiting_merchant_id_ship_by_id
    ON fulfilment.demand_line (merchant_id, ship_by, id) WHERE waiting > 0;
"""

SHIPMENTS = """
CREATE TABLE fulfilment.shipment (
    id uuid NOT NULL,
    number text NOT NULL,
    merchant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    warehouse_name text NOT NULL,
    shop_name text NOT NULL,
    mode text NOT NULL,
    state text NOT NULL,
    group_key uuid NOT NULL,
    recipient text NOT NULL,
    phone text NOT NULL,
    region_code text NOT NULL,
    detail text NOT NULL,
    remark text NOT NULL,
    promise_at timestamptz NOT NULL,
    pieces_count bigint NOT NULL,
    value_fen bigint NOT NULL,
    cod_fen bigint NOT NULL,
    km bigint NOT NULL,
    created_at timestamptz NOT NULL,
    shipped_at timestamptz,
    signed_at timestamptz,
    voided_at timestamptz,
    void_reason text NOT NULL,
    merged_into uuid,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_shipment PRIMARY KEY (id),
    CONSTRAINT ck_shipment_mode_known CHECK (mode IN ('warehouse', 'own')),
    CONSTRAINT ck_shipment_state_known
        CHECK (state IN ('waiting', 'picked', 'packed', 'shipped', 'signed', 'void')),
    CONSTRAINT ck_shipment_void_whole CHECK ((state = 'void') = (voided_at IS NOT NULL)),
    CONSTRAINT ck_shipment_shipped_whole
        CHECK ((state IN ('shipped', 'signed')) = (shipped_at IS NOT NULL)),
    CONSTRAINT ck_shipment_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_shipment_number ON fulfilment.shipment (number);
CREATE INDEX ix_shipment_created_at_id ON fulfilment.shipment (created_at, id);
CREATE INDEX ix_shipment_merchant_id_created_at_id
    ON fulfilment.shipment (merchant_id, created_at, id);
CREATE INDEX ix_shipment_state_created_at_id ON fulfilment.shipment (state, created_at, id);
CREATE INDEX ix_shipment_merchant_id_state_created_at_id
    ON fulfilment.shipment (merchant_id, state, created_at, id);
CREATE INDEX ix_shipment_warehouse_id_created_at_id
    ON fulfilment.shipment (warehouse_id, created_at, id);
CREATE INDEX ix_shipment_promise_at_id ON fulfilment.shipment (promise_at, id)
    WHERE state IN ('waiting', 'picked', 'packed');
CREATE INDEX ix_shipment_group_key ON fulfilment.shipment (group_key)
    WHERE state IN ('waiting', 'picked', 'packed');
CREATE INDEX ix_shipment_warehouse_id_open ON fulfilment.shipment (warehouse_id)
    WHERE state IN ('waiting', 'picked', 'packed');

CREATE TABLE fulfilment.shipment_line (
    id uuid NOT NULL,
    shipment_id uuid NOT NULL,
    order_id uuid NOT NULL,
    order_number text NOT NULL,
    line_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    quantity bigint NOT NULL,
    value_fen bigint NOT NULL,
    sku_code text NOT NULL,
    product_name text NOT NULL,
    spec_text text NOT NULL,
    picture uuid,
    CONSTRAINT pk_shipment_line PRIMARY KEY (id),
    CONSTRAINT fk_shipment_line_shipment_id
        FOREIGN KEY (shipment_id) REFERENCES fulfilment.shipment (id),
    CONSTRAINT ck_shipment_line_quantity_positive CHECK (quantity > 0)
);
CREATE INDEX ix_shipment_line_shipment_id ON fulfilment.shipment_line (shipment_id);
CREATE INDEX ix_shipment_line_order_id ON fulfilment.shipment_line (order_id);
CREATE INDEX ix_shipment_line_order_number ON fulfilment.shipment_line (order_number);

CREATE TABLE fulfilment.parcel (
    id uuid NOT NULL,
    shipment_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    carrier_code text NOT NULL,
    number text NOT NULL,
    weight_g bigint NOT NULL,
    track text NOT NULL,
    moved_at timestamptz,
    signed_at timestamptz,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_parcel PRIMARY KEY (id),
    CONSTRAINT fk_parcel_shipment_id
        FOREIGN KEY (shipment_id) REFERENCES fulfilment.shipment (id),
    CONSTRAINT ck_parcel_weight_not_negative CHECK (weight_g >= 0)
);
CREATE INDEX ix_parcel_shipment_id ON fulfilment.parcel (shipment_id);
CREATE INDEX ix_parcel_number ON fulfilment.parcel (number);
"""

RULES = """
CREATE TABLE fulfilment.decision (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    why text NOT NULL,
    outcome text NOT NULL,
    plans jsonb NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_decision PRIMARY KEY (id)
);
CREATE INDEX ix_decision_order_id_id ON fulfilment.decision (order_id, id);

CREATE TABLE fulfilment.rule_book (
    merchant_id uuid NOT NULL,
    book jsonb NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_rule_book PRIMARY KEY (merchant_id),
    CONSTRAINT ck_rule_book_version_positive CHECK (version > 0)
);
"""

# A transaction of the house reaches all, one of a merchant his own.
OF_MERCHANT = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""

# Who reaches every merchant, and warehouses by name, sees what those send.
OF_WAREHOUSE = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN
        CASE WHEN current_setting('houtai.warehouses', true) = '*' THEN true
        ELSE warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        ) END
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""


def _wall(table: str, reach: str = OF_MERCHANT) -> str:
    return f"""
    ALTER TABLE fulfilment.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON fulfilment.{table} USING ({reach}) WITH CHECK ({reach});
    """


TABLES = ("demand", "demand_line", "shipment_line", "parcel", "decision", "rule_book")
WALLS = "".join([*(_wall(table) for table in TABLES), _wall("shipment", OF_WAREHOUSE)])

RIGHTS = """
GRANT USAGE ON SCHEMA fulfilment TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON fulfilment.demand, fulfilment.demand_line, fulfilment.shipment,
    fulfilment.parcel, fulfilment.rule_book TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON fulfilment.shipment_line TO houtai_app;
GRANT SELECT, INSERT ON fulfilment.decision TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions
    || '{fulfilment.shipment.write,fulfilment.rule.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions
    || '{fulfilment.shipment.write,fulfilment.rule.read}'
 WHERE code = 'merchant_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""
