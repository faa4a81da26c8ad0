"""Freight templates of shops and of categories."""

from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


# What a template charges is read and replaced as a whole, so it is one document; what must be
# unique or is looked up has columns of its own.
TABLES = """
CREATE SCHEMA logistics;

CREATE TABLE logistics.freight_template (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    name text NOT NULL,
    scope text NOT NULL,
    charge_by text NOT NULL,
    is_default boolean NOT NULL,
    tariff jsonb NOT NULL,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_freight_template PRIMARY KEY (id),
    CONSTRAINT uq_freight_template_merchant_id_name UNIQUE (merchant_id, name),
    CONSTRAINT uq_freight_template_id_merchant_id UNIQUE (id, merchant_id),
    CONSTRAINT ck_freight_template_scope_known CHECK (scope IN ('shop', 'category')),
    CONSTRAINT ck_freight_template_charge_by_known
        CHECK (charge_by IN ('weight', 'volume', 'count', 'amount')),
    CONSTRAINT ck_freight_template_default_is_shops CHECK (NOT is_default OR scope = 'shop'),
    CONSTRAINT ck_freight_template_tariff_whole CHECK (jsonb_typeof(tariff) = 'object'),
    CONSTRAINT ck_freight_template_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_freight_template_default
    ON logistics.freight_template (merchant_id) WHERE is_default;
CREATE INDEX ix_freight_template_merchant_id_id ON logistics.freight_template (merchant_id, id);
CREATE INDEX ix_freight_template_name_id ON logistics.freight_template (name, id);

CREATE TABLE logistics.template_category (
    merchant_id uuid NOT NULL,
    category_id uuid NOT NULL,
    template_id uuid NOT NULL,
    CONSTRAINT pk_template_category PRIMARY KEY (merchant_id, category_id),
    CONSTRAINT fk_template_category_template_id FOREIGN KEY (template_id, merchant_id)
        REFERENCES logistics.freight_template (id, merchant_id)
);
CREATE INDEX ix_template_category_template_id ON logistics.template_category (template_id);
"""

# A CASE, since of conditions joined by OR the planner expects next to no rows.
REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    )
    END
"""

WALLS = "".join(
    f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({REACH}) WITH CHECK ({REACH});
    """
    for table in ("logistics.freight_template", "logistics.template_category")
)

RIGHTS = """
GRANT USAGE ON SCHEMA logistics TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON logistics.freight_template TO houtai_app;
GRANT SELECT, INSERT, DELETE ON logistics.template_category TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions || '{logistics.freight_template.write}'
 WHERE built_in AND code = 'operator';
UPDATE identity.role SET permissions = permissions || '{logistics.freight_template.read}'
 WHERE built_in AND code = 'merchant_clerk';
"""
