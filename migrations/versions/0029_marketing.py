"""Promotions and coupons."""

from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.execute(PROMOTIONS)
    op.execute(COUPONS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


# What a promotion asks and gives is read and replaced as a whole by the model of its kind.
PROMOTIONS = """
CREATE SCHEMA marketing;

CREATE TABLE marketing.promotion (
    id uuid NOT NULL,
    merchant_id uuid,
    kind text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    terms jsonb NOT NULL,
    scope jsonb NOT NULL,
    audience jsonb NOT NULL,
    limits jsonb NOT NULL,
    priority bigint NOT NULL,
    combination_set bigint NOT NULL,
    exclusive boolean NOT NULL,
    with_coupons boolean NOT NULL,
    platform_permille bigint NOT NULL,
    promised_fen bigint NOT NULL,
    promised_uses bigint NOT NULL,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_promotion PRIMARY KEY (id),
    CONSTRAINT ck_promotion_state_known CHECK (state IN ('draft', 'live', 'paused', 'ended')),
    CONSTRAINT ck_promotion_time_runs CHECK (starts_at < ends_at),
    CONSTRAINT ck_promotion_shares_known CHECK (platform_permille BETWEEN 0 AND 1000),
    CONSTRAINT ck_promotion_promises_counted CHECK (promised_fen >= 0 AND promised_uses >= 0),
    CONSTRAINT ck_promotion_version_positive CHECK (version > 0)
);
CREATE INDEX ix_promotion_merchant_id_id ON marketing.promotion (merchant_id, id);
CREATE INDEX ix_promotion_state_id ON marketing.promotion (state, id);
CREATE INDEX ix_promotion_kind_id ON marketing.promotion (kind, id);
CREATE INDEX ix_promotion_name_id ON marketing.promotion (name, id);
CREATE INDEX ix_promotion_starts_at_id ON marketing.promotion (starts_at, id);
CREATE INDEX ix_promotion_due ON marketing.promotion (ends_at) WHERE state IN ('live', 'paused');
"""

COUPONS = """
CREATE TABLE marketing.coupon_batch (
    id uuid NOT NULL,
    merchant_id uuid,
    name text NOT NULL,
    state text NOT NULL,
    kind text NOT NULL,
    threshold_fen bigint NOT NULL,
    value bigint NOT NULL,
    cap_fen bigint,
    scope jsonb NOT NULL,
    platform_permille bigint NOT NULL,
    count_max bigint NOT NULL,
    per_member bigint NOT NULL,
    way text NOT NULL,
    take_from timestamptz NOT NULL,
    take_until timestamptz NOT NULL,
    valid_from timestamptz,
    valid_until timestamptz,
    valid_days bigint,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_coupon_batch PRIMARY KEY (id),
    CONSTRAINT ck_coupon_batch_state_known CHECK (state IN ('draft', 'live', 'paused', 'ended')),
    CONSTRAINT ck_coupon_batch_kind_known CHECK (kind IN ('amount', 'percent', 'freight')),
    CONSTRAINT ck_coupon_batch_way_known CHECK (way IN ('taken', 'code')),
    CONSTRAINT ck_coupon_batch_value_positive
        CHECK (value > 0 AND (kind <> 'percent' OR value < 1000)),
    CONSTRAINT ck_coupon_batch_threshold_counted CHECK (threshold_fen >= 0),
    CONSTRAINT ck_coupon_batch_counts_positive CHECK (count_max > 0 AND per_member > 0),
    CONSTRAINT ck_coupon_batch_shares_known CHECK (platform_permille BETWEEN 0 AND 1000),
    CONSTRAINT ck_coupon_batch_time_runs CHECK (take_from < take_until),
    CONSTRAINT ck_coupon_batch_valid_one_way CHECK (
        (valid_days IS NULL) = (valid_until IS NOT NULL)
        AND (valid_days IS NULL) = (valid_from IS NOT NULL)
    ),
    CONSTRAINT ck_coupon_batch_version_positive CHECK (version > 0)
);
CREATE INDEX ix_coupon_batch_merchant_id_id ON marketing.coupon_batch (merchant_id, id);
CREATE INDEX ix_coupon_batch_state_id ON marketing.coupon_batch (state, id);
CREATE INDEX ix_coupon_batch_name_id ON marketing.coupon_batch (name, id);
CREATE INDEX ix_coupon_batch_due ON marketing.coupon_batch (take_until)
    WHERE state IN ('live', 'paused');

CREATE TABLE marketing.coupon (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    batch_id uuid NOT NULL,
    ordinal bigint NOT NULL,
    state text NOT NULL,
    valid_from timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    taken_at timestamptz NOT NULL,
    trade_id uuid,
    CONSTRAINT pk_coupon PRIMARY KEY (id),
    CONSTRAINT uq_coupon_member_id_batch_id_ordinal UNIQUE (member_id, batch_id, ordinal),
    CONSTRAINT fk_coupon_batch_id FOREIGN KEY (batch_id) REFERENCES marketing.coupon_batch (id),
    CONSTRAINT ck_coupon_state_known CHECK (state IN ('free', 'held', 'used')),
    CONSTRAINT ck_coupon_trade_named CHECK ((state = 'free') = (trade_id IS NULL)),
    CONSTRAINT ck_coupon_ordinal_positive CHECK (ordinal > 0)
);
CREATE INDEX ix_coupon_member_id_ends_at_id ON marketing.coupon (member_id, ends_at, id);
CREATE INDEX ix_coupon_batch_id ON marketing.coupon (batch_id);

CREATE TABLE marketing.coupon_code (
    code text NOT NULL,
    batch_id uuid NOT NULL,
    used_by uuid,
    CONSTRAINT pk_coupon_code PRIMARY KEY (code),
    CONSTRAINT fk_coupon_code_batch_id FOREIGN KEY (batch_id)
        REFERENCES marketing.coupon_batch (id)
);
CREATE INDEX ix_coupon_code_batch_id_code ON marketing.coupon_code (batch_id, code);
"""

# A CASE, since of conditions joined by OR the planner expects next to no rows.
REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    )
    END
"""
OWN = """
    CASE current_setting('houtai.merchants', true)
        WHEN '*' THEN true
        ELSE member_id = CAST(nullif(current_setting('houtai.member', true), '') AS uuid)
    END
"""

WALLS = "".join(
    f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});
    """
    for table, condition in (
        ("marketing.promotion", REACH),
        ("marketing.coupon_batch", REACH),
        ("marketing.coupon", OWN),
    )
)

RIGHTS = """
GRANT USAGE ON SCHEMA marketing TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON marketing.promotion, marketing.coupon_batch, marketing.coupon,
    marketing.coupon_code TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions
        || '{marketing.promotion.write,marketing.coupon.write}'
 WHERE built_in AND code = 'operator' AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions
        || '{marketing.promotion.read,marketing.coupon.read}'
 WHERE built_in AND code = 'merchant_clerk';
"""
