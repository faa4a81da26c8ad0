"""Bills of merchants: what has not been billed, bills with their lines, and their terms."""

from alembic import op

revision = "0061"
down_revision = "0060"


def upgrade() -> None:
    op.execute(TERMS)
    op.execute(BILLS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)
    op.execute(BEFORE)


TERMS = """
CREATE TABLE settlement.terms (
    merchant_id uuid NOT NULL,
    cycle text NOT NULL,
    wait_days bigint NOT NULL,
    reserve_permille bigint NOT NULL,
    reserve_days bigint NOT NULL,
    held boolean NOT NULL,
    words text NOT NULL,
    changed_by uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_terms PRIMARY KEY (merchant_id),
    CONSTRAINT ck_terms_cycle_known CHECK (cycle IN ('daily', 'weekly', 'monthly')),
    CONSTRAINT ck_terms_wait_in_bounds CHECK (wait_days BETWEEN 0 AND 90),
    CONSTRAINT ck_terms_reserve_in_bounds
        CHECK (reserve_permille BETWEEN 0 AND 500 AND reserve_days BETWEEN 1 AND 365)
);
"""

BILLS = """
CREATE TABLE settlement.unbilled (
    entry_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_unbilled PRIMARY KEY (entry_id),
    CONSTRAINT fk_unbilled_entry_id FOREIGN KEY (entry_id) REFERENCES settlement.entry (id)
);
CREATE INDEX ix_unbilled_merchant_id_at ON settlement.unbilled (merchant_id, at);

CREATE TABLE settlement.bill (
    id uuid NOT NULL,
    number text NOT NULL,
    merchant_id uuid NOT NULL,
    day date NOT NULL,
    cut_at timestamptz NOT NULL,
    state text NOT NULL,
    line_count bigint NOT NULL,
    paid_fen bigint NOT NULL,
    subsidy_fen bigint NOT NULL,
    fee_fen bigint NOT NULL,
    other_fen bigint NOT NULL,
    payable_fen bigint NOT NULL,
    made_at timestamptz NOT NULL,
    due_at timestamptz,
    disputed_at timestamptz,
    dispute_words text NOT NULL,
    answered_at timestamptz,
    answer_words text NOT NULL,
    confirmed_at timestamptz,
    confirmed_by uuid,
    CONSTRAINT pk_bill PRIMARY KEY (id),
    CONSTRAINT ck_bill_state_known CHECK (state IN ('sent', 'disputed', 'confirmed')),
    CONSTRAINT ck_bill_sums_agree
        CHECK (payable_fen = paid_fen + subsidy_fen - fee_fen + other_fen),
    CONSTRAINT ck_bill_waits_until CHECK ((state = 'sent') = (due_at IS NOT NULL)),
    CONSTRAINT ck_bill_disputed_whole CHECK (state <> 'disputed' OR disputed_at IS NOT NULL),
    CONSTRAINT ck_bill_confirmed_whole CHECK (
        (state = 'confirmed') = (confirmed_at IS NOT NULL)
        AND (confirmed_at IS NULL) = (confirmed_by IS NULL))
);
CREATE UNIQUE INDEX uq_bill_number ON settlement.bill (number);
CREATE UNIQUE INDEX uq_bill_merchant_id_day ON settlement.bill (merchant_id, day);
CREATE INDEX ix_bill_day_id ON settlement.bill (day, id);
CREATE INDEX ix_bill_state_day_id ON settlement.bill (state, day, id);
CREATE INDEX ix_bill_owing ON settlement.bill (merchant_id)
    WHERE state = 'confirmed' AND payable_fen < 0;
CREATE INDEX ix_bill_due_at ON settlement.bill (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE settlement.bill_line (
    id uuid NOT NULL,
    bill_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    kind text NOT NULL,
    order_id uuid,
    order_number text NOT NULL,
    paid_fen bigint NOT NULL,
    subsidy_fen bigint NOT NULL,
    fee_fen bigint NOT NULL,
    other_fen bigint NOT NULL,
    net_fen bigint NOT NULL,
    words text NOT NULL,
    release_on date,
    source_id uuid,
    by_id uuid,
    at timestamptz NOT NULL,
    CONSTRAINT pk_bill_line PRIMARY KEY (id),
    CONSTRAINT fk_bill_line_bill_id FOREIGN KEY (bill_id) REFERENCES settlement.bill (id),
    CONSTRAINT ck_bill_line_kind_known CHECK (
        kind IN ('earning', 'refund', 'reserve', 'release', 'carried', 'correction')),
    CONSTRAINT ck_bill_line_net_agrees
        CHECK (net_fen = paid_fen + subsidy_fen - fee_fen + other_fen),
    CONSTRAINT ck_bill_line_shares_of_orders
        CHECK ((kind IN ('earning', 'refund')) = (order_id IS NOT NULL)),
    CONSTRAINT ck_bill_line_others_of_none CHECK (order_id IS NULL OR other_fen = 0),
    CONSTRAINT ck_bill_line_reserve_whole CHECK ((kind = 'reserve') = (release_on IS NOT NULL)),
    CONSTRAINT ck_bill_line_source_whole
        CHECK ((kind IN ('release', 'carried')) = (source_id IS NOT NULL)),
    CONSTRAINT ck_bill_line_correction_whole CHECK ((kind = 'correction') = (by_id IS NOT NULL))
);
CREATE INDEX ix_bill_line_bill_id_at_id ON settlement.bill_line (bill_id, at, id);
CREATE INDEX ix_bill_line_reserve ON settlement.bill_line (merchant_id, release_on)
    WHERE kind = 'reserve';
CREATE UNIQUE INDEX uq_bill_line_source_id ON settlement.bill_line (source_id)
    WHERE source_id IS NOT NULL;
"""

# A transaction of the house reaches all, one of a merchant his own.
REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""
WALLS = "".join(
    f"""
    ALTER TABLE settlement.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON settlement.{table} USING ({REACH}) WITH CHECK ({REACH});
    """
    for table in ("terms", "unbilled", "bill", "bill_line")
)

RIGHTS = """
GRANT SELECT, INSERT ON settlement.terms, settlement.unbilled, settlement.bill,
    settlement.bill_line TO houtai_app;
GRANT UPDATE (cycle, wait_days, reserve_permille, reserve_days, held, words, changed_by, changed_at)
    ON settlement.terms TO houtai_app;
GRANT DELETE ON settlement.unbilled TO houtai_app;
GRANT UPDATE (state, line_count, paid_fen, subsidy_fen, fee_fen, other_fen, payable_fen, due_at,
    disputed_at, dispute_words, answered_at, answer_words, confirmed_at, confirmed_by)
    ON settlement.bill TO houtai_app;
"""

ROLES = """
UPDATE identity.role
SET permissions = permissions || '{settlement.bill.read,settlement.billing.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions || '{settlement.bill.read}'
 WHERE code = 'merchant_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""

# What was earned before there were bills is in none. The platform bills nobody for its own shop.
BEFORE = """
INSERT INTO settlement.unbilled (entry_id, merchant_id, at)
SELECT id, merchant_id, at FROM settlement.entry
 WHERE merchant_id <> 'b55250c2-15ab-8976-a9cd-4b0b04c17f0a';
"""
