"""The house of settlement: fees, what is earned with orders, and what goes back of it."""

from alembic import op

revision = "0057"
down_revision = "0056"


def upgrade() -> None:
    op.execute(FEES)
    op.execute(EARNINGS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)
    op.execute(BEFORE)


FEES = """
CREATE SCHEMA settlement;

CREATE TABLE settlement.fee_rule (
    id uuid NOT NULL,
    fee text NOT NULL,
    scope text NOT NULL,
    scope_id uuid,
    rate_bp bigint NOT NULL,
    fixed_fen bigint NOT NULL,
    fixed_per text NOT NULL,
    floor_fen bigint,
    cap_fen bigint,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT pk_fee_rule PRIMARY KEY (id),
    CONSTRAINT ck_fee_rule_scope_known
        CHECK (scope IN ('all', 'category', 'brand', 'merchant', 'offer')),
    CONSTRAINT ck_fee_rule_scope_whole CHECK ((scope = 'all') = (scope_id IS NULL)),
    CONSTRAINT ck_fee_rule_rate_in_bounds CHECK (rate_bp BETWEEN 0 AND 10000),
    CONSTRAINT ck_fee_rule_fixed_per_known CHECK (fixed_per IN ('piece', 'order')),
    CONSTRAINT ck_fee_rule_amounts_fit CHECK (
        fixed_fen >= 0 AND coalesce(floor_fen, 0) >= 0
        AND coalesce(cap_fen, floor_fen, 0) >= coalesce(floor_fen, 0)),
    CONSTRAINT ck_fee_rule_ends_after_begin CHECK (coalesce(valid_to, valid_from) >= valid_from)
);
CREATE INDEX ix_fee_rule_valid_from_id ON settlement.fee_rule (valid_from, id);

CREATE TABLE settlement.line_fee (
    line_id uuid NOT NULL,
    fee text NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    rule_id uuid,
    rate_bp bigint NOT NULL,
    base_fen bigint NOT NULL,
    fen bigint NOT NULL,
    CONSTRAINT pk_line_fee PRIMARY KEY (line_id, fee),
    CONSTRAINT fk_line_fee_rule_id FOREIGN KEY (rule_id) REFERENCES settlement.fee_rule (id),
    CONSTRAINT ck_line_fee_nothing_negative CHECK (fen >= 0 AND base_fen > 0)
);
CREATE INDEX ix_line_fee_order_id ON settlement.line_fee (order_id);
"""

EARNINGS = """
CREATE TABLE settlement.order_share (
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    earned_at timestamptz,
    CONSTRAINT pk_order_share PRIMARY KEY (order_id)
);
CREATE INDEX ix_order_share_merchant_id_earned_at
    ON settlement.order_share (merchant_id, earned_at);

CREATE TABLE settlement.line_share (
    line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    paid_fen bigint NOT NULL,
    subsidy_fen bigint NOT NULL,
    fee_fen bigint NOT NULL,
    back_fen bigint NOT NULL,
    CONSTRAINT pk_line_share PRIMARY KEY (line_id),
    CONSTRAINT fk_line_share_order_id
        FOREIGN KEY (order_id) REFERENCES settlement.order_share (order_id),
    CONSTRAINT ck_line_share_no_more_than_paid CHECK (back_fen BETWEEN 0 AND paid_fen),
    CONSTRAINT ck_line_share_nothing_negative CHECK (least(subsidy_fen, fee_fen) >= 0)
);
CREATE INDEX ix_line_share_order_id ON settlement.line_share (order_id);

CREATE TABLE settlement.give_back (
    refund_id uuid NOT NULL,
    line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    fen bigint NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_give_back PRIMARY KEY (refund_id, line_id),
    CONSTRAINT fk_give_back_order_id
        FOREIGN KEY (order_id) REFERENCES settlement.order_share (order_id),
    CONSTRAINT ck_give_back_fen_positive CHECK (fen > 0)
);
CREATE INDEX ix_give_back_order_id ON settlement.give_back (order_id);

CREATE TABLE settlement.entry (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    order_number text NOT NULL,
    kind text NOT NULL,
    refund_id uuid,
    paid_fen bigint NOT NULL,
    subsidy_fen bigint NOT NULL,
    fee_fen bigint NOT NULL,
    net_fen bigint NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_entry PRIMARY KEY (id),
    CONSTRAINT fk_entry_order_id
        FOREIGN KEY (order_id) REFERENCES settlement.order_share (order_id),
    CONSTRAINT ck_entry_kind_known CHECK (kind IN ('earning', 'refund')),
    CONSTRAINT ck_entry_net_agrees CHECK (net_fen = paid_fen + subsidy_fen - fee_fen)
);
CREATE INDEX ix_entry_order_id ON settlement.entry (order_id);
CREATE INDEX ix_entry_merchant_id_id ON settlement.entry (merchant_id, id);
"""

# A transaction of the house reaches all, one of a merchant his own; fees are the platform's.
REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""
HOUSE = "CASE current_setting('houtai.merchants', true) WHEN '*' THEN true ELSE false END"
WALLS = "".join(
    f"""
    ALTER TABLE settlement.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY {name} ON settlement.{table} USING ({wall}) WITH CHECK ({wall});
    """
    for table, name, wall in (
        ("fee_rule", "house", HOUSE),
        ("line_fee", "reach", REACH),
        ("order_share", "reach", REACH),
        ("line_share", "reach", REACH),
        ("give_back", "reach", REACH),
        ("entry", "reach", REACH),
    )
)

RIGHTS = """
GRANT USAGE ON SCHEMA settlement TO houtai_app;
GRANT SELECT, INSERT ON settlement.fee_rule, settlement.line_fee, settlement.order_share,
    settlement.line_share, settlement.give_back, settlement.entry TO houtai_app;
GRANT UPDATE (valid_to) ON settlement.fee_rule TO houtai_app;
GRANT UPDATE (earned_at) ON settlement.order_share TO houtai_app;
GRANT UPDATE (back_fen) ON settlement.line_share TO houtai_app;
"""

ROLES = """
UPDATE identity.role
SET permissions = permissions || '{settlement.fee.write,settlement.earning.read}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions || '{settlement.earning.read}'
 WHERE code = 'merchant_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""

# What went back before there was settlement: it is not earned any more.
BEFORE = """
INSERT INTO settlement.order_share (order_id, merchant_id)
SELECT DISTINCT order_id, merchant_id FROM aftersale.purse WHERE back_fen > 0;
INSERT INTO settlement.give_back (refund_id, line_id, order_id, merchant_id, fen, at)
SELECT order_id, line_id, order_id, merchant_id, back_fen, now()
  FROM aftersale.purse WHERE back_fen > 0;
"""
