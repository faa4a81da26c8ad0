"""Accounts of people, what they may do and where, and their sessions."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute(
        """
        CREATE SCHEMA identity;

        CREATE TABLE identity.account (
            id uuid NOT NULL,
            login text NOT NULL,
            name text NOT NULL,
            password_hash text NOT NULL,
            password_set_at timestamptz NOT NULL,
            must_change_password boolean NOT NULL,
            state text NOT NULL,
            language text NOT NULL,
            created_at timestamptz NOT NULL,
            last_login_at timestamptz,
            CONSTRAINT pk_account PRIMARY KEY (id),
            CONSTRAINT uq_account_login UNIQUE (login),
            CONSTRAINT ck_account_state_known CHECK (state IN ('active', 'disabled', 'left')),
            CONSTRAINT ck_account_login_length CHECK (char_length(login) BETWEEN 2 AND 64)
        );

        CREATE TABLE identity.role (
            id uuid NOT NULL,
            code text NOT NULL,
            name text NOT NULL,
            permissions text[] NOT NULL,
            CONSTRAINT pk_role PRIMARY KEY (id),
            CONSTRAINT uq_role_code UNIQUE (code)
        );

        CREATE TABLE identity.membership (
            id uuid NOT NULL,
            account_id uuid NOT NULL,
            role_id uuid NOT NULL,
            merchant_id uuid,
            warehouse_id uuid,
            CONSTRAINT pk_membership PRIMARY KEY (id),
            CONSTRAINT fk_membership_account_id FOREIGN KEY (account_id)
                REFERENCES identity.account (id),
            CONSTRAINT fk_membership_role_id FOREIGN KEY (role_id) REFERENCES identity.role (id),
            CONSTRAINT uq_membership_account_id_role_id_merchant_id_warehouse_id
                UNIQUE NULLS NOT DISTINCT (account_id, role_id, merchant_id, warehouse_id)
        );
        CREATE INDEX ix_membership_role_id ON identity.membership (role_id);
        CREATE INDEX ix_membership_merchant_id_account_id
            ON identity.membership (merchant_id, account_id);

        CREATE TABLE identity.session (
            id uuid NOT NULL,
            account_id uuid NOT NULL,
            token_hash bytea NOT NULL,
            created_at timestamptz NOT NULL,
            last_seen_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            idle_seconds_max bigint NOT NULL,
            address inet,
            user_agent text NOT NULL,
            revoked_at timestamptz,
            CONSTRAINT pk_session PRIMARY KEY (id),
            CONSTRAINT fk_session_account_id FOREIGN KEY (account_id)
                REFERENCES identity.account (id),
            CONSTRAINT uq_session_token_hash UNIQUE (token_hash),
            CONSTRAINT ck_session_token_hashed CHECK (octet_length(token_hash) = 32),
            CONSTRAINT ck_session_idle_positive CHECK (idle_seconds_max > 0)
        );
        CREATE INDEX ix_session_account_id ON identity.session (account_id);
        CREATE INDEX ix_session_expires_at ON identity.session (expires_at);

        CREATE TABLE identity.sign_in_tally (
            subject bytea NOT NULL,
            tries double precision NOT NULL,
            last_try_at timestamptz NOT NULL,
            CONSTRAINT pk_sign_in_tally PRIMARY KEY (subject),
            CONSTRAINT ck_sign_in_tally_subject_hashed CHECK (octet_length(subject) = 32),
            CONSTRAINT ck_sign_in_tally_tries_kept CHECK (tries >= 0)
        );
        CREATE INDEX ix_sign_in_tally_last_try_at ON identity.sign_in_tally (last_try_at);

        INSERT INTO identity.role (id, code, name, permissions)
        VALUES ('c9700366-016c-863d-9783-61ce6b2fe53f', 'administrator', '管理员', '{*}');

        GRANT USAGE ON SCHEMA identity TO houtai_app;
        GRANT SELECT, INSERT, UPDATE ON identity.account TO houtai_app;
        GRANT SELECT ON identity.role TO houtai_app;
        GRANT SELECT, INSERT ON identity.membership TO houtai_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON identity.session TO houtai_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sign_in_tally TO houtai_app;
        """
    )
