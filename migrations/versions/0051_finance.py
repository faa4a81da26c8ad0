"""The house of money: its schema, days that are closed, and the ledger's sums by kind and hour.

Settlement and reconciliation furnish their rooms after it.
"""

from alembic import op

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    op.execute(HOURS)
    op.execute(GATE)
    op.execute(ADOPT)
    op.execute(DAYS)
    op.execute(PAYMENTS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


# Sums of a book with few units (money), as far as the day totals reach: a trial balance reads
# these instead of every account. By hour, so that a day begins wherever the business says.
HOURS = """
CREATE TABLE ledger.kind_hour (
    book text NOT NULL,
    hour timestamptz NOT NULL,
    kind text NOT NULL,
    unit text NOT NULL,
    side text NOT NULL,
    debits bigint NOT NULL,
    credits bigint NOT NULL,
    CONSTRAINT pk_kind_hour PRIMARY KEY (book, hour, kind, unit, side),
    CONSTRAINT ck_kind_hour_not_negative CHECK (least(debits, credits) >= 0)
);
INSERT INTO ledger.kind_hour (book, hour, kind, unit, side, debits, credits)
SELECT a.book, s.hour, a.kind, a.unit, a.side, sum(s.debits), sum(s.credits)
FROM (
    SELECT debit_account_id AS account_id, date_trunc('hour', at, 'UTC') AS hour,
        posted AS debits, 0::bigint AS credits
    FROM ledger.transfer WHERE xid < (SELECT before_xid FROM ledger.rolled_up) AND posted > 0
    UNION ALL
    SELECT credit_account_id, date_trunc('hour', at, 'UTC'), 0, posted
    FROM ledger.transfer WHERE xid < (SELECT before_xid FROM ledger.rolled_up) AND posted > 0
) AS s
JOIN ledger.account AS a ON a.id = s.account_id
WHERE a.book = 'money'
GROUP BY a.book, s.hour, a.kind, a.unit, a.side;
"""

# What is written later than a day was closed is dated behind it.
GATE = """
CREATE TABLE ledger.gate (
    one boolean NOT NULL DEFAULT true CONSTRAINT ck_gate_one_row CHECK (one),
    open_from timestamptz NOT NULL,
    xid bigint NOT NULL,
    CONSTRAINT pk_gate PRIMARY KEY (one)
);
"""

ADOPT = """
CREATE OR REPLACE FUNCTION ledger.adopt() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    here bigint := (SELECT system_identifier FROM pg_control_system());
BEGIN
    IF EXISTS (SELECT FROM ledger.rolled_up WHERE server = here) THEN
        RETURN;
    END IF;
    TRUNCATE ledger.day_total, ledger.kind_hour;
    ALTER TABLE ledger.transfer DROP COLUMN xid;
    ALTER TABLE ledger.transfer ADD COLUMN xid bigint NOT NULL DEFAULT 0;
    ALTER TABLE ledger.transfer ALTER COLUMN xid SET DEFAULT txid_current();
    CREATE INDEX ix_transfer_xid ON ledger.transfer (xid);
    UPDATE ledger.rolled_up SET before_xid = 0, server = here;
    UPDATE ledger.gate SET xid = 0;
END $$;
REVOKE EXECUTE ON FUNCTION ledger.adopt() FROM PUBLIC;
"""

DAYS = """
CREATE SCHEMA finance;

CREATE TABLE finance.day_close (
    day date NOT NULL,
    state text NOT NULL,
    begins_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    note text NOT NULL,
    closed_at timestamptz,
    totals jsonb NOT NULL,
    lines_off bigint NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT pk_day_close PRIMARY KEY (day),
    CONSTRAINT ck_day_close_state_known CHECK (state IN ('closing', 'closed')),
    CONSTRAINT ck_day_close_closed_whole CHECK (
        (state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (hash <> '')),
    CONSTRAINT ck_day_close_begins_before_it_ends CHECK (begins_at < ends_at),
    CONSTRAINT ck_day_close_note_length CHECK (char_length(note) <= 500)
);
CREATE INDEX ix_day_close_closing ON finance.day_close (day) WHERE state = 'closing';

CREATE TABLE finance.day_line (
    day date NOT NULL,
    code text NOT NULL,
    place bigint NOT NULL,
    one_side_fen bigint,
    other_side_fen bigint,
    must_tie boolean NOT NULL,
    CONSTRAINT pk_day_line PRIMARY KEY (day, code),
    CONSTRAINT fk_day_line_day FOREIGN KEY (day) REFERENCES finance.day_close (day)
);
"""

# What came and went on a day.
PAYMENTS = """
CREATE INDEX ix_payment_paid_at ON payments.payment (paid_at) WHERE paid_at IS NOT NULL;
CREATE INDEX ix_refund_finished_at ON payments.refund (finished_at)
    WHERE finished_at IS NOT NULL;
"""

HOUSE = "CASE current_setting('houtai.merchants', true) WHEN '*' THEN true ELSE false END"
WALLS = "".join(
    f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY house ON {table} USING ({HOUSE}) WITH CHECK ({HOUSE});
    """
    for table in ("ledger.kind_hour", "finance.day_close", "finance.day_line")
)

RIGHTS = """
GRANT SELECT, INSERT, UPDATE ON ledger.kind_hour, ledger.gate TO houtai_app;
GRANT USAGE ON SCHEMA finance TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON finance.day_close TO houtai_app;
GRANT SELECT, INSERT ON finance.day_line TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions || '{finance.ledger.read,finance.day.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
"""
