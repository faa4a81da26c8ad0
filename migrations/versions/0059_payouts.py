"""The house of payouts: what merchants are to be paid, tries to pay it, and what banks say."""

from alembic import op

revision = "0059"
down_revision = "0058"


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(TRIES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


TABLES = """
CREATE SCHEMA payouts;

CREATE TABLE payouts.confirmed_bill (
    bill_id uuid NOT NULL,
    number text NOT NULL,
    merchant_id uuid NOT NULL,
    payable_fen bigint NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_confirmed_bill PRIMARY KEY (bill_id)
);
CREATE INDEX ix_confirmed_bill_merchant_id_bill_id
    ON payouts.confirmed_bill (merchant_id, bill_id);

CREATE TABLE payouts.payout (
    id uuid NOT NULL,
    number text NOT NULL,
    merchant_id uuid NOT NULL,
    source text NOT NULL,
    bill_id uuid,
    amount_fen bigint NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    approved_by uuid,
    approved_at timestamptz,
    paid_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_payout PRIMARY KEY (id),
    CONSTRAINT fk_payout_bill_id
        FOREIGN KEY (bill_id) REFERENCES payouts.confirmed_bill (bill_id),
    CONSTRAINT ck_payout_source_known CHECK (source IN ('earnings', 'deposit')),
    CONSTRAINT ck_payout_state_known CHECK (
        state IN ('asked', 'ready', 'sent', 'paid', 'failed', 'returned', 'cancelled')),
    CONSTRAINT ck_payout_amount_positive CHECK (amount_fen > 0),
    CONSTRAINT ck_payout_paid_has_moment CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
    CONSTRAINT ck_payout_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_payout_number ON payouts.payout (number);
CREATE UNIQUE INDEX uq_payout_bill_id ON payouts.payout (bill_id);
CREATE INDEX ix_payout_merchant_id_id ON payouts.payout (merchant_id, id);
CREATE INDEX ix_payout_merchant_id_asked_at ON payouts.payout (merchant_id, asked_at);
CREATE INDEX ix_payout_state_id ON payouts.payout (state, id);
"""

TRIES = """
CREATE TABLE payouts.batch (
    id uuid NOT NULL,
    number text NOT NULL,
    payout_count bigint NOT NULL,
    amount_fen bigint NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT pk_batch PRIMARY KEY (id),
    CONSTRAINT ck_batch_not_empty CHECK (payout_count > 0 AND amount_fen > 0)
);
CREATE UNIQUE INDEX uq_batch_number ON payouts.batch (number);

CREATE TABLE payouts.attempt (
    id uuid NOT NULL,
    number text NOT NULL,
    payout_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    way text NOT NULL,
    batch_id uuid,
    amount_fen bigint NOT NULL,
    account_name text NOT NULL,
    bank_name text NOT NULL,
    bank_branch text NOT NULL,
    bank_account text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    bank_reference text NOT NULL,
    sent_at timestamptz NOT NULL,
    answered_at timestamptz,
    due_at timestamptz,
    tries bigint NOT NULL,
    CONSTRAINT pk_attempt PRIMARY KEY (id),
    CONSTRAINT fk_attempt_payout_id FOREIGN KEY (payout_id) REFERENCES payouts.payout (id),
    CONSTRAINT fk_attempt_batch_id FOREIGN KEY (batch_id) REFERENCES payouts.batch (id),
    CONSTRAINT ck_attempt_way_known CHECK (way IN ('file', 'gateway')),
    CONSTRAINT ck_attempt_files_have_batches CHECK ((way = 'file') = (batch_id IS NOT NULL)),
    CONSTRAINT ck_attempt_state_known CHECK (
        state IN ('sent', 'paid', 'refused', 'returned')),
    CONSTRAINT ck_attempt_answered_whole CHECK ((state = 'sent') = (answered_at IS NULL)),
    CONSTRAINT ck_attempt_amount_positive CHECK (amount_fen > 0)
);
CREATE UNIQUE INDEX uq_attempt_number ON payouts.attempt (number);
CREATE UNIQUE INDEX uq_attempt_standing ON payouts.attempt (payout_id)
    WHERE state IN ('sent', 'paid');
CREATE INDEX ix_attempt_payout_id_id ON payouts.attempt (payout_id, id);
CREATE INDEX ix_attempt_batch_id_id ON payouts.attempt (batch_id, id);
CREATE INDEX ix_attempt_due_at ON payouts.attempt (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE payouts.answer (
    attempt_id uuid NOT NULL,
    outcome text NOT NULL,
    merchant_id uuid NOT NULL,
    told_by text NOT NULL,
    bank_reference text NOT NULL,
    reason text NOT NULL,
    by_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_answer PRIMARY KEY (attempt_id, outcome),
    CONSTRAINT fk_answer_attempt_id FOREIGN KEY (attempt_id) REFERENCES payouts.attempt (id),
    CONSTRAINT ck_answer_outcome_known CHECK (outcome IN ('paid', 'refused', 'returned')),
    CONSTRAINT ck_answer_told_by_known CHECK (told_by IN ('file', 'gateway', 'person'))
);
"""

# A transaction of the house reaches all, one of a merchant his own; batches are the platform's.
REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""
HOUSE = "CASE current_setting('houtai.merchants', true) WHEN '*' THEN true ELSE false END"
WALLS = "".join(
    f"""
    ALTER TABLE payouts.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY {name} ON payouts.{table} USING ({wall}) WITH CHECK ({wall});
    """
    for table, name, wall in (
        ("confirmed_bill", "reach", REACH),
        ("payout", "reach", REACH),
        ("batch", "house", HOUSE),
        ("attempt", "reach", REACH),
        ("answer", "reach", REACH),
    )
)

RIGHTS = """
GRANT USAGE ON SCHEMA payouts TO houtai_app;
GRANT SELECT, INSERT ON payouts.confirmed_bill, payouts.payout, payouts.batch, payouts.attempt,
    payouts.answer TO houtai_app;
GRANT UPDATE (state, reason, approved_by, approved_at, paid_at, version) ON payouts.payout
    TO houtai_app;
GRANT UPDATE (state, reason, bank_reference, answered_at, due_at, tries) ON payouts.attempt
    TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions
    || '{payouts.payout.read,payouts.sending.write,payouts.approval.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions || '{payouts.payout.read}'
 WHERE code = 'merchant_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""
