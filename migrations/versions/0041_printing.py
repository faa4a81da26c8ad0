"""Templates and what was printed."""

from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    op.execute(TEMPLATES)
    op.execute(PRINTS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


TEMPLATES = """
CREATE SCHEMA printing;

CREATE TABLE printing.template (
    id uuid NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    kind text NOT NULL,
    name text NOT NULL,
    in_force boolean NOT NULL DEFAULT false,
    draft text NOT NULL,
    width_mm bigint NOT NULL,
    height_mm bigint,
    published bigint NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 1,
    changed_by uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_template PRIMARY KEY (id),
    CONSTRAINT ck_template_draft_bounded CHECK (length(draft) <= 20000),
    CONSTRAINT ck_template_paper_real CHECK (width_mm > 0 AND height_mm > 0),
    CONSTRAINT ck_template_in_force_published CHECK (NOT in_force OR published > 0),
    CONSTRAINT ck_template_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_template_name ON printing.template (kind, name, merchant_id, warehouse_id)
    NULLS NOT DISTINCT;
CREATE UNIQUE INDEX uq_template_in_force ON printing.template (kind, merchant_id, warehouse_id)
    NULLS NOT DISTINCT WHERE in_force;
CREATE INDEX ix_template_merchant_id_warehouse_id_id
    ON printing.template (merchant_id, warehouse_id, id);

CREATE TABLE printing.template_version (
    template_id uuid NOT NULL,
    number bigint NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    text text NOT NULL,
    width_mm bigint NOT NULL,
    height_mm bigint,
    note text NOT NULL,
    published_by uuid NOT NULL,
    published_at timestamptz NOT NULL,
    CONSTRAINT pk_template_version PRIMARY KEY (template_id, number),
    CONSTRAINT fk_template_version_template_id FOREIGN KEY (template_id)
        REFERENCES printing.template (id),
    CONSTRAINT ck_template_version_number_positive CHECK (number > 0)
);
"""

PRINTS = """
CREATE TABLE printing.sheet (
    id uuid NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    kind text NOT NULL,
    thing_id text NOT NULL,
    times bigint NOT NULL,
    CONSTRAINT pk_sheet PRIMARY KEY (id),
    CONSTRAINT ck_sheet_times_positive CHECK (times > 0)
);
CREATE UNIQUE INDEX uq_sheet_thing ON printing.sheet (thing_id, kind, merchant_id, warehouse_id)
    NULLS NOT DISTINCT;

CREATE TABLE printing.entry (
    id uuid NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    kind text NOT NULL,
    thing_id text NOT NULL,
    number text COLLATE "C" NOT NULL,
    copies bigint NOT NULL,
    nth bigint NOT NULL,
    template_id uuid,
    template_version bigint NOT NULL,
    printed_by uuid NOT NULL,
    printed_at timestamptz NOT NULL,
    CONSTRAINT pk_entry PRIMARY KEY (id),
    CONSTRAINT fk_entry_template_id FOREIGN KEY (template_id) REFERENCES printing.template (id),
    CONSTRAINT ck_entry_template_whole CHECK ((template_id IS NULL) = (template_version = 0)),
    CONSTRAINT ck_entry_copies_positive CHECK (copies > 0),
    CONSTRAINT ck_entry_nth_positive CHECK (nth > 0)
);
CREATE INDEX ix_entry_place_id ON printing.entry (merchant_id, warehouse_id, id);
CREATE INDEX ix_entry_place_kind_id ON printing.entry (merchant_id, warehouse_id, kind, id);
CREATE INDEX ix_entry_place_number ON printing.entry (merchant_id, warehouse_id, number, id);
CREATE INDEX ix_entry_place_printed_by_id
    ON printing.entry (merchant_id, warehouse_id, printed_by, id);
CREATE INDEX ix_entry_template_id ON printing.entry (template_id);
"""

# Rows of the platform itself have neither owner; everybody may print by its templates. The
# statements of the module say who sees and changes them.
REACHED = """
    CASE WHEN warehouse_id IS NOT NULL THEN
        current_setting('houtai.warehouses', true) = '*'
        OR warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        )
    WHEN merchant_id IS NOT NULL THEN
        current_setting('houtai.merchants', true) = '*'
        OR merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        )
    ELSE true END
"""

WALLS = "".join(
    f"""
ALTER TABLE printing.{table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON printing.{table} USING ({REACHED}) WITH CHECK ({REACHED});
"""
    for table in ("template", "template_version", "sheet", "entry")
)

RIGHTS = """
GRANT USAGE ON SCHEMA printing TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON printing.template TO houtai_app;
GRANT SELECT, INSERT ON printing.template_version, printing.entry TO houtai_app;
GRANT SELECT, INSERT ON printing.sheet TO houtai_app;
GRANT UPDATE (times) ON printing.sheet TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions || '{printing.template.write,printing.entry.read}'
 WHERE built_in AND code IN ('operator', 'warehouse_manager') AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions || '{printing.template.read,printing.entry.read}'
 WHERE built_in AND code IN ('merchant_clerk', 'warehouse_clerk') AND NOT '*' = ANY (permissions);
"""
