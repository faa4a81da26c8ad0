"""Proofs that were run."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE kit.proof (
            id uuid NOT NULL,
            at timestamptz NOT NULL,
            broken bigint NOT NULL,
            verdicts jsonb NOT NULL,
            CONSTRAINT pk_proof PRIMARY KEY (id)
        );
        GRANT SELECT, INSERT ON kit.proof TO houtai_app;
        """
    )
