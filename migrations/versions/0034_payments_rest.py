"""Bills of channels with their rows, callbacks that were refused, how a channel's test went."""

from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.execute(BILLS)
    op.execute(REFUSED)
    op.execute(TESTED)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


BILLS = """
CREATE TABLE payments.bill (
    id uuid NOT NULL,
    channel text NOT NULL,
    day date NOT NULL,
    state text NOT NULL,
    due_at timestamptz,
    attempts bigint NOT NULL DEFAULT 0,
    error text,
    content_hash bytea,
    size_bytes bigint,
    payment_count bigint NOT NULL DEFAULT 0,
    payment_fen bigint NOT NULL DEFAULT 0,
    refund_count bigint NOT NULL DEFAULT 0,
    refund_fen bigint NOT NULL DEFAULT 0,
    fee_fen_thousandths bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    fetched_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_bill PRIMARY KEY (id),
    CONSTRAINT uq_bill_channel_day UNIQUE (channel, day),
    CONSTRAINT ck_bill_state_known
        CHECK (state IN ('waiting', 'read', 'unreadable', 'absent', 'failed')),
    CONSTRAINT ck_bill_stored_whole CHECK (
        (content_hash IS NULL) = (size_bytes IS NULL)
        AND (content_hash IS NULL) = (fetched_at IS NULL)
        AND (state NOT IN ('read', 'unreadable') OR content_hash IS NOT NULL)),
    CONSTRAINT ck_bill_hashed CHECK (content_hash IS NULL OR octet_length(content_hash) = 32),
    CONSTRAINT ck_bill_counted CHECK (payment_count >= 0 AND refund_count >= 0 AND attempts >= 0),
    CONSTRAINT ck_bill_version_positive CHECK (version > 0)
);
CREATE INDEX ix_bill_day_id ON payments.bill (day, id);
CREATE INDEX ix_bill_due ON payments.bill (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE payments.bill_row (
    id uuid NOT NULL,
    bill_id uuid NOT NULL,
    line bigint NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    gateway_number text NOT NULL,
    refund_number text NOT NULL,
    amount_fen bigint NOT NULL,
    fee_fen_thousandths bigint NOT NULL,
    moved_at timestamptz NOT NULL,
    raw text NOT NULL,
    CONSTRAINT pk_bill_row PRIMARY KEY (id),
    CONSTRAINT uq_bill_row_bill_id_line UNIQUE (bill_id, line),
    CONSTRAINT fk_bill_row_bill_id FOREIGN KEY (bill_id) REFERENCES payments.bill (id),
    CONSTRAINT ck_bill_row_kind_known CHECK (kind IN ('payment', 'refund')),
    CONSTRAINT ck_bill_row_amount_not_negative CHECK (amount_fen >= 0)
);
CREATE INDEX ix_bill_row_number ON payments.bill_row (number);
"""

REFUSED = """
CREATE TABLE payments.refused_callback (
    id uuid NOT NULL,
    channel text NOT NULL,
    reason text NOT NULL,
    hour timestamptz NOT NULL,
    seen bigint NOT NULL DEFAULT 1,
    last_at timestamptz NOT NULL,
    last_hash bytea NOT NULL,
    last_bytes bigint NOT NULL,
    CONSTRAINT pk_refused_callback PRIMARY KEY (id),
    CONSTRAINT uq_refused_callback_channel_reason_hour UNIQUE (channel, reason, hour),
    CONSTRAINT ck_refused_callback_seen_positive CHECK (seen > 0),
    CONSTRAINT ck_refused_callback_body_hashed CHECK (octet_length(last_hash) = 32)
);
CREATE INDEX ix_refused_callback_last_at_id ON payments.refused_callback (last_at, id);
"""

TESTED = """
ALTER TABLE payments.channel
    ADD test_asked_at timestamptz,
    ADD tested_at timestamptz,
    ADD test_error text;
"""

HOUSE = "CASE current_setting('houtai.merchants', true) WHEN '*' THEN true ELSE false END"


def _wall(table: str) -> str:
    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({HOUSE}) WITH CHECK ({HOUSE});
    """


WALLS = "".join(_wall(f"payments.{table}") for table in ("bill", "bill_row", "refused_callback"))

RIGHTS = """
GRANT SELECT, INSERT, UPDATE ON payments.bill, payments.refused_callback TO houtai_app;
GRANT SELECT, INSERT, DELETE ON payments.bill_row TO houtai_app;
"""

ROLES = """
UPDATE identity.role
   SET permissions = permissions || '{payments.bill.read}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
"""
