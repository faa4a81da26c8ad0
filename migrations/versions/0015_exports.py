"""Lists that people take away as files: who asked for what, how far it has come."""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE kit.export (
            id uuid NOT NULL,
            actor_id uuid NOT NULL,
            merchant_id uuid,
            warehouse_id uuid,
            list text NOT NULL,
            format text NOT NULL,
            filters jsonb NOT NULL,
            sort text NOT NULL,
            language text NOT NULL,
            state text NOT NULL,
            rows_done bigint NOT NULL,
            rows_total bigint,
            size_bytes bigint,
            code text,
            asked_at timestamptz NOT NULL,
            started_at timestamptz,
            finished_at timestamptz,
            CONSTRAINT pk_export PRIMARY KEY (id),
            CONSTRAINT ck_export_format_known CHECK (format IN ('xlsx', 'csv')),
            CONSTRAINT ck_export_state_known CHECK (
                state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')
            ),
            CONSTRAINT ck_export_rows_counted CHECK (rows_done >= 0),
            CONSTRAINT ck_export_failed_says_why CHECK ((state = 'failed') = (code IS NOT NULL))
        );
        CREATE INDEX ix_export_actor_id_id ON kit.export (actor_id, id);
        CREATE INDEX ix_export_asked_at ON kit.export (asked_at);
        ALTER TABLE kit.export ENABLE ROW LEVEL SECURITY;
        """
    )
    # Rows are read by their owner only; the wall keeps those of a place inside it all the same.
    condition = """
        merchant_id IS NULL AND warehouse_id IS NULL
        OR current_setting('houtai.merchants', true) = '*'
        OR merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        )
        OR warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        )
    """
    op.execute(f"CREATE POLICY reach ON kit.export USING ({condition}) WITH CHECK ({condition})")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON kit.export TO houtai_app")
