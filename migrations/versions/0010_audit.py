"""The operation log, the login log, and the chains of hashes that hold them together."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(INDEXES)
    op.execute(WALLS)
    op.execute(RIGHTS)


TABLES = """
CREATE SCHEMA audit;

CREATE TABLE audit.entry (
    position bigint NOT NULL,
    id uuid NOT NULL,
    deed_id uuid NOT NULL,
    at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    actor_login text NOT NULL,
    actor_name text NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    address text,
    user_agent text NOT NULL,
    door text NOT NULL,
    method text NOT NULL,
    path text NOT NULL,
    thing text NOT NULL,
    thing_id text NOT NULL,
    name text NOT NULL,
    changes text NOT NULL,
    cut bigint NOT NULL,
    status bigint NOT NULL,
    refused boolean NOT NULL,
    code text,
    request_id text,
    hash bytea NOT NULL,
    CONSTRAINT pk_entry PRIMARY KEY (position),
    CONSTRAINT uq_entry_id UNIQUE (id),
    CONSTRAINT ck_entry_position_positive CHECK (position > 0),
    CONSTRAINT ck_entry_refused_by_status CHECK (refused = (status >= 400)),
    CONSTRAINT ck_entry_hashed CHECK (octet_length(hash) = 32)
);

CREATE TABLE audit.entry_word (
    position bigint NOT NULL,
    words text[] NOT NULL,
    CONSTRAINT pk_entry_word PRIMARY KEY (position)
);

CREATE TABLE audit.login (
    position bigint NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    account_id uuid,
    login text NOT NULL,
    name text NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    address text,
    user_agent text NOT NULL,
    refused boolean NOT NULL,
    code text,
    session_id uuid,
    hash bytea NOT NULL,
    CONSTRAINT pk_login PRIMARY KEY (position),
    CONSTRAINT uq_login_id UNIQUE (id),
    CONSTRAINT ck_login_position_positive CHECK (position > 0),
    CONSTRAINT ck_login_refused_with_code CHECK (refused = (code IS NOT NULL)),
    CONSTRAINT ck_login_hashed CHECK (octet_length(hash) = 32)
);

CREATE TABLE audit.head (
    chain text NOT NULL,
    position bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_head PRIMARY KEY (chain),
    CONSTRAINT ck_head_hashed CHECK (octet_length(hash) = 32)
);
INSERT INTO audit.head (chain, position, hash)
VALUES ('entries', 0, decode(repeat('00', 32), 'hex')),
    ('logins', 0, decode(repeat('00', 32), 'hex'));

CREATE TABLE audit.checkpoint (
    chain text NOT NULL,
    position bigint NOT NULL,
    hash bytea NOT NULL,
    told bigint NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_checkpoint PRIMARY KEY (chain, position),
    CONSTRAINT ck_checkpoint_hashed CHECK (octet_length(hash) = 32)
);
"""

INDEXES = """
CREATE INDEX ix_entry_at_position ON audit.entry (at, position);
CREATE INDEX ix_entry_merchant_id_at_position ON audit.entry (merchant_id, at, position);
CREATE INDEX ix_entry_warehouse_id_at_position ON audit.entry (warehouse_id, at, position);
CREATE INDEX ix_entry_actor_id_at_position ON audit.entry (actor_id, at, position);
CREATE INDEX ix_entry_thing_at_position ON audit.entry (thing, at, position);
CREATE INDEX ix_entry_thing_id_at_position ON audit.entry (thing_id, at, position);
CREATE INDEX ix_entry_door_at_position ON audit.entry (door, at, position);
CREATE INDEX ix_entry_address_at_position ON audit.entry (address, at, position);
CREATE INDEX ix_entry_refused_at_position ON audit.entry (refused, at, position);
CREATE INDEX ix_entry_deed_id ON audit.entry (deed_id);
CREATE INDEX ix_entry_refused_merchant_id_at_position
    ON audit.entry (merchant_id, at, position) WHERE refused;
CREATE INDEX ix_entry_word_words ON audit.entry_word USING gin (words);

CREATE INDEX ix_login_at_position ON audit.login (at, position);
CREATE INDEX ix_login_merchant_id_at_position ON audit.login (merchant_id, at, position);
CREATE INDEX ix_login_warehouse_id_at_position ON audit.login (warehouse_id, at, position);
CREATE INDEX ix_login_account_id_at_position ON audit.login (account_id, at, position);
CREATE INDEX ix_login_login_at_position ON audit.login (login, at, position);
CREATE INDEX ix_login_address_at_position ON audit.login (address, at, position);
CREATE INDEX ix_login_refused_at_position ON audit.login (refused, at, position);
"""


# Whoever reaches all merchants and all warehouses sees the platform's own rows too; anybody else
# sees those of the places that he reaches by name. A CASE, since the planner takes it to let half
# of the rows through: of conditions joined by OR it expects next to none, and then sorts the whole
# log instead of reading an index in order.
def _wall(table: str) -> str:
    condition = """
    CASE WHEN current_setting('houtai.merchants', true) = '*'
        AND current_setting('houtai.warehouses', true) = '*' THEN true
    ELSE merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        ) OR warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        )
    END
    """
    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});
    """


WALLS = _wall("audit.entry") + _wall("audit.login")

RIGHTS = """
GRANT USAGE ON SCHEMA audit TO houtai_app;
GRANT SELECT, INSERT ON audit.entry, audit.entry_word, audit.login, audit.checkpoint
    TO houtai_app;
GRANT SELECT ON audit.head TO houtai_app;
GRANT UPDATE (position, hash) ON audit.head TO houtai_app;
"""
