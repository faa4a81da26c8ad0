"""The house of violations: what merchants are held to, fines that bills take, deposits to top up."""

from alembic import op

revision = "0069"
down_revision = "0068"


def upgrade() -> None:
    op.execute(VIOLATIONS)
    op.execute(CHARGES)
    op.execute(DEPOSITS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


VIOLATIONS = """
CREATE SCHEMA violations;

CREATE TABLE violations.violation (
    id uuid NOT NULL,
    number text NOT NULL,
    merchant_id uuid NOT NULL,
    kind text NOT NULL,
    points bigint NOT NULL,
    fine_fen bigint NOT NULL,
    state text NOT NULL,
    order_id uuid,
    order_number text NOT NULL,
    raised_by uuid NOT NULL,
    raised_at timestamptz NOT NULL,
    told_at timestamptz,
    due_at timestamptz,
    ended_at timestamptz,
    frozen_fen bigint NOT NULL,
    charged_fen bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_violation PRIMARY KEY (id),
    CONSTRAINT ck_violation_state_known CHECK (
        state IN ('asked', 'told', 'appealed', 'fined', 'withdrawn')),
    CONSTRAINT ck_violation_penalty_positive CHECK (points >= 0 AND fine_fen > 0),
    CONSTRAINT ck_violation_frozen_fits CHECK (frozen_fen BETWEEN 0 AND fine_fen),
    CONSTRAINT ck_violation_charged_fits CHECK (
        charged_fen BETWEEN 0 AND fine_fen - frozen_fen),
    CONSTRAINT ck_violation_told_waits CHECK ((state = 'told') = (due_at IS NOT NULL)),
    CONSTRAINT ck_violation_was_told CHECK (
        state NOT IN ('told', 'appealed', 'fined') OR told_at IS NOT NULL),
    CONSTRAINT ck_violation_frozen_when_told CHECK (told_at IS NOT NULL OR frozen_fen = 0),
    CONSTRAINT ck_violation_ended_whole CHECK (
        (state IN ('fined', 'withdrawn')) = (ended_at IS NOT NULL)),
    CONSTRAINT ck_violation_fined_whole CHECK (
        state <> 'fined' OR frozen_fen + charged_fen = fine_fen),
    CONSTRAINT ck_violation_order_whole CHECK ((order_id IS NULL) = (order_number = '')),
    CONSTRAINT ck_violation_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_violation_number ON violations.violation (number);
CREATE INDEX ix_violation_merchant_id_id ON violations.violation (merchant_id, id);
CREATE INDEX ix_violation_state_id ON violations.violation (state, id);
CREATE INDEX ix_violation_fined ON violations.violation (merchant_id, ended_at)
    WHERE state = 'fined';
CREATE INDEX ix_violation_due_at ON violations.violation (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE violations.step (
    id uuid NOT NULL,
    violation_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    act text NOT NULL,
    words text NOT NULL,
    pictures uuid[] NOT NULL,
    by_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_step PRIMARY KEY (id),
    CONSTRAINT fk_step_violation_id
        FOREIGN KEY (violation_id) REFERENCES violations.violation (id),
    CONSTRAINT ck_step_act_known CHECK (
        act IN ('raise', 'approve', 'accept', 'appeal', 'uphold', 'expire', 'withdraw'))
);
CREATE INDEX ix_step_violation_id_id ON violations.step (violation_id, id);
"""

CHARGES = """
CREATE TABLE settlement.charge (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    fen bigint NOT NULL,
    words text NOT NULL,
    by_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_charge PRIMARY KEY (id),
    CONSTRAINT ck_charge_fen_positive CHECK (fen > 0)
);
CREATE INDEX ix_charge_merchant_id_at ON settlement.charge (merchant_id, at);

ALTER TABLE settlement.bill_line
    DROP CONSTRAINT ck_bill_line_kind_known,
    DROP CONSTRAINT ck_bill_line_source_whole,
    ADD CONSTRAINT ck_bill_line_kind_known CHECK (
        kind IN ('earning', 'refund', 'reserve', 'release', 'carried', 'correction', 'fine')),
    ADD CONSTRAINT ck_bill_line_source_whole CHECK (
        (kind IN ('release', 'carried', 'fine')) = (source_id IS NOT NULL));
"""

DEPOSITS = """
ALTER TABLE merchants.deposit_demand
    ADD COLUMN due_at timestamptz,
    ADD CONSTRAINT ck_deposit_demand_met_waits_for_nothing CHECK (
        due_at IS NULL OR state <> 'met');
CREATE INDEX ix_deposit_demand_due_at ON merchants.deposit_demand (due_at)
    WHERE due_at IS NOT NULL;
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
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({REACH}) WITH CHECK ({REACH});
    """
    for table in ("violations.violation", "violations.step", "settlement.charge")
)

RIGHTS = """
GRANT USAGE ON SCHEMA violations TO houtai_app;
GRANT SELECT, INSERT ON violations.violation, violations.step, settlement.charge TO houtai_app;
GRANT UPDATE (state, told_at, due_at, ended_at, frozen_fen, charged_fen, version)
    ON violations.violation TO houtai_app;
GRANT UPDATE (due_at) ON merchants.deposit_demand TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions
    || '{violations.violation.read,violations.ruling.write,violations.approval.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions || '{violations.violation.read}'
 WHERE code = 'merchant_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""
