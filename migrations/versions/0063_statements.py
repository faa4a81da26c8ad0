"""Statements of channels and banks, what they say line by line, and what is strange about them."""

from alembic import op

revision = "0063"
down_revision = "0062"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


TABLES = """
CREATE SCHEMA reconciliation;

CREATE TABLE reconciliation.statement (
    id uuid NOT NULL,
    source text NOT NULL,
    bill_id uuid,
    file_name text NOT NULL,
    size_bytes bigint NOT NULL,
    content_hash bytea NOT NULL,
    state text NOT NULL,
    form text NOT NULL,
    channel text NOT NULL,
    purpose text NOT NULL,
    account text NOT NULL,
    day_first date,
    day_last date,
    line_count bigint NOT NULL,
    repeated_count bigint NOT NULL,
    came_fen bigint NOT NULL,
    went_fen bigint NOT NULL,
    opening_fen bigint,
    closing_fen bigint,
    problem_count bigint NOT NULL,
    fault text NOT NULL,
    fault_line bigint NOT NULL,
    fault_word text NOT NULL,
    attempts bigint NOT NULL,
    due_at timestamptz,
    uploaded_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    version bigint NOT NULL,
    CONSTRAINT pk_statement PRIMARY KEY (id),
    CONSTRAINT ck_statement_source_known CHECK (source IN ('upload', 'bill')),
    CONSTRAINT ck_statement_bills_have_ids CHECK ((source = 'bill') = (bill_id IS NOT NULL)),
    CONSTRAINT ck_statement_state_known CHECK (state IN ('waiting', 'read', 'refused')),
    CONSTRAINT ck_statement_refused_has_fault CHECK ((state = 'refused') = (fault <> '')),
    CONSTRAINT ck_statement_read_has_moment CHECK ((state = 'read') = (read_at IS NOT NULL)),
    CONSTRAINT ck_statement_hashed CHECK (octet_length(content_hash) = 32),
    CONSTRAINT ck_statement_counted CHECK (
        line_count >= 0 AND repeated_count BETWEEN 0 AND line_count AND problem_count >= 0),
    CONSTRAINT ck_statement_attempts_counted CHECK (attempts >= 0),
    CONSTRAINT ck_statement_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_statement_content_hash ON reconciliation.statement (content_hash)
    WHERE state <> 'refused';
CREATE INDEX ix_statement_state_id ON reconciliation.statement (state, id);
CREATE INDEX ix_statement_channel_id ON reconciliation.statement (channel, id);
CREATE INDEX ix_statement_account_day_last
    ON reconciliation.statement (channel, account, day_last);
CREATE INDEX ix_statement_due_at ON reconciliation.statement (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE reconciliation.line (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    place bigint NOT NULL,
    sheet bigint NOT NULL,
    line bigint NOT NULL,
    channel text NOT NULL,
    purpose text NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    payment_number text NOT NULL,
    gateway_number text NOT NULL,
    amount_fen bigint NOT NULL,
    fee_fen_thousandths bigint NOT NULL,
    balance_fen bigint,
    moved_at timestamptz NOT NULL,
    day date NOT NULL,
    party text NOT NULL,
    summary text NOT NULL,
    raw text NOT NULL,
    fingerprint bytea NOT NULL,
    repeated boolean NOT NULL,
    CONSTRAINT pk_line PRIMARY KEY (id),
    CONSTRAINT uq_line_statement_id_place UNIQUE (statement_id, place),
    CONSTRAINT fk_line_statement_id
        FOREIGN KEY (statement_id) REFERENCES reconciliation.statement (id),
    CONSTRAINT ck_line_kind_known CHECK (kind IN ('payment', 'refund', 'other')),
    CONSTRAINT ck_line_purpose_known CHECK (purpose IN ('trade', 'fund', 'bank', 'personal')),
    CONSTRAINT ck_line_fingerprint_whole CHECK (octet_length(fingerprint) = 16)
);
CREATE UNIQUE INDEX uq_line_fingerprint ON reconciliation.line (fingerprint) WHERE NOT repeated;
CREATE INDEX ix_line_channel_kind_number ON reconciliation.line (channel, kind, number);
CREATE INDEX ix_line_channel_day ON reconciliation.line (channel, day);

CREATE TABLE reconciliation.problem (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    place bigint NOT NULL,
    oddity text NOT NULL,
    line bigint NOT NULL,
    word text NOT NULL,
    CONSTRAINT pk_problem PRIMARY KEY (id),
    CONSTRAINT fk_problem_statement_id
        FOREIGN KEY (statement_id) REFERENCES reconciliation.statement (id)
);
CREATE INDEX ix_problem_statement_id_place ON reconciliation.problem (statement_id, place);
"""

# Statements are the platform's.
HOUSE = "CASE current_setting('houtai.merchants', true) WHEN '*' THEN true ELSE false END"
WALLS = "".join(
    f"""
    ALTER TABLE reconciliation.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY house ON reconciliation.{table} USING ({HOUSE}) WITH CHECK ({HOUSE});
    """
    for table in ("statement", "line", "problem")
)

RIGHTS = """
GRANT USAGE ON SCHEMA reconciliation TO houtai_app;
GRANT SELECT, INSERT ON reconciliation.statement, reconciliation.line, reconciliation.problem
    TO houtai_app;
GRANT UPDATE (state, form, channel, purpose, account, day_first, day_last, line_count,
    repeated_count, came_fen, went_fen, opening_fen, closing_fen, problem_count, fault,
    fault_line, fault_word, attempts, due_at, read_at, version)
    ON reconciliation.statement TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions || '{reconciliation.statement.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
"""
