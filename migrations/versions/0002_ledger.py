"""The ledger: accounts, transfers, holds, totals by day."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(INDEXES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ADOPT)


TABLES = """
CREATE SCHEMA ledger;

CREATE TABLE ledger.account (
    id uuid NOT NULL,
    home_id uuid NOT NULL,
    book text NOT NULL,
    unit text NOT NULL,
    owner_id uuid NOT NULL,
    kind text NOT NULL,
    side text NOT NULL CONSTRAINT ck_account_side_known CHECK (side IN ('debit', 'credit')),
    limited boolean NOT NULL,
    counted boolean NOT NULL,
    debits_pending bigint NOT NULL DEFAULT 0,
    debits_posted bigint NOT NULL DEFAULT 0,
    credits_pending bigint NOT NULL DEFAULT 0,
    credits_posted bigint NOT NULL DEFAULT 0,
    opened_at timestamptz NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (id, home_id),
    CONSTRAINT ck_account_limited_is_counted CHECK (counted OR NOT limited),
    CONSTRAINT ck_account_totals_not_negative
        CHECK (least(debits_pending, debits_posted, credits_pending, credits_posted) >= 0),
    CONSTRAINT ck_account_not_overdrawn CHECK (
        NOT limited OR CASE side
            WHEN 'credit' THEN credits_posted - debits_posted - debits_pending
            ELSE debits_posted - credits_posted - credits_pending END >= 0
    )
) WITH (fillfactor = 60);  -- Room for the next version of a busy row on the same page.

CREATE TABLE ledger.transfer (
    id uuid NOT NULL,
    debit_home_id uuid NOT NULL,
    credit_home_id uuid NOT NULL,
    chain_id uuid NOT NULL,
    kind text NOT NULL,
    hold_id uuid,
    debit_account_id uuid NOT NULL,
    credit_account_id uuid NOT NULL,
    posted bigint NOT NULL,
    pending bigint NOT NULL,
    reason text NOT NULL,
    document_kind text NOT NULL,
    document_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    at timestamptz NOT NULL,
    expires_at timestamptz,
    xid bigint NOT NULL DEFAULT txid_current(),
    CONSTRAINT pk_transfer PRIMARY KEY (id, debit_home_id),
    CONSTRAINT ck_transfer_amounts_fit_kind CHECK (
        CASE kind WHEN 'transfer' THEN posted > 0 AND pending = 0 AND hold_id IS NULL
            WHEN 'reserve' THEN posted = 0 AND pending > 0 AND hold_id IS NULL
            WHEN 'post' THEN posted > 0 AND pending <= -posted AND hold_id IS NOT NULL
            WHEN 'void' THEN posted = 0 AND pending < 0 AND hold_id IS NOT NULL
            WHEN 'expire' THEN posted = 0 AND pending < 0 AND hold_id IS NOT NULL
            ELSE false END
    ),
    CONSTRAINT ck_transfer_two_accounts CHECK (debit_account_id <> credit_account_id),
    CONSTRAINT ck_transfer_only_reserve_expires CHECK (expires_at IS NULL OR kind = 'reserve')
);

CREATE TABLE ledger.hold (
    id uuid NOT NULL,
    debit_home_id uuid NOT NULL,
    credit_home_id uuid NOT NULL,
    debit_account_id uuid NOT NULL,
    credit_account_id uuid NOT NULL,
    remaining bigint NOT NULL CONSTRAINT ck_hold_remaining_positive CHECK (remaining > 0),
    expires_at timestamptz,
    CONSTRAINT pk_hold PRIMARY KEY (id, debit_home_id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

CREATE TABLE ledger.day_total (
    account_id uuid NOT NULL,
    home_id uuid NOT NULL,
    day date NOT NULL,
    debits_pending bigint NOT NULL,
    debits_posted bigint NOT NULL,
    credits_pending bigint NOT NULL,
    credits_posted bigint NOT NULL,
    CONSTRAINT pk_day_total PRIMARY KEY (account_id, day, home_id)
);

CREATE TABLE ledger.rolled_up (
    one boolean NOT NULL DEFAULT true CONSTRAINT ck_rolled_up_one_row CHECK (one),
    before_xid bigint NOT NULL,
    server bigint NOT NULL,
    CONSTRAINT pk_rolled_up PRIMARY KEY (one)
);
INSERT INTO ledger.rolled_up (before_xid, server)
SELECT 0, system_identifier FROM pg_control_system();
"""

INDEXES = """
CREATE INDEX ix_account_home_id_book_kind_id ON ledger.account (home_id, book, kind, id);
CREATE INDEX ix_account_owner_id_id ON ledger.account (owner_id, id);
CREATE INDEX ix_account_unit_id ON ledger.account (unit, id);
CREATE INDEX ix_transfer_debit_account_id_at_id ON ledger.transfer (debit_account_id, at, id);
CREATE INDEX ix_transfer_credit_account_id_at_id ON ledger.transfer (credit_account_id, at, id);
CREATE INDEX ix_transfer_document_id_id ON ledger.transfer (document_id, id);
CREATE INDEX ix_transfer_xid ON ledger.transfer (xid);
CREATE INDEX ix_hold_expires_at ON ledger.hold (expires_at) WHERE expires_at IS NOT NULL;
"""

REACH = """
    current_setting('houtai.merchants', true) = '*'
    OR {column} = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    )
"""


def _wall(table: str, *columns: str) -> str:
    condition = " OR ".join(f"({REACH.format(column=column)})" for column in columns)
    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});
    """


WALLS = "".join(
    [
        _wall("ledger.account", "home_id"),
        _wall("ledger.transfer", "debit_home_id", "credit_home_id"),
        _wall("ledger.hold", "debit_home_id", "credit_home_id"),
        _wall("ledger.day_total", "home_id"),
    ]
)

RIGHTS = """
GRANT USAGE ON SCHEMA ledger TO houtai_app;
GRANT SELECT, INSERT ON ledger.account, ledger.transfer TO houtai_app;
GRANT UPDATE (debits_pending, debits_posted, credits_pending, credits_posted)
    ON ledger.account TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.hold TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON ledger.day_total TO houtai_app;
GRANT SELECT, UPDATE ON ledger.rolled_up TO houtai_app;
"""

# Transaction ids mean nothing on another server, where they start afresh. Called after every
# migration; does something only when the ledger was brought here by a dump: forgets the ids and
# the day totals that rest on them, so that the next roll-up sums everything anew.
ADOPT = """
CREATE FUNCTION ledger.adopt() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    here bigint := (SELECT system_identifier FROM pg_control_system());
BEGIN
    IF EXISTS (SELECT FROM ledger.rolled_up WHERE server = here) THEN
        RETURN;
    END IF;
    TRUNCATE ledger.day_total;
    ALTER TABLE ledger.transfer DROP COLUMN xid;
    ALTER TABLE ledger.transfer ADD COLUMN xid bigint NOT NULL DEFAULT 0;
    ALTER TABLE ledger.transfer ALTER COLUMN xid SET DEFAULT txid_current();
    CREATE INDEX ix_transfer_xid ON ledger.transfer (xid);
    UPDATE ledger.rolled_up SET before_xid = 0, server = here;
END $$;
REVOKE EXECUTE ON FUNCTION ledger.adopt() FROM PUBLIC;
"""
