"""Notices: wordings, the inbox, what is sent outside, webhooks."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute(PEOPLE)
    op.execute(WEBHOOKS)
    op.execute(WALLS)
    op.execute(RIGHTS)


PEOPLE = """
CREATE SCHEMA notices;

CREATE TABLE notices.template (
    code text NOT NULL,
    channel text NOT NULL,
    subject_zh text NOT NULL,
    body_zh text NOT NULL,
    subject_en text NOT NULL,
    body_en text NOT NULL,
    enabled boolean NOT NULL,
    version bigint NOT NULL,
    edited_at timestamptz NOT NULL,
    edited_by uuid NOT NULL,
    CONSTRAINT pk_template PRIMARY KEY (code, channel),
    CONSTRAINT ck_template_channel_known
        CHECK (channel IN ('in_app', 'email', 'sms', 'webhook'))
);

CREATE TABLE notices.preference (
    account_id uuid NOT NULL,
    muted text[] NOT NULL,
    CONSTRAINT pk_preference PRIMARY KEY (account_id)
);

CREATE TABLE notices.message (
    id uuid NOT NULL,
    notice_id uuid NOT NULL,
    account_id uuid NOT NULL,
    template text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    link text NOT NULL,
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    CONSTRAINT pk_message PRIMARY KEY (id),
    CONSTRAINT uq_message_notice_id_account_id UNIQUE (notice_id, account_id)
);
CREATE INDEX ix_message_account_id_id ON notices.message (account_id, id);
CREATE INDEX ix_message_account_id_template_id ON notices.message (account_id, template, id);
CREATE INDEX ix_message_unread ON notices.message (account_id, id) WHERE read_at IS NULL;
CREATE INDEX ix_message_created_at ON notices.message (created_at);

CREATE TABLE notices.delivery (
    id uuid NOT NULL,
    notice_id uuid NOT NULL,
    account_id uuid NOT NULL,
    template text NOT NULL,
    channel text NOT NULL,
    address text,
    subject text NOT NULL,
    body text NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    next_try_at timestamptz,
    error text,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT pk_delivery PRIMARY KEY (id),
    CONSTRAINT uq_delivery_notice_id_account_id_channel
        UNIQUE (notice_id, account_id, channel),
    CONSTRAINT ck_delivery_channel_known CHECK (channel IN ('email', 'sms')),
    CONSTRAINT ck_delivery_state_known
        CHECK (state IN ('waiting', 'sent', 'failed', 'no_provider', 'no_address')),
    CONSTRAINT ck_delivery_waiting_is_due CHECK ((state = 'waiting') = (next_try_at IS NOT NULL)),
    CONSTRAINT ck_delivery_finished_whole CHECK ((state = 'waiting') = (finished_at IS NULL))
);
CREATE INDEX ix_delivery_state_created_at_id ON notices.delivery (state, created_at, id);
CREATE INDEX ix_delivery_channel_created_at_id ON notices.delivery (channel, created_at, id);
CREATE INDEX ix_delivery_template_created_at_id ON notices.delivery (template, created_at, id);
CREATE INDEX ix_delivery_account_id_created_at_id
    ON notices.delivery (account_id, created_at, id);
CREATE INDEX ix_delivery_due ON notices.delivery (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX ix_delivery_created_at_id ON notices.delivery (created_at, id);
"""

WEBHOOKS = """
CREATE TABLE notices.webhook (
    id uuid NOT NULL,
    merchant_id uuid,
    name text NOT NULL,
    url text NOT NULL,
    secret_salt bytea NOT NULL,
    kinds text[] NOT NULL,
    language text NOT NULL,
    enabled boolean NOT NULL,
    failures_in_row bigint NOT NULL DEFAULT 0,
    opened_at timestamptz,
    probe_at timestamptz,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    CONSTRAINT pk_webhook PRIMARY KEY (id),
    CONSTRAINT ck_webhook_breaker_whole CHECK ((opened_at IS NULL) = (probe_at IS NULL)),
    CONSTRAINT ck_webhook_failures_counted CHECK (failures_in_row >= 0)
);
CREATE INDEX ix_webhook_merchant_id_id ON notices.webhook (merchant_id, id);

CREATE TABLE notices.webhook_call (
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    merchant_id uuid,
    kind text NOT NULL,
    source text NOT NULL,
    body text NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    tries bigint NOT NULL,
    next_try_at timestamptz,
    status bigint,
    error text,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT pk_webhook_call PRIMARY KEY (id),
    CONSTRAINT fk_webhook_call_webhook_id FOREIGN KEY (webhook_id)
        REFERENCES notices.webhook (id) ON DELETE CASCADE,
    CONSTRAINT uq_webhook_call_webhook_id_source UNIQUE (webhook_id, source),
    CONSTRAINT ck_webhook_call_state_known CHECK (state IN ('waiting', 'delivered', 'failed')),
    CONSTRAINT ck_webhook_call_waiting_is_due
        CHECK ((state = 'waiting') = (next_try_at IS NOT NULL)),
    CONSTRAINT ck_webhook_call_finished_whole CHECK ((state = 'waiting') = (finished_at IS NULL))
);
CREATE INDEX ix_webhook_call_webhook_id_id ON notices.webhook_call (webhook_id, id);
CREATE INDEX ix_webhook_call_merchant_id_id ON notices.webhook_call (merchant_id, id);
CREATE INDEX ix_webhook_call_state_id ON notices.webhook_call (state, id);
CREATE INDEX ix_webhook_call_kind_id ON notices.webhook_call (kind, id);
CREATE INDEX ix_webhook_call_due ON notices.webhook_call (webhook_id, next_try_at)
    WHERE next_try_at IS NOT NULL;
CREATE INDEX ix_webhook_call_created_at ON notices.webhook_call (created_at);

CREATE TABLE notices.webhook_try (
    call_id uuid NOT NULL,
    number bigint NOT NULL,
    at timestamptz NOT NULL,
    milliseconds bigint NOT NULL,
    status bigint,
    excerpt text NOT NULL,
    error text,
    CONSTRAINT pk_webhook_try PRIMARY KEY (call_id, number),
    CONSTRAINT fk_webhook_try_call_id FOREIGN KEY (call_id)
        REFERENCES notices.webhook_call (id) ON DELETE CASCADE
);
"""

REACH = """
    current_setting('houtai.merchants', true) = '*'
    OR merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    )
"""

WALLS = "".join(
    f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({REACH}) WITH CHECK ({REACH});
    """
    for table in ("notices.webhook", "notices.webhook_call")
)

RIGHTS = """
GRANT USAGE ON SCHEMA notices TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON notices.template, notices.webhook TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON notices.preference TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE
    ON notices.message, notices.delivery, notices.webhook_call TO houtai_app;
GRANT SELECT, INSERT ON notices.webhook_try TO houtai_app;
"""
