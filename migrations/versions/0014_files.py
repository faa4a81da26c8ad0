"""Stored files and what uses them."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(WALL)
    op.execute(RIGHTS)


TABLES = """
CREATE SCHEMA files;

CREATE TABLE files.file (
    id uuid NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    purpose text NOT NULL,
    name text COLLATE "C" NOT NULL,
    media_type text NOT NULL,
    size_bytes bigint NOT NULL,
    sha256 bytea NOT NULL,
    width bigint,
    height bigint,
    is_shared boolean NOT NULL,
    state text NOT NULL,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz NOT NULL,
    deleted_by uuid,
    deleted_at timestamptz,
    CONSTRAINT pk_file PRIMARY KEY (id),
    CONSTRAINT ck_file_state_known CHECK (state IN ('storing', 'stored', 'deleted')),
    CONSTRAINT ck_file_size_positive CHECK (size_bytes > 0),
    CONSTRAINT ck_file_sha256_length CHECK (octet_length(sha256) = 32),
    CONSTRAINT ck_file_sides_whole CHECK ((width IS NULL) = (height IS NULL)),
    CONSTRAINT ck_file_deleted_whole CHECK ((state = 'deleted') = (deleted_at IS NOT NULL))
);
CREATE INDEX ix_file_merchant_id_id ON files.file (merchant_id, id);
CREATE INDEX ix_file_warehouse_id_id ON files.file (warehouse_id, id);
CREATE INDEX ix_file_purpose_state_id ON files.file (purpose, state, id);
CREATE INDEX ix_file_state_id ON files.file (state, id);
CREATE INDEX ix_file_name_id ON files.file (name, id);

CREATE TABLE files.file_use (
    file_id uuid NOT NULL,
    thing text NOT NULL,
    thing_id text NOT NULL,
    used_at timestamptz NOT NULL,
    CONSTRAINT pk_file_use PRIMARY KEY (file_id, thing, thing_id),
    CONSTRAINT fk_file_use_file_id FOREIGN KEY (file_id) REFERENCES files.file (id)
);
CREATE INDEX ix_file_use_thing_thing_id ON files.file_use (thing, thing_id);
"""

# Rows of the platform itself have neither owner; the statements of the module say who sees them.
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

WALL = f"""
ALTER TABLE files.file ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON files.file USING ({REACHED}) WITH CHECK ({REACHED});
"""

RIGHTS = """
GRANT USAGE ON SCHEMA files TO houtai_app;
GRANT SELECT, INSERT, DELETE ON files.file, files.file_use TO houtai_app;
GRANT UPDATE (state, deleted_by, deleted_at) ON files.file TO houtai_app;
"""
