"""Answers kept for repeated requests."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE kit.idempotency (
            actor_id uuid NOT NULL,
            key text NOT NULL,
            door text NOT NULL,
            digest bytea NOT NULL,
            status bigint NOT NULL,
            headers jsonb NOT NULL,
            body bytea,
            at timestamptz NOT NULL,
            CONSTRAINT pk_idempotency PRIMARY KEY (actor_id, key),
            CONSTRAINT ck_idempotency_key_length CHECK (length(key) BETWEEN 1 AND 200),
            CONSTRAINT ck_idempotency_digest_length CHECK (octet_length(digest) = 32)
        );
        CREATE INDEX ix_idempotency_at ON kit.idempotency (at);
        GRANT SELECT, INSERT, DELETE ON kit.idempotency TO houtai_app;
        """
    )
