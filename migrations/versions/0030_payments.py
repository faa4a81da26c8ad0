"""Payments, refunds, what gateways told, cases for people, and the channels themselves."""

from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.execute(PAYMENTS)
    op.execute(TOLD)
    op.execute(CHANNELS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


PAYMENTS = """
CREATE SCHEMA payments;

CREATE TABLE payments.payment (
    id uuid NOT NULL,
    number text NOT NULL,
    trade_id uuid NOT NULL,
    member_id uuid NOT NULL,
    method text NOT NULL,
    amount_fen bigint NOT NULL,
    title text NOT NULL,
    state text NOT NULL,
    how_to_pay jsonb NOT NULL DEFAULT '{}',
    gateway_number text,
    paid_fen bigint NOT NULL DEFAULT 0,
    refunded_fen bigint NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL,
    close_asked_at timestamptz,
    due_at timestamptz,
    attempts bigint NOT NULL DEFAULT 0,
    error text,
    created_at timestamptz NOT NULL,
    paid_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_payment PRIMARY KEY (id),
    CONSTRAINT uq_payment_number UNIQUE (number),
    CONSTRAINT ck_payment_method_known CHECK (method IN
        ('sandbox', 'wechat', 'alipay', 'bank_transfer', 'cash_on_delivery', 'stored_value')),
    CONSTRAINT ck_payment_state_known
        CHECK (state IN ('created', 'pending', 'succeeded', 'closed', 'failed')),
    CONSTRAINT ck_payment_amount_positive CHECK (amount_fen > 0),
    CONSTRAINT ck_payment_refunds_within_paid
        CHECK (refunded_fen >= 0 AND refunded_fen <= paid_fen),
    CONSTRAINT ck_payment_success_is_paid CHECK (state <> 'succeeded' OR paid_fen >= amount_fen),
    CONSTRAINT ck_payment_paid_at_whole CHECK ((paid_fen > 0) = (paid_at IS NOT NULL)),
    CONSTRAINT ck_payment_attempts_counted CHECK (attempts >= 0),
    CONSTRAINT ck_payment_version_positive CHECK (version > 0)
);
CREATE INDEX ix_payment_trade_id_id ON payments.payment (trade_id, id);
CREATE INDEX ix_payment_member_id_id ON payments.payment (member_id, id);
CREATE INDEX ix_payment_created_at_id ON payments.payment (created_at, id);
CREATE INDEX ix_payment_state_created_at_id ON payments.payment (state, created_at, id);
CREATE INDEX ix_payment_method_created_at_id ON payments.payment (method, created_at, id);
CREATE INDEX ix_payment_gateway_number ON payments.payment (gateway_number);
CREATE INDEX ix_payment_due ON payments.payment (due_at) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX uq_payment_live ON payments.payment (trade_id)
    WHERE state IN ('created', 'pending') AND close_asked_at IS NULL;

CREATE TABLE payments.refund (
    id uuid NOT NULL,
    number text NOT NULL,
    payment_id uuid NOT NULL,
    trade_id uuid NOT NULL,
    member_id uuid NOT NULL,
    amount_fen bigint NOT NULL,
    reason text NOT NULL,
    state text NOT NULL,
    gateway_number text,
    due_at timestamptz,
    attempts bigint NOT NULL DEFAULT 0,
    error text,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_refund PRIMARY KEY (id),
    CONSTRAINT uq_refund_number UNIQUE (number),
    CONSTRAINT fk_refund_payment_id FOREIGN KEY (payment_id) REFERENCES payments.payment (id),
    CONSTRAINT ck_refund_state_known
        CHECK (state IN ('asked', 'processing', 'succeeded', 'failed')),
    CONSTRAINT ck_refund_amount_positive CHECK (amount_fen > 0),
    CONSTRAINT ck_refund_finished_whole CHECK ((state = 'succeeded') = (finished_at IS NOT NULL)),
    CONSTRAINT ck_refund_attempts_counted CHECK (attempts >= 0),
    CONSTRAINT ck_refund_version_positive CHECK (version > 0)
);
CREATE INDEX ix_refund_payment_id_id ON payments.refund (payment_id, id);
CREATE INDEX ix_refund_trade_id_id ON payments.refund (trade_id, id);
CREATE INDEX ix_refund_member_id_id ON payments.refund (member_id, id);
CREATE INDEX ix_refund_created_at_id ON payments.refund (created_at, id);
CREATE INDEX ix_refund_state_created_at_id ON payments.refund (state, created_at, id);
CREATE INDEX ix_refund_due ON payments.refund (due_at) WHERE due_at IS NOT NULL;
"""

TOLD = """
CREATE TABLE payments.callback (
    id uuid NOT NULL,
    channel text NOT NULL,
    gateway_event text NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    state text NOT NULL,
    amount_fen bigint,
    body_hash bytea NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT pk_callback PRIMARY KEY (id),
    CONSTRAINT uq_callback_channel_gateway_event UNIQUE (channel, gateway_event),
    CONSTRAINT ck_callback_kind_known CHECK (kind IN ('payment', 'refund')),
    CONSTRAINT ck_callback_body_hashed CHECK (octet_length(body_hash) = 32)
);
CREATE INDEX ix_callback_received_at_id ON payments.callback (received_at, id);
CREATE INDEX ix_callback_channel_received_at_id ON payments.callback (channel, received_at, id);
CREATE INDEX ix_callback_number ON payments.callback (number);

CREATE TABLE payments.payment_case (
    id uuid NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    method text NOT NULL,
    payment_id uuid,
    refund_id uuid,
    trade_id uuid,
    gateway_number text NOT NULL,
    amount_fen bigint NOT NULL,
    state text NOT NULL,
    handled text,
    note text NOT NULL DEFAULT '',
    handled_by uuid,
    created_at timestamptz NOT NULL,
    handled_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_payment_case PRIMARY KEY (id),
    CONSTRAINT uq_payment_case_source UNIQUE (source),
    CONSTRAINT fk_payment_case_payment_id
        FOREIGN KEY (payment_id) REFERENCES payments.payment (id),
    CONSTRAINT fk_payment_case_refund_id FOREIGN KEY (refund_id) REFERENCES payments.refund (id),
    CONSTRAINT ck_payment_case_kind_known CHECK (kind IN ('paid_after_close', 'paid_twice',
        'amount_differs', 'unknown_payment', 'refund_failed')),
    CONSTRAINT ck_payment_case_state_known CHECK (state IN ('open', 'done')),
    CONSTRAINT ck_payment_case_handled_known
        CHECK (handled IS NULL OR handled IN ('refunded', 'kept', 'dismissed', 'solved')),
    CONSTRAINT ck_payment_case_done_whole CHECK (
        (state = 'done') = (handled IS NOT NULL) AND (state = 'done') = (handled_at IS NOT NULL)),
    CONSTRAINT ck_payment_case_version_positive CHECK (version > 0)
);
CREATE INDEX ix_payment_case_created_at_id ON payments.payment_case (created_at, id);
CREATE INDEX ix_payment_case_state_created_at_id
    ON payments.payment_case (state, created_at, id);
CREATE INDEX ix_payment_case_kind_created_at_id ON payments.payment_case (kind, created_at, id);
CREATE INDEX ix_payment_case_payment_id ON payments.payment_case (payment_id);
CREATE INDEX ix_payment_case_refund_id ON payments.payment_case (refund_id);
CREATE INDEX ix_payment_case_trade_id ON payments.payment_case (trade_id);
"""

CHANNELS = """
CREATE TABLE payments.channel (
    code text NOT NULL,
    enabled boolean NOT NULL,
    facts jsonb NOT NULL DEFAULT '{}',
    salt bytea,
    sealed bytea,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_channel PRIMARY KEY (code),
    CONSTRAINT ck_channel_sealed_with_salt CHECK ((salt IS NULL) = (sealed IS NULL)),
    CONSTRAINT ck_channel_version_positive CHECK (version > 0)
);
INSERT INTO payments.channel (code, enabled) VALUES
    ('sandbox', true), ('stored_value', true), ('wechat', false), ('alipay', false),
    ('bank_transfer', false), ('cash_on_delivery', false);
"""

OWN = """
    CASE current_setting('houtai.merchants', true)
        WHEN '*' THEN true
        ELSE member_id = CAST(nullif(current_setting('houtai.member', true), '') AS uuid)
    END
"""
HOUSE = "CASE current_setting('houtai.merchants', true) WHEN '*' THEN true ELSE false END"


def _wall(table: str, condition: str) -> str:
    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});
    """


WALLS = "".join(
    [
        _wall("payments.payment", OWN),
        _wall("payments.refund", OWN),
        _wall("payments.callback", HOUSE),
        _wall("payments.payment_case", HOUSE),
    ]
)

RIGHTS = """
GRANT USAGE ON SCHEMA payments TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON payments.payment, payments.refund, payments.payment_case
    TO houtai_app;
GRANT SELECT, INSERT ON payments.callback TO houtai_app;
GRANT SELECT, UPDATE ON payments.channel TO houtai_app;
"""

ROLES = """
UPDATE identity.role
   SET permissions = permissions
       || '{payments.payment.read,payments.refund.write,payments.case.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
"""
