"""Each warehouse may say which carrier takes what leaves it, in general and by province."""

from alembic import op

revision = "0054"
down_revision = "0053"

TABLE = """
CREATE TABLE fulfilment.warehouse_carriers (
    warehouse_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    carrier_code text NOT NULL,
    by_province jsonb NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_warehouse_carriers PRIMARY KEY (warehouse_id),
    CONSTRAINT ck_warehouse_carriers_by_province_named
        CHECK (jsonb_typeof(by_province) = 'object'),
    CONSTRAINT ck_warehouse_carriers_version_positive CHECK (version > 0)
);
"""

# Who works in warehouses sees theirs, a merchant's own console those that are his.
KEPT = """
    CASE WHEN current_setting('houtai.warehouses', true) = '*' THEN true
    WHEN current_setting('houtai.warehouses', true) = '{}' THEN merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    )
    ELSE warehouse_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
    ) END
"""

WALL = f"""
ALTER TABLE fulfilment.warehouse_carriers ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON fulfilment.warehouse_carriers
    USING ({KEPT}) WITH CHECK ({KEPT});
GRANT SELECT, INSERT, UPDATE ON fulfilment.warehouse_carriers TO houtai_app;
"""

# The manager of a warehouse, and the owner of a shop, have all that is open to them.
ROLES = """
UPDATE identity.role SET permissions = permissions || '{fulfilment.warehouse_carrier.write}'
 WHERE code IN ('operator', 'merchant_clerk') AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions || '{fulfilment.warehouse_carrier.read}'
 WHERE code = 'warehouse_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""


def upgrade() -> None:
    """The last statement gives roles what those who hold them need."""
    op.execute(TABLE)
    op.execute(WALL)
    op.execute(ROLES)
