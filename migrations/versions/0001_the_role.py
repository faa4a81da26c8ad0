"""The role that works on the tables and owns none of them."""

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute(
        """
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'houtai_app') THEN
                CREATE ROLE houtai_app NOLOGIN;
            END IF;
        END $$;
        REVOKE CREATE ON SCHEMA public FROM PUBLIC;
        GRANT USAGE ON SCHEMA kit TO houtai_app;
        GRANT SELECT ON kit.alembic_version TO houtai_app;
        """
    )
