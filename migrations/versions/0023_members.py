"""Buyers: who they are, how they sign in, where they want things sent."""

from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.execute(MEMBERS)
    op.execute(SIGNING_IN)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


MEMBERS = """
CREATE SCHEMA members;

CREATE TABLE members.member (
    id uuid NOT NULL,
    phone text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    blocked_reason text NOT NULL DEFAULT '',
    joined_at timestamptz NOT NULL,
    last_sign_in_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_member PRIMARY KEY (id),
    CONSTRAINT uq_member_phone UNIQUE (phone),
    CONSTRAINT ck_member_phone_form CHECK (phone ~ '^1[3-9][0-9]{9}$'),
    CONSTRAINT ck_member_state_known CHECK (state IN ('active', 'blocked')),
    CONSTRAINT ck_member_blocked_for_a_reason
        CHECK ((state = 'blocked') = (blocked_reason <> '')),
    CONSTRAINT ck_member_version_positive CHECK (version > 0)
);
CREATE INDEX ix_member_joined_at_id ON members.member (joined_at, id);
CREATE INDEX ix_member_state_joined_at_id ON members.member (state, joined_at, id);

CREATE TABLE members.address (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    recipient text NOT NULL,
    phone text NOT NULL,
    region_code text NOT NULL,
    detail text NOT NULL,
    is_default boolean NOT NULL,
    created_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_address PRIMARY KEY (id),
    CONSTRAINT fk_address_member_id FOREIGN KEY (member_id) REFERENCES members.member (id),
    CONSTRAINT ck_address_version_positive CHECK (version > 0)
);
CREATE INDEX ix_address_member_id_id ON members.address (member_id, id);
CREATE UNIQUE INDEX uq_address_default ON members.address (member_id) WHERE is_default;
"""

SIGNING_IN = """
CREATE TABLE members.session (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    address inet,
    user_agent text NOT NULL,
    CONSTRAINT pk_session PRIMARY KEY (id),
    CONSTRAINT fk_session_member_id FOREIGN KEY (member_id) REFERENCES members.member (id),
    CONSTRAINT uq_session_token_hash UNIQUE (token_hash),
    CONSTRAINT ck_session_token_hashed CHECK (octet_length(token_hash) = 32)
);
CREATE INDEX ix_session_member_id ON members.session (member_id);
CREATE INDEX ix_session_expires_at ON members.session (expires_at);

CREATE TABLE members.sign_in_code (
    id uuid NOT NULL,
    phone text NOT NULL,
    language text NOT NULL,
    salt bytea NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries bigint NOT NULL,
    used_at timestamptz,
    state text NOT NULL,
    attempts bigint NOT NULL,
    next_try_at timestamptz,
    error text,
    CONSTRAINT pk_sign_in_code PRIMARY KEY (id),
    CONSTRAINT ck_sign_in_code_salt_long CHECK (octet_length(salt) = 32),
    CONSTRAINT ck_sign_in_code_tries_counted CHECK (tries >= 0),
    CONSTRAINT ck_sign_in_code_state_known
        CHECK (state IN ('waiting', 'sent', 'failed', 'no_provider')),
    CONSTRAINT ck_sign_in_code_waiting_is_due
        CHECK ((state = 'waiting') = (next_try_at IS NOT NULL))
);
CREATE INDEX ix_sign_in_code_due ON members.sign_in_code (next_try_at)
    WHERE next_try_at IS NOT NULL;
CREATE INDEX ix_sign_in_code_phone_id ON members.sign_in_code (phone, id);
CREATE INDEX ix_sign_in_code_expires_at ON members.sign_in_code (expires_at);

CREATE TABLE members.tally (
    subject bytea NOT NULL,
    tries double precision NOT NULL,
    last_try_at timestamptz NOT NULL,
    CONSTRAINT pk_tally PRIMARY KEY (subject),
    CONSTRAINT ck_tally_subject_hashed CHECK (octet_length(subject) = 32),
    CONSTRAINT ck_tally_tries_kept CHECK (tries >= 0)
);
CREATE INDEX ix_tally_last_try_at ON members.tally (last_try_at);
"""

OWN = """
    CASE current_setting('houtai.merchants', true)
        WHEN '*' THEN true
        ELSE {column} = CAST(nullif(current_setting('houtai.member', true), '') AS uuid)
    END
"""

WALLS = f"""
ALTER TABLE members.member ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON members.member
    USING ({OWN.format(column="id")}) WITH CHECK ({OWN.format(column="id")});
ALTER TABLE members.address ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON members.address
    USING ({OWN.format(column="member_id")}) WITH CHECK ({OWN.format(column="member_id")});
"""

RIGHTS = """
GRANT USAGE ON SCHEMA members TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON members.member TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON members.address, members.session, members.sign_in_code,
    members.tally TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions || '{members.member.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
"""
