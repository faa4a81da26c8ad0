"""What the house knows against what statements say: pairs, differences, days."""

from alembic import op

revision = "0065"
down_revision = "0064"


def upgrade() -> None:
    op.execute(SIDES)
    op.execute(DIFFERENCES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


SIDES = """
CREATE TABLE reconciliation.own (
    id uuid NOT NULL,
    channel text NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    payment_number text NOT NULL,
    gateway_number text NOT NULL,
    amount_fen bigint NOT NULL,
    moved_at timestamptz NOT NULL,
    day date NOT NULL,
    CONSTRAINT pk_own PRIMARY KEY (id),
    CONSTRAINT ck_own_kind_known CHECK (kind IN ('payment', 'refund'))
);
CREATE INDEX ix_own_channel_kind_number ON reconciliation.own (channel, kind, number);
CREATE INDEX ix_own_channel_day ON reconciliation.own (channel, day);

CREATE TABLE reconciliation.pair (
    own_id uuid NOT NULL,
    line_id uuid NOT NULL,
    channel text NOT NULL,
    day date NOT NULL,
    how text NOT NULL,
    gap_fen bigint NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_pair PRIMARY KEY (own_id),
    CONSTRAINT fk_pair_own_id FOREIGN KEY (own_id) REFERENCES reconciliation.own (id),
    CONSTRAINT fk_pair_line_id FOREIGN KEY (line_id) REFERENCES reconciliation.line (id),
    CONSTRAINT ck_pair_how_known CHECK (how IN ('number', 'text', 'amount'))
);
CREATE UNIQUE INDEX uq_pair_line_id ON reconciliation.pair (line_id);
CREATE INDEX ix_pair_channel_day ON reconciliation.pair (channel, day);

CREATE TABLE reconciliation.day (
    id uuid NOT NULL,
    channel text NOT NULL,
    day date NOT NULL,
    stated boolean NOT NULL,
    line_count bigint NOT NULL,
    line_fen bigint NOT NULL,
    own_count bigint NOT NULL,
    own_fen bigint NOT NULL,
    pair_count bigint NOT NULL,
    due_at timestamptz,
    looked_at timestamptz,
    version bigint NOT NULL,
    CONSTRAINT pk_day PRIMARY KEY (id),
    CONSTRAINT uq_day_channel_day UNIQUE (channel, day),
    CONSTRAINT ck_day_counted CHECK (line_count >= 0 AND own_count >= 0 AND pair_count >= 0),
    CONSTRAINT ck_day_version_positive CHECK (version > 0)
);
CREATE INDEX ix_day_due_at ON reconciliation.day (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ix_day_day_id ON reconciliation.day (day, id);
"""

DIFFERENCES = """
CREATE TABLE reconciliation.difference (
    id uuid NOT NULL DEFAULT uuidv7(),
    channel text NOT NULL,
    day date NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    line_id uuid,
    own_id uuid,
    amount_fen bigint NOT NULL,
    opened_at timestamptz NOT NULL,
    wanted text,
    outcome text,
    reason text NOT NULL,
    asked_by uuid,
    handled_by uuid,
    handled_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_difference PRIMARY KEY (id),
    CONSTRAINT fk_difference_line_id FOREIGN KEY (line_id) REFERENCES reconciliation.line (id),
    CONSTRAINT fk_difference_own_id FOREIGN KEY (own_id) REFERENCES reconciliation.own (id),
    CONSTRAINT ck_difference_kind_known CHECK (
        kind IN ('surplus', 'shortfall', 'amount', 'twice', 'state', 'transit')),
    CONSTRAINT ck_difference_state_known CHECK (state IN ('open', 'asked', 'handled')),
    CONSTRAINT ck_difference_handled_whole CHECK (
        (state = 'handled') = (handled_at IS NOT NULL)
        AND (state = 'handled') = (outcome IS NOT NULL)),
    CONSTRAINT ck_difference_outcome_known CHECK (
        outcome IN ('filled', 'adjusted', 'ignored', 'matched')),
    CONSTRAINT ck_difference_asked_whole CHECK ((state = 'asked') <= (wanted IS NOT NULL)),
    CONSTRAINT ck_difference_about_something CHECK (line_id IS NOT NULL OR own_id IS NOT NULL),
    CONSTRAINT ck_difference_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_difference_line_id ON reconciliation.difference (line_id);
CREATE UNIQUE INDEX uq_difference_own_id ON reconciliation.difference (own_id);
CREATE INDEX ix_difference_state_day_id ON reconciliation.difference (state, day, id);
CREATE INDEX ix_difference_channel_day ON reconciliation.difference (channel, day);
CREATE INDEX ix_difference_day_id ON reconciliation.difference (day, id);
"""

# All of it is the platform's.
HOUSE = "CASE current_setting('houtai.merchants', true) WHEN '*' THEN true ELSE false END"
WALLS = "".join(
    f"""
    ALTER TABLE reconciliation.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY house ON reconciliation.{table} USING ({HOUSE}) WITH CHECK ({HOUSE});
    """
    for table in ("own", "pair", "difference", "day")
)

RIGHTS = """
GRANT SELECT, INSERT ON reconciliation.own, reconciliation.pair, reconciliation.difference,
    reconciliation.day TO houtai_app;
GRANT UPDATE (kind, state, line_id, own_id, amount_fen, wanted, outcome, reason, asked_by,
    handled_by, handled_at, version) ON reconciliation.difference TO houtai_app;
GRANT UPDATE (stated, line_count, line_fen, own_count, own_fen, pair_count, due_at, looked_at,
    version) ON reconciliation.day TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions
    || '{reconciliation.difference.write,reconciliation.approval.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
"""
