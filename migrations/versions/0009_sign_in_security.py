"""A second factor, earlier passwords, and from where and when somebody may sign in."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.execute(
        """
        ALTER TABLE identity.session
            ADD COLUMN second_factor_due boolean NOT NULL DEFAULT false;
        CREATE INDEX ix_session_open ON identity.session (id) WHERE revoked_at IS NULL;

        ALTER TABLE identity.sign_in_tally ADD COLUMN told_at timestamptz;

        CREATE TABLE identity.second_factor (
            account_id uuid NOT NULL,
            salt bytea NOT NULL,
            key_mark bytea NOT NULL,
            begun_at timestamptz NOT NULL,
            confirmed_at timestamptz,
            last_step bigint NOT NULL,
            CONSTRAINT pk_second_factor PRIMARY KEY (account_id),
            CONSTRAINT fk_second_factor_account_id FOREIGN KEY (account_id)
                REFERENCES identity.account (id),
            CONSTRAINT ck_second_factor_salt_long CHECK (octet_length(salt) = 32),
            CONSTRAINT ck_second_factor_key_marked CHECK (octet_length(key_mark) = 8)
        );

        CREATE TABLE identity.recovery_code (
            account_id uuid NOT NULL,
            code_hash bytea NOT NULL,
            used_at timestamptz,
            CONSTRAINT pk_recovery_code PRIMARY KEY (account_id, code_hash),
            CONSTRAINT fk_recovery_code_account_id FOREIGN KEY (account_id)
                REFERENCES identity.account (id),
            CONSTRAINT ck_recovery_code_hashed CHECK (octet_length(code_hash) = 32)
        );

        CREATE TABLE identity.sign_in_ticket (
            id uuid NOT NULL,
            ticket_hash bytea NOT NULL,
            account_id uuid NOT NULL,
            password_set_at timestamptz NOT NULL,
            console text,
            expires_at timestamptz NOT NULL,
            tries bigint NOT NULL,
            used_at timestamptz,
            CONSTRAINT pk_sign_in_ticket PRIMARY KEY (id),
            CONSTRAINT fk_sign_in_ticket_account_id FOREIGN KEY (account_id)
                REFERENCES identity.account (id),
            CONSTRAINT uq_sign_in_ticket_ticket_hash UNIQUE (ticket_hash),
            CONSTRAINT ck_sign_in_ticket_hashed CHECK (octet_length(ticket_hash) = 32),
            CONSTRAINT ck_sign_in_ticket_console_known
                CHECK (console IN ('platform', 'merchant', 'warehouse')),
            CONSTRAINT ck_sign_in_ticket_tries_counted CHECK (tries >= 0)
        );
        CREATE INDEX ix_sign_in_ticket_account_id ON identity.sign_in_ticket (account_id);
        CREATE INDEX ix_sign_in_ticket_expires_at ON identity.sign_in_ticket (expires_at);

        CREATE TABLE identity.former_password (
            account_id uuid NOT NULL,
            set_at timestamptz NOT NULL,
            password_hash text NOT NULL,
            CONSTRAINT pk_former_password PRIMARY KEY (account_id, set_at),
            CONSTRAINT fk_former_password_account_id FOREIGN KEY (account_id)
                REFERENCES identity.account (id)
        );

        CREATE TABLE identity.sign_in_rule (
            id uuid NOT NULL,
            account_id uuid,
            role_id uuid,
            console text,
            merchant_id uuid,
            warehouse_id uuid,
            networks cidr[] NOT NULL,
            weekdays bigint[] NOT NULL,
            from_minute bigint,
            to_minute bigint,
            enabled boolean NOT NULL,
            note text NOT NULL,
            version bigint NOT NULL,
            changed_at timestamptz NOT NULL,
            CONSTRAINT pk_sign_in_rule PRIMARY KEY (id),
            CONSTRAINT fk_sign_in_rule_account_id FOREIGN KEY (account_id)
                REFERENCES identity.account (id),
            CONSTRAINT fk_sign_in_rule_role_id FOREIGN KEY (role_id)
                REFERENCES identity.role (id) ON DELETE CASCADE,
            CONSTRAINT ck_sign_in_rule_one_subject
                CHECK (num_nonnulls(account_id, role_id, console) = 1),
            CONSTRAINT ck_sign_in_rule_console_known
                CHECK (console IN ('platform', 'merchant', 'warehouse')),
            CONSTRAINT ck_sign_in_rule_says_something
                CHECK (cardinality(networks) > 0 OR cardinality(weekdays) > 0),
            CONSTRAINT ck_sign_in_rule_networks_few CHECK (cardinality(networks) <= 100),
            CONSTRAINT ck_sign_in_rule_weekdays_real
                CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::bigint[]),
            CONSTRAINT ck_sign_in_rule_hours_whole CHECK (
                (cardinality(weekdays) > 0) = (from_minute IS NOT NULL)
                AND (from_minute IS NULL) = (to_minute IS NULL)
            ),
            CONSTRAINT ck_sign_in_rule_minutes_of_a_day CHECK (
                from_minute BETWEEN 0 AND 1439 AND to_minute BETWEEN 1 AND 1440
                AND from_minute <> to_minute
            )
        );
        CREATE INDEX ix_sign_in_rule_account_id ON identity.sign_in_rule (account_id);
        CREATE INDEX ix_sign_in_rule_role_id ON identity.sign_in_rule (role_id);
        CREATE INDEX ix_sign_in_rule_console ON identity.sign_in_rule (console);
        CREATE INDEX ix_sign_in_rule_merchant_id_id ON identity.sign_in_rule (merchant_id, id);
        CREATE INDEX ix_sign_in_rule_warehouse_id_id ON identity.sign_in_rule (warehouse_id, id);

        GRANT SELECT, INSERT, UPDATE, DELETE ON identity.second_factor TO houtai_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON identity.recovery_code TO houtai_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sign_in_ticket TO houtai_app;
        GRANT SELECT, INSERT, DELETE ON identity.former_password TO houtai_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sign_in_rule TO houtai_app;
        """
    )
