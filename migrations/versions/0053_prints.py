"""Prints of more sheets than one answer may hold: files of a further form, made in pieces."""

from alembic import op

revision = "0053"
down_revision = "0052"

REACH = """
    CASE
        WHEN merchant_id IS NULL AND warehouse_id IS NULL THEN true
        WHEN current_setting('houtai.merchants', true) = '*' THEN true
        WHEN merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        ) THEN true
        WHEN warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        ) THEN true
        ELSE false
    END
"""


def upgrade() -> None:
    """A piece is what one transaction prints; its content goes when the file is bound."""
    op.execute(
        """
        ALTER TABLE kit.export
            DROP CONSTRAINT ck_export_format_known,
            ADD CONSTRAINT ck_export_format_known CHECK (format IN ('xlsx', 'csv', 'pdf'));
        CREATE TABLE kit.export_piece (
            export_id uuid NOT NULL,
            number bigint NOT NULL,
            merchant_id uuid,
            warehouse_id uuid,
            things uuid[] NOT NULL,
            sheets bigint,
            content bytea,
            CONSTRAINT pk_export_piece PRIMARY KEY (export_id, number),
            CONSTRAINT fk_export_piece_export_id_export FOREIGN KEY (export_id)
                REFERENCES kit.export (id) ON DELETE CASCADE,
            CONSTRAINT ck_export_piece_made_whole CHECK ((content IS NULL) = (sheets IS NULL)),
            CONSTRAINT ck_export_piece_sheets_counted CHECK (sheets >= 0)
        );
        ALTER TABLE kit.export_piece ALTER COLUMN content SET STORAGE EXTERNAL;
        ALTER TABLE kit.export_piece ENABLE ROW LEVEL SECURITY;
        GRANT SELECT, INSERT, UPDATE, DELETE ON kit.export_piece TO houtai_app;
        """
    )
    op.execute(f"CREATE POLICY reach ON kit.export_piece USING ({REACH}) WITH CHECK ({REACH})")
